// What cannot wait for the meeting: a strategy discussion with its outcome, a senior decision, and the end of "urgent"
// (docs/process.md P5.7, P5.9, P7.8).
import { refOf } from '../../people/actor.ts';
import type { Capability } from '../../people/roles.ts';
import { localDate, sayDate } from '../../time/calendar.ts';
import { hoursAfter, type Due } from '../../time/clocks.ts';
import { parseTypedDate } from '../../time/dates.ts';
import { choicesOf, type Field } from '../../kernel/fields.ts';
import { notAvailable, refuse, type Context, type FactMeta } from '../../matter/step.ts';
import { caseStep, whereRestricted } from '../making.ts';
import { isWithMset } from '../owed/duty.ts';
import { owes } from '../owed/owed.ts';
import { activeStages, isConsented, stageLabels, stageNames } from '../state/stage-table.ts';
import { awaitsOutcome, isUrgent, type Case, type ConsentedCase } from '../state/stages.ts';
import type { StrategyOutcome } from '../state/raises.ts';
import { hasMoved, triages } from './triage.ts';

export interface StrategyData {
  readonly reason: string;
  readonly due: Due;
}
export interface OutcomeInput {
  readonly heldOn: string;
  readonly tookPart: string;
  readonly outcome: string;
  readonly follows: string;
}
export interface SeniorInput {
  readonly decided: string;
  readonly follows: string;
}

const strategyFields: readonly Field[] = [
  { name: 'reason', title: 'What is new', kind: 'long', need: 'always', help: 'Why it cannot wait for the meeting.' },
];
const outcomes = choicesOf({
  section47: 'Section 47 enquiry',
  noEnquiry: 'No enquiry',
  asPlanned: 'Continue as planned',
});
export const sayOutcome = (outcome: string): string =>
  outcomes.find(({ value }) => value === outcome)?.title ?? outcome;
const strategyOutcomeFields: readonly Field[] = [
  { name: 'heldOn', title: 'Held on', kind: 'date', need: 'always', most: 40, help: 'For example 13/1/2027.' },
  { name: 'tookPart', title: 'Who took part', kind: 'long', need: 'always', most: 500 },
  { name: 'outcome', title: 'Outcome', kind: 'choice', need: 'always', choices: outcomes },
  { name: 'follows', title: 'What follows', kind: 'long', need: 'always' },
];
const endFields: readonly Field[] = [
  { name: 'reason', title: 'Reason', kind: 'long', need: 'always', help: 'Why it can wait for the meeting now.' },
];
const seniorFields: readonly Field[] = [
  { name: 'decided', title: 'What was decided, and by whom', kind: 'long', need: 'always' },
  { name: 'follows', title: 'What follows', kind: 'long', need: 'always' },
];

/** Plain hours: a child in danger does not wait for the office (docs/process.md P5.7, P12.3). */
export const strategyDue = ({ now, directory }: Context): Due => ({
  at: hoursAfter(now, directory.settings.strategyHours),
  rule: 'strategy.discussion',
  ruleVersion: 1,
});

const at = (meta: FactMeta) => ({ by: refOf(meta.by), at: meta.at });

/** Out of the cycle: a strategy discussion within a day, from every stage since consent; the case stays where it is. */
const sendToStrategy = caseStep<{ readonly reason: string }, StrategyData>({
  title: 'Urgent: strategy discussion',
  fact: 'sent to a strategy discussion',
  may: triages,
  // Also while the form is with the referrer again, and wherever a third missing episode asks for it.
  from: stageNames,
  bar: (before) => (isWithMset(before) || owes(before, 'thirdEpisode') ? undefined : hasMoved(before)),
  asks: () => strategyFields,
  record: (_before, { reason }, context) => ({ data: { reason, due: strategyDue(context) } }),
  evolve: (before, { reason, due }, meta) => ({ ...urgentAgain(before), strategy: { ...at(meta), due, reason } }),
});

/** That it was no longer urgent is over. */
function urgentAgain(childCase: Case): Case {
  if (!('urgentEnded' in childCase)) return childCase;
  const { urgentEnded: _over, ...rest } = childCase;
  return rest;
}

/** What came of something is recorded by those who asked for it, and by the chair, while it waits for that. */
const records = (role: Capability, nothing: string) => {
  const isNot = (childCase: Case) =>
    isConsented(childCase)
      ? refuse(
          'alreadyDecided',
          `${nothing} This case is: ${stageLabels[childCase.stage]}.`,
          'Open it to see what happened.',
        )
      : notAvailable;
  return {
    may: [
      { role, reads: 'decisions' },
      { role: 'chairMeetings', reads: 'decisions' },
    ],
    elsewhere: isNot,
  } as const;
};

const recordStrategyOutcome = caseStep<OutcomeInput, Omit<StrategyOutcome, 'by' | 'at'>>({
  title: 'Record strategy outcome',
  fact: 'outcome of the strategy discussion',
  ...records('triage', 'No strategy discussion is waiting for its outcome.'),
  from: { owed: 'strategy' },
  asks: () => strategyOutcomeFields,
  record: (_before, input, { now }) => {
    const typed = parseTypedDate(input.heldOn);
    const heldOn = 'date' in typed ? typed.date : '';
    return heldOn > localDate(now)
      ? refuse('incomplete', `${sayDate(heldOn)} is still to come.`, 'Record the outcome once it has been held.')
      : { data: { ...input, heldOn } };
  },
  evolve: (before, data, meta) => ({
    ...before,
    ...(before.strategy !== undefined && { strategy: { ...before.strategy, outcome: { ...data, ...at(meta) } } }),
  }),
});

/** Urgent ends with a decision, or so. */
const urgentOnly = records('triage', 'It is not urgent.');
const noLongerUrgent = caseStep<{ readonly reason: string }, { readonly reason: string }, ConsentedCase>({
  title: 'No longer urgent',
  fact: 'no longer urgent',
  ...urgentOnly,
  from: activeStages,
  bar: (before) =>
    (isUrgent(before) ? undefined : urgentOnly.elsewhere(before)) ??
    (awaitsOutcome(before)
      ? refuse('notNow', 'A strategy discussion is waiting for its outcome.', 'Press Record strategy outcome first.')
      : undefined),
  asks: () => endFields,
  record: (_before, { reason }) => ({ data: { reason } }),
  evolve: (before, { reason }, meta) => ({ ...before, urgentEnded: { ...at(meta), reason } }),
});

const decidesSenior = records('decideSenior', 'No senior decision has been asked for.');
/** What seniors decided after a step up. */
const recordSeniorDecision = caseStep<SeniorInput, SeniorInput>({
  title: 'Record senior decision',
  fact: 'senior decision recorded',
  ...decidesSenior,
  may: [...decidesSenior.may, whereRestricted],
  from: { owed: 'senior' },
  asks: () => seniorFields,
  record: (_before, input) => ({ data: input }),
  evolve: (before, data, meta) => ({
    ...before,
    ...(before.senior !== undefined && { senior: { ...before.senior, decision: { ...data, ...at(meta) } } }),
  }),
});

/** Its steps on a case. */
export const urgentSteps = { sendToStrategy, recordStrategyOutcome, noLongerUrgent, recordSeniorDecision } as const;
