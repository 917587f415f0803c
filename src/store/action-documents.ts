// Actions as they are stored, and what is known of clocks without reading whose they are.
import { z } from 'zod';
import type { FallenDue } from '../casework/ports.ts';
import { isOpen, nextPrompt, toActionId, type Action, type ActionId } from '../domain/action/action.ts';
import type { Instant } from '../domain/calendar.ts';
import type { Reference } from '../domain/ids.ts';
import { caseId, documentOf, objectId, parse, reference } from './documents.ts';
import type { StoredDocument } from './items.ts';

const prefix = 'action-';
export const actionId = (id: ActionId): string => `${prefix}${id}`;

/** Only who still has something to do with an action finds it: one that is over is in no list but its case's own. */
const isActive = (action: Action): boolean => isOpen(action) || action.state.is === 'done';

/** What queries filter by, beside the action they come from. */
export function indexedAction(action: Action): Readonly<Record<string, unknown>> {
  return {
    stage: action.state.is,
    agency: isActive(action) ? action.agency : undefined,
    person: isActive(action) ? action.owner?.objectId : undefined,
    nextDue: nextPrompt(action),
  };
}

export const actionDocument = (reference: Reference, action: Action): StoredDocument =>
  documentOf('action', reference, actionId(action.id), { ...indexedAction(action), action });

// What is inside was made by the domain's own `evolveAction`; only what the store and its lists rely on is checked.
const relied = z.object({
  id: z.custom<ActionId>((value) => typeof value === 'string' && toActionId(value) === value),
  reference: z.string(),
  agency: z.string(),
  owner: z.object({ objectId }).optional(),
  state: z.object({ is: z.enum(['proposed', 'accepted', 'disputed', 'blocked', 'done', 'verified', 'cancelled']) }),
  ladder: z.object({ rungs: z.array(z.object({ at: z.string() })) }),
});
const actionShape = z.object({ action: z.custom<Action>((value) => relied.safeParse(value).success) });

export const actionIn = (raw: unknown): Action => parse('action', raw, actionShape).action;

const clockShape = z.object({ pk: reference, id: z.string(), nextDue: z.string() });

/** Whose clock fell due, and when; undefined for what is not ours, so that it holds up nobody else's. */
export function clockIn(raw: unknown): (FallenDue & { readonly at: Instant }) | undefined {
  const { data } = clockShape.safeParse(raw);
  if (data === undefined) return undefined;
  const whose = { reference: data.pk, at: data.nextDue };
  if (data.id === caseId) return whose;
  const action = data.id.startsWith(prefix) ? toActionId(data.id.slice(prefix.length)) : undefined;
  return action && { ...whose, action };
}
