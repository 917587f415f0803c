// Which actions of the sheet are shown, in which order, and under which headings. Pure.
import type { ActionSheet } from '../../web/reads/action-sheet.ts';

type Row = ActionSheet['rows'][number];

export const sheetOrders = {
  agency: 'Agency',
  child: 'Child or record',
  owner: 'Owner',
  due: 'Due time',
} as const;
type SheetOrder = keyof typeof sheetOrders;
export const isSheetOrder = (word: string): word is SheetOrder => Object.hasOwn(sheetOrders, word);

/** Which of them, by where they stand. */
export const sheetParts = {
  all: 'Everything',
  late: 'Late',
  open: 'Late or open',
  done: 'Done since the last panel',
} as const;
type SheetPart = keyof typeof sheetParts;
export const isSheetPart = (word: string): word is SheetPart => Object.hasOwn(sheetParts, word);

export interface SheetChoice {
  readonly part: SheetPart;
  /** By name; empty for all, as the two below. */
  readonly agency: string;
  readonly owner: string;
  /** By id. */
  readonly host: string;
  readonly order: SheetOrder;
}
export const wholeSheet: SheetChoice = { part: 'all', agency: '', owner: '', host: '', order: 'agency' };

export const ownerOnSheet = ({ owner }: Row): string => owner ?? 'No one yet';
/** How many filters are in force: said where they are folded. */
export const filtersOf = ({ part, agency, owner, host }: SheetChoice): number =>
  [part !== 'all', agency !== '', owner !== '', host !== ''].filter((on) => on).length;

const isIn = ({ stands }: Row, part: SheetPart): boolean =>
  part === 'all' || stands === part || (part === 'open' && stands === 'late');

/** The rows that fit every part of the choice. */
export const onSheet = (rows: readonly Row[], { part, agency, owner, host }: SheetChoice): readonly Row[] =>
  rows.filter(
    (row) =>
      isIn(row, part) &&
      (agency === '' || row.agency === agency) &&
      (owner === '' || ownerOnSheet(row) === owner) &&
      (host === '' || row.host === host),
  );

const headingOf: Readonly<Record<SheetOrder, (row: Row) => string>> = {
  agency: ({ agency }) => agency,
  child: ({ host }) => host,
  owner: ownerOnSheet,
  due: () => 'Soonest first',
};

/** Under headings by name; below each, as the sheet has it: what is late, what is open, what is done. By due time all in one. */
export function sheetGroups(
  rows: readonly Row[],
  order: SheetOrder,
): readonly (readonly [title: string, rows: readonly Row[]])[] {
  const inOrder = order === 'due' ? rows.toSorted((one, other) => (one.due.at < other.due.at ? -1 : 1)) : rows;
  return [...Map.groupBy(inOrder, headingOf[order])].toSorted(([one], [other]) => one.localeCompare(other, 'en-GB'));
}

/** "2 late, 5 open, 3 done": what there is of each. */
export function countsOf(rows: readonly Row[]): string {
  const of = (stands: Row['stands']): number => rows.filter((row) => row.stands === stands).length;
  return (['late', 'open', 'done'] as const).flatMap((one) => (of(one) === 0 ? [] : [`${of(one)} ${one}`])).join(', ');
}
