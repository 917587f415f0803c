// Marks that stand for people's own words, and where a card may not have them.
import type { Card } from '../../src/cards/blocks.ts';
import { referralFields } from '../../src/domain/case/referral/form/pages.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { actionRowsOf, elementsOf, inputsOf, partsIn, textOf } from './inside.ts';

/** Would be a link and bold where it is read as markdown. */
export const mark = (name: string): string => `[Q${name}Q](https://q.test) **${name}**`;
export const isTyped = (name: string): boolean =>
  referralFields.some((field) => field.name === name && field.choices === undefined);

/** The case's answers with a mark in each that is typed; a date keeps its date so that it is said back. */
export function markedAnswers(childCase: Case): Pick<Case, 'answers' | 'notKnown'> {
  const text = Object.fromEntries(
    referralFields
      .filter((field) => isTyped(field.name) && !['date', 'birth'].includes(field.kind) && field.name !== 'consenter')
      .map((field) => [field.name, mark(field.name)]),
  );
  const childsWords = childCase.answers['childsWords'] === undefined ? '' : mark('childsWords');
  return {
    answers: { ...childCase.answers, ...text, childsWords },
    notKnown: { ...childCase.notKnown, why: mark('why') },
  };
}
/** A mark as the title of a child's case: of its letters alone, so that it is neither a link nor bold. */
const inLetters = /Q\w+Q https q test \w+/g;
export const hasMark = (text: string): boolean => /Q\w+Q|q\.test/.test(text.replaceAll(inLetters, ''));

/** Every text of a card that is neither shown as typed nor the value of an input; what is pressed is called by what it shows. */
export function ourTexts(card: Card): readonly string[] {
  const elements = elementsOf(card).map(({ part }) => part);
  const own = ['text', 'label', 'id', 'key', 'placeholder', 'title'];
  return [
    textOf(card, 'speak'),
    textOf(card, 'fallbackText'),
    ...elements.flatMap((part) => own.map((name) => textOf(part, name))),
    ...inputsOf(card).flatMap((part) => partsIn(part['choices']).map((choice) => JSON.stringify(choice))),
    ...actionRowsOf(card)
      .flat()
      // What was typed on the other page of a form is carried, and neither shown nor spoken.
      .map((action) => JSON.stringify(action, (name, value: unknown) => (name === 'kept' ? undefined : value))),
  ];
}
