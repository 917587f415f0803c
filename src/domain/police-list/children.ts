// Which rows are of one child, of which case that child is, and what is to be done with a row (docs/process.md P29.4). Nothing is of
// one child by its sound or by a reference: what is not sure is asked, and what was answered is kept with the row (P29.9).
import { keptSince, type PoliceListId } from './list.ts';
import { localDate, type Instant } from '../time/calendar.ts';
import type { IsoDate } from '../time/dates.ts';
import { isSameEpisode, surelyOf, type KeptRow } from './row.ts';

/** A row with the keys of its child: where two share one it is asked whether they are the same. */
export interface KeyedRow {
  readonly list: PoliceListId;
  /** The day of the list. */
  readonly on: IsoDate;
  readonly row: KeptRow;
  readonly keys: readonly string[];
}
export interface ListedChild {
  readonly rows: readonly KeyedRow[];
  /** On so many lists of the last 90 days, however many rows each has of the child. */
  readonly lists: number;
  /** Episodes that began in the last 90 days; the same one on two lists is one. */
  readonly episodes: number;
}

/** So many in 90 days, and a child who is not in MSET is the next referral (docs/process.md P29.6). */
export const episodesForReferral = 3;

/** "POL-4F7K-2Q9X/3". */
export const idOfRow = ({ list, row }: Pick<KeyedRow, 'list' | 'row'>): string => `${list}/${row.row}`;
/** Whether a person said that they are the same, or that they are not; undefined: no one was asked. */
const saidOf = ({ said = [] }: KeptRow, of: string): boolean | undefined => said.findLast((one) => one.of === of)?.same;

/** By one of these in common two rows are of the same child: the whole name and birth date, or what a person said. */
const joinedBy = (one: KeyedRow): readonly string[] => {
  const own = [idOfRow(one), ...(one.row.said ?? []).flatMap(({ of, same }) => (same ? [of] : []))];
  const surely = surelyOf(one.row);
  return surely === undefined ? own : [...own, surely];
};

/** The children of these rows, each with all rows of theirs. */
export function childrenOf(rows: readonly KeyedRow[], now: Instant): readonly ListedChild[] {
  const groups = new Map<string, KeyedRow[]>();
  for (const row of rows) {
    const by = joinedBy(row);
    const joined = [...new Set(by.flatMap((one) => groups.get(one) ?? [])), row];
    for (const one of new Set(joined.flatMap(joinedBy))) groups.set(one, joined);
  }
  return [...new Set(groups.values())].map((group) => counted(group, now));
}

function counted(rows: readonly KeyedRow[], now: Instant): ListedChild {
  const from = keptSince(localDate(now));
  const recent = rows.filter(({ row }) => localDate(row.since) >= from);
  return {
    rows,
    lists: new Set(rows.map(({ list }) => list)).size,
    episodes: recent.filter(({ row }, place) => !recent.slice(0, place).some((one) => isSameEpisode(one.row, row)))
      .length,
  };
}

const shares = (one: readonly string[], other: readonly string[]): boolean => one.some((key) => other.includes(key));

/** A child who is known otherwise than by a list: of a case, or of a draft that was begun of one. */
export interface KnownChild {
  /** Its reference. */
  readonly of: string;
  /** As it is surely the same as a row. */
  readonly surely: readonly string[];
  readonly keys: readonly string[];
  readonly is: 'with' | 'waits' | 'ended';
}
/** The one that a row is of; or the one that is asked about. */
export interface Identified<Known> {
  readonly same?: Known;
  readonly ask?: Known;
}

function verdictOn(row: KeyedRow, { rows }: ListedChild, { of, surely, keys }: KnownChild): 'same' | 'ask' | 'other' {
  const own = saidOf(row.row, of);
  const key = surelyOf(row.row);
  if (own ?? (key !== undefined && surely.includes(key))) return 'same';
  if (own === false) return 'other';
  // What was said of another row of the same child holds for this one, unless two people said otherwise.
  const [said, ...others] = new Set(rows.map((one) => saidOf(one.row, of)).filter((one) => one !== undefined));
  if (said !== undefined && others.length === 0) return said ? 'same' : 'other';
  return shares(row.keys, keys) ? 'ask' : 'other';
}

/** Of which known child a row is: first of those whom MSET has, then of those who were referred, then of those whose case is over. */
export function identified<Known extends KnownChild>(
  row: KeyedRow,
  child: ListedChild,
  known: readonly Known[],
): Identified<Known> {
  for (const place of ['with', 'waits', 'ended'] as const) {
    const here = known.filter(({ is }) => is === place).map((one) => [one, verdictOn(row, child, one)] as const);
    const same = here.find(([, verdict]) => verdict === 'same')?.[0];
    if (same !== undefined) return { same };
    const ask = here.find(([, verdict]) => verdict === 'ask')?.[0];
    if (ask !== undefined) return { ask };
  }
  return {};
}

/** Children of lists who may be the child of a row, and of whom no one has said that they are not. */
export const alikeTo = ({ rows }: ListedChild, row: KeyedRow, all: readonly ListedChild[]): readonly ListedChild[] =>
  all.filter(
    (one) =>
      !one.rows.includes(row) &&
      one.rows.some(({ keys }) => shares(keys, row.keys)) &&
      !rows.some((mine) =>
        one.rows.some((other) => [saidOf(mine.row, idOfRow(other)), saidOf(other.row, idOfRow(mine))].includes(false)),
      ),
  );

/**
 * The row of another child who may be the same, where that makes them a next referral: asked of the later of the two rows.
 * `alike`: those who are in no case.
 */
export function rowAskedAbout(row: KeyedRow, child: ListedChild, alike: readonly ListedChild[]): KeyedRow | undefined {
  const together = alike.reduce((sum, { episodes }) => sum + episodes, child.episodes);
  if (child.episodes >= episodesForReferral || together < episodesForReferral) return undefined;
  const isEarlier = (one: KeyedRow): boolean => one.on < row.on || (one.list === row.list && one.row.row < row.row.row);
  return alike
    .flatMap(({ rows }) => rows)
    .filter((one) => isEarlier(one) && shares(one.keys, row.keys))
    .toSorted((one, other) => (one.on < other.on ? 1 : -1))[0];
}

/**
 * What is to be done. `enter`: its episode, over by now, into the child’s case. `record`: the child is not said to be back: Record
 * missing, by hand. `ask`: whether it is the same child as another who is known. `again`: the case is over, and a new episode is a
 * new referral. `refer`: not in MSET, and three episodes. `entered`: the case has the episode. `referred`: the child was referred,
 * and that waits for its worker or manager. `counted`: nothing yet.
 */
export type RowNeed = 'enter' | 'record' | 'ask' | 'again' | 'refer' | 'entered' | 'referred' | 'counted';
/** Those that someone has to look at. */
export const asksFor: ReadonlySet<RowNeed> = new Set<RowNeed>(['enter', 'record', 'ask', 'again', 'refer']);

/** What is known of the child, for the person who reads. */
export type KnownAs =
  | { readonly is: 'with'; readonly hasEpisode: boolean }
  | { readonly is: 'asked' }
  | { readonly is: 'ended' }
  | { readonly is: 'waits' }
  | { readonly is: 'none'; readonly episodes: number };

export function needOf(row: Pick<KeptRow, 'returnedAt'>, known: KnownAs): RowNeed {
  switch (known.is) {
    case 'with':
      if (known.hasEpisode) return 'entered';
      return row.returnedAt === undefined ? 'record' : 'enter';
    case 'asked':
      return 'ask';
    case 'ended':
      return 'again';
    case 'waits':
      return 'referred';
    case 'none':
      return known.episodes >= episodesForReferral ? 'refer' : 'counted';
  }
}
