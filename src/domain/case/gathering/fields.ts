// What is asked when such a meeting is planned, answered, recorded and cancelled (docs/process.md P6.27).
import { employerFieldNames } from '../concern/employers.ts';
import { choicesOf, type Answers, type Choice, type Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { readReference, type Reference } from '../../kernel/ids.ts';
import { startTimeField } from '../../meeting/fields.ts';
import { gatheringTypeNames, gatheringTypes } from './gathering.ts';
import type { GatheringType } from '../state/invitations.ts';

/** The references that were typed, or what cannot be read as one. */
export function referencesTyped(
  typed: string,
): { readonly references: readonly Reference[] } | { readonly problem: string } {
  const said = typed.split(/[\s,;]+/).filter((one) => one !== '');
  const read = said.map((one) => ({ one, ...readReference(one) }));
  const wrong = read.find((one) => !('reference' in one));
  if (wrong !== undefined)
    return { problem: `“${wrong.one.slice(0, 20)}” is no reference: type it like MSET-4F7K-24.` };
  return { references: [...new Set(read.flatMap((one) => ('reference' in one ? one.reference : [])))] };
}

const isOfMany = ({ type = '' }: Answers): boolean =>
  gatheringTypeNames.some((name) => name === type && gatheringTypes[name].others > 0);

interface PlanChoices {
  readonly types: readonly GatheringType[];
  readonly chairs: readonly Choice[];
  /** Agencies, and the people around the child. */
  readonly invited: readonly Choice[];
  readonly usual: readonly string[];
  /** Everyone else who may be asked. */
  readonly also: readonly Choice[];
  /** For whom a person of concern works: asked before anyone is ticked. */
  readonly employers?: readonly Field[];
}
/** What stands on the second page. */
export const gatheringPage = [...employerFieldNames, 'invited', 'also', 'with'] as const;
export const planGatheringFields = ({
  types,
  chairs,
  invited,
  usual,
  also,
  employers = [],
}: PlanChoices): readonly Field[] => [
  {
    name: 'type',
    title: 'Meeting type',
    kind: 'choice',
    need: 'always',
    choices: types.map((value) => ({ value, title: gatheringTypes[value].title })),
    ...given({ preset: types[0] }),
  },
  { name: 'purpose', title: 'What it is for', kind: 'text', prose: true, need: 'always', most: 300 },
  { name: 'date', title: 'Date', kind: 'date', need: 'always', placeholder: 'For example 12/1/2027' },
  { ...startTimeField, beside: true },
  { name: 'place', title: 'Place, or link to join', kind: 'text', need: 'optional', most: 300 },
  {
    name: 'chair',
    title: 'Chair',
    kind: 'choice',
    need: 'always',
    choices: chairs,
    ...given({ preset: chairs[0]?.value }),
  },
  ...employers,
  {
    name: 'invited',
    title: 'Who is invited',
    kind: 'choices',
    need: 'always',
    choices: invited,
    preset: usual.join(','),
    most: 4000,
  },
  { name: 'also', title: 'Also invited, one person', kind: 'choice', need: 'optional', choices: also },
  {
    name: 'with',
    title: 'Other children of this meeting',
    kind: 'text',
    need: 'optional',
    askedWhen: isOfMany,
    because: 'it may be about several children',
    help: 'Their references. Each keeps minutes of its own.',
    check: (text) => {
      const read = referencesTyped(text);
      return 'problem' in read ? read.problem : undefined;
    },
  },
];

export const answerGatheringFields: readonly Field[] = [
  {
    name: 'coming',
    title: 'Are you coming?',
    kind: 'choice',
    need: 'always',
    choices: choicesOf({ yes: 'Yes, I am coming', no: 'No, with apologies' }),
  },
];

export const recordGatheringFields = (people: readonly Choice[]): readonly Field[] => [
  { name: 'came', title: 'Who was there', kind: 'choices', need: 'always', choices: people, most: 4000 },
  {
    name: 'others',
    title: 'Who else was there',
    kind: 'text',
    need: 'optional',
    most: 300,
    placeholder: 'Names, and for whom they work',
  },
  {
    name: 'decided',
    title: 'What was shared and decided about this child',
    kind: 'long',
    need: 'always',
    help: 'This child alone: another family’s words belong in that child’s case.',
  },
  {
    name: 'again',
    title: 'Next meeting',
    kind: 'text',
    prose: true,
    need: 'optional',
    most: 200,
    placeholder: 'When, or that none is needed',
  },
];

export const cancelGatheringFields: readonly Field[] = [
  {
    name: 'reason',
    title: 'Reason',
    kind: 'text',
    prose: true,
    need: 'always',
    most: 300,
    help: 'Everyone invited who reads the case reads it.',
  },
];
