// What is asked of who may read what someone says in a case (docs/process.md P22.4).
import type { Answers, Field } from '../kernel/fields.ts';
import { agencyChoices, type Directory } from '../people/directory.ts';
import { markChoices } from './handling.ts';

const namesAgencies = ({ mark }: Answers): boolean => mark === 'agencies';
/** Who may read it. */
export const markFields = (directory: Directory | undefined, preset?: string): readonly Field[] => [
  {
    name: 'mark',
    title: 'Who may read it',
    kind: 'choice',
    need: 'always',
    choices: markChoices,
    ...(preset !== undefined && { preset }),
  },
  {
    name: 'agencies',
    title: 'Which agencies',
    kind: 'choices',
    need: 'always',
    because: 'named agencies may read it',
    choices: agencyChoices(directory),
    askedWhen: namesAgencies,
  },
];

/** The same of what usually has none: it is asked in a list to open, on which all who may read the case stand. */
export const markIfAny = (directory: Directory | undefined): readonly Field[] =>
  markFields(directory, 'case').map((field) =>
    field.name === 'mark' ? { ...field, need: 'optional', folded: true } : field,
  );
