// Actions as they are stored.
import { z } from 'zod';
import {
  endOf,
  isOpen,
  toActionId,
  waitsForOverseer,
  type Action,
  type ActionId,
  type ActionRow,
  type SheetAction,
} from '../../domain/case/action/action.ts';
import { localDate } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { objectId, readRow, reference } from '../matters/documents.ts';
import { ladder, partShape } from './part-shape.ts';

/** Only who still has something to do with an action finds it: one that is over is on the action sheet alone, by the day. */
const isActive = (action: Action): boolean => isOpen(action) || action.state.is === 'done';

/** Another mark than that of cases, so that who asks for the one is not led past all of the other. */
export const overseerWaits = 'action';

/** In the place of the owner, of an action that is given to an agency and to no one in it: it is asked for by this. */
export const noOwner = 'no one';

const relied = {
  agency: z.string(),
  owner: z.object({ objectId }).optional(),
  state: z.object({ is: z.enum(['proposed', 'accepted', 'disputed', 'blocked', 'done', 'verified', 'cancelled']) }),
};

/** The day, as of cases. */
const endedOn = (action: Action): IsoDate | undefined => {
  const at = endOf(action);
  return at === undefined ? undefined : localDate(at);
};

export const actionShape = partShape(
  'action',
  { ...relied, ladder },
  (action) => ({
    stage: action.state.is,
    agency: isActive(action) ? action.agency : undefined,
    person: isActive(action) ? (action.owner?.objectId ?? noOwner) : undefined,
    coordinator: waitsForOverseer(action) ? overseerWaits : undefined,
    dueAt: isOpen(action) ? action.due.at : undefined,
    endedOn: endedOn(action),
  }),
  ['endedOn'],
);

const reliedInLists = z.object({
  id: z.custom<ActionId>((value) => typeof value === 'string' && toActionId(value) === value),
  reference: z.string(),
  ...relied,
});
const rowShape = z.custom<ActionRow>((value) => reliedInLists.safeParse(value).success);

export const actionRowIn = (raw: unknown): ActionRow => readRow('action', raw, rowShape);

const reliedOnSheet = reliedInLists.extend({ text: z.string(), added: z.object({ at: z.string() }) });
const sheetShape = z.custom<SheetAction>((value) => reliedOnSheet.safeParse(value).success);
export const sheetActionIn = (raw: unknown): SheetAction => readRow('action', raw, sheetShape);

const sourceShape = z
  .object({ pk: reference, source: z.custom<Action['source']>((value) => typeof value === 'string').exactOptional() })
  .transform(({ pk, source }) => ({ reference: pk, source }));
/** Undefined of one that was set aside: it says nothing. */
export function sourceIn(raw: unknown): Pick<Action, 'reference' | 'source'> | undefined {
  const { source, ...row } = readRow('action', raw, sourceShape);
  return source && { ...row, source };
}
