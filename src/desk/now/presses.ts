// What Change what is true now is to people: what is true now above its form, and in it once it is tickedFacts.
import { trueElements } from '../../cards/case/true-now.ts';
import { tickedFacts, valuesNow } from '../../domain/case/now/fields.ts';
import { saidOfTonight } from '../../domain/case/state/now.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import type { Presses } from '../form/counter.ts';

export const nowPresses = {
  changeNow: {
    verb: 'now.change',
    intro:
      'Everyone who works on the case is told, and reads it from then on. What the referral said stays on record. If the child is in danger, ring 999 first.',
    shows: (before, now) => trueElements(before, now),
    // An answer about tonight that has grown old is what is asked.
    values: (before, now) => ({
      ...valuesNow(before, now),
      ...(saidOfTonight(before, now) === 'ask' && { [tickedFacts]: 'tonight' }),
    }),
    done: 'What is true now is changed',
  },
} satisfies Partial<Presses<CaseTypes['steps'], Case, Case>>;
