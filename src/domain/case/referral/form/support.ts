// The fields of an action and its steps (docs/process.md 8). Values are stored; titles may be reworded freely.
import { choicesOf, yesNo, type Choice, type Field } from '../../../kernel/fields.ts';
import {
  aimedAt,
  disruptionOf,
  disruptions,
  disruptionTypes,
  offeredDisruptions,
  outcomesOf,
  type DisruptionSettings,
  anyOutcomes,
} from '../../../people/disruption.ts';

export const categories = choicesOf({
  disrupt: 'Disrupt',
  protect: 'Protect',
  prevent: 'Prevent',
  pursue: 'Pursue',
  prepare: 'Prepare',
});
const ofChildren = choicesOf({
  housing: 'Housing',
  school: 'School',
  health: 'Health',
  mentoring: 'Mentoring',
  rhi: 'Return home interview',
  nrm: 'National Referral Mechanism',
  parentSupport: 'Parent support',
});
const ofAll = choicesOf({ mapping: 'Mapping', intelligence: 'Intelligence', other: 'Other' });
const ofDisruption = disruptionTypes.map((value) => ({ value, title: disruptions[value].title }));
/** Every type that an action can have, or had. */
export const subTypes: readonly Choice[] = [...ofDisruption, ...ofChildren, ...ofAll];
/**
 * The types that are offered: of an action on a record (`host` its kind) what may be done about one of that kind, of one on a
 * case all that a council offers; and the one that it has.
 */
export function typesOffered(settings: DisruptionSettings, host = 'case', now?: string): readonly Choice[] {
  const offered = new Set<string>(offeredDisruptions(settings, aimedAt(host)));
  const others = [...(host === 'case' ? ofChildren : []), ...ofAll];
  return subTypes.filter((type) => offered.has(type.value) || type.value === now || others.includes(type));
}
const otherType = 'other';
/** "Return home interview": the type of an action names no one (docs/process.md P11.4). One of none of the types has its own words inside. */
export const sayKind = ({ subType }: { readonly subType: string }): string =>
  (subType === otherType ? undefined : subTypes.find(({ value }) => value === subType)?.title) ??
  'Action in its own words';

/** As much of what is to be done as is a title. */
const mostOfTask = 60;
/**
 * What an action is called for those who read what it asks, in an answer to their own press: by its type, and one of none of the
 * types by what is to be done, in the words of the person who set it (docs/process.md P11.4). Never in a channel, a notification or a
 * stored card.
 */
export function sayTask(action: { readonly subType: string; readonly text: string }): {
  readonly label: string;
  readonly typed?: true;
} {
  const [words = ''] = action.text.trim().split('\n');
  if (action.subType !== otherType || words === '') return { label: sayKind(action) };
  const label =
    words.length <= mostOfTask
      ? words
      : `${words
          .slice(0, mostOfTask - 1)
          .toWellFormed()
          .trimEnd()}…`;
  return { label, typed: true };
}
export const targets = choicesOf({
  child: 'Child',
  family: 'Family',
  personOfConcern: 'Person of concern',
  place: 'Place',
  group: 'Group',
  system: 'System',
});
export const priorities = choicesOf({
  immediate: 'Immediate (24 hours)',
  high: 'High',
  normal: 'Normal (before the next meeting)',
  long: 'Long',
});
export const effects = choicesOf({
  better: 'Better',
  noChange: 'No change',
  worse: 'Worse',
  tooEarly: 'Too early to say',
});
export const legalStatuses = choicesOf({
  none: 'None',
  section20: 'Section 20 (voluntary care)',
  section31: 'Section 31 (care order)',
  section38: 'Section 38 (interim care order)',
  policeProtection: 'Police protection',
  emergencyProtection: 'Emergency protection order',
  other: 'Other',
  notKnown: 'Not known',
});

/** What a type of action usually is and aims at; changed under Details. */
export const usualFor: Readonly<Record<string, { readonly category: string; readonly target: string }>> = {
  ...Object.fromEntries(
    Object.entries(disruptions).map(([type, { on, isPursued = false }]) => [
      type,
      {
        category: isPursued ? 'pursue' : 'disrupt',
        target: on.includes('place') && !on.includes('person') ? 'place' : 'personOfConcern',
      },
    ]),
  ),
  housing: { category: 'protect', target: 'family' },
  school: { category: 'protect', target: 'child' },
  health: { category: 'protect', target: 'child' },
  mentoring: { category: 'prevent', target: 'child' },
  rhi: { category: 'protect', target: 'child' },
  nrm: { category: 'protect', target: 'child' },
  mapping: { category: 'prepare', target: 'group' },
  intelligence: { category: 'pursue', target: 'personOfConcern' },
  parentSupport: { category: 'prevent', target: 'family' },
  other: { category: 'protect', target: 'child' },
};

const owner = (owners: readonly Choice[]): Field => ({
  name: 'owner',
  title: 'Who does it',
  kind: 'choice',
  need: 'always',
  choices: owners,
});
const subType = (types: readonly Choice[]): Field => ({
  name: 'subType',
  title: 'Type',
  kind: 'choice',
  need: 'always',
  choices: types,
});
const priority: Field = {
  name: 'priority',
  title: 'Priority',
  kind: 'choice',
  need: 'always',
  choices: priorities,
  preset: 'normal',
};
const due: Field = { name: 'due', title: 'Due date', kind: 'date', need: 'optional' };

/** What is put right of an action that exists, and why. */
export const correctFields = (owners: readonly Choice[], types: readonly Choice[] = subTypes): readonly Field[] => [
  owner(owners),
  subType(types),
  priority,
  {
    ...due,
    title: 'New due date',
    help: 'Typed, for example 18/1/2027. Left empty, it stays, or follows a new type or priority.',
  },
  { name: 'reason', title: 'Reason', kind: 'long', need: 'always', help: 'The owner reads it.' },
];

/** A new action, on one screen; the rest has a usual value and is under Details. */
export const addFields = (owners: readonly Choice[], types: readonly Choice[] = subTypes): readonly Field[] => [
  {
    name: 'text',
    title: 'Action',
    kind: 'long',
    need: 'always',
    most: 1000,
    help: 'Start with a verb: one action, with an outcome you can see.',
  },
  owner(owners),
  subType(types),
  priority,
  { ...due, help: 'Typed, for example 18/1/2027. Left empty, type and priority set it.' },
  {
    name: 'needToKnow',
    title: 'What the owner needs to know',
    kind: 'long',
    need: 'always',
    most: 1000,
    help: 'What they need without the case file, and no more.',
  },
];

/** What has a usual value; `people` are those of the agency. */
export const detailFields = (people: readonly Choice[]): readonly Field[] => [
  { name: 'category', title: 'Category', kind: 'choice', need: 'always', choices: categories },
  { name: 'target', title: 'Aimed at', kind: 'choice', need: 'always', choices: targets, beside: true },
  {
    name: 'deputy',
    title: 'Deputy',
    kind: 'choice',
    need: 'optional',
    choices: people,
    help: 'Reminded along with the owner when the action is late.',
  },
  {
    name: 'legalStatus',
    title: 'Legal status of the child',
    kind: 'choice',
    need: 'optional',
    choices: legalStatuses,
    folded: true,
    help: 'Needed for a CAWN at 16 or 17.',
  },
];

export const disputeFields: readonly Field[] = [
  { name: 'reason', title: 'Reason', kind: 'long', need: 'always', help: 'The chair and the co-ordinator read it.' },
];
export const blockFields: readonly Field[] = [
  { name: 'reason', title: 'Reason', kind: 'long', need: 'always' },
  { name: 'until', title: 'Until', kind: 'date', need: 'always', help: 'For example 18/1/2027.' },
];
export const timeFields: readonly Field[] = [
  { name: 'reason', title: 'Reason', kind: 'long', need: 'always' },
  { name: 'until', title: 'New due date', kind: 'date', need: 'always', help: 'For example 18/1/2027.' },
];
export const doneFields: readonly Field[] = [
  { name: 'evidence', title: 'Evidence of completion', kind: 'long', need: 'always' },
  { name: 'effect', title: 'Did it change the risk?', kind: 'choice', need: 'always', choices: effects },
];
const changed: Field = {
  name: 'effect',
  title: 'Did it change the risk, as you see it?',
  kind: 'choice',
  need: 'always',
  choices: effects,
  beside: true,
};
/**
 * What came of a disruption, and what it did to the risk: asked of the person who verifies it; of any other type only a note.
 * Where the type cannot be read, what was typed is given back, whatever the type.
 */
export const verifyFields = (subType: string | undefined): readonly Field[] => [
  ...(subType !== undefined && disruptionOf(subType) === undefined
    ? []
    : [outcomeField(subType === undefined ? anyOutcomes : outcomesOf(subType)), changed]),
  { name: 'note', title: 'Note', kind: 'long', need: 'optional' },
];
export const outcomeField = (outcomes: readonly Choice[]): Field => ({
  name: 'outcome',
  title: 'What came of it?',
  kind: 'choice',
  need: 'always',
  choices: outcomes,
});
export const notDoneFields: readonly Field[] = [
  { name: 'reason', title: 'What is still to be done', kind: 'long', need: 'always' },
];
export const cancelFields: readonly Field[] = [{ name: 'reason', title: 'Reason', kind: 'long', need: 'always' }];
export const answerTimeFields: readonly Field[] = [
  { name: 'agreed', title: 'Is more time given?', kind: 'choice', need: 'always', choices: yesNo },
  {
    name: 'note',
    title: 'Note',
    kind: 'long',
    need: 'optional',
    help: 'Required if the answer is No: the person who asked reads it.',
  },
];
export const settleFields = (agencies: readonly Choice[]): readonly Field[] => [
  {
    name: 'agency',
    title: 'Who does it',
    kind: 'choice',
    need: 'always',
    choices: agencies,
    help: 'The agency that has it, or another. They must accept it again. The due date stays, unless it has passed.',
  },
  { name: 'note', title: 'Note', kind: 'long', need: 'always', help: 'What was decided, and why.' },
];
export const escalationFields: readonly Field[] = [
  { name: 'concern', title: 'Concern', kind: 'long', need: 'always' },
  { name: 'outcomeWanted', title: 'Outcome wanted', kind: 'long', need: 'always' },
  { name: 'timescale', title: 'Timescale', kind: 'text', need: 'always', help: 'By when, for example 18 January.' },
];
