// The places found by halving are those that looking at every one of them finds.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPlaces, type Limit, type PlaceInRow } from '../../../src/casework/tell/places.ts';

const inOrder = (times: readonly number[]): readonly number[] => times.toSorted((one, other) => one - other);

/** The first moment at which one more fits, told by trying every moment at which that could begin. */
function plainRoom(times: readonly number[], limits: readonly Limit[], fromMs: number): number {
  const ends = times.flatMap((time) => limits.map(({ withinMs }) => time + withinMs));
  const moments = inOrder([fromMs, ...ends.filter((end) => end > fromMs)]);
  const fits = (moment: number): boolean =>
    limits.every(({ withinMs, most }) => {
      const near = inOrder([...times.filter((time) => Math.abs(time - moment) < withinMs), moment]);
      return near.every((time, place) => (near[place + most] ?? Number.POSITIVE_INFINITY) - time >= withinMs);
    });
  return moments.find(fits) ?? fromMs;
}

const limit = fc.record({ withinMs: fc.integer({ min: 5, max: 30 }), most: fc.integer({ min: 1, max: 3 }) });
const name = fc.constantFrom('a', 'b', 'c');
const time = fc.integer({ min: 0, max: 40 });
const done = fc.oneof(
  fc.record({ does: fc.constant('waits' as const), conversation: name, fromMs: time }),
  fc.record({ does: fc.constant('stands' as const), conversation: name, atMs: time }),
  fc.record({ does: fc.constant('goes' as const), which: fc.nat(30) }),
  fc.record({ does: fc.constant('is sent' as const), atMs: time }),
  fc.record({ does: fc.constant('time passes' as const), atMs: fc.integer({ min: 0, max: 30 }) }),
);

describe('The places of those that wait', () => {
  it('are where looking at all of them finds room, whatever came and went before', () => {
    fc.assert(
      fc.property(fc.array(limit, { maxLength: 2 }), fc.array(done, { maxLength: 60 }), (limits, all) => {
        const places = createPlaces(limits);
        let waiting: readonly PlaceInRow[] = [];
        let sent: readonly number[] = [];
        const stands = (place: PlaceInRow): void => {
          places.add(place);
          waiting = [...waiting, place];
        };
        for (const [at, one] of all.entries()) {
          const who = String(at);
          if (one.does === 'waits') {
            const atMs = places.roomFrom(one.fromMs, sent);
            assert.equal(atMs, plainRoom([...sent, ...waiting.map((place) => place.atMs)], limits, one.fromMs));
            stands({ who, conversation: one.conversation, atMs });
          } else if (one.does === 'stands') stands({ who, conversation: one.conversation, atMs: one.atMs });
          else if (one.does === 'is sent') sent = inOrder([...sent, one.atMs]);
          else if (one.does === 'goes') {
            const gone = waiting[one.which % Math.max(1, waiting.length)]?.who ?? 'no one';
            places.remove(gone);
            waiting = waiting.filter((place) => place.who !== gone);
          } else {
            places.forgetBefore(one.atMs);
            waiting = waiting.filter(({ atMs }) => atMs >= one.atMs);
          }
          for (const conversation of ['a', 'b', 'c']) {
            const mine = waiting.filter((place) => place.conversation === conversation);
            assert.deepEqual(places.timesOf(conversation), inOrder(mine.map(({ atMs }) => atMs)));
          }
          assert.deepEqual(
            places.of(who),
            waiting.find((place) => place.who === who),
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('one that goes leaves its room to the next that comes', () => {
    const places = createPlaces([{ withinMs: 10, most: 1 }]);
    for (const atMs of [0, 10, 20]) places.add({ who: String(atMs), conversation: 'a', atMs });
    assert.equal(places.roomFrom(0, []), 30);
    places.remove('10');
    assert.equal(places.roomFrom(0, []), 10);
  });
});
