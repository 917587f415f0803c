// The family's side: who has parental responsibility, who was told what, when and by whom, and what they say. Recorded by those
// who work with the child, person by person; the newest counts (docs/process.md P17.14).
import { caseStep } from '../making.ts';
import { choicesOf, isAsked, yesNoNotKnown, type Answers, type Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { refuse, type Asking } from '../../matter/step.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import { localDate, type Instant } from '../../time/calendar.ts';
import { parseTypedDate } from '../../time/dates.ts';
import { nextId, type Relative, type ToldOf } from '../state/family.ts';
import { activeStages } from '../state/stage-table.ts';
import { toldOf } from '../state/now.ts';
import type { Case } from '../state/stages.ts';

export const relations = choicesOf({
  mother: 'Mother',
  father: 'Father',
  stepParent: 'Step-parent',
  grandparent: 'Grandparent',
  relative: 'Another relative',
  carer: 'Foster carer or home',
  council: 'The council, by a care order',
  other: 'Other',
});
export const whyNotTold = choicesOf({
  planned: 'It is planned',
  risk: 'It would raise the risk to the child',
  investigation: 'It would harm an investigation',
  noContact: 'They cannot be reached',
  urgent: 'There was no time',
  mustNot: 'They must not be told',
});
/** So many people of one family are kept with a case. */
export const mostRelatives = 6;

const isNew = (answers: Answers): boolean => (answers['relative'] ?? 'new') === 'new';
const isSomeoneElse = (answers: Answers): boolean => answers['relative'] === 'new';
const isTold = (answers: Answers): boolean => answers['told'] === 'yes';
const knowsBy = (answers: Answers): boolean =>
  isTold(answers) || answers['asked'] === 'yes' || answers['asked'] === 'declined';

/** What is asked of the person who is told, while someone must not be, or no one knows whether. */
function warned(before: Case | undefined): readonly Field[] {
  const told = before === undefined ? undefined : toldOf(before);
  if (before !== undefined && told !== 'yes' && told !== 'notKnown') return [];
  const isKnown = told !== 'notKnown';
  return [
    {
      name: 'isWarnedOf',
      title: isKnown ? 'Someone must not be told. Is it this person?' : 'Was it asked first whether they may be told?',
      kind: 'choice',
      need: 'always',
      choices: choicesOf(
        isKnown
          ? { other: 'No, this is another person', knows: 'Yes, and they know' }
          : { other: 'Yes, and they may be told', knows: 'No, and they know' },
      ),
      askedWhen: knowsBy,
    },
    {
      name: 'done',
      title: 'What is being done now that they know?',
      kind: 'long',
      need: 'always',
      most: 300,
      help: 'The lead worker and the MSET co-ordinator are called. If the child is in danger, ring 999 first.',
      askedWhen: (answers) => knowsBy(answers) && answers['isWarnedOf'] === 'knows',
    },
  ];
}

/** Who it is: asked where it is not someone who is recorded. */
const nameFields = (isFirst: boolean): readonly Field[] =>
  [
    { name: 'name', title: 'Name', kind: 'text', need: 'always', most: 120 } as const,
    {
      name: 'relation',
      title: 'Who are they to the child?',
      kind: 'choice',
      need: 'always',
      choices: relations,
      folded: true,
    } as const,
  ].map((field) => (isFirst ? field : { ...field, askedWhen: isSomeoneElse, because: 'it is someone else' }));

const personFields: readonly Field[] = [
  {
    name: 'responsibility',
    title: 'Parental responsibility?',
    kind: 'choice',
    need: 'optional',
    choices: yesNoNotKnown,
    neededWhen: isNew,
  },
  {
    name: 'interpreter',
    title: 'Do they need an interpreter?',
    kind: 'choice',
    need: 'optional',
    choices: yesNoNotKnown,
    neededWhen: isNew,
    beside: true,
  },
  {
    name: 'speaks',
    title: 'In which language?',
    kind: 'text',
    need: 'always',
    most: 60,
    askedWhen: (answers) => answers['interpreter'] === 'yes',
    because: 'they need an interpreter',
  },
  {
    name: 'reach',
    title: 'How to reach them',
    kind: 'text',
    need: 'optional',
    most: 200,
    placeholder: 'Phone or address',
  },
];
/** Asked on a card of its own, before their view is. */
const wereTold = { because: 'they were told', about: 'What they were told' } as const;
/** The two questions, then what the answers raise. */
const toldFields: readonly Field[] = [
  {
    name: 'told',
    title: 'Have they been told of MSET?',
    kind: 'choice',
    need: 'optional',
    choices: choicesOf({ yes: 'Yes', no: 'Not yet' }),
    neededWhen: isNew,
  },
  {
    name: 'asked',
    title: 'Asked for their view?',
    kind: 'choice',
    need: 'optional',
    choices: choicesOf({ yes: 'Yes', declined: 'Yes, would not say', notYet: 'Not yet' }),
    neededWhen: isNew,
    beside: true,
  },
  {
    name: 'what',
    title: 'What were they told?',
    kind: 'long',
    need: 'always',
    most: 300,
    askedWhen: isTold,
    ...wereTold,
  },
  { name: 'toldOn', title: 'When?', kind: 'date', need: 'always', askedWhen: isTold, ...wereTold },
  {
    name: 'toldBy',
    title: 'By whom?',
    kind: 'text',
    need: 'always',
    most: 120,
    askedWhen: isTold,
    ...wereTold,
    help: 'Name and role.',
  },
  {
    name: 'notTold',
    title: 'Why not?',
    kind: 'choice',
    need: 'always',
    choices: whyNotTold,
    askedWhen: (answers) => answers['told'] === 'no',
    because: 'they have not been told yet',
    folded: true,
  },
];
const viewFields: readonly Field[] = [
  {
    name: 'view',
    title: 'Their view',
    kind: 'long',
    need: 'always',
    most: 500,
    help: 'In their own words, also where they disagree.',
    askedWhen: (answers) => answers['asked'] === 'yes',
    because: 'they were asked for their view',
    about: 'Their view',
  },
];

export const relationTitle = ({ relation }: Pick<Relative, 'relation'>): string =>
  relations.find(({ value }) => value === relation)?.title ?? relation;

/** Before anyone is recorded it is about someone new; later what is left empty stays as it was. */
export function familyFields({ before }: Asking<Case>): readonly Field[] {
  const family = before?.family ?? [];
  const whose: readonly Field[] =
    family.length === 0
      ? []
      : [
          {
            name: 'relative',
            title: 'Who is it about?',
            kind: 'choice',
            need: 'always',
            choices: [
              // What was typed is offered as no choice: the names stand above the form.
              ...family.map((one) => ({ value: one.id, title: `${one.id}, ${relationTitle(one).toLowerCase()}` })),
              { value: 'new', title: 'Someone else' },
            ],
            help: 'What you leave empty below stays as it was.',
          },
        ];
  return [
    ...whose,
    ...nameFields(family.length === 0),
    ...personFields,
    ...toldFields,
    ...warned(before),
    ...viewFields,
  ];
}

type FamilyInput = Answers;
/** What was said of a person: what is not there stays. */
export interface FamilyContact {
  readonly relative: string;
  readonly name: string;
  readonly relation?: string;
  readonly responsibility?: string;
  readonly reach?: string;
  readonly interpreter?: string;
  readonly speaks?: string;
  readonly told?: ToldOf;
  readonly notTold?: string;
  /** They know although they must not be told: what is being done about it. */
  readonly knows?: string;
  readonly asked?: string;
  readonly view?: string;
}

/** Nothing that the other answers do not ask for. */
function answersOf(fields: readonly Field[], input: FamilyInput): Answers {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = input[field.name] ?? '';
      return value === '' || !isAsked(field, input) ? [] : [[field.name, value] as const];
    }),
  );
}

function toldIn(answers: Answers): ToldOf | undefined {
  const typed = parseTypedDate(answers['toldOn'] ?? '');
  return isTold(answers) && 'date' in typed
    ? { what: answers['what'] ?? '', on: typed.date, by: answers['toldBy'] ?? '' }
    : undefined;
}

const unsaid = {
  name: '',
  relation: 'other',
  responsibility: 'notKnown',
  interpreter: 'notKnown',
  asked: 'notYet',
} as const satisfies Partial<Relative>;
/** The person with what was said of them now: what was left empty stays. */
function withContact(was: Relative | undefined, said: FamilyContact, by: PersonRef, at: Instant): Relative {
  const before: Omit<Relative, 'id' | 'by' | 'at'> = was ?? unsaid;
  return {
    id: said.relative,
    name: said.name,
    relation: said.relation ?? before.relation,
    responsibility: said.responsibility ?? before.responsibility,
    interpreter: said.interpreter ?? before.interpreter,
    asked: said.asked ?? before.asked,
    ...given({
      reach: said.reach ?? before.reach,
      speaks: said.interpreter === undefined ? before.speaks : said.speaks,
      told: said.told ?? before.told,
      notTold: said.told === undefined ? (said.notTold ?? before.notTold) : undefined,
      knows: said.knows === undefined ? before.knows : { done: said.knows, at },
      view: said.asked === undefined ? before.view : said.view,
    }),
    by,
    at,
  };
}

const recordFamily = caseStep<FamilyInput, FamilyContact>({
  title: 'Record family contact',
  fact: 'family contact recorded',
  may: [
    { reads: 'reviews', least: 'write' },
    { role: 'triage', reads: 'referral' },
  ],
  from: activeStages,
  elsewhere: (before) =>
    before.stage === 'draft' || before.stage === 'awaitingConsent' || before.stage === 'returned'
      ? refuse('notNow', 'MSET does not have this referral yet.', 'Say it on the page Family and strengths.')
      : refuse('notNow', 'MSET does not have this case.', 'A new worry is a new referral.'),
  asks: familyFields,
  record: (before, input, context) => {
    const { family = [] } = before;
    const { relative: whose = 'new', ...answers } = answersOf(familyFields({ before, ...context }), input);
    const known = family.find(({ id }) => id === whose);
    if (known === undefined && family.length >= mostRelatives)
      return refuse(
        'notEligible',
        `${mostRelatives} people of this family are recorded, and no more fit.`,
        'Choose one of them, and say of them what is new.',
      );
    if (Object.keys(answers).length === 0)
      return refuse(
        'incomplete',
        'Nothing is recorded: nothing new was filled in.',
        'Say what is new, then press again.',
      );
    const told = toldIn(answers);
    if (told !== undefined && told.on > localDate(context.now))
      return refuse(
        'notEligible',
        'That day has not come yet.',
        'Say when they were told. What is planned is an action.',
      );
    const isLess =
      (answers['told'] === 'no' && known?.told !== undefined) ||
      (answers['asked'] === 'notYet' && known !== undefined && known.asked !== 'notYet');
    if (isLess)
      return refuse(
        'notEligible',
        'It is recorded that they were told, or asked.',
        'Leave what is not new empty. If it was a slip, take it back in History.',
      );
    const {
      name = '',
      relation,
      responsibility,
      reach,
      interpreter,
      speaks,
      notTold,
      done: knows,
      asked,
      view,
    } = answers;
    return {
      data: {
        relative: known?.id ?? nextId(family),
        name: known?.name ?? name,
        ...given({ relation, responsibility, reach, interpreter, speaks, told, notTold, knows, asked, view }),
      },
    };
  },
  evolve: (before, said, meta) => {
    const { family = [] } = before;
    const was = family.find(({ id }) => id === said.relative);
    const is = withContact(was, said, refOf(meta.by), meta.at);
    return { ...before, family: was === undefined ? [...family, is] : family.map((one) => (one === was ? is : one)) };
  },
});

/** Its steps on a case. */
export const familySteps = { recordFamily } as const;
