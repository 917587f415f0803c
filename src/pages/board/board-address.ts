// How the board is looked at, as it is in the address: a link or a reload shows the same. What was typed to find
// someone never appears there, nor whose cases are looked at. View and columns are remembered on this device, and nothing else is.
import { readColumns, sayColumns, usualColumns, type ColumnName } from './columns.ts';
import { everything, mostPressing, sortKeys, type Choice, type Order } from './case-choice.ts';
import type { View } from './case-filters.tsx';

export interface Look {
  readonly choice: Choice;
  readonly view: View;
  readonly order: Order;
  /** Of the table, beside the reference. */
  readonly columns: readonly ColumnName[];
  /** With the cases that have ended. */
  readonly ended: boolean;
}
export const firstLook: Look = {
  choice: everything,
  view: 'columns',
  order: mostPressing,
  columns: usualColumns,
  ended: false,
};

/** What the board is read from, behind `/api/tab/`. */
export const boardRead = ({ ended }: Pick<Look, 'ended'>): string => (ended ? 'board?ended=yes' : 'board');

/** `board?view=table&columns=due.next&stage=received&mark=late&mine=yes&ended=yes&by=stage-down`; what is as at first is left out. */
export function addressOfLook({ choice, view, order, columns, ended }: Look): string {
  const by = `${order.by}${order.down ? '-down' : ''}`;
  const parts = Object.entries({
    ...kindOf(view, columns),
    stage: choice.stage,
    mark: choice.flag,
    mine: choice.mine ? 'yes' : '',
    ended: ended ? 'yes' : '',
    by: by === mostPressing.by ? '' : by,
  }).filter(([, value]) => value !== '');
  return parts.length === 0 ? 'board' : `board?${new URLSearchParams(parts).toString()}`;
}

/** Reads `#/board?…`; what it does not know is as at first. */
export function readLook(address: string): Look | undefined {
  const [, query] = /^#?\/?board\?(.*)$/.exec(address) ?? [];
  if (query === undefined) return undefined;
  const asked = new URLSearchParams(query);
  const [by, down] = (asked.get('by') ?? '').split('-');
  const key = sortKeys.find((one) => one === by) ?? mostPressing.by;
  return {
    ...readKind(asked),
    choice: {
      ...everything,
      stage: word(asked.get('stage')),
      flag: word(asked.get('mark')) as Choice['flag'], // an unknown mark fits no case
      mine: asked.get('mine') === 'yes',
    },
    order: { by: key, down: down === 'down' },
    ended: asked.get('ended') === 'yes',
  };
}

type Kind = Pick<Look, 'view' | 'columns'>;
const kindOf = (view: View, columns: Look['columns']) => ({
  view: view === firstLook.view ? '' : view,
  // A dot: no column at all.
  columns: sayColumns(columns) === sayColumns(usualColumns) ? '' : sayColumns(columns) || '.',
});
const readKind = (asked: URLSearchParams): Kind => ({
  view: asked.get('view') === 'table' ? 'table' : 'columns',
  columns: asked.has('columns') ? readColumns(asked.get('columns') ?? '') : usualColumns,
});

const device = 'mset.board';
/** A window that may not store anything begins as if nothing were remembered. */
export function rememberedLook(): Look {
  try {
    return { ...firstLook, ...readKind(new URLSearchParams(localStorage.getItem(device) ?? '')) };
  } catch {
    return firstLook;
  }
}
export function rememberLook({ view, columns }: Kind): void {
  try {
    localStorage.setItem(device, new URLSearchParams(kindOf(view, columns)).toString());
  } catch {
    // It is remembered until the window closes, which is enough to work with.
  }
}

const word = (value: string | null): string => (value !== null && /^[a-zA-Z]{1,30}$/.test(value) ? value : '');
