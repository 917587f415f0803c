// Puts the fictional cases and meetings in: every step through the one write path, in time order, with the clock's steps in
// between.
import { caseMatter, type CaseTypes } from '../domain/case/whole/case.ts';
import { nextOf, type AnyPartIn } from '../domain/matter/matter.ts';
import { hasActions } from '../domain/case/action/table.ts';
import type { Case } from '../domain/case/state/stages.ts';
import { toMeetingId, type Meeting } from '../domain/meeting/meeting.ts';
import { meetingMatter } from '../domain/meeting/table.ts';
import type { Entity } from '../domain/entity/entity.ts';
import { entityMatter, type EntityTypes } from '../domain/entity/table.ts';
import type { PartitionId } from '../domain/matters/partition.ts';
import { remindAll } from '../casework/clocks/clocks.ts';
import type { Cases, Log, Machine, MatterStores, Ports } from '../casework/ports/ports.ts';
import type { Instant } from '../domain/time/calendar.ts';
import type { IsoDate } from '../domain/time/dates.ts';
import { personIn, type Directory } from '../domain/people/directory.ts';
import { toEntityId, toTrainingId, type Reference } from '../domain/kernel/ids.ts';
import type { Training } from '../domain/training/training.ts';
import { trainingMatter } from '../domain/training/table.ts';
import type { CosmosStore } from '../store/cosmos.ts';
import { demoCalendar, type DemoCalendar } from './calendar.ts';
import { cast } from './cast.ts';
import { recordsOn, type Recorded } from './entities.ts';
import { sittingsOn, type Sitting } from './meetings.ts';
import { playsCase, playsEntity, playsMeeting, playsTraining } from './players.ts';
import { commandIdOf, referenceOf } from './seed.ts';
import { stories } from './stories.ts';
import { rowsOf, timed, type Stories } from './story.ts';
import { yearStories } from './year.ts';
import { saysOn, trainingsOn, type Offered } from './trainings.ts';
import { settleOld } from './told.ts';
import { CommandError } from '../commands/outcome.ts';

export interface PutIn {
  /** Cases that were not there before. */
  readonly fresh: readonly Reference[];
  readonly actions: number;
  readonly meetings: number;
  /** Cases that were there: then all is left as it is. */
  readonly kept: number;
}
type Store = Pick<CosmosStore, keyof MatterStores | 'outbox' | 'contacts' | 'channels' | 'digests'> &
  Pick<Ports, 'matchKeysOf' | 'says'>;
type Part = AnyPartIn<CaseTypes>;
type Clocks = ReadonlyMap<string, Instant | undefined>;
type DemoMachine = Pick<Machine, 'now' | 'nowMs'>;

/** How many of the fictional cases are there. */
export async function countThere({ cases }: Pick<Store, 'cases'>): Promise<number> {
  const found = await Promise.all(Object.keys(stories).map((key) => cases.load(referenceOf(key))));
  return found.filter(Boolean).length;
}

/**
 * Puts everything in, or nothing where one of the cases is there. `year`: with the cases of the year before, which have ended.
 * Throws a sentence where a step is refused.
 */
export async function putIn(store: Store, directory: Directory, machine: DemoMachine, year = false): Promise<PutIn> {
  const told = year ? { ...yearStories, ...stories } : stories;
  const calendar = demoCalendar(machine.now());
  checkCast(directory);
  const sittings = sittingsOn(calendar, year);
  const fresh = Object.keys(told).map(referenceOf);
  const kept = await countThere(store);
  if (kept > 0) return { fresh: [], actions: 0, meetings: 0, kept };
  const offered = trainingsOn(calendar);
  const records = recordsOn(calendar);
  const ids = [...fresh, ...[...sittings, ...offered, ...records].map(({ id }) => id)];
  const known = { ...store, cases: { ...store.cases, marker: never }, meetings: remembered(store.meetings) };
  await tell({ store: known, directory, machine, ids, next: new Map() }, [
    ...deedsIn(calendar, told),
    ...sittings.flatMap(deedsAt),
    ...offered.flatMap(deedsOn),
    ...records.flatMap(deedsOf),
  ]);
  for (const [quarter, say] of saysOn(calendar, directory.settings.guidance.youSaid))
    await store.says.add(quarter, say);
  for (const id of ids) await settleOld(store, machine, id, calendar.toldSince);
  const actions = await Promise.all(fresh.map((reference) => store.cases.parts(reference, 'action')));
  return { fresh, actions: actions.flat().length, meetings: sittings.length, kept: 0 };
}

/** A deed on a matter, ready to be taken. */
interface Taken {
  readonly id: PartitionId;
  readonly at: Instant;
  readonly take: (on: On) => Promise<Took>;
  /** Who did what, for the person who reads that it was refused. */
  readonly what: string;
}
/** What came of it: the clocks that it set, or why it was refused. */
type Took = { readonly clocks: Clocks } | { readonly refused: string };
/** What is being put in. */
interface On {
  readonly store: Store;
  readonly directory: Directory;
  readonly machine: DemoMachine;
  readonly ids: readonly PartitionId[];
  /** When the clock of each matter, and of each of its actions, falls due next. */
  readonly next: Map<PartitionId, Clocks>;
}

const sorted = <T extends { readonly at: Instant }>(deeds: readonly T[]): readonly T[] =>
  deeds.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));

/** Throws where the directory is another council's. */
function checkCast(directory: Directory): void {
  const missing = cast.find(({ objectId }) => personIn(directory, objectId) === undefined);
  if (missing === undefined) return;
  throw new CommandError(
    `The fictional cases are about the fictional council, and ${missing.name} is not in this directory: unset DIRECTORY_FILE.`,
  );
}

const deedsIn = (calendar: DemoCalendar, told: Stories<DemoCalendar>): readonly Taken[] =>
  Object.entries(told).flatMap(([key, tell]) =>
    sorted(timed(rowsOf(tell(calendar)))).map(({ row, at }, place): Taken => ({
      id: referenceOf(key),
      at,
      what: `${row[0].name} could not ${row[2]} in the fictional case ${key}, step ${place}`,
      take: async ({ store, directory, machine }) => {
        const turn = { at, directory, commandId: commandIdOf(key, place) };
        const outcome = await playsCase(portsAt(store, machine), referenceOf(key), row, turn);
        if (outcome.kind === 'refused') return { refused: outcome.refusal.message };
        const { now, part } = outcome;
        return { clocks: clocksOf(now, part === undefined ? [] : [part]) };
      },
    })),
  );

const deedsAt = ({ id, rows }: Sitting): readonly Taken[] =>
  sorted(timed(rows)).map(({ row, at }, place): Taken => ({
    id,
    at,
    what: `${row[0].name} could not ${row[2]} at the fictional meeting ${id}`,
    take: async ({ store, directory, machine }) => {
      const turn = { at, directory, commandId: commandIdOf(id, place) };
      const outcome = await playsMeeting(portsAt(store, machine), id, row, turn);
      return outcome.kind === 'refused' ? { refused: outcome.refusal.message } : { clocks: clockOf(outcome.now) };
    },
  }));

const deedsOn = ({ id, rows }: Offered): readonly Taken[] =>
  sorted(timed(rows)).map(({ row, at }, place): Taken => ({
    id,
    at,
    what: `${row[0].name} could not ${row[2]} on the fictional training ${id}`,
    take: async ({ store, directory, machine }) => {
      const turn = { at, directory, commandId: commandIdOf(id, place) };
      const outcome = await playsTraining(portsAt(store, machine), id, row, turn);
      return outcome.kind === 'refused' ? { refused: outcome.refusal.message } : { clocks: clockOn(outcome.now) };
    },
  }));

const deedsOf = ({ id, rows }: Recorded): readonly Taken[] =>
  sorted(timed(rows)).map(({ row, at }, place): Taken => ({
    id,
    at,
    what: `${row[0].name} could not ${row[2]} on the fictional record ${id}`,
    take: async ({ store, directory, machine }) => {
      const turn = { at, directory, commandId: commandIdOf(id, place) };
      const outcome = await playsEntity(portsAt(store, machine), id, row, turn);
      if (outcome.kind === 'refused') return { refused: outcome.refusal.message };
      const { now, part } = outcome;
      return { clocks: clocksOfRecord(now, part === undefined ? [] : [part]) };
    },
  }));

const portsAt = (store: Store, machine: DemoMachine) => ({ ...store, machine: { ...machine, bytes: noChance } });

/** Every deed in its turn until now: what a meeting decides hangs on who is there by then. */
async function tell(on: On, deeds: readonly Taken[]): Promise<void> {
  let last: Instant = '';
  for (const { id, at, take, what } of sorted(deeds)) {
    await runClock(on, last, at);
    last = at;
    const took = await take(on);
    if ('refused' in took) throw new CommandError(`${what}: ${took.refused}`);
    // Another action of the case keeps its own.
    on.next.set(id, new Map([...(on.next.get(id) ?? []), ...took.clocks]));
  }
  await runClock(on, last, on.machine.now());
}

/**
 * Takes the clock's steps that fell due by then, each at its own time, as the bot would have; none before the last deed, which
 * may have told of what was over already.
 */
async function runClock(on: On, since: Instant, until: Instant): Promise<void> {
  const { store, directory, machine, next, ids } = on;
  for (let at = earliest(next); at !== undefined && at <= until; at = earliest(next)) {
    const then = at < since ? since : at;
    const changed = await remindAll({
      ...store,
      cases: onlyOf(store.cases, ids),
      directories: {
        current: async () => directory,
        newest: async () => directory,
        replace: notHere,
        stored: async () => undefined,
      },
      machine: { ...machine, now: () => then, bytes: noChance },
      log: throwing,
    });
    if (changed.length === 0) throw new CommandError(`The clock of a fictional case stands still at ${then}.`);
    for (const id of changed) await wind(on, id);
  }
}

const earliest = (next: On['next']): Instant | undefined =>
  [...next.values()]
    .flatMap((clocks) => [...clocks.values()])
    .filter((at) => at !== undefined)
    .toSorted()[0];

/** When the clock of a case falls due next, and of these of its parts. */
const clocksOf = (root: Case, parts: readonly Part[]): Clocks =>
  new Map([
    ['', nextOf(caseMatter.clock(root))],
    ...parts.map((part) => {
      const clock = caseMatter.clockOf({ root, part }, caseMatter.partNamed(part.id));
      return [part.id, nextOf(clock)] as const;
    }),
  ]);
const clockOf = (one: Meeting): Clocks => new Map([['', nextOf(meetingMatter.clock(one))]]);

const clockOn = (one: Training): Clocks => new Map([['', nextOf(trainingMatter.clock(one))]]);

const clocksOfRecord = (root: Entity, parts: readonly AnyPartIn<EntityTypes>[]): Clocks =>
  new Map([
    ['', nextOf(entityMatter.clock(root))],
    ...parts.map((part) => {
      const clock = entityMatter.clockOf({ root, part }, entityMatter.partNamed(part.id));
      return [part.id, nextOf(clock)] as const;
    }),
  ]);

/** The same of what is stored, once the clock has taken its steps. */
async function wind({ store, next }: On, id: PartitionId): Promise<void> {
  const meeting = toMeetingId(id);
  if (meeting !== undefined) {
    const held = (await store.meetings.load(meeting))?.value.root;
    if (held !== undefined) next.set(id, clockOf(held));
    return;
  }
  const training = toTrainingId(id);
  if (training !== undefined) {
    const one = (await store.trainings.load(training))?.value.root;
    if (one !== undefined) next.set(id, clockOn(one));
    return;
  }
  const record = toEntityId(id);
  if (record !== undefined) {
    const one = (await store.entities.load(record))?.value.root;
    if (one !== undefined) next.set(id, clocksOfRecord(one, await store.entities.parts(record, 'action')));
    return;
  }
  const reference = id as Reference; // none of these: a case
  const childCase = (await store.cases.load(reference))?.value.root;
  if (childCase === undefined) return;
  next.set(id, clocksOf(childCase, hasActions(childCase) ? await store.cases.parts(reference, 'action') : []));
}

/** Nothing is put in twice. */
const never = async (): Promise<undefined> => undefined;
/** Asked for at every step, and changed by the steps of meetings alone. */
function remembered(meetings: Store['meetings']): Store['meetings'] {
  const known = new Map<IsoDate, ReturnType<Store['meetings']['from']>>();
  return {
    ...meetings,
    from: async (date) => {
      const asked = known.get(date) ?? meetings.from(date);
      known.set(date, asked);
      return asked;
    },
    commit: async (...write) => {
      known.clear();
      return meetings.commit(...write);
    },
  };
}

/** What was there before has its clocks run by the bot, at its own time. */
const onlyOf = (cases: Cases, ids: readonly PartitionId[]): Cases => ({
  ...cases,
  fallenDue: async (now) => (await cases.fallenDue(now)).filter(({ matter }) => ids.includes(matter)),
});

const notHere = async (): Promise<never> => Promise.reject(new CommandError('The directory is not changed here.'));
/** Nothing here is left to chance: fictional words need no salt. */
export const noChance = (count: number): Uint8Array => new Uint8Array(count);
/** What fails here must not be passed over. */
export const throwing: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (_what, error) => {
    throw error;
  },
};
