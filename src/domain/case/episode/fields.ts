// What is asked about a missing episode, on three short forms and one for news (docs/process.md P17.8).
import { choicesOf, yesNoNotKnown, type Answers, type Choice, type Field } from '../../kernel/fields.ts';
import { markIfAny } from '../../link/mark-fields.ts';
import type { Directory } from '../../people/directory.ts';
import type { Instant } from '../../time/calendar.ts';
import { timeProblem } from '../../time/moments.ts';
import { sinceDays } from './since.ts';

export const episodeCategories = choicesOf({ missing: 'Missing', away: 'Away from placement without authorisation' });
const known = choicesOf({ yes: 'Yes', no: 'Not yet: I ring them now' });
const wasKnown = choicesOf({ yes: 'Yes', no: 'No' });
export const returns = choicesOf({
  self: 'Came back without help',
  police: 'Found by the police',
  carer: 'Found by family, carer or worker',
  other: 'Otherwise',
});
export const outcomes = choicesOf({ done: 'Held', declined: 'Declined', attempted: 'Attempted' });
export const sayChoice = (choices: readonly Choice[], value: string): string =>
  choices.find((choice) => choice.value === value)?.title ?? value;

const moment = (name: string, title: string, help: string): Field => ({
  name,
  title,
  kind: 'moment',
  need: 'always',
  most: 40,
  help,
});
const example = 'Day and time: yesterday 22:30, Sat about 6pm, 14/3 22:30. Time not known: yesterday ?';
const since: Field = { ...moment('since', 'Missing since', example), dayAlone: true };
const returnedAt: Field = { ...moment('returnedAt', 'Returned at', example), dayAlone: true };

const theyKnow: Field = {
  name: 'reported',
  title: 'Do the police know?',
  kind: 'choice',
  need: 'always',
  choices: known,
};
const policeFields = (directory: Directory | undefined): readonly Field[] => [
  { name: 'policeReference', title: 'Police reference', kind: 'text', need: 'optional', most: 40 },
  {
    name: 'grade',
    title: 'Police grade',
    kind: 'choice',
    need: 'optional',
    choices: (directory?.settings.missing.grades ?? []).map(({ id, title }) => ({ value: id, title })),
  },
];

const category: Field = {
  name: 'category',
  title: 'Missing, or away without leave?',
  kind: 'choice',
  need: 'always',
  choices: episodeCategories,
};
const what: Field = { name: 'what', title: 'What happened', kind: 'long', need: 'always', most: 1000 };

/** What is asked while someone may be on the telephone. Reference and grade of the police are for **Update episode**. */
export const missedFields = (now: Instant | undefined): readonly Field[] => [
  { name: 'day', title: 'Missing since when?', kind: 'choice', need: 'always', choices: sinceDays(now) },
  {
    name: 'since',
    title: 'Time, and the day if it is another',
    kind: 'text',
    need: 'always',
    most: 40,
    placeholder: '22:30 · Sat about 6pm · ? if not known',
    check: timeProblem,
  },
  category,
  theyKnow,
  {
    name: 'lastSeen',
    title: 'Last seen: where, by whom, wearing what',
    kind: 'text',
    need: 'always',
    placeholder: '? if not known',
  },
  what,
];

export const updateFields = (directory: Directory | undefined): readonly Field[] => [
  since,
  theyKnow,
  ...policeFields(directory),
  { name: 'news', title: 'What is new', kind: 'long', need: 'always', most: 1000 },
];

const how: Field = {
  name: 'how',
  title: 'How did the child come back?',
  kind: 'choice',
  need: 'always',
  choices: returns,
};
const safe: Field = {
  name: 'safe',
  title: 'Found safe and well?',
  kind: 'choice',
  need: 'always',
  choices: yesNoNotKnown,
};
const found: Field = { name: 'found', title: 'Where found, and with whom', kind: 'text', need: 'always', most: 300 };

export const backFields: readonly Field[] = [
  returnedAt,
  how,
  safe,
  found,
  { name: 'harm', title: 'Hurt, hungry, intoxicated or with items?', kind: 'text', need: 'optional', most: 300 },
  {
    name: 'prevention',
    title: 'Prevention interview',
    kind: 'date',
    need: 'optional',
    most: 40,
    help: 'The day on which the police saw the child.',
  },
];

const inShort = ({ help: _example, ...field }: Field): Field => ({ ...field, placeholder: 'Sat 22:30, or Sat ?' });
/** Of an episode that is over: both times, and what is known of it. */
export const pastFields = (directory: Directory | undefined): readonly Field[] => [
  inShort(since),
  { ...inShort(returnedAt), beside: true },
  category,
  { ...theyKnow, title: 'Did the police know?', choices: wasKnown, beside: true },
  // A list to open is as high as the line to type in beside it.
  ...policeFields(directory).map((field, place): Field =>
    place === 0 ? field : { ...field, beside: true, folded: true },
  ),
  how,
  { ...safe, beside: true },
  found,
  what,
];

/** Whether who holds it is independent, or the adult of the child’s own choice. */
export const independences = choicesOf({
  yes: 'Yes',
  no: 'No',
  chosen: 'No: the adult whom the child chose',
});
const isChosen = ({ outcome, independent }: Answers): boolean => outcome === 'done' && independent === 'chosen';
const { help: _example, ...when } = moment('when', 'When it was held or tried', example);
export const interviewFields = (directory: Directory | undefined): readonly Field[] => [
  { name: 'outcome', title: 'Outcome', kind: 'choice', need: 'always', choices: outcomes },
  {
    name: 'offeredOn',
    title: 'Offered on',
    kind: 'date',
    need: 'always',
    most: 40,
    placeholder: 'Yesterday, or 14/3',
  },
  {
    ...when,
    placeholder: 'Yesterday 16:00',
    help: 'Empty if declined.',
    beside: true,
    need: 'optional',
    neededWhen: ({ outcome }) => outcome === 'done' || outcome === 'attempted',
  },
  { name: 'byWhom', title: 'By whom', kind: 'text', need: 'always', help: 'Name and agency.' },
  {
    name: 'independent',
    title: 'Are they independent of the child’s care?',
    kind: 'choice',
    need: 'always',
    choices: independences,
    help: 'Not the social worker, carer, home or police.',
  },
  {
    name: 'independentOn',
    title: 'When was an independent one offered?',
    kind: 'date',
    need: 'always',
    most: 40,
    because: 'the child chose this adult',
    askedWhen: isChosen,
  },
  {
    name: 'childsWords',
    title: 'Why this adult: the child’s choice, in their words',
    kind: 'long',
    need: 'always',
    most: 500,
    because: 'the child chose this adult',
    askedWhen: isChosen,
  },
  {
    name: 'learned',
    title: 'What we learned',
    kind: 'long',
    need: 'always',
    placeholder: 'If it was not held: why, what parents or carers say, and who independent offers it next',
  },
  ...markIfAny(directory),
];
