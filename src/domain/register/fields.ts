// What the forms of the register ask.
import { choicesOf, yesNo, yesNoNotKnown, type Field } from '../kernel/fields.ts';
import { readReference } from '../kernel/ids.ts';

export const breachWhats = {
  card: 'A card or a page of MSET',
  print: 'A print or a file',
  mail: 'A mail or a message',
  said: 'Said aloud',
} as const;

export const reportFields: readonly Field[] = [
  { name: 'what', title: 'What was shared?', kind: 'choice', need: 'always', choices: choicesOf(breachWhats) },
  {
    name: 'whom',
    title: 'With whom?',
    kind: 'text',
    need: 'always',
    most: 200,
    help: 'Who they are, and how to reach them.',
  },
  { name: 'still', title: 'Do they still have it?', kind: 'choice', need: 'always', choices: yesNoNotKnown },
  {
    name: 'noticed',
    title: 'When did you notice?',
    kind: 'moment',
    need: 'optional',
    help: 'Empty: just now.',
  },
  {
    name: 'about',
    title: 'Reference of the case',
    kind: 'text',
    need: 'optional',
    most: 20,
    beside: true,
    check: (text) => ('problem' in readReference(text) ? 'it should look like MSET-4F7K-24.' : undefined),
  },
];

export const riskFields: readonly Field[] = [
  { name: 'risk', title: 'Is the child at risk by it?', kind: 'choice', need: 'always', choices: yesNoNotKnown },
  {
    name: 'why',
    title: 'Why, and what have you done about it?',
    kind: 'long',
    need: 'always',
    most: 1000,
    help: 'The data protection officer reads it, and tells people by it.',
  },
];

export const containFields: readonly Field[] = [
  {
    name: 'how',
    title: 'How was it contained?',
    kind: 'long',
    need: 'always',
    most: 1000,
    help: 'Got back, deleted and confirmed, or why nothing more can be done.',
  },
];

const notTold = (field: 'ico' | 'people') => ({
  kind: 'long' as const,
  need: 'always' as const,
  most: 1000,
  askedWhen: (answers: Readonly<Record<string, string>>) => answers[field] === 'no',
});
export const assessFields: readonly Field[] = [
  {
    name: 'harm',
    title: 'How likely is it that people come to harm by it?',
    kind: 'choice',
    need: 'always',
    choices: choicesOf({ unlikely: 'Unlikely', likely: 'Likely', high: 'A high risk' }),
  },
  { name: 'ico', title: 'Is the Information Commissioner told?', kind: 'choice', need: 'always', choices: yesNo },
  { name: 'icoWhy', title: 'Why not the Commissioner?', ...notTold('ico'), because: 'the Commissioner is not told' },
  { name: 'people', title: 'Are the people concerned told?', kind: 'choice', need: 'always', choices: yesNo },
  { name: 'peopleWhy', title: 'Why not the people?', ...notTold('people'), because: 'the people are not told' },
];

export const whichFields: readonly Field[] = [
  { name: 'reference', title: 'Reference of the case', kind: 'text', need: 'always', most: 20, placeholder: 'MSET-…' },
];

/** What is held or destroyed is a case, or a record of a person or place. */
export const recordFields: readonly Field[] = [
  {
    name: 'reference',
    title: 'Reference of the case or record',
    kind: 'text',
    need: 'always',
    most: 20,
    placeholder: 'MSET-… or ENT-…',
  },
];

export const icoFields: readonly Field[] = [
  {
    name: 'number',
    title: 'Number that the Commissioner gave',
    kind: 'text',
    need: 'optional',
    most: 60,
    help: 'Leave it empty if there is none yet.',
  },
];

export const closeFields: readonly Field[] = [
  { name: 'learnt', title: 'What changes because of it?', kind: 'long', need: 'always', most: 1000 },
];

export const whatFors = {
  case: 'Work on this case',
  other: 'Work on another case',
  cover: 'Cover for a colleague',
  supervision: 'Supervision or audit',
  meeting: 'A meeting',
  mistake: 'By mistake',
  private: 'Not for work',
} as const;
export const whyFields: readonly Field[] = [
  { name: 'whatFor', title: 'What for?', kind: 'choice', need: 'always', choices: choicesOf(whatFors) },
  {
    name: 'reason',
    title: 'Reason',
    kind: 'long',
    need: 'always',
    most: 1000,
    help: 'The auditor and the data protection officer read it.',
  },
];

export const settlingFields: readonly Field[] = [
  {
    name: 'how',
    title: 'How was it settled?',
    kind: 'long',
    need: 'always',
    most: 1000,
    help: 'The person who was asked does not read it.',
  },
];
