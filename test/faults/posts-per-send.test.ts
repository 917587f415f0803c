import { deepEqual, equal, ok } from 'node:assert/strict';
import { postsPerSend, trials, type Told } from './posts-per-send.ts';

const beatMs = 3000;
const told = new Map<string, Told>();
const of = (what: string): Told => {
  const found = told.get(what);
  ok(found, `${what} was tried`);
  return found;
};
const unsure = ['500', '502', '503', '504', '408', 'reset', 'hang'];

describe('One notice and a platform in trouble', () => {
  before(async () => {
    for (const one of await postsPerSend(300)) told.set(one.trial.what, one);
  });

  for (const what of unsure) {
    it(`${what}: posted once, then once more after a pause, and marked as perhaps there twice`, () => {
      const { posts, putOffMs, deliveries } = of(`${what} once`);
      equal(posts, 2);
      equal(putOffMs, 10_000);
      equal(deliveries[0]?.result, 'maybeTwice');
      deepEqual(deliveries[1], { result: 'posted', detail: 'may appear twice' });
    });

    it(`${what} again: never posted a third time, a person is told instead`, () => {
      const { posts, deliveries, coordinatorTold } = of(`${what} always`);
      equal(posts, 2);
      deepEqual(
        deliveries.map(({ result }) => result),
        ['maybeTwice', 'failed'],
      );
      equal(coordinatorTold, true);
    });
  }

  it('429 with Retry-After: put off by exactly that, and posted at the first round after it', () => {
    for (const [what, asked] of [
      ['429 Retry-After 7 once', 7000],
      ['429 Retry-After 90 twice', 90_000],
    ] as const) {
      const { posts, putOffMs, gaps, trial } = of(what);
      equal(putOffMs, asked);
      equal(posts, trial.times + 1);
      for (const gap of gaps) ok(gap >= asked && gap < asked + beatMs, `${what}: ${gap}`);
    }
  });

  it('412, and 429 without a word: each wait is longer than the one before', () => {
    for (const what of ['412 three times', '429 alone, three times']) {
      const { posts, gaps, putOffMs } = of(what);
      equal(posts, 4);
      ok(putOffMs >= 1000);
      ok(
        gaps.every((gap, place) => gap > (gaps[place - 1] ?? 0)),
        `${what}: ${gaps.join()}`,
      );
    }
  });

  it('403 and 404: not posted again, the co-ordinator is told who is not reached', () => {
    for (const what of ['403 MessageWritesBlocked always', '404 always']) {
      const { posts, deliveries, coordinatorTold } = of(what);
      equal(posts, 1);
      equal(deliveries[0]?.result, 'unreachable');
      equal(coordinatorTold, true);
    }
  });

  it('every trial was made', () => equal(told.size, trials.length));
});
