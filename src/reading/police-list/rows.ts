// The rows of police lists as one person reads them: of which case each is, how often the child was on a list, what is to be done.
import type { PoliceRows } from '../../casework/ports/police-list-ports.ts';
import { mayRead } from '../../domain/case/access/access.ts';
import { hasEnded } from '../../domain/case/again/again.ts';
import { isWithMset } from '../../domain/case/owed/duty.ts';
import { birthOf } from '../../domain/case/state/birth.ts';
import { answersNow } from '../../domain/case/state/now.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { sameChild } from '../../domain/case/triage/match-keys.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { given } from '../../domain/kernel/given.ts';
import {
  alikeTo,
  childrenOf,
  identified,
  idOfRow,
  needOf,
  rowAskedAbout,
  type KeyedRow,
  type KnownAs,
  type KnownChild,
  type ListedChild,
  type RowNeed,
} from '../../domain/police-list/children.ts';
import { isRowOver, keptSince, type PoliceList } from '../../domain/police-list/list.ts';
import { childAnswers, surelyOf, type KeptRow, type PoliceRow } from '../../domain/police-list/row.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import { localDate, momentOn, type Instant } from '../../domain/time/calendar.ts';
import type { Viewer, Reader } from '../reader.ts';

/** With whom a row is compared, for the co-ordinator to say whether it is the same child (docs/process.md P29.9). */
export interface Asked {
  /** A reference, or the id of a row. */
  readonly of: string;
  /** What they are called, where they are known by: a case, a referral that was begun of a list, a row. */
  readonly named: Answers;
  readonly case?: Case;
  readonly referred?: Drafted;
  readonly row?: KeyedRow;
}
export interface RowRead extends KeyedRow {
  readonly need: RowNeed;
  readonly child: ListedChild;
  /** The case of the child, where this person reads it. */
  readonly case?: Case;
  /** The referral that was begun of the child. */
  readonly referred?: Drafted;
  readonly asked?: Asked;
}
/** A referral that was begun of a child on a list by those who keep the lists. */
export interface Drafted {
  readonly reference: Reference;
  readonly at: Instant;
  /** As it stands now: who keeps the lists need not read it. */
  readonly root: Case;
  /** What it was begun with, as the lists said: it goes no further than they. */
  readonly begun: Answers;
}
export interface ListsRead {
  /** The newest first. */
  readonly lists: readonly PoliceList[];
  /** All rows that are kept, of all lists. */
  readonly rows: readonly KeyedRow[];
  readonly drafted: readonly Drafted[];
}

type Reading = Pick<Reader, 'ports' | 'now'>;

/** By what two rows may be of the same child, and a case that child’s: then it is asked. It is stored nowhere. */
const keysOfChild = ({ ports }: Pick<Reader, 'ports'>, answers: Answers): readonly string[] =>
  ports.matchKeysOf(answers).flatMap(({ kind, key }) => (kind !== 'name' && sameChild.has(kind) ? [key] : []));
/** A row of a list with its keys. */
export const keyed = (reader: Pick<Reader, 'ports'>, { id, on }: Pick<PoliceList, 'id' | 'on'>, row: KeptRow) => ({
  list: id,
  on,
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
    : rows.filter(({ row }) => row <= list.rows && !isRowOver(list, row, today)).map((row) => keyed(reader, list, row));

/** They lie in no list of the co-ordinator’s: that a child was referred is known by what they were begun with, and their answers. */
async function draftedOf({ ports: { cases } }: Reading, lists: readonly PoliceList[]): Promise<readonly Drafted[]> {
  const done = lists.flatMap((list) => list.done.filter(({ as }) => as === 'referred'));
  const by = new Map(done.flatMap(({ reference, at }) => (reference === undefined ? [] : [[reference, at] as const])));
  const found = await Promise.all(
    [...by].map(async ([reference, at]): Promise<readonly Drafted[]> => {
      const root = (await cases.load(reference))?.value.root;
      if (root === undefined) return [];
      // With MSET it is found as a case; its chain is long by then.
      if (isWithMset(root)) return [{ reference, at, root, begun: {} }];
      const [start] = await cases.facts(reference);
      return [{ reference, at, root, begun: start?.step === 'start' ? start.data.answers : {} }];
    }),
  );
  return found.flat();
}

/** The child of a case, of whom a row may be. */
interface Known extends KnownChild {
  readonly case: Case;
  /** Read by this person. */
  readonly isRead: boolean;
  readonly referred?: Drafted;
}

/** Nothing, unless the birth date is whole and certain. */
function surelyIn(answers: Answers): readonly string[] {
  const { surname = '', forenames = '' } = answers;
  const birth = birthOf(answers);
  const isExact = birth?.sure === 'exact' && !birth.inPart;
  return isExact ? [surelyOf({ surname, forenames, dateOfBirth: birth.date }) ?? []].flat() : [];
}
const stands = (childCase: Case): KnownChild['is'] =>
  isWithMset(childCase) ? 'with' : hasEnded(childCase) ? 'ended' : 'waits';

/** All who may be the child of one of these keys, as far as this person may know of them; the newest first. */
async function knownBy(
  { ports, person, directory, now }: Pick<Reader, 'ports'> & Viewer,
  keys: readonly string[],
  drafted: readonly Drafted[],
): Promise<readonly Known[]> {
  const isRead = (childCase: Case): boolean =>
    mayRead('missing', childCase, person, directory, now) && mayRead('name', childCase, person, directory, now);
  const found = keys.length === 0 ? [] : await ports.cases.alike(keys);
  const known = new Map<Reference, Known>();
  for (const { case: one, keys: shared } of found)
    if (one.stage !== 'merged' && isRead(one))
      known.set(one.reference, {
        of: one.reference,
        case: one,
        isRead: true,
        surely: surelyIn(answersNow(one)),
        keys: shared,
        is: stands(one),
      });
  for (const one of drafted) {
    const { root, begun } = one;
    const isSeen = isRead(root);
    // Merged, the case that it went into is found itself; of a case that they are kept out of there is nothing.
    if (root.stage === 'merged' || root.excluded.includes(person.objectId)) continue;
    if (!isSeen && begun['surname'] === undefined) continue;
    const answers = [begun, answersNow(root)];
    known.set(root.reference, {
      of: root.reference,
      case: root,
      isRead: isSeen,
      surely: answers.flatMap(surelyIn),
      keys: [...(known.get(root.reference)?.keys ?? []), ...answers.flatMap((said) => keysOfChild({ ports }, said))],
      is: stands(root),
      referred: one,
    });
  }
  return [...known.values()].toSorted((one, other) => (one.case.changedAt < other.case.changedAt ? 1 : -1));
}

/** These rows as this person reads them; rows that no list counts yet may be among them. */
export async function asRead(reader: Reader, read: ListsRead, rows: readonly KeyedRow[]): Promise<readonly RowRead[]> {
  const others = read.rows.filter((one) => !rows.some((row) => idOfRow(row) === idOfRow(one)));
  const children = childrenOf([...others, ...rows], reader.now);
  const byRow = new Map(children.flatMap((child) => child.rows.map((row) => [row, child] as const)));
  const wanted = new Set(rows.flatMap(({ keys }) => keys));
  // Who may be the same child as one of them is known too, or it is asked about a child of whom all is known.
  const near = children.filter((child) => child.rows.some(({ keys }) => keys.some((key) => wanted.has(key))));
  const keys = [...new Set([...wanted, ...near.flatMap((child) => child.rows.flatMap((row) => row.keys))])];
  const known = await knownBy(reader, keys, read.drafted);
  const unknown = near.filter((child) => !child.rows.some((row) => identified(row, child, known).same !== undefined));
  return rows.map((row): RowRead => {
    const child = byRow.get(row) ?? { rows: [row], lists: 1, episodes: 1 };
    const { same, ask } = identified(row, child, known);
    const other = (same ?? ask) ? undefined : rowAskedAbout(row, child, alikeTo(child, row, unknown));
    const asked = ask === undefined ? other && askedOfRow(other) : askedOf(ask);
    return {
      ...row,
      child,
      need: needOf(row.row, knownAs(row.row, child, same, asked)),
      ...given({ case: same?.isRead === true ? same.case : undefined, referred: same?.referred, asked }),
    };
  });
}
const askedOf = ({ of, case: childCase, isRead, referred }: Known): Asked => ({
  of,
  named: isRead ? answersNow(childCase) : (referred?.begun ?? {}),
  ...given({ case: isRead ? childCase : undefined, referred }),
});
const askedOfRow = (row: KeyedRow): Asked => ({ of: idOfRow(row), named: childAnswers(row.row), row });

function knownAs(row: KeptRow, { episodes }: ListedChild, same: Known | undefined, asked: Asked | undefined): KnownAs {
  if (asked !== undefined) return { is: 'asked' };
  if (same === undefined) return { is: 'none', episodes };
  return same.is === 'with' ? { is: 'with', hasEpisode: hasEpisode(same.case, row) } : { is: same.is };
}

/**
 * The case has an episode of that time already; where list or case says the day alone, of that day. A row that does not say that
 * the child is back is no episode that began later and is over: of that child it may be that they are missing still.
 */
const hasEpisode = ({ missing }: Case, { since, sinceKnown, returnedAt }: PoliceRow): boolean => {
  const day = localDate(since);
  const isOfDay = (begun: Instant): boolean =>
    localDate(begun) === day && (sinceKnown === 'day' || begun === momentOn(day, '00:00'));
  return (missing?.spans ?? []).some((span) => {
    const { until = '9' } = span;
    const end = returnedAt ?? (span.until === undefined ? '9' : since);
    return span.since === since || isOfDay(span.since) || (span.since < end && until > since);
  });
};

/**
 * The referral that was begun of this child, as they are surely named: when it came, the rows of before were destroyed, and the
 * same list again does not bring them back. One that was withdrawn may be begun again.
 */
export const referredSince = (
  { person }: Pick<Viewer, 'person'>,
  drafted: readonly Drafted[],
  row: PoliceRow,
): Drafted | undefined => {
  const key = surelyOf(row);
  return drafted.find(
    ({ root, begun, at }) =>
      key !== undefined &&
      row.since <= at &&
      root.stage !== 'withdrawn' &&
      !root.excluded.includes(person.objectId) &&
      [begun, answersNow(root)].some((answers) => surelyIn(answers).includes(key)),
  );
};
