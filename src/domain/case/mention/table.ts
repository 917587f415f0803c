// What a case names of people, places and things as parts of it: every step on them, once.
import { counted, countOf } from '../../kernel/counted.ts';
import type { CasePart } from '../part.ts';
import { toMentionId, type Mention, type MentionId } from './mention.ts';
import { mentionSteps } from './steps.ts';

export interface MentionTypes {
  readonly id: MentionId;
  readonly doc: Mention;
  readonly steps: typeof mentionSteps;
}

export const mentionPart: CasePart<MentionTypes> = {
  lane: 'review',
  steps: mentionSteps,
  toId: toMentionId,
  next: (childCase) => `P${countOf(childCase, 'mention') + 1}`,
  subject: (childCase, mention, id) => ({ case: childCase, mention, id }),
  // Open: the co-ordinator has not looked at it yet.
  keep: (childCase, id, { state, from }, isNew) => ({
    ...counted(childCase, 'mention', { id, isOpen: state === 'new', isNew }),
    ...(from !== undefined && isNew && { namedFrom: [...(childCase.namedFrom ?? []), from] }),
  }),
  clock: () => undefined,
};
