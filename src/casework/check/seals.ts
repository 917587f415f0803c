// Whether what was sealed each night is still what is stored (docs/process.md P26.2): the looks of each day, where the facts of
// every matter ended, the seals themselves, and their codes that lie outside.
import type { Partition } from '../ports/audit-ports.ts';
import type { DaySeal, DaySeals, EndRow, LateRow, SealRow, SealsOutside } from '../ports/seal-ports.ts';
import { given } from '../../domain/kernel/given.ts';
import { toPartitionId } from '../../domain/matters/partition.ts';
import { addDays, localDate } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { oldOn } from '../../domain/register/looks-end.ts';
import type { EndedLooks } from '../looks/ending.ts';
import { changesOf, codeOf, momentsOf, rootOfRows, sayCode } from '../looks/day-seal.ts';
import { problemsAt, type Problem, type ProblemKind } from './problems.ts';

export interface SealCheck {
  /** What is wrong with seals and looks; each day is read once. */
  readonly problems: readonly Problem[];
  /** Each matter once, as it is stored. */
  seen(partition: Pick<Partition, 'id' | 'facts' | 'tombstone'>): readonly Problem[];
  /** When a matter was last written by what the seals say; undefined where they do not say. */
  writtenOn(id: string): IsoDate | undefined;
  /** After the last one: matters that were sealed and were not seen. */
  gone(): readonly Problem[];
}

interface End extends EndRow {
  readonly day: IsoDate;
  /** The day of the first seal that says it ended here; absent where that seal says so of every matter. */
  readonly written?: IsoDate;
}

const nothingEnded: Pick<EndedLooks, 'isGone' | 'seals'> = { isGone: () => false, seals: undefined };

/**
 * `outside`: where the codes lie; absent: they lie nowhere else. `isMeant`: the days whose looks are read; all unless said.
 * `ended`: what two people agreed on, and is gone by it (docs/process.md P31.10).
 */
export async function sealCheck(
  daySeals: DaySeals,
  outside: SealsOutside | undefined,
  nowMs: number,
  isMeant: (day: IsoDate) => boolean = () => true,
  ended: Pick<EndedLooks, 'isGone' | 'seals'> = nothingEnded,
): Promise<SealCheck> {
  const all = await daySeals.all();
  const { problems, ends } = await looked(daySeals, all, isMeant, ended);
  const compared = await comparedOutside(all, outside, localDate(new Date(nowMs).toISOString()), ended);
  const left = new Map<string, End>(ends);
  return {
    problems: [...problems, ...compared, ...unsealed(all, nowMs)],
    seen: ({ id, facts, tombstone }) => {
      const end = left.get(id);
      left.delete(id);
      if (end === undefined) return [];
      // Of what was destroyed only the end of its facts is known.
      if (tombstone?.certificate === 'draft' && end.sent === true)
        return [problemsAt(id)('orphan', `its tombstone is that of a draft, and it was sent by ${end.day}`)];
      if (tombstone !== undefined)
        return tombstone.facts < end.count || (tombstone.facts === end.count && tombstone.lastHash !== end.digest)
          ? [problemsAt(id)('chain', `its tombstone is not of the facts that were sealed on ${end.day}`)]
          : [];
      const fact = facts.find(({ number }) => number === end.count);
      const problem = problemsAt(id);
      if (fact === undefined) return [problem('chain', `fact ${end.count} was sealed on ${end.day}, and is not there`)];
      return fact.hash === end.digest
        ? []
        : [problem('chain', `fact ${end.count} is not the one that was sealed on ${end.day}`)];
    },
    writtenOn: (id) => ends.get(id)?.written,
    gone: () =>
      [...left.values()].map(({ id, day }) => problemAt(id, 'missing', `it was sealed on ${day}, and is not there`)),
  };
}

/** The seals in their order, and what they say of looks; and of each matter the newest end: its chain vouches for those before. */
async function looked(
  daySeals: DaySeals,
  seals: readonly DaySeal[],
  isMeant: (day: IsoDate) => boolean,
  ended: Pick<EndedLooks, 'isGone' | 'seals'>,
): Promise<{ readonly problems: readonly Problem[]; readonly ends: ReadonlyMap<string, End> }> {
  const problems: Problem[] = [];
  const ends = new Map<string, End>();
  const rows = new Map<IsoDate, { readonly seal: DaySeal; readonly looks: readonly SealRow[] }>();
  const late = new Map<IsoDate, readonly LateRow[]>();
  let before: DaySeal | undefined;
  for (const seal of seals) {
    const follows =
      seal.before === (before?.code ?? '') && seal.from === (before && addDays(before.day, 1))
        ? true
        : before === undefined && isFirstLeft(seal, ended.seals);
    const isLastEnded = seal.day === ended.seals?.upTo;
    // What came late to a day stands in the seal of the next.
    const found = isMeant(seal.day) || isMeant(addDays(seal.day, -1)) ? await daySeals.rowsOf(seal) : undefined;
    const isWhole = found === undefined || seal.root === rootOfRows(found);
    if (!follows || !isWhole || seal.code !== codeOf(seal) || (isLastEnded && seal.code !== ended.seals?.code))
      problems.push(inDatabase('seal', `the seal of ${seal.day} is not what was written`));
    // The first that is there and the last of each year tell of what was not written that day, too.
    const saysAll = before === undefined || seal.day.endsWith('-12-31');
    before = seal;
    if (found === undefined) continue;
    for (const end of found.ends) {
      const known = ends.get(end.id);
      const written = known?.count === end.count ? known.written : saysAll ? undefined : seal.day;
      ends.set(end.id, { ...end, day: seal.day, ...given({ written }) });
    }
    if (isMeant(seal.day)) rows.set(seal.day, { seal, looks: found.looks });
    for (const row of found.late) late.set(row.day, [...(late.get(row.day) ?? []), row]);
  }
  for (const [day, { seal, looks }] of rows) {
    const isNewest = day === seals.at(-1)?.day;
    const changes = changesOf(looks, late.get(day) ?? [], await daySeals.looks(...momentsOf(seal)));
    for (const { id, what, isMore } of changes)
      // What was written after the newest seal is said by the next; what has ended may be gone.
      if (!(isNewest && isMore) && (isMore || !ended.isGone(id, day)))
        problems.push(problemAt(id, 'looks', `${day}, ${what}`));
  }
  return { problems, ends };
}

/** Those before it have ended, or are going, the oldest first. */
const isFirstLeft = ({ day, from, before }: DaySeal, ended: EndedLooks['seals']): boolean =>
  ended !== undefined && (day <= ended.upTo || (from === addDays(ended.upTo, 1) && before === ended.code));

async function comparedOutside(
  seals: readonly DaySeal[],
  outside: SealsOutside | undefined,
  today: IsoDate,
  ended: Pick<EndedLooks, 'seals'>,
): Promise<readonly Problem[]> {
  if (outside === undefined) return [];
  const codes = await outside.codes().catch(() => undefined);
  if (codes === undefined) return [inDatabase('unsealed', 'the codes that lie outside could not be read')];
  const there = new Set(codes.map(({ day }) => day));
  const own = new Map(seals.map(({ day, code }) => [day, sayCode(code)]));
  return [
    ...codes.flatMap(({ day, code }) => {
      const here = own.get(day);
      if (here === undefined && day <= (ended.seals?.upTo ?? '')) return [];
      if (here === undefined)
        return [inDatabase('seal', `a code of ${day} lies outside, and that day has no seal here`)];
      return here === code ? [] : [inDatabase('seal', `the seal of ${day} is not the one whose code lies outside`)];
    }),
    ...seals
      .slice(0, -1)
      .filter(({ day }) => !there.has(day) && day > oldOn(today))
      .map(({ day }) => inDatabase('unsealed', `the code of ${day} does not lie outside`)),
  ];
}

const daysToSeal = 3;
/** The bot seals a day in the night after it. */
function unsealed(seals: readonly DaySeal[], nowMs: number): readonly Problem[] {
  const last = seals.at(-1)?.day;
  const today = localDate(new Date(nowMs).toISOString());
  return last === undefined || last >= addDays(today, -daysToSeal)
    ? []
    : [inDatabase('unsealed', `no day was sealed after ${last}`)];
}

const inDatabase = problemsAt('database');
/** At a matter; of a version of the policy, which people look at too, the database says it. */
function problemAt(id: string, kind: ProblemKind, what: string): Problem {
  const matter = toPartitionId(id);
  return matter === undefined ? inDatabase(kind, `${id}, ${what}`) : problemsAt(matter)(kind, what);
}
