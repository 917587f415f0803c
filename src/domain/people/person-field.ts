// A question that names a person: a colleague out of those offered, who is told, or someone outside MSET in words
// (docs/process.md P7.11). What is kept is the name in words, and beside it who it is where it is a colleague.
import { choicesOf, type Answers, type Choice, type Field } from '../kernel/fields.ts';
import { inData } from '../kernel/in-data.ts';
import { refOf, type Person, type PersonRef } from './actor.ts';

/** Stands among the choices wherever a list of people is cut to what a card has room for. */
export const outside = 'outside';
const outsideChoices = choicesOf({ [outside]: 'Someone outside MSET: asks who' });

/** Under this name a form has who was chosen; under that of the question, who else it is. */
export const choiceOf = <Name extends string>(name: Name): `${Name}Is` => `${name}Is`;
/** The question that a field of a form is of: its choice, or its words. */
export const isOfQuestion = (field: string, name: string): boolean => field === name || field === choiceOf(name);

const said = (answers: Answers, name: string): string => answers[name] ?? '';
/** A card that was drawn before there was a choice has the words alone: they are of someone outside. */
const isOutside = (answers: Answers, name: string): boolean => {
  const chosen = said(answers, choiceOf(name));
  return chosen === outside || (chosen === '' && said(answers, name) !== '');
};

/** The two questions of it: who of these; and who else, once none of them is chosen. */
export const whoFields = (
  { neededWhen, need, ...field }: Omit<Field, 'kind' | 'choices'>,
  people: readonly Choice[],
): readonly Field[] => [
  {
    ...field,
    name: choiceOf(field.name),
    kind: 'choice',
    need,
    choices: [...people, ...outsideChoices],
    neededWhen: (answers) => said(answers, field.name) === '' && (neededWhen?.(answers) ?? need !== 'optional'),
  },
  {
    name: field.name,
    title: `${field.title}: name and service`,
    kind: 'text',
    need: 'always',
    because: 'they are outside MSET',
    askedWhen: (answers) => isOutside(answers, field.name),
  },
];

const wordsOf = (sent: object, name: string): string => {
  const value = inData(sent, name);
  return typeof value === 'string' ? value : '';
};
/** What was sent, as choices: who may not be named is no gap in the form, and a rule says so. */
export const asSent = (sent: object, names: readonly string[]): readonly Choice[] =>
  names.flatMap((name) => {
    const value = wordsOf(sent, choiceOf(name));
    return value !== '' && value !== outside ? [{ value, title: value }] : [];
  });

/** What is chosen on a form of someone who was named before. */
export const choiceFor = (name: string | undefined, person: PersonRef | undefined): string | undefined =>
  name === undefined ? undefined : person !== undefined && person.name === name ? person.objectId : outside;

/** Who was named, in words; and who it is, where it is one of these people. Undefined where it is none of them any more. */
export function personNamed(
  name: string,
  sent: object,
  people: readonly Person[],
): { readonly words: string; readonly person?: PersonRef } | undefined {
  const chosen = wordsOf(sent, choiceOf(name));
  if (chosen === '' || chosen === outside) return { words: wordsOf(sent, name) };
  const person = people.find(({ objectId }) => objectId === chosen);
  return person && { words: person.name, person: refOf(person) };
}
