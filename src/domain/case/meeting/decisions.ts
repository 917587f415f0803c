// The decisions of the two meetings, and what each of them needs (domain.md 5.3, 5.6, 3.9).
import { choicesOf, type Choice, type Field } from '../../fields.ts';

const preMsetTitles = {
  toPanel: 'To full panel',
  hold: 'Hold with actions',
  otherPlan: 'Other plan with a named lead',
  returned: 'Return for information',
  strategy: 'Urgent strategy discussion',
  decline: 'Decline (below the threshold)',
  transfer: 'Transfer to another council',
};
const panelTitles = {
  open: 'Open with plan',
  continue: 'Continue',
  stepUp: 'Step up (senior or strategy meeting)',
  stepDown: 'Step down',
  close: 'Close',
  transition: 'Transition to adult services',
  transfer: 'Transfer to another council',
  noDecision: 'No decision (inquorate)',
};
/** What a meeting may decide about a case. */
export type DecisionName = keyof typeof preMsetTitles | keyof typeof panelTitles;
export const preMsetDecisions = choicesOf(preMsetTitles);
export const panelDecisions = choicesOf(panelTitles);
export const isDecisionName = (text: string): text is DecisionName =>
  Object.hasOwn(preMsetTitles, text) || Object.hasOwn(panelTitles, text);

export const bands = choicesOf({ significant: 'Significant', moderate: 'Moderate', emerging: 'Emerging' });
export const sayBand = (band: string): string => bands.find(({ value }) => value === band)?.title ?? band;

/** What the line "Plan, lead or council" has to hold for a decision; the others leave it empty. */
export const detailFor: Readonly<Record<string, string>> = {
  otherPlan: 'the plan that goes on, and who leads it',
  returned: 'what is missing',
  decline: 'the plan that goes on instead, and who leads it',
  transfer: 'the council that takes it over',
  close: 'the plan that goes on, and who leads it',
  transition: 'the adult lead',
  stepUp: 'who is to meet',
  open: 'the lead agency or worker',
};
/** Decisions that set the risk band by hand, with its reason (domain.md 5.6). */
export const banded: ReadonlySet<string> = new Set(['open', 'continue', 'stepUp', 'stepDown']);
/** What an inquorate panel may still record: information, and what keeps a child safe; it ends nothing (5.1). */
export const inquorateMay: ReadonlySet<string> = new Set(['noDecision', 'continue', 'stepUp']);
/** Decisions that end a case at the meeting; no inquorate meeting takes them. */
export const ending: ReadonlySet<string> = new Set(['otherPlan', 'decline', 'transfer', 'close']);

/** One item of the agenda on one screen. */
export const decisionFields = (decisions: readonly Choice[]): readonly Field[] => [
  { name: 'decision', title: 'Decision', kind: 'choice', need: 'always', choices: decisions },
  { name: 'rationale', title: 'Rationale', kind: 'long', need: 'always', most: 1500 },
  {
    name: 'detail',
    title: 'Plan, lead or council',
    kind: 'text',
    need: 'optional',
    help: 'Where the decision needs one: who leads which plan, which council, what is missing.',
  },
  { name: 'band', title: 'Risk band', kind: 'choice', need: 'optional', choices: bands },
  { name: 'bandRationale', title: 'Why this band', kind: 'text', need: 'optional', most: 500 },
  { name: 'dissent', title: 'Who disagreed, and why', kind: 'text', need: 'optional', most: 500 },
];

export const strategyFields: readonly Field[] = [
  { name: 'reason', title: 'What is new', kind: 'long', need: 'always', help: 'Why it cannot wait for the meeting.' },
];
export const mergeFields = (cases: readonly Choice[]): readonly Field[] => [
  { name: 'into', title: 'The case that goes on', kind: 'choice', need: 'always', choices: cases },
  { name: 'reason', title: 'How you know that it is the same child', kind: 'long', need: 'always' },
];
export const outcomeFields: readonly Field[] = [
  { name: 'outcome', title: 'What came of the plan', kind: 'long', need: 'always' },
];
