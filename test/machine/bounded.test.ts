// What a process remembers of the last things, and work on many things a few at a time.
import { deepEqual, equal } from 'node:assert/strict';
import { createBounded } from '../../src/machine/bounded.ts';
import { inBatches } from '../../src/machine/in-batches.ts';

describe('A bounded memory', () => {
  it('forgets the oldest, and what is set again is the newest', () => {
    const memory = createBounded<string, number>(2);
    for (const [key, value] of [
      ['a', 1],
      ['b', 2],
      ['a', 3],
      ['c', 4],
    ] as const) {
      memory.set(key, value);
    }
    deepEqual([memory.get('a'), memory.has('b'), memory.get('c')], [3, false, 4]);
    memory.delete('a');
    equal(memory.has('a'), false);
  });
});

describe('Work in batches', () => {
  it('is done a few at a time, and its results are in order', async () => {
    let underWay = 0;
    let most = 0;
    const results = await inBatches([1, 2, 3, 4, 5], 2, async (item) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await Promise.resolve();
      underWay -= 1;
      return item * 10;
    });
    deepEqual([results, most], [[10, 20, 30, 40, 50], 2]);
  });
});
