// Where things stand in the picture: the same every time, whatever order they come in, and nearly the same with three more.
import assert from 'node:assert/strict';
import { layout, type At } from '../../../src/pages/around/layout.ts';
import { towards } from '../../../src/pages/around/towards.ts';
import { mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import { drawn, type Naming } from '../../../src/reading/links/drawn.ts';
import { must } from '../../people/builders.ts';
import { crowded } from './around-fixtures.ts';

const { dots, lines } = crowded();
const ties = lines.map(({ reference, thing, since }) => ({ from: reference, to: thing, since }));
const middleOf = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
const far = (one: At, other: At): number => Math.hypot(one.x - other.x, one.y - other.y);

const today = '2027-01-04';
const at = (place: number): Reference => mintReference(new Uint8Array([place * 37, place * 11, place, 1, 1]));
const thing = (id: string): Naming['thing'] => ({ id, shape: 'place', kind: 'Place', called: id, link: id });
const naming = (place: number, id: string, since: string): Naming => ({
  reference: at(place),
  thing: thing(id),
  of: 'place',
  sure: 'confirmed',
  since,
  source: 'said',
  notFamily: false,
});

/** How far half of all move at most where cases more name some of it, as a share of the width. */
function moves(first: ReadonlyMap<string, At>, next: ReadonlyMap<string, At>): number {
  const xs = [...first.values()].map(({ x }) => x);
  const width = Math.max(...xs) - Math.min(...xs);
  const both = [...first.keys()].filter((id) => next.has(id));
  return middleOf(both.map((id) => far(must(first.get(id)), must(next.get(id))) / width));
}

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
    const moved = moves(first, next);
    assert.ok(moved <= 0.02, `half of all move by ${(100 * moved).toFixed(1)} % of the width`);
  });

  it('is the same twice on one day, and hardly moves with three children more, from what the cases name to the drawing', () => {
    /** Twenty-six children who name the middle, each something of their own besides, and every fourth the same. */
    const all = Array.from({ length: 26 }, (_none, place) => {
      const since = `2026-${String(((place * 7) % 10) + 1).padStart(2, '0')}-05`;
      const shared = place % 4 === 0 ? [naming(place, `shared ${place % 8}`, since)] : [];
      return [naming(place, 'middle', since), naming(place, `own ${place}`, since), ...shared];
    }).flat();
    const standing = (namings: readonly Naming[]): ReadonlyMap<string, At> => {
      const { dots: drawnDots, lines: drawnLines } = drawn(thing('middle'), namings, today);
      return layout(
        drawnDots,
        drawnLines.map(({ reference, thing: to, since }) => ({ from: reference, to, since })),
      );
    };
    const before = standing(all);
    assert.equal(before.size, 1 + 26 + 26 + 2);
    assert.deepEqual(standing(all.toReversed()), before);
    const three = [...all, ...[26, 27, 28].map((place) => naming(place, 'middle', today)), naming(26, 'own 26', today)];
    const moved = moves(before, standing(three));
    assert.equal(standing(three).size, before.size + 4);
    assert.ok(moved <= 0.02, `half of all move by ${(100 * moved).toFixed(1)} % of the width`);
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
