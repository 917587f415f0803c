// Where and when, and what is inferred: both are made of what the picture draws, and of nothing else.
import assert from 'node:assert/strict';
import { inferredIn, inferredShown } from '../../../src/pages/around/inferred.ts';
import { whereAndWhen } from '../../../src/pages/around/where-and-when.ts';
import { must } from '../../people/builders.ts';
import { referenceOf } from '../fixtures.ts';
import { aroundFlat, crowded, flat } from './around-fixtures.ts';

const { dots, lines } = aroundFlat;
const flatOf = (reference: string, months: readonly string[]) => ({ ...must(lines[0]), reference, months });

describe('Where and when', () => {
  it('counts of each place the cases of each month, with the months between, and all of them once', () => {
    const { months, rows, most } = whereAndWhen(dots, lines);
    assert.deepEqual(months, ['Nov 2026', 'Dec 2026', 'Jan 2027']);
    assert.deepEqual(
      rows.map(({ place: { called, area }, counts, cases }) => [called, area, ...counts, cases]),
      [['Flat over the laundrette', 'Sample Quay', 1, 0, 3, 3]],
    );
    assert.equal(most, 3);
  });

  it('puts what was long before into one column, and counts a case once there', () => {
    const { months, rows } = whereAndWhen(dots, [
      flatOf(referenceOf(0), ['2026-01', '2026-02', '2026-12']),
      flatOf(referenceOf(1), ['2025-12']),
    ]);
    assert.deepEqual(months.slice(0, 2), ['Before', 'Jul 2026']);
    assert.equal(months.length, 7);
    assert.deepEqual(must(rows[0]).counts, [2, 0, 0, 0, 0, 0, 1]);
  });

  it('has the place that most cases name first', () => {
    const busy = crowded();
    const { rows } = whereAndWhen(busy.dots, busy.lines);
    assert.equal(rows.length, busy.dots.filter(({ shape }) => shape === 'place').length);
    const counts = rows.map(({ cases }) => cases);
    assert.deepEqual(
      counts,
      counts.toSorted((one, other) => other - one),
    );
  });

  it('has no row without a place', () => {
    assert.deepEqual(whereAndWhen(dots.slice(1), []).rows, []);
  });
});

describe('What is inferred', () => {
  const all = inferredIn(lines, '');

  it('is two cases that name the same, once for each pair, and only where it was confirmed of both', () => {
    assert.deepEqual(
      all.map(({ from, to, through }) => [from, to, through.length]),
      [
        [referenceOf(0), referenceOf(1), 2],
        [referenceOf(0), referenceOf(2), 1],
        [referenceOf(1), referenceOf(2), 2],
      ],
    );
    assert.equal(must(all[0]).through[0], flat);
    assert.deepEqual(
      inferredIn(
        lines.map((line) => ({ ...line, sure: 'said' })),
        '',
      ),
      [],
    );
  });

  it('is not what the picture is around: that stands in the middle', () => {
    assert.deepEqual(
      inferredIn(lines, flat).map(({ from, to }) => [from, to]),
      [
        [referenceOf(0), referenceOf(1)],
        [referenceOf(1), referenceOf(2)],
      ],
    );
  });

  it('is drawn all at once where it is little, else of the case that is chosen', () => {
    assert.equal(inferredShown(all, undefined).length, 3);
    assert.equal(inferredShown(all, referenceOf(0)).length, 2);
    assert.deepEqual(inferredShown(all, flat), []);
    const many = inferredIn(crowded().lines, '');
    assert.ok(many.length > 24);
    assert.deepEqual(inferredShown(many, undefined), []);
    assert.equal(inferredShown(many, referenceOf(0)).length, 25);
  });
});
