// What is asked where a record is opened, or a place reported by itself.
import { howKnown } from '../case/mention/mention.ts';
import type { Field } from '../kernel/fields.ts';
import { groundChoices } from './entity.ts';
import { entityRow, type EntityKind, type ReportedKind } from './kinds.ts';

const why: Field = { name: 'why', title: 'Why a record is needed', kind: 'long', need: 'always', most: 600 };

/** What it is, by the fields of its kind. */
export const fieldsOfEntity = (kind: EntityKind): readonly Field[] => [
  ...entityRow(kind).fields,
  ...(entityRow(kind).more ?? []),
];
/** By hand, for a meeting or the police. */
export const fieldsToOpen = (kind: EntityKind): readonly Field[] => [
  ...fieldsOfEntity(kind),
  { name: 'ground', title: 'Who asks for it', kind: 'choice', need: 'always', choices: groundChoices },
  why,
];

const worry: Field = {
  name: 'how',
  title: 'What worries you about it',
  kind: 'long',
  need: 'always',
  most: 1200,
  help: 'Do not name a child here. Worried about a child? Refer the child.',
};
const seen: Field = { name: 'seen', title: 'Last seen', kind: 'date', need: 'optional', placeholder: '18/11/2026' };
const source: Field = {
  name: 'source',
  title: 'How do you know?',
  kind: 'choice',
  need: 'always',
  choices: howKnown.filter(({ value }) => value !== 'childTold'),
};
export const fieldsToReport = (kind: ReportedKind): readonly Field[] => [...fieldsOfEntity(kind), worry, seen, source];
/** What of a report says what it is, to be found by. */
export const saidOfReport = (kind: ReportedKind): readonly Field[] => fieldsOfEntity(kind);

export const reasonField = (title: string, also: Partial<Field> = {}): Field => ({
  name: 'why',
  title,
  kind: 'long',
  need: 'always',
  most: 600,
  ...also,
});
export const viewFields: readonly Field[] = [
  {
    name: 'text',
    title: 'What we make of it',
    kind: 'long',
    need: 'always',
    most: 1200,
    help: 'Inferred, and not said by anyone: it is shown apart from what was said.',
  },
];
