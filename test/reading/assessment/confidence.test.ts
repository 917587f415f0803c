// How many signs are not known, in a sentence.
import assert from 'node:assert/strict';
import { sayConfidence } from '../../../src/reading/assessment/story.ts';

describe('The confidence of a risk assessment', () => {
  for (const [unknown, words] of [
    [0, 'Enough: all 42 signs are known'],
    [1, 'Enough: 1 of 42 signs is not known'],
    [3, 'Enough: 3 of 42 signs are not known'],
  ] as const) {
    it(`says ${words}`, () => {
      assert.equal(sayConfidence({ confidence: 'enough', unknown, of: 42 }), words);
    });
  }
});
