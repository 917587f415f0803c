// "Someone must not be told": whoever reads a case, or hears it in a meeting, reads who and why.
import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/blocks.ts';
import { itemCard } from '../../src/cards/meeting/item.ts';
import { readingCard } from '../../src/cards/consent/reading.ts';
import { isConsented } from '../../src/domain/case/stage-table.ts';
import {
  caseOf,
  consented,
  filledIn,
  given,
  kestrel,
  monday10,
  noConflict,
  priya,
  submitted,
} from '../people/builders.ts';
import { readable } from '../journeys/people/readable.ts';
import type { Answers } from '../../src/domain/fields.ts';

const told = { mustNotBeTold: 'yes', toldWho: 'His uncle Kit', toldWhy: 'He may warn the others.' };
const warning = [
  '| **Someone must not be told.** Do not contact the family before speaking to Priya Testworth.',
  '| Who must not be told? His uncle Kit',
  '| Why must they not be told? He may warn the others.',
].join('\n');

/** Read 1 of 3, and the item of a meeting. */
function cardsOf(answers: Answers): Readonly<Record<string, Card>> {
  const one = caseOf(given(filledIn(priya, { ...kestrel, ...answers }), submitted(), noConflict(), consented()));
  if (!isConsented(one)) throw new Error('it has consent');
  const shown = { case: one, now: monday10, shared: false, buttons: [] };
  return {
    'Read 1 of 3': readingCard({ ...shown, part: 1 }),
    'an item': itemCard({ ...shown, line: 'Item 1 of 1', meeting: 'preMset-2027-01-12' }),
  };
}

describe('Someone who must not be told', () => {
  for (const [name, card] of Object.entries(cardsOf(told))) {
    it(`is warned of, with who and why, in ${name}`, () => assert.ok(readable(card).includes(warning), readable(card)));
  }
  for (const [name, card] of Object.entries(cardsOf({}))) {
    it(`is not in ${name} where there is nobody`, () => assert.doesNotMatch(readable(card), /must not be told\.\*\*/));
  }
});
