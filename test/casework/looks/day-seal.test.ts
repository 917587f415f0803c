import assert from 'node:assert/strict';
import {
  changesOf,
  codeOf,
  lateOf,
  rootOfRows,
  rowsOfLooks,
  sayCode,
  sealOf,
} from '../../../src/casework/looks/day-seal.ts';
import { lastDayOver } from '../../../src/casework/looks/sealing.ts';
import type { LookStored } from '../../../src/casework/ports/seal-ports.ts';

const looks: readonly LookStored[] = Array.from({ length: 40 }, (_none, n) => ({
  id: `look-${n}`,
  reference: `MSET-${n % 7}`,
  look: { person: `p${n % 5}`, at: `2027-01-12T10:${10 + n}:00.000Z` },
  second: n,
}));
const rows = rowsOfLooks(looks);
const said = (there: readonly LookStored[], late = lateOf('2027-01-12', rows, there)) =>
  changesOf(rows, late, there).map(({ id, what }) => `${id}: ${what}`);

describe('the seal of a day', () => {
  it('is the same in whatever order looks are read', () => {
    assert.deepEqual(rowsOfLooks(looks.toReversed()), rows);
    assert.deepEqual(said(looks.toReversed()), []);
  });
  it('tells a look that is gone, that is another, and all of them gone', () => {
    assert.deepEqual(said(looks.filter(({ id }) => id !== 'look-3')), ['MSET-3: 6 looks were sealed, 5 are there']);
    const other = looks.map((one) => (one.id === 'look-3' ? { ...one, look: { person: 'other' } } : one));
    assert.deepEqual(said(other), ['MSET-3: a look is not what was written']);
    assert.equal(said([]).length, 7);
  });
  it('tells two that were exchanged', () => {
    const exchanged = looks.map((one) => (one.id === 'look-1' ? { ...one, reference: 'MSET-2' } : one));
    assert.equal(said(exchanged).length, 2);
  });
  it('has a row of its own for what was written late, which may be checked like the others', () => {
    const late = { id: 'late', reference: 'MSET-3', look: { person: 'p9' }, second: 99 };
    const there = [...looks, late, { ...late, id: 'new', reference: 'MSET-new' }];
    const lateRows = lateOf('2027-01-12', rows, there);
    assert.deepEqual(
      lateRows.map(({ id, looks: ids }) => [id, ids]),
      [
        ['MSET-3', ['late']],
        ['MSET-new', ['new']],
      ],
    );
    assert.deepEqual(said(there), []);
    assert.deepEqual(said(there, []), [
      'MSET-3: 1 looks were put in after the seal',
      'MSET-new: 1 looks were put in after the seal',
    ]);
    assert.deepEqual(
      said(
        there.filter(({ id }) => id !== 'late'),
        lateRows,
      ),
      ['MSET-3: 1 looks were sealed, 0 are there'],
    );
  });
  it('takes nothing for late where what is left is not what was sealed', () => {
    const there = [
      ...looks.filter(({ id }) => id !== 'look-3'),
      { ...looks[3], id: 'in its place', second: 99 } as LookStored,
    ];
    assert.deepEqual(lateOf('2027-01-12', rows, there), []);
    assert.deepEqual(said(there), ['MSET-3: a look is not what was written']);
  });
  it('vouches for every day before it', () => {
    const first = sealOf({ day: '2027-01-11', looks, ends: [] }, undefined);
    const second = sealOf({ day: '2027-01-12', looks, ends: [] }, first.seal);
    assert.equal(second.seal.before, first.seal.code);
    assert.equal(second.seal.from, '2027-01-12');
    assert.equal(second.seal.root, rootOfRows(second.rows));
    assert.equal(second.seal.code, codeOf(second.seal));
    const again = sealOf({ day: '2027-01-11', looks: looks.slice(1), ends: [] }, undefined);
    assert.notEqual(sealOf({ day: '2027-01-12', looks, ends: [] }, again.seal).seal.code, second.seal.code);
  });
  it('is said in sixteen letters that can be read out', () =>
    assert.match(
      sayCode(sealOf({ day: '2027-01-11', looks, ends: [] }, undefined).seal.code),
      /^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/,
    ));
  it('is made in the night after, from three o’clock in London', () => {
    assert.equal(lastDayOver('2027-01-12T02:59:00.000Z'), '2027-01-10');
    assert.equal(lastDayOver('2027-01-12T03:00:00.000Z'), '2027-01-11');
    assert.equal(lastDayOver('2027-07-12T02:00:00.000Z'), '2027-07-11');
  });
});
