// What falls due by the clock: reminders of consent, prompts of actions, each exactly once (design.md 9).
import { clockActor } from '../domain/actor.ts';
import type { Command } from '../domain/case/case.ts';
import { fallenDue, type Ladder } from '../domain/clocks.ts';
import type { Reference } from '../domain/ids.ts';
import { act, type ReminderId } from './act.ts';
import type { FallenDue, Ports } from './ports.ts';

type ClockPorts = Pick<Ports, 'cases' | 'directories' | 'machine' | 'log'>;

const atOnce = 8;

/**
 * Takes every step that the clock has to take now, one after the other within a case. Any number of instances may run it
 * at once: the case's version and the reminder's own document let one of them win. Resolves with the cases that changed.
 */
export async function remindAll(ports: ClockPorts): Promise<readonly Reference[]> {
  const due = await ports.cases.fallenDue(ports.machine.now());
  const waiting = [...Map.groupBy(due, ({ reference }) => reference).values()];
  const changed: Reference[] = [];
  const take = async (): Promise<void> => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      const done = await remindCase(ports, group);
      const [first] = group;
      if (done && first !== undefined) changed.push(first.reference);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  return changed;
}

/** One case's clocks; a fault of one case must not hold up another's. */
async function remindCase(ports: ClockPorts, group: readonly FallenDue[]): Promise<boolean> {
  let changed = false;
  try {
    for (const one of group) changed = (await remind(ports, one)) || changed;
  } catch (error) {
    ports.log.error('reminder failed', error, { reference: group[0]?.reference });
  }
  return changed;
}

async function remind(ports: ClockPorts, { reference, action }: FallenDue): Promise<boolean> {
  const now = ports.machine.now();
  const [ladder, directory] = await Promise.all([
    action === undefined ? consentLadderOf(ports, reference) : actionLadderOf(ports, reference, action),
    ports.directories.current(),
  ]);
  const rung = fallenDue(ladder, now).due.at(-1);
  if (ladder === undefined || rung === undefined) return false;
  const command: Command =
    action === undefined ? { step: 'remindConsent', input: {} } : { step: 'promptAction', input: { action } };
  const commandId: ReminderId = `remind-${action ?? 'consent'}.${ladder.set}-${rung}`;
  const context = { actor: clockActor, now, directory };
  const outcome = await act(ports, { reference, command, commandId, context });
  return outcome.kind === 'done';
}

async function consentLadderOf({ cases }: ClockPorts, reference: Reference): Promise<Ladder<string> | undefined> {
  const one = (await cases.load(reference))?.value.case;
  return one?.stage === 'awaitingConsent' ? one.submission.ladder : undefined;
}

const actionLadderOf = async (
  { cases }: ClockPorts,
  reference: Reference,
  action: NonNullable<FallenDue['action']>,
): Promise<Ladder<string> | undefined> => (await cases.action(reference, action))?.value.ladder;
