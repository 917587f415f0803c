// What Change what is true now is to people; fact by fact it is asked in case/change-now.ts.
import { tickedFacts, valuesToChange } from '../../domain/case/now/fields.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import type { Presses } from '../form/counter.ts';

export const nowPresses = {
  changeNow: {
    verb: 'now.change',
    intro:
      'Everyone who works on the case is told, and reads it from then on. What the referral said stays on record. If the child is in danger, ring 999 first.',
    values: valuesToChange,
    carries: [tickedFacts],
    done: 'What is true now is changed',
  },
} satisfies Partial<Presses<CaseTypes['steps'], Case, Case>>;
