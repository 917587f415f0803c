// Which actions of a list are shown, and under which headings. Pure.
import type { Actions } from '../../web/reads/actions.ts';

type Row = Actions['rows'][number];

export const orders = {
  todo: 'What there is to do',
  due: 'Due time',
  owner: 'Owner',
  agency: 'Agency',
} as const;
export type ActionOrder = keyof typeof orders;
export const isActionOrder = (word: string): word is ActionOrder => Object.hasOwn(orders, word);

export interface ActionChoice {
  readonly late: boolean;
  /** By name; empty for all. */
  readonly owner: string;
  readonly agency: string;
  readonly order: ActionOrder;
}
export const allActions: ActionChoice = { late: false, owner: '', agency: '', order: 'todo' };

export const ownerOf = ({ owner }: Row): string => owner?.name ?? 'No one yet';

/** The rows that fit every part of the choice. */
export const chosenActions = (rows: readonly Row[], { late, owner, agency }: ActionChoice): readonly Row[] =>
  rows.filter(
    (row) =>
      (!late || row.due.late) && (owner === '' || ownerOf(row) === owner) && (agency === '' || row.agency === agency),
  );

/** Under headings: as they came, or by name, and each with what is due first on top. */
export function inHeadings(
  rows: readonly Row[],
  order: ActionOrder,
): readonly (readonly [title: string, rows: readonly Row[]])[] {
  if (order === 'todo') return [...Map.groupBy(rows, ({ group }) => group)];
  const byDue = rows.toSorted((one, other) => (one.due.at < other.due.at ? -1 : one.due.at > other.due.at ? 1 : 0));
  if (order === 'due') return byDue.length === 0 ? [] : [['Soonest first', byDue]];
  const named = Map.groupBy(byDue, (row) => (order === 'owner' ? ownerOf(row) : row.agency));
  return [...named].toSorted(([one], [other]) => one.localeCompare(other, 'en-GB'));
}
