// What the table of cases shows beside the reference, and what it is sorted by. Another column is a row here and a cell.
import type { Order } from './case-choice.ts';

export interface Column {
  readonly title: string;
  readonly by?: Order['by'];
  /** Left out where there is little room. */
  readonly wide?: true;
  readonly width: 'third' | 'quarter' | 'tenth';
  /** Shown when it is chosen. */
  readonly extra?: true;
}
/** The reference is always there: it is the way to the case, with what no one may overlook. */
export const firstColumn: Column = { title: 'Reference', by: 'reference', width: 'third' };
export const columns = {
  due: { title: 'Due', by: 'due', width: 'quarter' },
  stage: { title: 'Stage', by: 'stage', width: 'quarter' },
  next: { title: 'Next', wide: true, width: 'quarter' },
  owner: { title: 'Led by', by: 'owner', wide: true, width: 'quarter' },
  agency: { title: 'Team or agency', by: 'agency', wide: true, width: 'quarter', extra: true },
  changed: { title: 'Changed', by: 'changed', wide: true, width: 'tenth' },
} as const satisfies Readonly<Record<string, Column>>;
export type ColumnName = keyof typeof columns;
export const columnNames = Object.keys(columns) as readonly ColumnName[];
/** Until others are chosen. */
export const usualColumns = columnNames.filter((name) => !('extra' in columns[name]));

/** Columns by their names in the address or as they were remembered, in the order of the table; what is unknown is left out. */
export const readColumns = (names: string): readonly ColumnName[] =>
  columnNames.filter((name) => names.split('.').includes(name));
export const sayColumns = (names: readonly ColumnName[]): string => names.join('.');
