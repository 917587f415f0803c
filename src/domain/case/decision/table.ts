// A decision as a part of its case: no step is its own, the steps of the case by which a meeting decides leave it.
import type { CasePart } from '../part.ts';
import type { DecisionId } from '../state/since-consent.ts';
import { nextDecision, toDecisionId, type DecisionMade } from './decision.ts';

export interface DecisionTypes {
  readonly id: DecisionId;
  readonly doc: DecisionMade;
  readonly steps: typeof decisionSteps;
}
const decisionSteps = {};

export const decisionPart: CasePart<DecisionTypes> = {
  lane: 'meeting',
  steps: decisionSteps,
  toId: toDecisionId,
  next: nextDecision,
  subject: (childCase) => ({ case: childCase }),
  keep: (childCase) => childCase,
  clock: () => undefined,
  rests: () => false,
};
