// What falls due by the clock: reminders of consent, prompts of actions, each exactly once (design.md 9).
import { clockActor } from '../../domain/people/actor.ts';
import type { ActionId } from '../../domain/case/action/action.ts';
import { ladderOf } from '../../domain/case/clock.ts';
import type { Command } from '../../domain/case/case.ts';
import { fallenDue, type Ladder } from '../../domain/time/clocks.ts';
import type { Reference } from '../../domain/ids.ts';
import { act, type ReminderId } from '../write/act.ts';
import { actOnChained, type Where } from '../write/act-chained.ts';
import type { PartitionId } from '../../domain/partition.ts';
import { adviceKind, meetingKind, type Sort } from '../write/kinds.ts';
import type { FallenDue, Ports } from '../ports/ports.ts';

type ClockPorts = Pick<
  Ports,
  'cases' | 'meetings' | 'advice' | 'directories' | 'machine' | 'matchKeysOf' | 'log' | 'telemetry'
>;

const atOnce = 8;

/**
 * Takes every step that the clock has to take now, one after the other within a case. Any number of instances may run it
 * at once: the case's version and the reminder's own document let one of them win. Resolves with the cases that changed.
 */
export async function remindAll(ports: ClockPorts): Promise<readonly PartitionId[]> {
  const due = await ports.cases.fallenDue(ports.machine.now());
  const waiting = [...Map.groupBy(due, partitionOf)];
  const changed: PartitionId[] = [];
  const take = async (): Promise<void> => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      const [partition, clocks] = group;
      if (await remindOne(ports, partition, clocks)) changed.push(partition);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  return changed;
}

const partitionOf = (one: FallenDue): PartitionId => one.reference ?? one.meeting ?? one.advice;

/** The clocks of one case, or of what else has one; a fault of one must not hold up another's. */
async function remindOne(ports: ClockPorts, partition: PartitionId, clocks: readonly FallenDue[]): Promise<boolean> {
  let changed = false;
  try {
    for (const one of clocks) {
      changed = (await remind(ports, one)) || changed;
    }
  } catch (error) {
    ports.log.error('reminder failed', error, { reference: partition });
  }
  return changed;
}

async function remind(ports: ClockPorts, one: FallenDue): Promise<boolean> {
  const { meetings, advice, machine } = ports;
  if (one.reference !== undefined) return remindCase(ports, one.reference, one.action);
  return one.meeting !== undefined
    ? remindOf(ports, { kind: meetingKind, chains: meetings, machine }, one.meeting)
    : remindOf(ports, { kind: adviceKind, chains: advice, machine }, one.advice);
}

async function remindCase(ports: ClockPorts, reference: Reference, action: ActionId | undefined): Promise<boolean> {
  const now = ports.machine.now();
  const [found, directory] = await Promise.all([
    action === undefined ? caseClock(ports, reference) : actionClock(ports, reference, action),
    ports.directories.current(),
  ]);
  const rung = fallenDue(found?.ladder, now).due.at(-1);
  if (found === undefined || rung === undefined) return false;
  const commandId: ReminderId = `remind-${found.clock}.${found.ladder.set}-${rung}`;
  const context = { actor: clockActor, now, directory };
  return (await act(ports, { reference, command: found.command, commandId, context })).kind === 'done';
}

interface Clock {
  readonly clock: string;
  readonly ladder: Ladder<string>;
  readonly command: Command;
}

async function caseClock({ cases }: ClockPorts, reference: Reference): Promise<Clock | undefined> {
  const one = (await cases.load(reference))?.value.case;
  if (one?.stage === 'awaitingConsent') {
    const { ladder } = one.submission;
    return ladder && { clock: 'consent', ladder, command: { step: 'remindConsent', input: {} } };
  }
  const ladder = one && ladderOf(one);
  return ladder && { clock: 'case', ladder, command: { step: 'remindCase', input: {} } };
}

async function actionClock({ cases }: ClockPorts, reference: Reference, action: ActionId): Promise<Clock | undefined> {
  const ladder = (await cases.action(reference, action))?.value.ladder;
  return ladder && { clock: action, ladder, command: { step: 'promptAction', part: action, input: {} } };
}

async function remindOf<S extends Sort>(ports: ClockPorts, where: Where<S>, id: S['id']): Promise<boolean> {
  const { kind, chains } = where;
  const now = ports.machine.now();
  const [stored, directory] = await Promise.all([chains.load(id), ports.directories.current()]);
  const ladder = stored && kind.thingIn(stored.value).ladder;
  const rung = fallenDue(ladder, now).due.at(-1);
  if (ladder === undefined || rung === undefined) return false;
  const commandId: ReminderId = `remind-${kind.document}.${ladder.set}-${rung}`;
  const context = { actor: clockActor, now, directory };
  return (await actOnChained(where, { id, command: kind.remind, commandId, context })).kind === 'done';
}
