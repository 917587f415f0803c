// What a case names of people, places and things as parts of it: every step on them, once.
import { given } from '../../kernel/given.ts';
import { counted, countOf } from '../../kernel/counted.ts';
import { defaultSettings } from '../../people/settings.ts';
import { ladoBy } from '../clock.ts';
import type { CasePart } from '../part.ts';
import { concernSaid, concernTakenBack } from '../concern/concern.ts';
import type { Case } from '../state/stages.ts';
import type { Concern } from '../state/stage-parts.ts';
import { toMentionId, worksWithChildren, type Mention, type MentionId } from './mention.ts';
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
  keep: (childCase, id, mention, isNew) => {
    const { concern: _before, ...kept } = counted(childCase, 'mention', { id, isOpen: mention.state === 'new', isNew });
    const { from } = mention;
    return {
      ...kept,
      ...(from !== undefined && isNew && { namedFrom: [...(childCase.namedFrom ?? []), from] }),
      ...given({ concern: concernAfter(childCase, mention, isNew) }),
    };
  },
  clock: () => undefined,
  rests: () => false,
};

/** An entry that says of a person that they work with children is told to the LADO from then on (docs/process.md P17.13). */
function concernAfter(childCase: Case, mention: Mention, isNew: boolean): Concern | undefined {
  if (mention.state === 'taken') return concernTakenBack(childCase, mention.id);
  if (!isNew || !worksWithChildren(mention)) return childCase.concern;
  const { at, ladoBy: due = ladoBy(at, defaultSettings) } = mention;
  return concernSaid(childCase, mention.id, { at, due, ...given({ name: mention.said['name'] }) });
}
