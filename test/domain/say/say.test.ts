// What young people say: by quarter, in fives, in no order; and what looks like a name.
import assert from 'node:assert/strict';
import { looksLikeName } from '../../../src/domain/advice/names.ts';
import {
  added,
  quarterOf,
  quartersBack,
  sayQuarter,
  shownOf,
  toSay,
  type Fives,
  type Say,
} from '../../../src/domain/say/say.ts';
import { must } from '../../people/builders.ts';

const idAt = (place: number): string => ((place * 0x9e3779b1) % 0xffffffff).toString(16).padStart(8, '0').repeat(4);
const sayAt = (place: number): Say => ({ id: idAt(place), heard: 'yes', helped: 'no', change: `Words ${place}` });
const after = (count: number): Fives =>
  Array.from({ length: count }, (_, place) => place).reduce<Fives>(
    (fives, place) => must(added(fives, sayAt(place))),
    [],
  );

describe('What young people say', () => {
  it('is shown from five on, and then five at a time: no one answer appears by itself', () => {
    const shown = [0, 1, 4, 5, 6, 9, 10, 14].map((count) => shownOf(after(count)).length);
    assert.deepEqual(shown, [0, 0, 0, 5, 5, 5, 10, 10]);
  });

  it('keeps no order within a five: they stand by their random ids', () => {
    for (const five of after(10)) {
      const ids = five.map(({ id }) => id);
      assert.deepEqual(ids, ids.toSorted());
    }
    assert.notDeepEqual(
      must(after(5)[0]).map(({ change }) => change),
      [0, 1, 2, 3, 4].map((place) => `Words ${place}`),
    );
  });

  it('is kept once, however often the press is repeated', () => assert.equal(added(after(3), sayAt(1)), undefined));

  it('knows no time finer than the quarter', () => {
    assert.equal(quarterOf('2027-01-04T10:00:00.000Z'), '2027-Q1');
    // In London it is April already.
    assert.equal(quarterOf('2027-03-31T23:30:00.000Z'), '2027-Q2');
    assert.deepEqual(quartersBack('2027-02-01T10:00:00.000Z', 3), ['2027-Q1', '2026-Q4', '2026-Q3']);
    assert.equal(sayQuarter('2026-Q4'), 'October to December 2026');
  });

  it('is made of three answers and nothing else', () => {
    const sent = { heard: 'partly', helped: 'yes', change: 'Ask me first.', ref: 'MSET-4F7K-24', person: 'Priya' };
    assert.deepEqual(toSay(idAt(1), sent), { id: idAt(1), heard: 'partly', helped: 'yes', change: 'Ask me first.' });
    assert.equal(toSay('MSET-4F7K-24', sent), undefined);
    assert.equal(toSay(idAt(1), { ...sent, heard: 'Kestrel' }), undefined);
  });
});

describe('What looks like a name', () => {
  for (const [text, found] of [
    ['A boy called Kestrel was seen.', 'Kestrel'],
    ['I worry about Kestrel Madeup, who is 15.', 'Kestrel Madeup'],
    ['Kestrel Madeup has two phones.', 'Kestrel Madeup'],
    ['Is it right to ring Mrs Madeup?', 'Madeup'],
    ['I spoke to Anne-Marie O’Brien.', 'Anne-Marie O’Brien'],
    ['Can Social Care see it? The Front Door says no.', undefined],
    ['Do I tell Northumbria Police on Monday?', undefined],
    ['She said No. Yes, the school knows.', undefined],
    ['Is a Section 47 needed for an NRM referral?', undefined],
    ['the child has new phones and is out late', undefined],
    ['Should Children’s Social Care lead?', undefined],
  ] as const) {
    it(`${text} ${found ?? 'nothing'}`, () => assert.equal(looksLikeName(text), found));
  }
});
