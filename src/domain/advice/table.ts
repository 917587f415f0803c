// Every step on a request for advice, once. It has a chain of facts of its own, as a case has.
import {
  notAvailable,
  type CommandOf,
  type Context,
  type Decision,
  type FactMeta,
  type FactOf,
  type Step,
} from '../step.ts';
import type { Advice } from './advice.ts';
import { answerAdvice, askAdvice, askAgain, closeAdvice, remindAdvice } from './steps.ts';

export const adviceSteps = { askAdvice, answerAdvice, askAgain, closeAdvice, remindAdvice } as const;

export type AdviceStepName = keyof typeof adviceSteps;
export type AdviceCommand = CommandOf<typeof adviceSteps>;
export type AdviceFact = FactOf<typeof adviceSteps>;

type AnyStep = Step<unknown, unknown, Advice | undefined, Advice>;
// The pairing of a name with its own input and data is checked where commands and facts are made.
const stepNamed = (name: AdviceStepName): AnyStep => adviceSteps[name];

/** What happens if this person takes this step on the request now. Pure. */
export function decideAdvice(
  before: Advice | undefined,
  { step, input }: AdviceCommand,
  context: Context,
): Decision<AdviceFact['data']> {
  if (before === undefined && step !== 'askAdvice') return notAvailable;
  const there = before !== undefined && step === 'askAdvice' ? askAdvice.there(before) : undefined;
  if (there !== undefined) return there;
  return stepNamed(step).decide(before, input, context) as Decision<AdviceFact['data']>;
}

/** The request after a fact. Pure; replaying all facts of a request gives the request. */
export function evolveAdvice(before: Advice | undefined, fact: AdviceFact): Advice {
  const meta: FactMeta = { number: fact.number, at: fact.at, by: fact.by };
  return stepNamed(fact.step).evolve(before, fact.data, meta);
}
