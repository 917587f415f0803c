// What cannot wait for the meeting: a strategy discussion with its outcome, a senior decision, and the end of "urgent"
// (docs/process.md P5.7, P5.9, P7.8).
import { mayRead } from '../../people/access.ts';
import { refOf } from '../../people/actor.ts';
import { may, type Capability } from '../../people/roles.ts';
import { localDate, sayDate } from '../../time/calendar.ts';
import { hoursAfter, type Due } from '../../time/clocks.ts';
import { parseTypedDate } from '../../time/dates.ts';
import { choicesOf, type Field } from '../../fields.ts';
import { incomplete, notAvailable, refuse, type Context, type FactMeta, type Step } from '../../step.ts';
import { withoutRung, withRung } from '../clock.ts';
import { isActive, isConsented, stageLabels } from '../stage-table.ts';
import { awaitsOutcome, awaitsSenior, isUrgent, type Case, type ConsentedCase } from '../stages.ts';
import type { StrategyOutcome } from '../meeting/since-consent.ts';
import { barTo } from './triage.ts';

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
type Bar = ReturnType<typeof refuse> | undefined;

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

const isFollowed = (one: Case): one is ConsentedCase => isConsented(one) && isActive(one);

/** Plain hours: a child in danger does not wait for the office (docs/process.md P5.7, P12.3). */
export const strategyDue = ({ now, directory }: Context): Due => ({
  at: hoursAfter(now, directory.settings.strategyHours),
  rule: 'strategy.discussion',
  ruleVersion: 1,
});

const at = (meta: FactMeta) => ({ by: refOf(meta.by), at: meta.at });
const stamp = (meta: FactMeta) => ({ facts: meta.number, changedAt: meta.at });

/** Out of the cycle: a strategy discussion within a day, from every stage since consent; the case stays where it is. */
export const sendToStrategy: Step<{ readonly reason: string }, StrategyData, Case, Case> = {
  title: 'Urgent: strategy discussion',
  fact: 'sent to a strategy discussion',
  asks: () => strategyFields,
  decide: (before, { reason }, context) =>
    barTo(before, isFollowed, context) ??
    incomplete(strategyFields, { reason }) ?? { data: { reason, due: strategyDue(context) } },
  evolve: (before, { reason, due }, meta) => {
    const { urgentEnded: _again, ...one } = before as ConsentedCase;
    return {
      ...one,
      strategy: { ...at(meta), due, reason },
      ladder: withRung(one.ladder, { rung: 'strategy', at: due.at }, meta.number),
      ...stamp(meta),
    };
  },
};

/** Why someone may not record what came of something; undefined when they may. */
function barToRecord(
  one: Case,
  waits: (one: ConsentedCase) => boolean,
  capability: Capability,
  nothing: string,
  { actor, directory, now }: Context,
): Bar {
  const theirs = may(actor, capability) || may(actor, 'chairMeetings');
  if (!theirs || !isConsented(one) || !mayRead('decisions', one, actor, directory, now)) return notAvailable;
  return isFollowed(one) && waits(one)
    ? undefined
    : refuse('alreadyDecided', `${nothing} This case is: ${stageLabels[one.stage]}.`, 'Open it to see what happened.');
}

export const recordStrategyOutcome: Step<OutcomeInput, Omit<StrategyOutcome, 'by' | 'at'>, Case, Case> = {
  title: 'Record strategy outcome',
  fact: 'outcome of the strategy discussion',
  asks: () => strategyOutcomeFields,
  decide: (before, input, context) => {
    const bar =
      barToRecord(before, awaitsOutcome, 'triage', 'No strategy discussion is waiting for its outcome.', context) ??
      incomplete(strategyOutcomeFields, input);
    if (bar !== undefined) return bar;
    const typed = parseTypedDate(input.heldOn);
    const heldOn = 'date' in typed ? typed.date : '';
    return heldOn > localDate(context.now)
      ? refuse('incomplete', `${sayDate(heldOn)} is still to come.`, 'Record the outcome once it has been held.')
      : { data: { ...input, heldOn } };
  },
  evolve: (before, data, meta) => {
    const one = before as ConsentedCase;
    if (one.strategy === undefined) return before;
    const strategy = { ...one.strategy, outcome: { ...data, ...at(meta) } };
    return { ...one, strategy, ladder: withoutRung(one.ladder, 'strategy', meta.number), ...stamp(meta) };
  },
};

/** Urgent ends with a decision, or so. */
export const noLongerUrgent: Step<{ readonly reason: string }, { readonly reason: string }, Case, Case> = {
  title: 'No longer urgent',
  fact: 'no longer urgent',
  asks: () => endFields,
  decide: (before, { reason }, context) => {
    const bar = barToRecord(before, isUrgent, 'triage', 'It is not urgent.', context);
    if (bar !== undefined) return bar;
    if (isConsented(before) && awaitsOutcome(before)) {
      return refuse(
        'notNow',
        'A strategy discussion is waiting for its outcome.',
        'Press Record strategy outcome first.',
      );
    }
    return incomplete(endFields, { reason }) ?? { data: { reason } };
  },
  evolve: (before, { reason }, meta) => ({
    ...(before as ConsentedCase),
    urgentEnded: { ...at(meta), reason },
    ...stamp(meta),
  }),
};

/** What seniors decided after a step up. */
export const recordSeniorDecision: Step<SeniorInput, SeniorInput, Case, Case> = {
  title: 'Record senior decision',
  fact: 'senior decision recorded',
  asks: () => seniorFields,
  decide: (before, input, context) =>
    barToRecord(before, awaitsSenior, 'decideSenior', 'No senior decision has been asked for.', context) ??
    incomplete(seniorFields, input) ?? { data: input },
  evolve: (before, data, meta) => {
    const one = before as ConsentedCase;
    if (one.senior === undefined) return before;
    const senior = { ...one.senior, decision: { ...data, ...at(meta) } };
    return { ...one, senior, ladder: withoutRung(one.ladder, 'senior', meta.number), ...stamp(meta) };
  },
};
