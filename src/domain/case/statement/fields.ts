// What is asked for a correction to an item, and for a statement (docs/process.md P27.1, P27.3).
import type { Answers, Choice, Field } from '../../kernel/fields.ts';
import { staters } from './statement.ts';

const ofDecision: Choice = { value: 'decision', title: 'What was said, decided and why' };
const ofDissent: Choice = { value: 'dissent', title: 'Who disagreed, and why' };

/** `withDissent`: the writer reads who disagreed. */
export const itemFields = (withDissent: boolean): readonly Field[] => [
  {
    name: 'about',
    title: 'What is put right?',
    kind: 'choice',
    need: 'always',
    choices: withDissent ? [ofDecision, ofDissent] : [ofDecision],
  },
  {
    name: 'text',
    title: 'Correction',
    kind: 'long',
    need: 'always',
    placeholder: 'What the minutes should say',
  },
];

/** What stands on the second page of a statement. */
export const aboutPage = ['about', 'text'] as const;
const isOfAnother = ({ whose = '' }: Answers): boolean => whose !== '' && whose !== 'child';
/** `about`: what of the case the writer reads, that it may be beside. */
export const statementFields = (about: readonly Choice[]): readonly Field[] => [
  { name: 'whose', title: 'Whose words are they?', kind: 'choice', need: 'always', choices: staters },
  {
    name: 'name',
    title: 'Who said it, if not the child?',
    kind: 'text',
    need: 'always',
    neededWhen: isOfAnother,
    because: 'it is not the child',
    most: 100,
    placeholder: 'Their name, and who they are to the child',
  },
  { name: 'saidOn', title: 'When did they say it?', kind: 'date', need: 'always' },
  { name: 'about', title: 'What is it about?', kind: 'choice', need: 'always', choices: about },
  {
    name: 'text',
    title: 'What they say',
    kind: 'long',
    need: 'always',
    most: 2000,
    placeholder: 'In their own words',
  },
];
