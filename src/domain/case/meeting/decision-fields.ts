// What is asked with a decision: each thing under its own name, needed by the decisions whose rows say so.
import { isAsked, isNeeded, type Answers, type Choice, type Field } from '../../kernel/fields.ts';
import { isOfQuestion, whoFields } from '../../people/person-field.ts';
import { leadNames } from '../lead/named.ts';
import type { Stage } from '../state/stages.ts';
import { bands, decisions, decisionsAt, isDecision, namesAt, type DecisionRow, type WordName } from './decisions.ts';
import type { DecisionWords } from '../state/since-consent.ts';

const wordFields: Readonly<Record<WordName, Pick<Field, 'title' | 'most' | 'beside'>>> = {
  plan: { title: 'Plan', most: 300 },
  lead: { title: 'Who leads it', beside: true },
  council: { title: 'Receiving council' },
  adultLead: { title: 'Adult lead' },
  missing: { title: 'What is missing', most: 300 },
};
const wordNames = Object.keys(wordFields) as readonly WordName[]; // each of a closed union

/** What a decision says besides why, each under its own name. */
export const saidIn = (words: DecisionWords): readonly (readonly [title: string, said: string])[] =>
  wordNames.flatMap((name) => {
    const said = words[name] ?? '';
    return said === '' ? [] : [[wordFields[name].title, said] as const];
  });
/** The same out of what was sent; what is empty is left out. */
export const wordsIn = (sent: DecisionWords): DecisionWords =>
  Object.fromEntries(
    wordNames.flatMap((name) => {
      const said = sent[name] ?? '';
      return said === '' ? [] : [[name, said]];
    }),
  );

type Fits = (row: DecisionRow) => boolean;
const isBanded: Fits = ({ review }) => review === 'band';
const needs =
  (name: WordName): Fits =>
  ({ needs: of = [] }) =>
    of.includes(name);
const has =
  (name: WordName): Fits =>
  ({ needs: of = [], also = [] }) =>
    [...of, ...also].includes(name);

/** Needed beside the decisions whose rows fit; the help says which these are, without what stands in brackets. */
function neededFor(stages: readonly Stage[], fits: Fits): Pick<Field, 'help' | 'neededWhen'> {
  const titles = namesAt(stages)
    .filter((name) => fits(decisions[name]))
    .map((name) => decisions[name].title.replace(/ \(.*/, ''));
  if (titles.length === 0) return {};
  return {
    help: `Needed for: ${titles.join(', ')}.`,
    neededWhen: ({ decision = '' }) => isDecision(decision) && fits(decisions[decision]),
  };
}

/** What is needed beside the same decisions says so once; the others name it. */
const withTheFirst = (field: Field, _place: number, all: readonly Field[]): Field => {
  const first = all.find(({ help }) => help !== undefined && help === field.help);
  return first === undefined || first === field ? field : { ...field, help: `Needed with: ${first.title}.` };
};

/** Who leads, and the adult lead, are people: `people` are those who may be chosen. */
const asked = (field: Field, people: readonly Choice[]): readonly Field[] =>
  leadNames.some((name) => name === field.name) ? whoFields(field, people) : [field];

/**
 * One item of the agenda on one screen: the questions of what may be decided about a case at one of these stages. Without
 * `people` no one can be chosen.
 */
export function decisionFields(stages: readonly Stage[], people: readonly Choice[] = []): readonly Field[] {
  const isAskedOf = (fits: Fits): boolean => namesAt(stages).some((name) => fits(decisions[name]));
  const words = wordNames
    .filter((name) => isAskedOf(has(name)))
    .map((name): Field => ({
      name,
      kind: 'text',
      need: 'optional',
      ...wordFields[name],
      ...neededFor(stages, needs(name)),
    }))
    .map(withTheFirst)
    .flatMap((field) => asked(field, people));
  return [
    { name: 'decision', title: 'Decision', kind: 'choice', need: 'always', choices: decisionsAt(...stages) },
    { name: 'rationale', title: 'Rationale', kind: 'long', need: 'always', most: 1500 },
    ...words,
    ...(isAskedOf(isBanded) ? bandFields(neededFor(stages, isBanded)) : []),
    { name: 'dissent', title: 'Who disagreed, and why', kind: 'text', need: 'optional', most: 500 },
  ];
}

/** Asked with every decision. */
const always: ReadonlySet<string> = new Set(['rationale', 'dissent']);

/**
 * Of the questions about a case, those that go with this decision; and what was typed for another one, so that thinking again
 * loses nothing.
 */
export function fieldsWith(decision: string, fields: readonly Field[], values: Answers): readonly Field[] {
  const row = isDecision(decision) ? decisions[decision] : undefined;
  const goes = ({ name }: Field): boolean => {
    if (row === undefined) return false;
    if (always.has(name)) return true;
    return name === 'band' || name === 'bandRationale'
      ? isBanded(row)
      : wordNames.some((word) => isOfQuestion(name, word) && has(word)(row));
  };
  return fields
    .filter((field) => field.name !== 'decision' && (goes(field) || (values[field.name] ?? '') !== ''))
    .map((field) => {
      const { help: _which, neededWhen: _when, ...asked } = field;
      // What another answer raises is needed as it says itself.
      const need = field.askedWhen !== undefined || isNeeded(field, { ...values, decision }) ? 'always' : 'optional';
      return { ...asked, need };
    });
}

/** On one card, what goes with a decision is asked once that is chosen; what was typed for another one is not lost. */
export const raisedByDecision = (fields: readonly Field[]): readonly Field[] =>
  fields.map((field) => {
    const { help: _which, ...asked } = field;
    if (field.name === 'decision' || always.has(field.name)) return field;
    const goes = (answers: Answers): boolean => fieldsWith(answers['decision'] ?? '', [field], answers).length > 0;
    // On its ground: "Because of the decision".
    return {
      ...asked,
      because: field.because ?? 'of the decision',
      askedWhen: (answers: Answers) => goes(answers) && isAsked(field, answers),
    };
  });

const bandFields = (needed: Pick<Field, 'help' | 'neededWhen'>): readonly Field[] => [
  { name: 'band', title: 'Risk band', kind: 'choice', need: 'optional', choices: bands, ...needed },
  { name: 'bandRationale', title: 'Why this band', kind: 'text', need: 'optional', most: 500, ...needed },
];
