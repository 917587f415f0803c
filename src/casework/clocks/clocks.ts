// What falls due by the clock: reminders of matters, prompts of their parts, each exactly once (docs/design.md 9).
import { clockActor } from '../../domain/people/actor.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import { fallenDue } from '../../domain/time/clocks.ts';
import { createBounded, type Bounded } from '../../machine/bounded.ts';
import { inBatches } from '../../machine/in-batches.ts';
import { act, type ReminderId } from '../write/act.ts';
import { given } from '../../domain/kernel/given.ts';
import { goneEntries } from '../read/gone-entries.ts';
import { leadNowAt } from '../read/lead-now.ts';
import { plannedFrom } from '../read/planned.ts';
import { leaveCancelled } from './cancelled.ts';
import { digestsOfBrought } from './digests.ts';
import { createQuiet, silenced, type Quiet } from './quiet.ts';
import { managedAt } from '../write/matters.ts';
import type { FallenDue, MatterStores, Ports } from '../ports/ports.ts';

type ClockPorts = Pick<
  Ports,
  keyof MatterStores | 'directories' | 'machine' | 'matchKeysOf' | 'log' | 'telemetry' | 'digests'
>;

const atOnce = 8;

const hourMs = 60 * 60 * 1000;
/** How long a clock is left alone that rests, or whose step was refused: what bars it does not go away by itself. */
const restMs: Readonly<Record<string, number>> = { full: hourMs, afterUpgrade: hourMs, moving: hourMs / 60 };
const mostResting = 1000;
/** Until when, by machine time; of each store, as long as this process runs. */
const resting = new WeakMap<object, Bounded<string, number>>();
const restingIn = ({ cases }: ClockPorts): Bounded<string, number> => {
  const found = resting.get(cases) ?? createBounded<string, number>(mostResting);
  resting.set(cases, found);
  return found;
};
const nameOf = (id: PartitionId, part: FallenDue['part']): string => [id, part?.id ?? ''].join(' ');

/** Every other refusal is looked at again in the next round. */
function rest(ports: ClockPorts, id: PartitionId, part: FallenDue['part'], why: string): void {
  const ms = restMs[why];
  if (ms === undefined) return;
  restingIn(ports).set(nameOf(id, part), ports.machine.nowMs() + ms);
  ports.log.warn('reminder waits', { reference: id, reason: why });
}
const isResting = (ports: ClockPorts, { matter, part }: FallenDue): boolean =>
  (restingIn(ports).get(nameOf(matter, part)) ?? 0) > ports.machine.nowMs();

/**
 * Takes every step that the clock has to take now, one after the other within a matter. Any number of instances may run it
 * at once: the matter's version and the reminder's own document let one of them win. Resolves with the matters that changed.
 */
export async function remindAll(ports: ClockPorts): Promise<readonly PartitionId[]> {
  const due = (await ports.cases.fallenDue(ports.machine.now())).filter((clock) => !isResting(ports, clock));
  const groups = [...Map.groupBy(due, ({ matter }) => matter)];
  const quiet = createQuiet();
  const changed = await inBatches(groups, atOnce, async ([id, clocks]) => remindOne(ports, id, clocks, quiet));
  // Were it stopped in between, the digest of the morning counts it, and the next call rings.
  await digestsOfBrought(ports, quiet.matters);
  return [...new Set(changed.flat())];
}

/** The clocks of one matter and of its parts; a fault of one must not hold up another's. */
async function remindOne(
  ports: ClockPorts,
  id: PartitionId,
  clocks: readonly FallenDue[],
  quiet: Quiet,
): Promise<readonly PartitionId[]> {
  const changed: PartitionId[] = [];
  try {
    for (const { part } of clocks) changed.push(...(await remind(ports, id, part, quiet)));
  } catch (error) {
    ports.log.error('reminder failed', error, { reference: id });
  }
  return changed;
}

async function remind(
  ports: ClockPorts,
  id: PartitionId,
  part: FallenDue['part'],
  quiet: Quiet,
): Promise<readonly PartitionId[]> {
  const managed = managedAt(id);
  const { matter } = managed;
  const store = managed.store(ports);
  const now = ports.machine.now();
  const [stored, found, directory, planned] = await Promise.all([
    store.load(id),
    part && store.part(id, part.kind, part.id),
    ports.directories.current(),
    plannedFrom(ports, now),
  ]);
  if (
    stored !== undefined &&
    part !== undefined &&
    matter.rests({ root: stored.value.root, part: found?.value }, part.kind)
  ) {
    // It may go on at any time: it is looked at again in an hour, and no log tells why.
    restingIn(ports).set(nameOf(id, part), ports.machine.nowMs() + hourMs);
    return [];
  }
  const clock = stored && matter.clockOf({ root: stored.value.root, part: found?.value }, part?.kind);
  const rung = fallenDue(clock?.ladder, now).due.at(-1);
  if (clock === undefined || rung === undefined) return [];
  const commandId: ReminderId = `remind-${clock.name}.${clock.ladder.set}-${rung}`;
  const leadNow = part === undefined ? await leadNowAt(ports, id) : undefined;
  const context = { actor: clockActor, now, directory, ...planned, ...given({ leadNow }) };
  // First the cases: were it stopped in between, the meeting's clock has still to run.
  const left = await leaveCancelled(ports, id, context);
  if (left.barred !== undefined) {
    if (restMs[left.barred] === undefined) throw new Error('a case of a cancelled meeting could not be changed');
    rest(ports, id, part, left.barred);
    return left.changed;
  }
  const gone = part === undefined ? await goneEntries(ports, id) : undefined;
  const asked = matter.remind(clock, part?.id);
  const command = gone === undefined ? asked : { ...asked, input: { gone } };
  const silent = part === undefined && stored?.value.brought === true ? silenced(managed) : undefined;
  const outcome = await act(ports, silent?.managed ?? managed, { id, command, commandId, context });
  if (outcome.kind === 'refused') rest(ports, id, part, outcome.refusal.code);
  if (outcome.kind === 'done' && silent !== undefined) quiet.add(silent.people());
  return outcome.kind === 'done' ? [...left.changed, id] : left.changed;
}
