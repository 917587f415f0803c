// Whether a word of what everyone reads is a child: no program can know, for a name may be a common word. So it is asked, where a
// child in an open case is called so (docs/process.md P13.7).
import { namesIn } from '../link/texts.ts';
import { lettersOf } from '../kernel/alike.ts';
import { choicesOf, type Field } from '../kernel/fields.ts';
import { opens } from './names.ts';

/** The words of a text that may be names, each once, as it is written first; not "will" and "may" in small letters. */
export const mayBeNames = (said: string): readonly string[] => {
  const words = namesIn(said)
    .map((word) => word.replace(/[’']s?$/i, ''))
    .filter((word) => lettersOf(word).length > 1 && !opens.has(word));
  return words.filter((word, place) => words.findIndex((other) => lettersOf(other) === lettersOf(word)) === place);
};

/** The question of each of these words, answered for that word alone. */
export const childFields = (words: readonly string[]): readonly Field[] =>
  words.map((word) => ({
    name: `child-${lettersOf(word)}`,
    title: `Is “${word}” a child?`,
    kind: 'choice',
    need: 'always',
    choices: choicesOf({ yes: 'Yes', no: 'No, it means something else here' }),
    help: 'A child in an open case has this name. Everyone reads what you add.',
    askedWhen: () => true,
    check: (answer) => (answer === 'yes' ? 'write “the child” in its place above, then press again.' : undefined),
  }));

/** Said to a person who was asked as often today as may be. */
export const askedEnough =
  'Nothing is added. A word of this is a child’s name, and you have been asked about as many today as may be. Leave names out; or add it tomorrow.';
