// What the figures hold of a child is what the facts come to, counted by another hand: in lives that the walk over pairs does not come
// upon. What is not mended yet is in known.ts.
import assert from 'node:assert/strict';
import { known } from '../known.ts';
import { wronglyCounted } from '../invariants/figures-are-counted.ts';
import { lifeNames, lifeOf } from './stories.ts';

const invariant = 'livesAreCounted';

describe('The figures of a child', () => {
  for (const name of lifeNames) {
    it(`${name}: are what its facts come to`, () => {
      const left = known.filter((line) => line.invariant === invariant && line.story.includes(name));
      assert.deepEqual(wronglyCounted(lifeOf(name)).toSorted(), left.map(({ what }) => what).toSorted());
    });
  }
});
