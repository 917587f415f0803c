import assert from 'node:assert/strict';
import { createPace, teamsLimits, teamsLimitsFor, type Limits, type Pace } from '../../../src/casework/tell/pace.ts';

/** Whether times keep a limit, counted without the code under test. */
const keeps = (times: readonly number[], { withinMs, most }: Limits['tenant'][number]): boolean =>
  times.every((time, place) => (times[place + most] ?? Number.POSITIVE_INFINITY) - time >= withinMs);

/** Asks for each when its time has come; gives when each went, and how often was asked. */
const runs = (pace: Pace, waiting: readonly (readonly [who: string, conversation: string])[]) => {
  const times = new Map<string, number>();
  let asked = 0;
  const row = waiting.map(([who, conversation]) => ({ who, conversation, at: 0 }));
  while (times.size < waiting.length) {
    const next = row.filter(({ who }) => !times.has(who)).toSorted((a, b) => a.at - b.at)[0];
    assert.ok(next);
    asked += 1;
    const wait = pace.queue(next.who, next.conversation, next.at);
    if (wait === 0) times.set(next.who, next.at);
    else next.at += wait;
  }
  return { times, asked };
};
const timesOf = (times: ReadonlyMap<string, number>, conversation: string): readonly number[] =>
  [...times]
    .filter(([who]) => who.startsWith(conversation))
    .map(([, at]) => at)
    .toSorted((a, b) => a - b);
const of = (conversation: string, count: number) =>
  Array.from({ length: count }, (_, place) => [`${conversation}${place}`, conversation] as const);

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

  it('the tenant’s limit is shared by as many instances as run', () => {
    assert.deepEqual(
      [1, 2, 3, 10].map((replicas) => teamsLimitsFor(replicas).tenant[0]?.most),
      [50, 25, 16, 5],
    );
    assert.deepEqual(teamsLimitsFor(2), teamsLimits);
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

  describe('of many that wait', () => {
    it('each is asked for twice at most: it has a place of its own', () => {
      const { times, asked } = runs(createPace(), of('a', 200));
      for (const limit of teamsLimits.conversation) assert.ok(keeps(timesOf(times, 'a'), limit));
      assert.ok(asked <= 400, String(asked));
      assert.equal(Math.max(...times.values()), 91_000 + (timesOf(times, 'a')[19] ?? 0) - 1000, 'at the allowed rate');
    });

    it('who waits for one chat holds up no other, and all together keep the tenant’s limit', () => {
      const { times, asked } = runs(createPace(), [...of('a', 100), ...of('b', 1), ...of('c', 1)]);
      assert.deepEqual([times.get('b0'), times.get('c0')], [0, 0]);
      assert.ok(asked <= 204, String(asked));
      const many = Array.from({ length: 200 }, (_, place) => [`x${place}`, `x${place}`] as const);
      const all = runs(createPace(), [...of('a', 40), ...many]);
      for (const limit of teamsLimits.tenant)
        assert.ok(
          keeps(
            [...all.times.values()].toSorted((a, b) => a - b),
            limit,
          ),
        );
      assert.ok(all.asked <= 2 * 240, String(all.asked));
    });

    it('who comes while others wait for the same chat stands behind them', () => {
      const pace = createPace({ conversation: [{ withinMs: 1000, most: 1 }], tenant: [] });
      assert.deepEqual([pace.queue('1', 'a', 0), pace.queue('2', 'a', 0), pace.queue('3', 'a', 0)], [0, 1000, 2000]);
      assert.equal(pace.queue('2', 'a', 500), 500, 'asked too early it keeps its place');
      assert.deepEqual([pace.queue('4', 'a', 1000), pace.queue('2', 'a', 1000)], [2000, 0]);
    });

    it('a chat that asks for patience moves them all behind it, each once', () => {
      const pace = createPace({ conversation: [{ withinMs: 1000, most: 1 }], tenant: [] });
      pace.queue('1', 'a', 0);
      assert.deepEqual([pace.queue('2', 'a', 0), pace.queue('3', 'a', 0)], [1000, 2000]);
      pace.block('a', 0, 10_000);
      assert.deepEqual([pace.queue('2', 'a', 1000), pace.queue('3', 'a', 2000)], [9000, 9000]);
      assert.deepEqual([pace.queue('2', 'a', 10_000), pace.queue('3', 'a', 11_000)], [0, 0]);
    });

    it('a clock that is put back frees the places that lie ahead', () => {
      const pace = createPace({ conversation: [{ withinMs: 1000, most: 1 }], tenant: [] });
      pace.queue('1', 'a', 7_200_000);
      assert.equal(pace.queue('2', 'a', 7_200_000), 1000);
      assert.equal(pace.queue('2', 'a', 0), 0);
    });
  });
});
