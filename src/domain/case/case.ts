import type { Action } from './action/action.ts';
import { addAction, describeAction } from './action/add.ts';
import { answerTime, cancelAction, sayNotDone, settleDispute, signEscalation, verifyAction } from './action/oversee.ts';
import { promptAction } from './action/prompts.ts';
import { acceptAction, askForTime, blockAction, disputeAction, markDone, unblockAction } from './action/work.ts';
import { clockActor } from '../people/actor.ts';
import {
  notAvailable,
  type CommandOf,
  type Context,
  type Decision,
  type FactMeta,
  type FactOf,
  type Step,
} from '../step.ts';
import { remindCase } from './clock.ts';
import { answerChallenge, challenge } from './consent/challenge.ts';
import { remindConsent } from './consent/clock.ts';
import {
  chooseManager,
  declareConflict,
  doNotAuthorise,
  giveConsent,
  returnForInformation,
} from './consent/consent.ts';
import { recordDecision } from './meeting/decision.ts';
import { declareMeetingConflict } from './meeting/conflict.ts';
import { resubmit, savePage, start, submit, withdraw } from './referral/referral.ts';
import type { Case } from './stages.ts';
import { listCase, mergeCase, recordOutcome, returnFromTriage, sendToStrategy, takeMerged } from './triage/triage.ts';

/** Every step on a case itself, in the order of the process. A new step is its file and a row here. */
const caseSteps = {
  start,
  savePage,
  submit,
  resubmit,
  withdraw,
  remindConsent,
  declareConflict,
  chooseManager,
  giveConsent,
  returnForInformation,
  doNotAuthorise,
  challenge,
  answerChallenge,
  remindCase,
  listCase,
  returnFromTriage,
  sendToStrategy,
  mergeCase,
  takeMerged,
  declareMeetingConflict,
  recordDecision,
  recordOutcome,
} as const;

/** Every step on one of its actions. They change the action's own document; of the case only the count of its facts. */
const actionSteps = {
  addAction,
  describeAction,
  acceptAction,
  disputeAction,
  blockAction,
  unblockAction,
  askForTime,
  markDone,
  settleDispute,
  answerTime,
  verifyAction,
  sayNotDone,
  cancelAction,
  signEscalation,
  promptAction,
} as const;

export const steps = { ...caseSteps, ...actionSteps } as const;

export type StepName = keyof typeof steps;
type ActionStepName = keyof typeof actionSteps;
export type Command = CommandOf<typeof steps>;
export type Fact = FactOf<typeof steps>;
export type ActionFact = Extract<Fact, { step: ActionStepName }>;

const isActionStep = (name: StepName): name is ActionStepName => Object.hasOwn(actionSteps, name);
/** Whether a fact is about one of the case's actions. */
export const isActionFact = (fact: Fact): fact is ActionFact => isActionStep(fact.step);

/** The action a command is about; undefined for one about the case, and for a new action. */
export const actionOf = ({ step, input }: Command): Action['id'] | undefined =>
  isActionStep(step) && 'action' in input ? input.action : undefined;

// The table's rows differ in their types, which TypeScript cannot follow through a lookup by name;
// Command and Fact tie each name to its own input and data, so that the pairing is checked where they are made.
type AnyStep = Step<unknown, unknown, unknown, unknown>;
const stepNamed = (name: StepName): AnyStep => steps[name];

/** What happens if this person takes this step now: a fact's data, a refusal, or nothing new. Pure. */
export function decide(
  before: Case | undefined,
  command: Command,
  context: Context,
  action?: Action,
): Decision<Fact['data']> {
  if ((before === undefined) !== (command.step === 'start')) return notAvailable;
  const { step, input } = command;
  if (isActionStep(step) && step !== 'addAction' && action === undefined) return notAvailable;
  const on = isActionStep(step) ? { case: before, action } : before;
  return stepNamed(step).decide(on, input, context) as Decision<Fact['data']>;
}

/** The case after a fact. Pure; replaying all facts of a case gives the case. */
export function evolve(before: Case | undefined, fact: Fact): Case {
  const meta: FactMeta = { number: fact.number, at: fact.at, by: fact.by };
  if (!isActionFact(fact)) return stepNamed(fact.step).evolve(before, fact.data, meta) as Case;
  return {
    ...(before as Case), // an action's fact follows the start of its case
    facts: fact.number,
    ...(fact.by.objectId !== clockActor.objectId && { changedAt: fact.at }),
    ...(fact.step === 'addAction' && { actions: (before?.actions ?? 0) + 1 }),
  };
}

/** The action after a fact about it; `one` is its case, before or after. Pure; replaying gives the action. */
export function evolveAction(one: Case, before: Action | undefined, fact: ActionFact): Action {
  const meta: FactMeta = { number: fact.number, at: fact.at, by: fact.by };
  return stepNamed(fact.step).evolve({ case: one, action: before }, fact.data, meta) as Action;
}
