import type { ObjectId } from '../domain/kernel/ids.ts';
import type { Caller } from './scene/answer.ts';

/** Someone on a page of the tab, as their token names them. Their chat is not looked for: nothing is posted there. */
export const tabCaller = (objectId: ObjectId): Caller => ({
  objectId,
  contact: { person: objectId, conversation: 'tab', reference: '{}', quietUntil: 0, greeted: true },
  shared: false,
  tab: true,
});
