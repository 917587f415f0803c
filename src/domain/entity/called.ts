// What a record is called that took its name from an entry of a case: as long as all who read records may read that entry
// (docs/process.md P23.5).
import type { Mention } from '../case/mention/mention.ts';
import type { CaseRow } from '../case/state/stages.ts';
import type { Entity } from './entity.ts';
import { entityRow } from './kinds.ts';

/** Whether all who read records may read the words of an entry: it stands, in a case that is not restricted, with no mark but the case's. */
export const lendsName = (
  mention: Pick<Mention, 'mark' | 'state'> | undefined,
  row: Pick<CaseRow, 'restricted'> | undefined,
): boolean =>
  mention !== undefined &&
  mention.state !== 'taken' &&
  mention.mark === 'case' &&
  row !== undefined &&
  row.restricted === undefined;

/** The record, by its kind where the entry that it is called by lends its words no more. */
export const calledBy = <One extends Pick<Entity, 'kind' | 'name' | 'namedBy'>>(one: One, lends: boolean): One =>
  one.namedBy === undefined || lends ? one : { ...one, name: entityRow(one.kind).title };
