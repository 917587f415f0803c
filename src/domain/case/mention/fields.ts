// What is asked of a person, place or thing that is added to a case.
import type { Field } from '../../kernel/fields.ts';
import { fieldsOfKind, kindRow, type LinkKind } from '../../link/kinds.ts';
import { markFields } from '../../link/mark-fields.ts';
import type { Directory } from '../../people/directory.ts';
import type { Instant } from '../../time/calendar.ts';
import { howKnown } from './mention.ts';
import { birthRight } from '../concern/under-18.ts';

const how: Field = {
  name: 'how',
  title: 'How and when it is connected with the child',
  kind: 'long',
  need: 'always',
  most: 600,
};
const seen: Field = {
  name: 'seen',
  title: 'Last seen',
  kind: 'date',
  need: 'optional',
  placeholder: '18/11/2026',
};
const source: Field = {
  name: 'source',
  title: 'How do you know?',
  kind: 'choice',
  need: 'always',
  choices: howKnown,
};
const family: Field = {
  name: 'family',
  title: 'Do not tell family',
  kind: 'choices',
  need: 'optional',
  choices: [{ value: 'yes', title: 'Keep it out of letters and of what the family is told' }],
};

/** In the order of the form: what it is and how it is connected; then how that is known, and who may read it. */
export const fieldsToAdd = (kind: LinkKind, directory: Directory | undefined, now?: Instant): readonly Field[] => [
  ...kindRow(kind).fields,
  ...(kind === 'person' && now !== undefined ? [birthRight('birth', now)] : []),
  how,
  ...(kindRow(kind).more ?? []),
  seen,
  source,
  ...markFields(directory, 'case'),
  family,
];
/** The first that stands on the second page, where the form has two. */
export const secondPageFrom = (kind: LinkKind): string => kindRow(kind).more?.[0]?.name ?? seen.name;

/** What is kept of it as it was said. */
export const saidFields = (kind: LinkKind): readonly Field[] => [...fieldsOfKind(kind), how, seen, source];
