// Entries of the register heed who must not hear of what they are about: their cards go, and what was asked of them is asked of others
// (docs/process.md P25.9). At once after a press, and again each minute, so that nothing that failed stays.
import { clockActor } from '../../domain/people/actor.ts';
import { isHeeded, type RegisterEntry, type RegisterId } from '../../domain/register/entry.ts';
import { mattersOf } from '../../domain/register/shut.ts';
import type { Ports } from '../ports/ports.ts';
import { leadNow } from '../read/lead-now.ts';
import { act } from '../write/act.ts';
import { registers } from '../write/matters.ts';

type HeedPorts = Pick<Ports, 'cases' | 'directories' | 'forms' | 'log' | 'machine' | 'register' | 'telemetry'>;

/** Entries of the register are not of before this day. */
export const everyEntry = '2020-01-01';

/** Those of these that are not as the case or record says now. Any number of instances may. Resolves with the entries that changed. */
export async function heed(ports: HeedPorts, entries: readonly RegisterEntry[]): Promise<readonly RegisterId[]> {
  const changed: RegisterId[] = [];
  for (const entry of entries) if (!isHeeded(entry) && (await heedOne(ports, entry))) changed.push(entry.id);
  return changed;
}

/** Whatever is about one of these, open or closed. */
export async function heedAbout(ports: HeedPorts, ids: readonly string[]): Promise<readonly RegisterId[]> {
  const all = await ports.register.since(everyEntry);
  return heed(
    ports,
    all.filter((entry) => mattersOf(entry).some((one) => ids.includes(one))),
  );
}

async function heedOne(ports: HeedPorts, entry: RegisterEntry): Promise<boolean> {
  const { directories, machine, log } = ports;
  try {
    const lead = await leadNow(ports, entry);
    const outcome = await act(ports, registers, {
      id: entry.id,
      command: { step: 'remindRegister', input: {} },
      commandId: `remind-heed.${entry.facts}`,
      context: {
        actor: clockActor,
        now: machine.now(),
        directory: await directories.current(),
        ...(lead !== undefined && { leadNow: lead }),
      },
    });
    return outcome.kind === 'done';
  } catch (error) {
    // One must not hold up the others.
    log.error('entry of the register not heeded', error, { reference: entry.id });
    return false;
  }
}
