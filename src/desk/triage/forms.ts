// The forms of triage, of a challenge and of a plan's outcome: what each asks, and the step it takes. Also built without
// any stored state, when a fault has to give back what was typed.
import { decisionStory, drawn } from '../../cards/case/story.ts';
import { lines, type Element } from '../../cards/blocks.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { steps, type Command, type StepName } from '../../domain/case/case.ts';
import { answerFields } from '../../domain/case/consent/challenge.ts';
import { returnFields } from '../../domain/case/consent/consent.ts';
import { mergeFields, outcomeFields, strategyFields } from '../../domain/case/triage/triage.ts';
import { isConsented } from '../../domain/case/stage-table.ts';
import type { Case } from '../../domain/case/stages.ts';
import type { Answers, Choice, Field } from '../../domain/fields.ts';
import { readReference, type Reference } from '../../domain/ids.ts';
import type { StepForm } from '../form/step-form.ts';

/** The steps that words alone take, by the end of their verb. */
export const wordSteps = {
  return: 'returnFromTriage',
  strategy: 'sendToStrategy',
  outcome: 'recordOutcome',
  answer: 'answerChallenge',
} as const satisfies Readonly<Record<string, StepName>>;
export type WordForm = keyof typeof wordSteps;
export const wordForms = Object.keys(wordSteps) as readonly WordForm[];

interface FormOf {
  readonly fields: readonly Field[];
  readonly intro: string;
  readonly before?: (one: Case, now: Instant) => readonly Element[];
  readonly command: (sent: (name: string) => string) => Command;
}
const forms: Readonly<Record<WordForm, FormOf>> = {
  return: {
    fields: returnFields,
    intro: 'The referrer is told what is missing and sends it again. The consent stands unless child or types change.',
    command: (sent) => ({ step: 'returnFromTriage', input: { reason: sent('reason'), note: sent('note') } }),
  },
  strategy: {
    fields: strategyFields,
    intro: 'For a child who cannot wait for the meeting. The case stays where it is.',
    before: calledBefore,
    command: (sent) => ({ step: 'sendToStrategy', input: { reason: sent('reason') } }),
  },
  outcome: {
    fields: outcomeFields,
    intro: 'Say what became of the plan that goes on outside MSET.',
    before: (one) => (one.stage === 'otherPlan' ? [lines([['Plan', one.plan]], most)] : []),
    command: (sent) => ({ step: 'recordOutcome', input: { outcome: sent('outcome') } }),
  },
  answer: {
    fields: answerFields,
    intro: 'Speak with the referrer first. They are told your answer as you write it.',
    before: challengeIn,
    command: (sent) => ({ step: 'answerChallenge', input: { answer: sent('answer') } }),
  },
};
const most = 3000;

function calledBefore(one: Case, now: Instant): readonly Element[] {
  if (!isConsented(one) || one.strategy === undefined) return [];
  const { by, at, due, reason } = one.strategy;
  return [
    lines(
      [
        ['Called for already', `by ${by.name}, ${sayWhen(at, now)}, due ${sayWhen(due.at, now)}`],
        ['Why', reason],
      ],
      most,
    ),
  ];
}

/** What was decided, and what is asked instead. */
function challengeIn(one: Case, now: Instant): readonly Element[] {
  if (!('challenge' in one) || one.challenge === undefined) return [];
  const { concern, outcomeWanted } = one.challenge;
  const last = isConsented(one) ? one.decisions?.at(-1) : undefined;
  return [
    ...(last === undefined ? [] : decisionStory(last, now).map(drawn)),
    ...(one.stage === 'notAuthorised' ? [lines([['Not authorised because', one.declined.rationale]], most)] : []),
    lines(
      [
        ['Concern', concern],
        ['Outcome wanted', outcomeWanted],
      ],
      most,
    ),
  ];
}

/** The form of a step; the case is left out where it cannot be read now. */
export function wordForm(name: WordForm, of?: { readonly case: Case; readonly now: Instant }): StepForm {
  const { fields, intro, before } = forms[name];
  return {
    title: steps[wordSteps[name]].title,
    fields,
    verb: `triage.${name}.go`,
    intro,
    style: 'positive',
    ...(of !== undefined && before !== undefined && { before: before(of.case, of.now) }),
  };
}
export const wordCommand = (name: WordForm, answers: Answers): Command =>
  forms[name].command((field) => answers[field] ?? '');

export const listFields = (
  meetings: readonly Choice[],
  agencies: readonly Choice[],
  core: readonly string[],
): readonly Field[] => [
  {
    name: 'meeting',
    title: 'Meeting',
    kind: 'choice',
    need: 'always',
    choices: meetings,
    ...(meetings[0] !== undefined && { preset: meetings[0].value }),
  },
  {
    name: 'invited',
    title: 'Agencies invited',
    kind: 'choices',
    need: 'always',
    choices: agencies,
    preset: core.join(','),
    most: 4000,
    help: 'They may read this case for its meetings, and for four weeks after. A panel’s agencies are added when it goes to the panel.',
  },
];
export const listForm = (
  meetings: readonly Choice[],
  agencies: readonly Choice[],
  core: readonly string[],
  check?: { readonly elements: readonly Element[]; readonly shown: readonly Reference[] },
): StepForm => ({
  title: steps.listCase.title,
  fields: listFields(meetings, agencies, core),
  verb: 'triage.list.go',
  intro: 'Look first whether the child is known already.',
  style: 'positive',
  ...(check !== undefined && { before: check.elements, data: { alike: check.shown.join(',') } }),
});

/** Which of two cases ends, and which goes on; as a choice sends it. */
export interface Pair {
  readonly ends: Reference;
  readonly goesOn: Reference;
}
export const pairValue = ({ ends, goesOn }: Pair): string => `${ends}>${goesOn}`;
export function toPair(value: string): Pair | undefined {
  const [ends, goesOn, ...more] = value.split('>').map(readReference);
  if (ends === undefined || goesOn === undefined || more.length > 0) return undefined;
  return 'reference' in ends && 'reference' in goesOn ? { ends: ends.reference, goesOn: goesOn.reference } : undefined;
}

/** Without cases that look alike, the reference is typed. */
export const mergeForm = (choices: readonly Choice[]): StepForm => {
  const [into, ...others] = mergeFields(choices);
  const rest = others.map((field) => ({ ...field, help: 'Whoever may read the case that ends can read this.' }));
  const typed: Field = {
    name: 'into',
    title: 'Reference of the case that goes on',
    kind: 'text',
    need: 'always',
    most: 40,
    help: 'No open case looks like this one. If you know that one is of the same child, give its reference.',
  };
  return {
    title: steps.mergeCase.title,
    fields: choices.length === 0 || into === undefined ? [typed, ...rest] : [into, ...rest],
    verb: 'triage.merge.go',
    intro: 'Two referrals of one child become one case. The one that ends stays on record and says where it goes on.',
    style: 'positive',
  };
};
