// How the board is looked at, as it is in the address: a link or a reload shows the same. What was typed to find
// someone never appears there.
import { everything, mostPressing, sortKeys, type Choice, type Order } from './case-choice.ts';
import type { View } from './case-filters.tsx';

export interface Look {
  readonly choice: Choice;
  readonly view: View;
  readonly order: Order;
}
export const firstLook: Look = { choice: everything, view: 'columns', order: mostPressing };

/** `board?view=table&stage=received&mark=late&mine=yes&by=stage-down`; what is as at first is left out. */
export function addressOfLook({ choice, view, order }: Look): string {
  const by = `${order.by}${order.down ? '-down' : ''}`;
  const parts = Object.entries({
    view: view === firstLook.view ? '' : view,
    stage: choice.stage,
    mark: choice.flag,
    mine: choice.mine ? 'yes' : '',
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
    view: asked.get('view') === 'table' ? 'table' : 'columns',
    choice: {
      ...everything,
      stage: word(asked.get('stage')),
      flag: word(asked.get('mark')) as Choice['flag'], // an unknown mark fits no case
      mine: asked.get('mine') === 'yes',
    },
    order: { by: key, down: down === 'down' },
  };
}

const word = (value: string | null): string => (value !== null && /^[a-zA-Z]{1,30}$/.test(value) ? value : '');
