// Which rows are of one child, how often that child was on a list, and what is to be done with a row (docs/process.md P29.4).
import type { Instant } from '../time/calendar.ts';
import { keptSince, type PoliceListId } from './list.ts';
import { localDate } from '../time/calendar.ts';
import { rowKeys, type KeptRow } from './row.ts';

/** A row with the keys of its child: two rows that share one are of the same child. */
export interface KeyedRow {
  readonly list: PoliceListId;
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

/** The children of these rows, each with all rows of theirs. */
export function childrenOf(rows: readonly KeyedRow[], now: Instant): readonly ListedChild[] {
  const groups: KeyedRow[][] = [];
  for (const row of rows) {
    const theirs = groups.filter((group) => group.some((one) => one.keys.some((key) => row.keys.includes(key))));
    const joined = [...theirs.flat(), row];
    for (const group of theirs) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups.map((group) => counted(group, now));
}

function counted(rows: readonly KeyedRow[], now: Instant): ListedChild {
  const from = keptSince(localDate(now));
  const recent = rows.filter(({ row }) => localDate(row.since) >= from);
  return {
    rows,
    lists: new Set(rows.map(({ list }) => list)).size,
    episodes: recent.filter(({ row }, place) => !recent.slice(0, place).some((one) => isSameRow(one.row, row))).length,
  };
}
const isSameRow = (one: KeptRow, other: KeptRow): boolean => rowKeys(one).some((key) => rowKeys(other).includes(key));

/**
 * What is to be done. `enter`: its episode, over by now, into the child’s case. `record`: the child is not said to be back: Record
 * missing, by hand. `again`: the case is over, and a new episode is a new referral. `refer`: not in MSET, and three episodes.
 * `entered`: the case has the episode. `referred`: a draft was begun of the child. `counted`: nothing yet.
 */
export type RowNeed = 'enter' | 'record' | 'again' | 'refer' | 'entered' | 'referred' | 'counted';
/** Those that someone has to look at. */
export const asksFor: ReadonlySet<RowNeed> = new Set<RowNeed>(['enter', 'record', 'again', 'refer']);

/** What is known of the child, for the person who reads. */
export type KnownAs =
  | { readonly is: 'with'; readonly hasEpisode: boolean }
  | { readonly is: 'ended' }
  | { readonly is: 'drafted' }
  | { readonly is: 'none'; readonly episodes: number };

export function needOf(row: Pick<KeptRow, 'returnedAt'>, known: KnownAs): RowNeed {
  switch (known.is) {
    case 'with':
      if (known.hasEpisode) return 'entered';
      return row.returnedAt === undefined ? 'record' : 'enter';
    case 'ended':
      return 'again';
    case 'drafted':
      return 'referred';
    case 'none':
      return known.episodes >= episodesForReferral ? 'refer' : 'counted';
  }
}
