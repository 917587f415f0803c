// What the write path and the page of police lists need from the store; the rows lie beside the list, so that they can go.
import type { PoliceList, PoliceListId } from '../../domain/police-list/list.ts';
import type { KeptRow } from '../../domain/police-list/row.ts';
import type { PoliceListTypes } from '../../domain/police-list/table.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { MatterStore } from './matter-ports.ts';
import type { Versioned } from './commit-ports.ts';

/** The rows of a list that are still kept. */
export interface PoliceRows {
  readonly list: PoliceListId;
  /** The day of the list, and when a row was written last. */
  readonly on: IsoDate;
  readonly writtenMs: number;
  readonly rows: readonly KeptRow[];
}

export interface PoliceLists extends MatterStore<PoliceListTypes> {
  /** Those with rows to look at. In no order. */
  open(): Promise<readonly PoliceList[]>;
  /** Those of that day and later. In no order. */
  since(date: IsoDate): Promise<readonly PoliceList[]>;
  rowsOf(list: PoliceListId): Promise<Versioned<PoliceRows> | undefined>;
  /** All rows that are still kept. In no order. */
  rowsKept(): Promise<readonly Versioned<PoliceRows>[]>;
  /** Writes them over what was read; where none are left, the document goes. False where another instance was first. */
  keepRows(rows: PoliceRows, before: string | undefined): Promise<boolean>;
}
