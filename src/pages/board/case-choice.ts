// Which cases the board shows and in which order. Pure.
import type { BoardRow } from '../../reading/board/board.ts';
import type { Flag } from '../../reading/lines.ts';

export interface Choice {
  /** A piece of a reference, as people type it. */
  readonly text: string;
  readonly stage: string;
  readonly flag: Flag | '';
  readonly mine: boolean;
  /** Who leads it, and their team or agency, by name. */
  readonly owner: string;
  readonly agency: string;
}
export const everything: Choice = { text: '', stage: '', flag: '', mine: false, owner: '', agency: '' };

export const sortKeys = ['due', 'stage', 'reference', 'owner', 'agency', 'changed'] as const;
export interface Order {
  readonly by: (typeof sortKeys)[number];
  readonly down: boolean;
}
export const mostPressing: Order = { by: 'due', down: false };

/** Case and separators do not matter: `4f7k` finds MSET-4F7K-24. */
const plain = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/**
 * The rows that fit every part of the choice. What is typed narrows them where it is a piece of one of their references;
 * anything else, such as a name, is there to be found, and hides nothing.
 */
export function chosen(
  rows: readonly BoardRow[],
  { text, stage, flag, mine, owner, agency }: Choice,
): readonly BoardRow[] {
  const typed = plain(text);
  const wanted = rows.some(({ reference }) => plain(reference).includes(typed)) ? typed : '';
  return rows.filter(
    (row) =>
      (wanted === '' || plain(row.reference).includes(wanted)) &&
      (stage === '' || row.stage === stage) &&
      (flag === '' || row.flags.includes(flag)) &&
      (owner === '' || row.owner === owner) &&
      (agency === '' || row.agency === agency) &&
      (!mine || row.mine),
  );
}

const compare = (one: string | number, other: string | number): number => (one < other ? -1 : one > other ? 1 : 0);

/** Sorted again; where two are equal, the most pressing comes first. What has no due time comes last either way. */
export function inOrder(
  rows: readonly BoardRow[],
  { by, down }: Order,
  stages: readonly string[],
): readonly BoardRow[] {
  const places = new Map(stages.map((stage, place) => [stage, place]));
  const value: Readonly<Record<Order['by'], (row: BoardRow) => string | number>> = {
    due: (row) => row.due?.at ?? '',
    stage: (row) => places.get(row.stage) ?? stages.length,
    reference: (row) => row.reference,
    owner: (row) => row.owner,
    agency: (row) => row.agency,
    changed: (row) => row.changedAt,
  };
  const without = (row: BoardRow): number => (by === 'due' && row.due === undefined ? 1 : 0);
  const sign = down ? -1 : 1;
  return rows.toSorted(
    (childCase, other) =>
      without(childCase) - without(other) ||
      sign * compare(value[by](childCase), value[by](other)) ||
      compare(childCase.due?.at ?? '9', other.due?.at ?? '9') ||
      compare(childCase.reference, other.reference),
  );
}
