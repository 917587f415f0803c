// Keeps the figures up by the facts as they come (docs/decisions/0096): no press reads or writes anything for them. What is
// counted of a matter is made of all its facts; the difference to what the sheets hold of it goes into them, once: also where
// the worker dies in between, where two are at it, and where facts come meanwhile.
import { sumOf, countsOf, difference, type Counts, type Sheets } from '../../domain/figures/counts.ts';
import { eventsOf } from '../../domain/figures/events.ts';
import { countingVersion } from '../../domain/figures/measures.ts';
import type { Period } from '../../domain/figures/periods.ts';
import type { FactIn, MatterTypes } from '../../domain/matter/matter.ts';
import { kindAt, type MatterKind } from '../../domain/matters/matters.ts';
import { toMeetingId } from '../../domain/meeting/meeting.ts';
import { toRegisterId } from '../../domain/register/entry.ts';
import { given } from '../../domain/kernel/given.ts';
import { readReference, toEntityId } from '../../domain/kernel/ids.ts';
import { inBatches } from '../../machine/in-batches.ts';
import type { Change, Changes, Versioned } from '../ports/commit-ports.ts';
import type { CountedMatter, CountedId, Counting, FigureStore, Sheet } from '../ports/figure-ports.ts';
import { wholeBefore } from './sums.ts';
import { since, type Forms } from '../ports/form-ports.ts';
import type { Machine, MatterStores } from '../ports/ports.ts';

export interface CountingParts {
  readonly figures: FigureStore;
  readonly changes: Changes;
  readonly cases: Pick<MatterStores['cases'], 'facts'>;
  readonly meetings: Pick<MatterStores['meetings'], 'facts'>;
  readonly entities: Pick<MatterStores['entities'], 'facts'>;
  readonly register: Pick<MatterStores['register'], 'facts'>;
  readonly machine: Pick<Machine, 'nowMs'>;
  /** Absent: everything is stored in the newest form. */
  readonly forms?: Pick<Forms, 'current'>;
}

export interface Figuring {
  /** Counts what was written since the last round, by whichever instance. Gives how many matters it took. */
  round(): Promise<number>;
  /** Counts everything from the first fact, and puts the sums in the place of those that are there. Gives how many matters. */
  again(): Promise<number>;
}

/** Clocks of the database's partitions may differ by so many seconds. */
const overlap = 10;
/** How long a worker has it to itself, unless it says that it goes on. */
const leaseMs = 60_000;
const batch = 50;
const atOnce = 2;

export function createFiguring(parts: CountingParts): Figuring {
  const { figures, changes, machine } = parts;
  let known: ReadonlyMap<CountedId, string> = new Map();

  /** Taken for a minute; undefined: another has it. */
  const taken = async (found: Versioned<Counting> | undefined, isAgain: boolean): Promise<Turn | undefined> => {
    const value = {
      ...given({ seen: found?.value.seen }),
      since: found?.value.since ?? 0,
      until: machine.nowMs() + leaseMs,
      version: countingVersion,
      ...(isAgain && { again: true as const }),
    };
    const version = await figures.keepCounting(value, found?.version);
    return version === undefined ? undefined : { value, version };
  };

  const round = async (): Promise<number> => {
    if (parts.forms !== undefined && (await parts.forms.current()) < since.counted) return 0;
    const seen = machine.nowMs();
    const found = await figures.counting();
    if (found !== undefined && (found.value.until > machine.nowMs() || found.value.version > countingVersion)) return 0;
    const isAgain = found === undefined || found.value.again === true || found.value.version < countingVersion;
    if (isAgain) {
      const turn = await taken(found, true);
      return turn === undefined ? 0 : countAgain(parts, turn, seen);
    }
    const written = await changes.since(found.value.since - overlap);
    const fresh = written.filter(({ partition, version }) => known.get(partition) !== version);
    if (fresh.length === 0) {
      // No release waits for the next press: on the first quiet round of a month all of the one before is counted.
      if (wholeBefore({ seen }).slice(0, 7) !== wholeBefore(found.value).slice(0, 7))
        await figures.keepCounting({ ...found.value, seen, until: 0 }, found.version);
      return 0;
    }
    let turn = await taken(found, false);
    if (turn === undefined) return 0;
    for (let at = 0; at < fresh.length; at += batch) {
      await count(
        parts,
        fresh.slice(at, at + batch).map(({ partition }) => partition),
      );
      turn = await goesOn(parts, turn);
      if (turn === undefined) return fresh.length;
    }
    await figures.keepCounting(
      { since: newestOf(written, found.value.since), seen, until: 0, version: countingVersion },
      turn.version,
    );
    known = new Map(written.map(({ partition, version }) => [partition, version]));
    return fresh.length;
  };
  return {
    round,
    again: async () => {
      const seen = machine.nowMs();
      const found = await figures.counting();
      const turn = await taken(found, true);
      if (turn === undefined) throw new Error('Another began to count at this moment.');
      return countAgain(parts, turn, seen);
    },
  };
}

type Turn = Versioned<Counting>;
const newestOf = (written: readonly Change[], least: number): number =>
  written.reduce((newest, { second }) => Math.max(newest, second), least);

/** Says that it goes on, where its time is nearly over; undefined: another took it meanwhile. */
async function goesOn({ figures, machine }: CountingParts, turn: Turn): Promise<Turn | undefined> {
  if (turn.value.until - machine.nowMs() > leaseMs / 2) return turn;
  const value = { ...turn.value, until: machine.nowMs() + leaseMs };
  const version = await figures.keepCounting(value, turn.version);
  return version === undefined ? undefined : { value, version };
}

/**
 * What is counted of a matter, of all its facts; undefined where it is of no kind that is counted, and where they are damaged:
 * then what is held of it stays.
 */
export function sheetsOf(id: string, facts: readonly FactIn<MatterTypes>[]): Sheets | undefined {
  const kind = kindAt(id);
  if (!isCounted(kind)) return undefined;
  try {
    return countsOf(eventsOf[kind].of(facts));
  } catch {
    return undefined; // what was thrown may quote the matter; verify says that its facts do not make it
  }
}

const isCounted = (kind: MatterKind | undefined): kind is keyof typeof eventsOf =>
  kind !== undefined && Object.hasOwn(eventsOf, kind);

async function countedNow(
  { cases, meetings, entities, register }: CountingParts,
  id: CountedId,
): Promise<Sheets | undefined> {
  const meeting = toMeetingId(id);
  if (meeting !== undefined) return sheetsOf(id, await meetings.facts(meeting));
  const entity = toEntityId(id);
  if (entity !== undefined) return sheetsOf(id, await entities.facts(entity));
  const entry = toRegisterId(id);
  if (entry !== undefined) return sheetsOf(id, await register.facts(entry));
  const read = readReference(id);
  return 'reference' in read ? sheetsOf(id, await cases.facts(read.reference)) : undefined;
}

const none: CountedMatter = { turn: 0, counts: {} };
const isEmpty = (sheets: Sheets): boolean => Object.keys(sheets).length === 0;

/** One matter whose difference is to go into the sheets: it says so already. */
interface Due {
  readonly id: CountedId;
  readonly pending: NonNullable<CountedMatter['pending']>;
  readonly version: string;
  readonly more: Sheets;
  /** A worker that was killed had begun it: facts may have come since. */
  readonly isOld: boolean;
}

async function dueOf(parts: CountingParts, id: CountedId, isMistake = false): Promise<Due | undefined> {
  const { figures } = parts;
  for (;;) {
    const found = await figures.counted(id);
    const { turn, counts, pending, gone } = found?.value ?? none;
    // Its facts are going, and what the sheets hold of it stays.
    if (gone === true) return undefined;
    if (found !== undefined && pending !== undefined)
      return { id, pending, version: found.version, more: difference(counts, pending.counts), isOld: true };
    const now = isMistake ? {} : ((await countedNow(parts, id)) ?? counts);
    const more = difference(counts, now);
    if (isEmpty(more)) return undefined;
    const next = { turn: turn + 1, counts: now };
    const version = await figures.keepCounted(id, { turn, counts, pending: next }, found?.version);
    // Where another was at it, what they wrote is looked at: no round ends with a case that it took for counted.
    if (version !== undefined) return { id, pending: next, version, more, isOld: false };
  }
}

async function count(parts: CountingParts, ids: readonly CountedId[], isMistake = false): Promise<void> {
  const found = await inBatches(ids, atOnce, (id) => dueOf(parts, id, isMistake));
  const due = found.filter((one) => one !== undefined);
  await addTo(parts, [...new Set(due.flatMap(({ more }) => Object.keys(more)))], due);
  await inBatches(due, atOnce, async ({ id, pending, version }) =>
    // Where it fails, another has said so.
    parts.figures.keepCounted(id, pending, version),
  );
  const old = due.filter(({ isOld }) => isOld).map(({ id }) => id);
  if (old.length > 0) await count(parts, old, isMistake);
}

/** All of one matter, before it is destroyed; counted by mistake, nothing of it. */
export const countAlone = (parts: CountingParts, id: CountedId, isMistake: boolean): Promise<void> =>
  count(parts, [id], isMistake);

/** What the sheets hold of a matter that is destroyed stays in them: by its id, so that it is said once (docs/process.md P31.8). */
export async function keepAsDestroyed(figures: FigureStore, id: string, counts: Sheets): Promise<void> {
  for (const [period, own] of Object.entries(counts))
    for (;;) {
      const found = await figures.sheet(period);
      const sheet: Sheet = found?.value ?? { period, counts: {}, open: {} };
      const destroyed = sheet.destroyed ?? { counts: {}, ids: [] };
      if (destroyed.ids.includes(id)) break;
      const more = { counts: sumOf(destroyed.counts, own), ids: [...destroyed.ids, id] };
      if ((await figures.keepSheet({ ...sheet, destroyed: more }, found?.version)) !== undefined) break;
    }
}

/**
 * The differences of these into the sheets of their periods, those that are not in them yet. What is counted of a matter is
 * looked at once, after all these sheets were read: another worker that ended one meanwhile has been in its sheets before, and a
 * sheet that was written meanwhile is read again.
 */
async function addTo(parts: CountingParts, periods: readonly Period[], due: readonly Due[]): Promise<void> {
  const { figures } = parts;
  for (let left = periods; left.length > 0;) {
    const sheets = await inBatches(left, atOnce, async (period) => [period, await figures.sheet(period)] as const);
    const counted = new Map<string, ReturnType<FigureStore['counted']>>();
    const countedOf: FigureStore['counted'] = async (id) => {
      const asked = counted.get(id) ?? figures.counted(id);
      counted.set(id, asked);
      return asked;
    };
    const again: Period[] = [];
    for (const [period, found] of sheets)
      if (!(await isAdded(figures, countedOf, [period, found], due))) again.push(period);
    left = again;
  }
}

/** False where the sheet was written meanwhile. */
async function isAdded(
  { keepSheet }: Pick<FigureStore, 'keepSheet'>,
  countedOf: FigureStore['counted'],
  [period, found]: readonly [Period, Awaited<ReturnType<FigureStore['sheet']>>],
  due: readonly Due[],
): Promise<boolean> {
  const { counts, open }: Omit<Sheet, 'period'> = found?.value ?? { counts: {}, open: {} };
  const fresh = due.filter(({ id, more, pending }) => more[period] !== undefined && (open[id] ?? 0) < pending.turn);
  const still = await inBatches(fresh, atOnce, async (one) => (await countedOf(one.id))?.version === one.version);
  const mine = fresh.filter((_one, at) => still[at]);
  if (mine.length === 0) return true;
  const own = new Set<string>(due.map(({ id }) => id));
  const others = await inBatches(
    Object.entries(open).filter(([id]) => !own.has(id)),
    atOnce,
    async ([id, turn]) => [id, turn, (await countedOf(id))?.value.turn ?? 0] as const,
  );
  const version = await keepSheet(
    {
      ...found?.value,
      period,
      counts: mine.reduce<Counts>((sum, { more }) => sumOf(sum, more[period] ?? {}), counts),
      open: Object.fromEntries([
        ...others.filter(([, turn, ended]) => ended < turn).map(([id, turn]) => [id, turn] as const),
        ...Object.entries(open).filter(([id]) => own.has(id)),
        ...mine.map(({ id, pending }) => [id, pending.turn] as const),
      ]),
    },
    found?.version,
  );
  return version !== undefined;
}

/** Everything from the first fact: what it comes to stands in every matter before it stands in the sheets. */
async function countAgain(parts: CountingParts, begun: Turn, seen: number): Promise<number> {
  const { figures, changes } = parts;
  const written = await changes.since(0);
  const sums = new Map<Period, Counts>();
  let turn: Turn | undefined = begun;
  for (let at = 0; at < written.length; at += batch) {
    const some = written.slice(at, at + batch);
    const counted = await inBatches(some, atOnce, ({ partition }) => countedAgain(parts, partition));
    for (const sheets of counted)
      for (const [period, counts] of Object.entries(sheets)) sums.set(period, sumOf(sums.get(period) ?? {}, counts));
    turn = await goesOn(parts, turn);
    if (turn === undefined) return at;
  }
  const there = (await figures.sheets()).map(({ value }) => value.period);
  for (const period of new Set([...there, ...sums.keys()])) await putInPlace(figures, period, sums.get(period) ?? {});
  await figures.keepCounting({ since: newestOf(written, 0), seen, until: 0, version: countingVersion }, turn.version);
  return written.length;
}

async function countedAgain(parts: CountingParts, id: CountedId): Promise<Sheets> {
  for (;;) {
    const found = await parts.figures.counted(id);
    if (found?.value.gone === true) return {};
    const counts = (await countedNow(parts, id)) ?? found?.value.counts ?? {};
    const turn = (found?.value.pending?.turn ?? found?.value.turn ?? 0) + 1;
    if (found === undefined && isEmpty(counts)) return counts;
    if ((await parts.figures.keepCounted(id, { turn, counts }, found?.version)) !== undefined) return counts;
  }
}

async function putInPlace(figures: FigureStore, period: Period, counts: Counts): Promise<void> {
  for (;;) {
    const found = await figures.sheet(period);
    const { destroyed } = found?.value ?? {};
    const sheet = { period, counts: sumOf(counts, destroyed?.counts ?? {}), open: {}, ...given({ destroyed }) };
    if ((await figures.keepSheet(sheet, found?.version)) !== undefined) return;
  }
}
