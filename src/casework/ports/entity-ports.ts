// What the write path and the lists of records need from the store.
import type { Entity } from '../../domain/entity/entity.ts';
import type { EntityTypes } from '../../domain/entity/table.ts';
import type { EntityId } from '../../domain/kernel/ids.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { MatterStore } from './matter-ports.ts';

/** What a list says of a record, and by what is known who may read it. */
export type EntityRow = Pick<
  Entity,
  | 'id'
  | 'kind'
  | 'name'
  | 'namedBy'
  | 'ground'
  | 'state'
  | 'dueOn'
  | 'excluded'
  | 'restricted'
  | 'named'
  | 'asked'
  | 'agenda'
  | 'works'
  | 'changedAt'
>;

export interface Entities extends MatterStore<EntityTypes> {
  /** What asks something of those who keep records: reported and not accepted yet, or to be reviewed by this day. In no order. */
  waiting(date: IsoDate): Promise<readonly EntityRow[]>;
  /** Every record that is open or reported, in no order. */
  open(): Promise<readonly EntityRow[]>;
  /** Records that were closed, or not taken up, by this day; none that was merged into another. */
  endedBefore(date: IsoDate): Promise<readonly EntityId[]>;
  /** Whether there was one that was destroyed: no other gets its id. */
  isDestroyed(id: EntityId): Promise<boolean>;
  /** These, as far as they are there. */
  ofIds(ids: readonly EntityId[]): Promise<readonly Entity[]>;
}
