// Every step on a request for advice, once. It has a chain of facts of its own, as a case has.
import type { AdviceContext } from './steps.ts';
import { toAdviceId, type AdviceId } from '../kernel/ids.ts';
import { matterOf, type CommandIn, type FactIn, type MatterTypes, type NoParts } from '../matter/matter.ts';
import { refuse } from '../matter/step.ts';
import type { Advice } from './advice.ts';
import {
  addToGuidance,
  answerAdvice,
  askAdvice,
  askAgain,
  closeAdvice,
  remindAdvice,
  takeOffGuidance,
} from './steps.ts';

export const adviceSteps = {
  askAdvice,
  answerAdvice,
  askAgain,
  closeAdvice,
  addToGuidance,
  takeOffGuidance,
  remindAdvice,
} as const;

export interface AdviceTypes extends MatterTypes {
  readonly context: AdviceContext;
  readonly id: AdviceId;
  readonly root: Advice;
  readonly steps: typeof adviceSteps;
  readonly parts: NoParts;
}
export type AdviceStepName = keyof AdviceTypes['steps'];
export type AdviceCommand = CommandIn<AdviceTypes>;
export type AdviceFact = FactIn<AdviceTypes>;

export const adviceMatter = matterOf<AdviceTypes>({
  name: 'request for advice',
  plural: 'requests for advice',
  kind: 'advice',
  changedMeanwhile: refuse(
    'changedMeanwhile',
    'Someone else was working on this question at the same moment.',
    'Press it again.',
  ).refusal,
  idOf: ({ id }) => id,
  toId: toAdviceId,
  steps: adviceSteps,
  parts: {},
  touch: (advice) => advice,
  clock: ({ ladder }) => ({ name: 'advice', ladder, step: 'remindAdvice' }),
});
