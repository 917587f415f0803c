import assert from 'node:assert/strict';
import { createPace, teamsLimits, type Limits } from '../../../src/casework/tell/pace.ts';

/** Whether times keep a limit, counted without the code under test. */
const keeps = (times: readonly number[], { withinMs, most }: Limits['tenant'][number]): boolean =>
  times.every((time, place) => (times[place + most] ?? Number.POSITIVE_INFINITY) - time >= withinMs);

describe('the pace of one bot', () => {
  it('a burst to one conversation keeps every window and comes close to the allowed rate', () => {
    const pace = createPace();
    const times: number[] = [];
    for (let now = 0; times.length < 200;) {
      const wait = pace.take('a', now);
      if (wait === 0) times.push(now);
      else now += wait;
    }
    for (const limit of teamsLimits.conversation)
      assert.ok(keeps(times, limit), `${limit.most} in ${limit.withinMs} ms`);
    // 60 in 30 seconds is the narrowest of the lasting limits: 200 take at least three windows, and no more.
    assert.equal(times.at(-1), 90_000 + (times[19] ?? 0));
  });

  it('the tenant has one limit for all conversations', () => {
    const pace = createPace();
    const waits = Array.from({ length: 26 }, (_, place) => pace.take(`c${place}`, 0));
    assert.deepEqual(waits, [...Array.from({ length: 25 }, () => 0), 1000]);
  });

  it('a blocked conversation waits, no other does', () => {
    const pace = createPace();
    pace.block('a', 0, 5000);
    assert.equal(pace.take('a', 1000), 4000);
    assert.equal(pace.take('b', 1000), 0);
    assert.equal(pace.take('a', 5000), 0);
  });

  it('a clock that is put back locks nobody out: what lies ahead is forgotten', () => {
    const pace = createPace({ conversation: [{ withinMs: 1000, most: 2 }], tenant: [{ withinMs: 1000, most: 3 }] });
    const late = 7_200_000;
    pace.take('a', late);
    pace.take('a', late);
    assert.equal(pace.take('a', late), 1000);
    pace.block('b', late, 5000);
    assert.deepEqual([pace.take('a', 0), pace.take('b', 0)], [0, 0]);
    assert.deepEqual([pace.take('a', 0), pace.take('a', 0)], [0, 1000], 'and what is sent since is counted');
  });

  it('a refused take is not counted', () => {
    const pace = createPace({ conversation: [{ withinMs: 100, most: 1 }], tenant: [] });
    assert.deepEqual([pace.take('a', 0), pace.take('a', 50), pace.take('a', 99), pace.take('a', 100)], [0, 50, 1, 0]);
  });
});
