// A record of a person or place as form 7 stores it: lists do not yet find it by the day on which it was closed.
import type { EntityTypes } from '../../domain/entity/table.ts';
import type { EarlierShape } from './earlier.ts';

export const form7: EarlierShape<EntityTypes> = {
  columnsSince: ['endedOn'],
  read: (record) => record,
  written: (record) => record,
};
