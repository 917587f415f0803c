// Decisions of a case at the desk: no step is on one of them, they are read.
import type { Case } from '../../domain/case/state/stages.ts';
import { openDecision, showDecisions } from './list.ts';
import { partCounter } from '../form/part-counter.ts';

export const decisionCounter = partCounter<'decision', { readonly case: Case }>({
  kind: 'decision',
  datum: 'decisions',
  look: 'decision',
  carries: 'decision',
  presses: {},
  own: {
    ways: [
      ['case.decisions', showDecisions],
      ['decision.open', openDecision],
    ],
  },
});
