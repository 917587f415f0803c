// Where words stand in facts, and what is left without them (docs/process.md 33).
import assert from 'node:assert/strict';
import {
  answersThatAre,
  isSameButForTexts,
  placesOf,
  struckFrom,
  withStruck,
  wordsAt,
} from '../../../src/domain/matter/strike.ts';

const facts = [
  { number: 1, data: { answers: { worries: 'Saga came. A Sagan book; SAGA’s coat.', page: 'saga' } } },
  { number: 2, data: { list: ['Robin', { name: 'saga-lou and Saga' }], count: 3 } },
  { number: 3, data: undefined },
];

describe('Words that are struck out', () => {
  const places = placesOf(facts, 'Saga');

  it('are found whole, however they are written, and never within a word', () => {
    assert.deepEqual(places, [
      [1, 'answers/worries', 0, 4],
      [1, 'answers/worries', 25, 4],
      [2, 'list/1/name', 0, 4],
      [2, 'list/1/name', 13, 4],
    ]);
    assert.deepEqual(placesOf(facts, 'aga'), []);
    assert.deepEqual(placesOf(facts, 'SAGA’s'), [[1, 'answers/worries', 25, 6]]);
    for (const odd of ['.', '(', '[a', '\\', '$', 'a|b'])
      assert.deepEqual(placesOf(facts, odd === '.' ? 'x.' : odd), []);
  });

  it('are not a choice or an id of the same letters, which is counted', () => {
    assert.equal(answersThatAre(facts, 'Saga'), 1);
    assert.equal(answersThatAre([{ number: 1, data: { name: 'saga' } }], 'Saga', { always: ['name'], never: [] }), 0);
    assert.deepEqual(placesOf([{ number: 1, data: { agency: 'police', said: 'Police' } }], 'police'), [
      [1, 'said', 0, 6],
    ]);
  });

  it('are read where they stand, until they are not there any more', () => {
    assert.equal(wordsAt(facts, places), 'Saga');
    const struck = withStruck(facts, struckFrom(facts, { places: places.slice(0, 1), instead: 'X' }));
    assert.equal(wordsAt(struck, places), undefined);
    assert.equal(wordsAt(facts, [[9, 'answers/worries', 0, 4]]), undefined);
    assert.equal(wordsAt(facts, []), undefined);
    const spelt = [{ number: 1, data: { one: 'Zoë O’Sample', other: "ZOE O'SAMPLE" } }];
    assert.equal(wordsAt(spelt, placesOf(spelt, 'Zoe OSample')), 'Zoë O’Sample');
  });

  it('are gone at every place, the rest stays to the letter, and only facts that had them are changed', () => {
    const struck = struckFrom(facts, { places, instead: '(struck out)' });
    assert.deepEqual(
      struck.map(({ number }) => number),
      [1, 2],
    );
    assert.deepEqual(withStruck(facts, struck), [
      {
        number: 1,
        data: { answers: { worries: '(struck out) came. A Sagan book; (struck out)’s coat.', page: 'saga' } },
      },
      { number: 2, data: { list: ['Robin', { name: '(struck out)-lou and (struck out)' }], count: 3 } },
      facts[2],
    ]);
  });

  it('leave the same but for texts, or cannot be struck out', () => {
    const was = { stage: 'open', on: '2027-01-04', id: 'A1', said: 'Saga came', list: ['One'] };
    assert.ok(isSameButForTexts(was, { ...was, said: 'X came', list: ['Two'] }));
    for (const other of [{ stage: 'X' }, { on: 'X' }, { id: 'X' }, { list: [] }, { list: ['One', 'Two'] }, { said: 3 }])
      assert.ok(!isSameButForTexts(was, { ...was, ...other }), JSON.stringify(other));
    for (const text of ['DAZZA', 'ZZ99ABC', '2027-01-04 Dazza came', 'ENT'])
      assert.ok(isSameButForTexts({ said: text }, { said: 'X' }), text);
    for (const id of ['MSET-ABCD-EF', 'ENT-4F7K-2Q9X', 'A12', 'notKnown', '2027-01-04T10:00:00.000Z'])
      assert.ok(!isSameButForTexts({ said: id }, { said: 'X' }), id);
    const typed = { always: ['said'], never: [] };
    for (const text of ['dazza', 'M25']) assert.ok(isSameButForTexts({ said: text }, { said: 'X' }, typed), text);
    for (const id of ['MSET-ABCD-EF', '2027-01-04'])
      assert.ok(!isSameButForTexts({ said: id }, { said: 'X' }, typed), id);
  });
});
