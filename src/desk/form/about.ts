// Whose content a card shows is said once, here, from the case that it was drawn from.
import { sayActionId } from '../../domain/case/action/action.ts';
import type { Answer } from '../answer.ts';
import type { Reply } from '../scene.ts';

/** What leaves the desk: whatever stands around the card takes the reference from here, and from nowhere else. */
export function answerOf({ of, ...reply }: Reply): Answer & Pick<Reply, 'formOf' | 'here'> {
  if (of === undefined) return reply;
  return { ...reply, about: 'action' in of ? sayActionId(of.action) : of.reference };
}
