// Where things stand in the picture: the same every time, whatever order they come in, and nearly the same with three more.
import assert from 'node:assert/strict';
import { layout, type At } from '../../../src/pages/around/layout.ts';
import { towards } from '../../../src/pages/around/towards.ts';
import { must } from '../../people/builders.ts';
import { crowded } from './around-fixtures.ts';

const { dots, lines } = crowded();
const ties = lines.map(({ reference, thing, since }) => ({ from: reference, to: thing, since }));
const middleOf = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
const far = (one: At, other: At): number => Math.hypot(one.x - other.x, one.y - other.y);

describe('Where things stand in the picture', () => {
  const first = layout(dots, ties);

  it('is the same every time, whatever order they come in', () => {
    assert.deepEqual(Object.fromEntries(layout(dots, ties)), Object.fromEntries(first));
    assert.deepEqual(Object.fromEntries(layout(dots.toReversed(), ties.toReversed())), Object.fromEntries(first));
  });

  it('keeps room around each', () => {
    const all = [...first.values()];
    for (const [place, one] of all.entries()) {
      for (const other of all.slice(place + 1)) assert.ok(far(one, other) > 42, `${far(one, other)} pixels`);
    }
  });

  it('hardly moves when three cases more name some of it', () => {
    const since = '2027-01-04';
    const more = [1, 2, 3].map((place) => ({ id: `MSET-ZZZ${place}-ZZ`, since }));
    const things = dots.filter(({ shape }) => shape !== 'case');
    const added = more.map(({ id }, place) => ({ from: id, to: must(things[place * 3]).id, since }));
    const next = layout([...dots, ...more], [...ties, ...added]);
    const width =
      Math.max(...[...first.values()].map(({ x }) => x)) - Math.min(...[...first.values()].map(({ x }) => x));
    const moved = dots.map(({ id }) => far(must(first.get(id)), must(next.get(id))) / width);
    assert.ok(middleOf(moved) <= 0.02, `half of all move by ${(100 * middleOf(moved)).toFixed(1)} % of the width`);
  });

  it('is reached by arrows, all of it', () => {
    const placed = dots.map(({ id }) => ({ id, ...must(first.get(id)) }));
    const reached = new Set([must(placed[0]).id]);
    for (const from of reached) {
      for (const arrow of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
        const to = towards(arrow, from, placed);
        if (to !== undefined) reached.add(to);
      }
    }
    assert.deepEqual([...reached].toSorted(), dots.map(({ id }) => id).toSorted());
    assert.equal(towards('Enter', must(placed[0]).id, placed), undefined);
  });
});
