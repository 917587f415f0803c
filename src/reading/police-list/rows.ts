// The rows of police lists as one person reads them: of which case each is, how often the child was on a list, what is to be done.
import type { PoliceRows } from '../../casework/ports/police-list-ports.ts';
import { mayRead } from '../../domain/case/access/access.ts';
import { isWithMset } from '../../domain/case/owed/duty.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { sameChild } from '../../domain/case/triage/match-keys.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { given } from '../../domain/kernel/given.ts';
import {
  childrenOf,
  needOf,
  type KeyedRow,
  type KnownAs,
  type ListedChild,
  type RowNeed,
} from '../../domain/police-list/children.ts';
import { isRowOver, keptSince, type PoliceList, type PoliceListId } from '../../domain/police-list/list.ts';
import { childAnswers, type KeptRow, type PoliceRow } from '../../domain/police-list/row.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import type { Reader } from '../reader.ts';

export interface RowRead extends KeyedRow {
  readonly need: RowNeed;
  readonly child: ListedChild;
  /** The case of the child, where this person reads it. */
  readonly case?: Case;
}
/** A draft that was begun of a child on a list by those who keep the lists. */
export interface Drafted {
  readonly reference: Reference;
  readonly at: Instant;
  readonly keys: readonly string[];
}
export interface ListsRead {
  /** The newest first. */
  readonly lists: readonly PoliceList[];
  /** All rows that are kept, of all lists. */
  readonly rows: readonly KeyedRow[];
  readonly drafted: readonly Drafted[];
}

type Reading = Pick<Reader, 'ports' | 'now'>;

/** By what two rows are of the same child, and a case is that child’s; it is stored nowhere. */
export const keysOfChild = ({ ports }: Pick<Reader, 'ports'>, answers: Answers): readonly string[] =>
  ports.matchKeysOf(answers).flatMap(({ kind, key }) => (kind !== 'name' && sameChild.has(kind) ? [key] : []));
const keyed = (reader: Pick<Reader, 'ports'>, list: PoliceListId, row: KeptRow): KeyedRow => ({
  list,
  row,
  keys: keysOfChild(reader, childAnswers(row)),
});

/** What is kept of the last 90 days: each row that its list counts and that is not over. */
export async function listsRead(reader: Reading): Promise<ListsRead> {
  const { ports, now } = reader;
  const today = localDate(now);
  const [lists, kept] = await Promise.all([ports.policeLists.since(keptSince(today)), ports.policeLists.rowsKept()]);
  const byId = new Map(lists.map((list) => [list.id, list]));
  return {
    lists: lists.toSorted((one, other) => (one.on < other.on ? 1 : -1)),
    rows: kept.flatMap(({ value }) => rowsOf(reader, byId.get(value.list), value, today)),
    drafted: await draftedOf(reader, lists),
  };
}
const rowsOf = (
  reader: Reading,
  list: PoliceList | undefined,
  { rows }: PoliceRows,
  today: string,
): readonly KeyedRow[] =>
  list === undefined
    ? []
    : rows
        .filter(({ row }) => row <= list.rows && !isRowOver(list, row, today))
        .map((row) => keyed(reader, list.id, row));

/** They lie in no list of the co-ordinator’s: that a child was referred is known by the draft’s own answers. */
async function draftedOf(reader: Reading, lists: readonly PoliceList[]): Promise<readonly Drafted[]> {
  const done = lists.flatMap((list) => list.done.filter(({ as }) => as === 'referred'));
  const by = new Map(done.flatMap(({ reference, at }) => (reference === undefined ? [] : [[reference, at] as const])));
  const found = await Promise.all([...by.keys()].map((reference) => reader.ports.cases.load(reference)));
  return found.flatMap((one) => {
    const root = one?.value.root;
    return root === undefined || root.stage === 'withdrawn'
      ? []
      : [
          {
            reference: root.reference,
            at: by.get(root.reference) ?? '',
            keys: keysOfChild(reader, root.answers),
          },
        ];
  });
}
const shares = (one: readonly string[], other: readonly string[]): boolean => one.some((key) => other.includes(key));

/** The draft that was begun of this child, if any. */
export const draftOf = (drafted: readonly Drafted[], keys: readonly string[]): Drafted | undefined =>
  drafted.find((one) => shares(one.keys, keys));

/** These rows as this person reads them; rows that no list counts yet may be among them. */
export async function asRead(reader: Reader, read: ListsRead, rows: readonly KeyedRow[]): Promise<readonly RowRead[]> {
  const { ports, person, directory, now } = reader;
  const others = read.rows.filter((one) => !rows.some((row) => row.list === one.list && row.row.row === one.row.row));
  const children = childrenOf([...others, ...rows], now);
  const keys = [...new Set(rows.flatMap((row) => row.keys))];
  const cases = (keys.length === 0 ? [] : await ports.cases.alike(keys)).filter(
    ({ case: one }) => one.stage !== 'merged' && mayRead('missing', one, person, directory, now),
  );
  return rows.map((row): RowRead => {
    const child = children.find((one) => one.rows.includes(row)) ?? { rows: [row], lists: 1, episodes: 1 };
    const known = cases
      .filter((one) => shares(one.keys, row.keys))
      .map(({ case: one }) => one)
      .toSorted(
        (one, other) =>
          Number(isWithMset(other)) - Number(isWithMset(one)) || (one.changedAt < other.changedAt ? 1 : -1),
      )[0];
    const need = needOf(row.row, knownAs(row, child, known, read.drafted));
    return { ...row, child, need, ...given({ case: known }) };
  });
}

function knownAs(
  { row, keys }: KeyedRow,
  { episodes }: ListedChild,
  known: Case | undefined,
  drafted: readonly Drafted[],
): KnownAs {
  if (known !== undefined && isWithMset(known)) return { is: 'with', hasEpisode: hasEpisode(known, row) };
  // Of a child who was referred again nothing is asked of the case that has ended.
  if (draftOf(drafted, keys) !== undefined) return { is: 'drafted' };
  return known === undefined ? { is: 'none', episodes } : { is: 'ended' };
}

/** The case has an episode of that time already. */
const hasEpisode = ({ missing }: Case, { since, returnedAt = '9' }: PoliceRow): boolean =>
  (missing?.spans ?? []).some(
    (span) => span.since === since || (span.since < returnedAt && (span.until ?? '9') > since),
  );
