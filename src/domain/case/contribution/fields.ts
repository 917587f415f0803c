// What is asked of an agency that sends papers (docs/process.md P24.1): what it knows and did; then its view, and who reads it.
import { choicesOf, type Answers, type Choice, type Field } from '../../kernel/fields.ts';
import { markFields } from '../../link/mark-fields.ts';
import type { Directory } from '../../people/directory.ts';
import { viewChoices } from './contribution.ts';

/** The first question of the second page. */
const viewName = 'view';
export const isUnknown = ({ known = '' }: Answers): boolean => known === 'nothing';

/** `agencies`: those that the person may send for, where they are several. */
export const contributionFields = (agencies: readonly Choice[], directory: Directory | undefined): readonly Field[] => [
  ...(agencies.length > 1
    ? [{ name: 'agency', title: 'For which agency', kind: 'choice', need: 'always', choices: agencies } as const]
    : []),
  {
    name: 'known',
    title: 'Does your agency know this child?',
    kind: 'choice',
    need: 'always',
    choices: choicesOf({ something: 'Yes, as written below', nothing: 'Nothing known' }),
  },
  {
    name: 'know',
    title: 'What we know',
    kind: 'long',
    need: 'always',
    neededWhen: (answers) => !isUnknown(answers),
    because: 'your agency knows the child',
    most: 1500,
    placeholder: 'Since the last meeting, or as far as it matters now',
  },
  { name: 'did', title: 'What we did', kind: 'long', need: 'optional', most: 1000 },
  { name: viewName, title: 'Our view of the risk', kind: 'choice', need: 'always', choices: viewChoices },
  ...markFields(directory),
];
/** Those that stand on the second page. */
export const secondPage = [viewName, 'mark', 'agencies'] as const;
