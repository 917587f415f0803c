// The referral, question by question: its nine pages and all their fields.
import { yesNo, yesNoNotKnown, type Answers, type Field } from '../../../kernel/fields.ts';
import { checkPostcode } from './identifiers.ts';
import { extraPages } from './extra-pages.ts';
import type { FormPage } from './page.ts';
import { legalStatuses } from './support.ts';
import * as lists from './lists.ts';

const notYet = (answers: Answers) => answers['section47'] === 'notYet' || answers['section47'] === undefined;
const mayBeUnsafe = (answers: Answers) => ['no', 'notSure'].includes(answers['safeTonight'] ?? '');
const mustNotBeTold = (answers: Answers) => answers['mustNotBeTold'] === 'yes';
const isSubmitted = (answers: Answers) => answers['nrm'] === 'submitted';
const isOld = (answers: Answers) => answers['section47Old'] === 'yes';
const held = (answers: Answers) => ['substantiated', 'notSubstantiated'].includes(answers['section47'] ?? '');

const safety: FormPage = {
  id: '1',
  title: 'Safety first',
  fields: [
    { name: 'urgency', title: 'How urgent is this?', kind: 'choice', need: 'always', choices: lists.urgency },
    {
      name: 'safeTonight',
      title: 'Is the child safe tonight?',
      kind: 'choice',
      need: 'always',
      choices: lists.safeTonight,
    },
    {
      name: 'routineRight',
      title: 'The child may not be safe tonight. Is Routine right?',
      kind: 'choice',
      need: 'always',
      choices: lists.routineRight,
      because: 'the child may not be safe tonight',
      askedWhen: (answers) => answers['urgency'] === 'routine' && mayBeUnsafe(answers),
    },
    {
      name: 'planTonight',
      title: 'Plan for tonight',
      kind: 'long',
      need: 'always',
      because: 'the child may not be safe tonight',
      neededWhen: mayBeUnsafe,
    },
    {
      name: 'mustNotBeTold',
      title: 'Is there anyone who must not be told?',
      kind: 'choice',
      need: 'known',
      choices: yesNoNotKnown,
    },
    {
      name: 'toldWho',
      title: 'Who must not be told?',
      kind: 'text',
      need: 'always',
      because: 'someone must not be told',
      askedWhen: mustNotBeTold,
    },
    {
      name: 'toldWhy',
      title: 'Why must they not be told?',
      kind: 'text',
      need: 'always',
      most: 300,
      because: 'someone must not be told',
      askedWhen: mustNotBeTold,
    },
    {
      name: 'knowsFamily',
      title: 'Do you or your team know the family personally?',
      kind: 'choice',
      need: 'always',
      choices: yesNo,
    },
  ],
};

const child: FormPage = {
  id: '2',
  title: 'The child',
  beside: ['forenames'],
  folded: ['birthSure'],
  fields: [
    { name: 'caseSystemId', title: 'Case system ID', kind: 'text', need: 'known', most: 40 },
    { name: 'surname', title: 'Surname', kind: 'text', need: 'always', most: 100 },
    { name: 'forenames', title: 'Forenames', kind: 'text', need: 'always', most: 100 },
    {
      name: 'dateOfBirth',
      title: 'Date of birth',
      kind: 'birth',
      need: 'always',
      most: 40,
      help: 'For example 14/3/2011; or 2011, if the year is all you know.',
    },
    {
      name: 'birthSure',
      title: 'How certain is the date of birth?',
      kind: 'choice',
      need: 'optional',
      choices: lists.birthSure,
    },
    { name: 'sex', title: 'Sex', kind: 'choice', need: 'known', choices: lists.sexes },
    { name: 'ethnicity', title: 'Ethnicity', kind: 'choice', need: 'known', choices: lists.ethnicities },
  ],
};

const home: FormPage = {
  id: '3',
  title: 'Home and school',
  beside: ['livesAt'],
  folded: ['livesAt', 'educationStatus'],
  fields: [
    { name: 'address', title: 'Home address', kind: 'text', need: 'known', most: 300 },
    { name: 'postcode', title: 'Postcode', kind: 'text', need: 'known', most: 10, check: checkPostcode },
    {
      name: 'livesAt',
      title: 'Where the child lives',
      kind: 'choice',
      need: 'known',
      choices: lists.homes,
    },
    { name: 'school', title: 'School or college', kind: 'text', need: 'known' },
    {
      name: 'educationStatus',
      title: 'Education status',
      kind: 'choice',
      need: 'known',
      choices: lists.educationStatuses,
    },
    {
      name: 'needs',
      title: 'Needs: disability, SEND, communication, language, interpreter',
      kind: 'long',
      need: 'known',
      help: 'And how they affect the child’s safety. Write "none known" if so.',
    },
  ],
};

const section47Fields: readonly Field[] = [
  { name: 'section47', title: 'Section 47 determination', kind: 'choice', need: 'always', choices: lists.section47 },
  {
    name: 'strategyDate',
    title: 'Date of strategy discussion',
    kind: 'date',
    need: 'known',
    most: 40,
    help: 'For example 30/12/2026. Needed unless not yet determined.',
    neededWhen: (answers) => !notYet(answers),
  },
  {
    name: 'section47Date',
    title: 'Date Section 47 concluded',
    kind: 'date',
    need: 'known',
    most: 40,
    help: 'Needed if a Section 47 enquiry was held.',
    neededWhen: held,
  },
  {
    name: 'whyNot47',
    title: 'Why was Section 47 not needed?',
    kind: 'long',
    need: 'always',
    help: 'Needed if the strategy discussion found it was not needed.',
    because: 'Section 47 was not needed',
    neededWhen: (answers) => answers['section47'] === 'notNeeded',
  },
];
/** Of a determination that may have been made of another worry (determination.ts marks it). */
const oldFields: readonly Field[] = [
  {
    name: 'still47',
    title: 'Is this still the determination for this worry?',
    kind: 'choice',
    need: 'always',
    choices: yesNo,
    because: 'the determination is old or without a date',
    askedWhen: isOld,
  },
  {
    name: 'whyStill47',
    title: 'Why does it still hold?',
    kind: 'text',
    need: 'always',
    most: 300,
    because: 'an old determination is to hold for this worry',
    askedWhen: (answers) => isOld(answers) && answers['still47'] === 'yes',
  },
];

/**
 * Asked before a draft exists, because nothing else is worth typing without it (docs/design.md 6). Page 4 keeps the answers
 * open to change.
 */
export const section47Page: FormPage = {
  id: 's47',
  title: 'Section 47 first',
  beside: ['strategyDate', 'section47Date'],
  fields: section47Fields,
};

const status: FormPage = {
  id: '4',
  title: 'Status and Section 47',
  beside: ['legalStatus', 'section47', 'strategyDate', 'section47Date'],
  // The determination was made before: here it may be changed.
  folded: ['legalStatus', 'section47'],
  fields: [
    {
      name: 'careStatus',
      title: 'Care status',
      kind: 'choice',
      need: 'always',
      choices: lists.careStatuses,
    },
    {
      name: 'legalStatus',
      title: 'Legal status of the child',
      kind: 'choice',
      need: 'always',
      choices: legalStatuses,
      because: 'the child is looked after',
      // From 16 a CAWN needs a care order (docs/process.md P8.14).
      askedWhen: (answers) => answers['careStatus'] === 'lookedAfter',
    },
    ...section47Fields,
    ...oldFields,
    {
      name: 'otherPlans',
      title: 'Other plans or panels running',
      kind: 'choices',
      need: 'known',
      choices: lists.otherPlans,
      alone: 'none',
    },
  ],
};

const worries: FormPage = {
  id: '5',
  title: 'Worries',
  beside: ['worksWithChildren', 'missingEpisodes'],
  fields: [
    {
      name: 'types',
      title: 'Types of exploitation suspected',
      kind: 'choices',
      need: 'always',
      choices: lists.exploitationTypes,
    },
    {
      name: 'worksWithChildren',
      title: 'Does anyone of concern work or volunteer with children?',
      kind: 'choice',
      need: 'optional',
      choices: yesNoNotKnown,
    },
    {
      name: 'missingEpisodes',
      title: 'Missing episodes in the last 90 days',
      kind: 'count',
      need: 'known',
      most: 3,
      help: 'A whole number; 0 if none.',
    },
    {
      name: 'whatIsNew',
      title: 'What is new since the last case?',
      kind: 'long',
      need: 'always',
      most: 1000,
      because: 'the child was referred before',
      // Of a child who is referred again (docs/process.md P17.6).
      askedWhen: (answers) => answers['referredBefore'] === 'yes',
    },
    {
      name: 'worries',
      title: 'What are we worried about?',
      kind: 'long',
      need: 'always',
      most: 4000,
      help: 'Dated facts: what happened, when, who saw it, how sure.',
    },
  ],
};

const voice: FormPage = {
  id: '6',
  title: 'The child’s voice',
  fields: [
    { name: 'childKnows', title: 'Does the child know?', kind: 'choice', need: 'known', choices: yesNo },
    {
      name: 'childsWords',
      title: 'The child’s own words, wishes and feelings',
      kind: 'long',
      need: 'known',
      help: 'As the child said it, and how it was obtained. If the child does not know, say why.',
    },
    {
      name: 'trustedAdult',
      title: 'Trusted adult',
      kind: 'text',
      need: 'known',
      help: 'The person the child chooses to trust: name and role.',
    },
  ],
};

const family: FormPage = {
  id: '7',
  title: 'Family and strengths',
  fields: [
    {
      name: 'parentsKnow',
      title: 'Do parents or carers know of this referral?',
      kind: 'choice',
      need: 'known',
      choices: lists.parentsKnow,
    },
    {
      name: 'parentsViews',
      title: 'Their views, or why they were not told',
      kind: 'long',
      need: 'known',
      help: 'If they know: what they say. If not: why not.',
    },
    { name: 'strengths', title: 'Strengths: what already works and who is protective', kind: 'long', need: 'known' },
  ],
};

const work: FormPage = {
  id: '8',
  title: 'Work done and what you are asking for',
  beside: ['nrm', 'ask'],
  folded: ['nrm'],
  fields: [
    { name: 'workDone', title: 'Work already done and its effect', kind: 'long', need: 'known' },
    {
      name: 'disruption',
      title: 'Disruption already tried',
      kind: 'choices',
      need: 'known',
      choices: lists.disruption,
      alone: 'none',
    },
    {
      name: 'nrm',
      title: 'National Referral Mechanism',
      kind: 'choice',
      need: 'known',
      choices: lists.nrm,
    },
    {
      name: 'ask',
      title: 'What are you asking MSET to do?',
      kind: 'choices',
      need: 'known',
      choices: lists.asks,
    },
    {
      name: 'nrmDate',
      title: 'Date of the NRM referral',
      kind: 'date',
      need: 'known',
      most: 40,
      because: 'an NRM referral was submitted',
      askedWhen: isSubmitted,
    },
    {
      name: 'nrmWhy',
      title: 'Why is an NRM referral not needed?',
      kind: 'text',
      need: 'always',
      most: 300,
      because: 'you say that an NRM referral is not needed',
      askedWhen: (answers) => answers['nrm'] === 'notNeeded',
    },
    { name: 'safetyPlan', title: 'Safety plan in place now', kind: 'long', need: 'known' },
  ],
};

/** What the referral may be shared as; chosen beforehand, said by the last page. */
export const basisField: Field = {
  name: 'lawfulBasis',
  title: 'Lawful basis for sharing',
  kind: 'choice',
  need: 'always',
  choices: lists.lawfulBasis,
  preset: 'publicTask',
};

/** The last page holds what authorises the referral; who may consent is a list of people, not of codes. */
const check: FormPage = {
  id: '9',
  title: 'Check and submit',
  fields: [basisField, { name: 'consenter', title: 'Consenting manager', kind: 'text', need: 'always', most: 40 }],
};

/** What the last page says in a line, and is changed on a page of its own (docs/process.md P3.10). */
export const basisPage: FormPage = { id: 'basis', title: 'Lawful basis for sharing', fields: [basisField] };
/** All that is not known yet, to be ticked, and why; its questions follow from the answers. */
export const unknownsPage: FormPage = { id: 'unknowns', title: 'Not known yet', fields: [] };

/** The nine pages in order. */
export const pages: readonly FormPage[] = [safety, child, home, status, worries, voice, family, work, check];

const allPages = [...pages, ...extraPages];
export const pageById = (id: string): FormPage | undefined =>
  [...allPages, section47Page, basisPage, unknownsPage].find((page) => page.id === id);

/** Every field of the referral, in the order of its pages. */
export const referralFields: readonly Field[] = allPages.flatMap((page) => page.fields);
export const fieldNamed = (name: string): Field | undefined => referralFields.find((field) => field.name === name);

/** The page that asks for a field. */
export const pageOf = (name: string): FormPage | undefined =>
  allPages.find((page) => page.fields.some((field) => field.name === name));
