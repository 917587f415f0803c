import type { PersonRef } from '../actor.ts';
import type { Instant } from '../calendar.ts';
import { notAvailable, type Context, type Decision, type FactMeta, type Step } from '../step.ts';
import { challenge } from './challenge.ts';
import { chooseManager, declareConflict, doNotAuthorise, giveConsent, returnForInformation } from './consent.ts';
import { resubmit, savePage, start, submit, withdraw } from './referral.ts';
import type { Case } from './stages.ts';

/** Every step, once, in the order of the process. A new step is its file and a row here. */
export const steps = {
  start,
  savePage,
  submit,
  resubmit,
  withdraw,
  declareConflict,
  chooseManager,
  giveConsent,
  returnForInformation,
  doNotAuthorise,
  challenge,
} as const;

export type StepName = keyof typeof steps;
type InputOfStep<S> = S extends Step<infer Input, infer _D, infer _B, infer _A> ? Input : never;
type DataOfStep<S> = S extends Step<infer _I, infer Data, infer _B, infer _A> ? Data : never;
export type InputOf<S extends StepName> = InputOfStep<(typeof steps)[S]>;
export type DataOf<S extends StepName> = DataOfStep<(typeof steps)[S]>;

/** A step somebody wants to take, with its input. */
export type Command = { [S in StepName]: { readonly step: S; readonly input: InputOf<S> } }[StepName];

/** What a step left behind: immutable, numbered from 1 within its case. */
export type Fact = {
  [S in StepName]: {
    readonly number: number;
    readonly at: Instant;
    readonly by: PersonRef;
    readonly step: S;
    readonly data: DataOf<S>;
  };
}[StepName];

// The table's rows differ in their types, which TypeScript cannot follow through a lookup by name;
// Command and Fact tie each name to its own input and data, so that the pairing is checked where they are made.
type AnyStep = Step<unknown, unknown, Case | undefined, Case>;
const stepNamed = (name: StepName): AnyStep => steps[name] as unknown as AnyStep;

/** What happens if this person takes this step now: a fact's data, a refusal, or nothing new. Pure. */
export function decide(before: Case | undefined, command: Command, context: Context): Decision<Fact['data']> {
  if ((before === undefined) !== (command.step === 'start')) return notAvailable;
  return stepNamed(command.step).decide(before, command.input, context) as Decision<Fact['data']>;
}

/** The case after a fact. Pure; replaying all facts of a case gives the case. */
export function evolve(before: Case | undefined, fact: Fact): Case {
  const meta: FactMeta = { number: fact.number, at: fact.at, by: fact.by };
  return stepNamed(fact.step).evolve(before, fact.data, meta);
}
