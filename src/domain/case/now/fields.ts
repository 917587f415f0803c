// The questions of what is true of the child now: as on the referral's pages where those ask them, each asked once its fact is
// ticked (docs/process.md P17.13). The forms of Change what is true now, of an update and of a review have them.
import { choicesOf, isNeeded, type Answers, type Choice, type Field } from '../../kernel/fields.ts';
import { fieldNamed } from '../referral/form/pages.ts';
import { trueNames, type TrueName } from '../state/held.ts';
import { answersNow, saidOfTonight, truths } from '../state/now.ts';
import type { Case } from '../state/stages.ts';
import type { Instant } from '../../time/calendar.ts';

/** Under these names a form has which facts have changed, and how that is known. */
export const tickedFacts = 'trueNow';
export const knownBy = 'knownBy';

const isAcross = ({ placedAcross = '' }: Answers): boolean => placedAcross === 'here' || placedAcross === 'there';
/** What the referral does not ask. */
const others: readonly Field[] = [
  {
    name: 'placement',
    title: 'Placement',
    kind: 'text',
    need: 'optional',
    placeholder: 'Carer or home, if looked after',
  },
  { name: 'placedBy', title: 'Whose council is responsible?', kind: 'text', need: 'optional' },
  { name: 'phone', title: 'The child’s phone', kind: 'text', need: 'always', most: 60 },
  { name: 'worker', title: 'Allocated worker', kind: 'text', need: 'always', help: 'Name and team.' },
  { name: 'supervisor', title: 'Their supervisor', kind: 'text', need: 'optional' },
  {
    name: 'placedAcross',
    title: 'Is the child placed across a council’s border?',
    kind: 'choice',
    need: 'always',
    choices: choicesOf({
      here: 'Placed here by another council',
      there: 'Ours, placed in another council’s area',
      no: 'Not, or not any more',
    }),
  },
  { name: 'otherCouncil', title: 'Which council?', kind: 'text', need: 'always', most: 100, askedWhen: isAcross },
  { name: 'heldBy', title: 'Who holds the case?', kind: 'text', need: 'always', most: 120, askedWhen: isAcross },
  { name: 'otherPolice', title: 'Whose police?', kind: 'text', need: 'optional', most: 100, askedWhen: isAcross },
  {
    name: 'interviewsBy',
    title: 'Return interviews by',
    kind: 'text',
    need: 'optional',
    most: 100,
    askedWhen: isAcross,
  },
  {
    name: 'notifiedOn',
    title: 'Notified on',
    kind: 'date',
    need: 'optional',
    askedWhen: isAcross,
  },
  {
    name: 'notifiedWith',
    title: 'From or to whom?',
    kind: 'text',
    need: 'always',
    most: 120,
    because: 'the notification was received or sent',
    askedWhen: ({ notifiedOn = '' }) => notifiedOn !== '',
  },
  {
    name: 'concernHeight',
    title: 'How grave is the concern about them?',
    kind: 'choice',
    need: 'always',
    choices: choicesOf({
      threshold: 'They may have harmed a child, or may pose a risk of harm',
      low: 'Low-level concern',
      notKnown: 'Not known',
    }),
    askedWhen: (answers) => answers['worksWithChildren'] === 'yes',
  },
];
/** A fact that is changed is answered: by its first question at least. */
const answered = (name: TrueName, field: Field): Field => {
  const need = field.name === truths[name].fields[0] || field.need === 'always' ? 'always' : 'optional';
  return {
    ...field,
    need,
    ...(besideOthers.has(field.name) && { beside: true }),
    ...(longLists.has(field.name) && { folded: true }),
  };
};
/** So that what is true of the home, and of status, is changed on one screen. */
const besideOthers: ReadonlySet<string> = new Set(['postcode', 'placedBy', 'supervisor', 'heldBy', 'interviewsBy']);
const longLists: ReadonlySet<string> = new Set(['livesAt', 'legalStatus']);
/** Anyone who may know it may not say it elsewhere: `said`. */
export const fieldsOf = (name: TrueName): readonly Field[] =>
  truths[name].fields.flatMap((field) => {
    const found = fieldNamed(field) ?? others.find((other) => other.name === field);
    return found === undefined ? [] : [answered(name, found)];
  });
export const fieldOf = (field: string): Field | undefined =>
  fieldNamed(field) ?? others.find(({ name }) => name === field);

const isTicked = (answers: Answers, name: TrueName): boolean => (answers[tickedFacts] ?? '').split(',').includes(name);
export const factsTicked = (answers: object): readonly TrueName[] => {
  const all: Answers = Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  return trueNames.filter((name) => isTicked(all, name));
};

const mayBeEmpty = ({ need, neededWhen }: Field): boolean => need === 'optional' && neededWhen === undefined;
/** Asked on a card of its own, and only where another answer calls for it. */
const afterOthers: ReadonlySet<string> = new Set(['notifiedWith']);
/** Asked once its fact is ticked, also what only another answer calls for: so that one press is enough for it. */
const whenTicked = (name: TrueName, field: Field): Field => ({
  ...field,
  about: truths[name].title,
  askedWhen: (answers) =>
    isTicked(answers, name) && (!afterOthers.has(field.name) || field.askedWhen?.(answers) !== false),
  ...(!mayBeEmpty(field) && { neededWhen: (answers) => isTicked(answers, name) && isNeeded(field, answers) }),
});

export const choicesFor = (names: readonly TrueName[]): readonly Choice[] =>
  names.map((name) => ({ value: name, title: truths[name].title }));

/** The questions about these facts; which of them are asked the first one says. Nothing where there are none. */
export const changeFields = (names: readonly TrueName[], need: 'always' | 'optional'): readonly Field[] =>
  names.length === 0
    ? []
    : [
        {
          name: tickedFacts,
          title: need === 'always' ? 'What has changed?' : 'Has any of this changed?',
          kind: 'choices',
          need,
          choices: choicesFor(names),
          help: 'Tick all that has changed, then press: the questions follow, filled in with what is true now.',
        },
        ...names.flatMap((name) => fieldsOf(name).map((field) => whenTicked(name, field))),
        {
          name: knownBy,
          title: 'How you know',
          kind: 'text',
          need: 'always',
          most: 300,
          about: '',
          askedWhen: (answers) => (answers[tickedFacts] ?? '') !== '',
        },
      ];

const isPutIn = (name: TrueName, field: string): boolean =>
  truths[name].gravest === undefined || fieldOf(field)?.choices === undefined;
/**
 * What a form about them holds before anyone types: what is true now, to be changed. Of what is of its day, as who must not be
 * told, no answer is given beforehand; the plan of a night that is over is not put in.
 */
export function valuesToChange(childCase: Case, now: Instant): Answers {
  const { planTonight = '', ...answers } = answersNow(childCase);
  const all: Answers = saidOfTonight(childCase, now) === 'ask' ? answers : { ...answers, planTonight };
  const fields = new Set(trueNames.flatMap((name) => truths[name].fields.filter((field) => isPutIn(name, field))));
  return Object.fromEntries(Object.entries(all).filter(([name, value]) => fields.has(name) && value !== ''));
}
