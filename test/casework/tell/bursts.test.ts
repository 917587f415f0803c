// Many cards at once in a co-ordinator's chat: ten go by themselves, the others in one digest (docs/process.md P11.3).
import assert from 'node:assert/strict';
import { burstMs, createBursts } from '../../../src/casework/tell/bursts.ts';

const cards = (count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, place) => `case ${from + place}`);

describe('Bursts of cards', () => {
  it('ten of a kind go by themselves, the eleventh waits until the minute of the first is over', () => {
    const bursts = createBursts(10);
    const found = cards(13).map((card, place) => bursts.of('moira card', card, 1000 + place));
    assert.deepEqual(
      found.map((burst) => burst?.endsMs),
      [...Array.from({ length: 10 }, () => undefined), ...Array.from({ length: 3 }, () => 1000 + burstMs)],
    );
    assert.equal(new Set(found.slice(10).map((burst) => burst?.of)).size, 1, 'one digest tells all of them');
    const [last] = found.slice(-1);
    assert.ok(last);
    assert.equal(bursts.sizeOf(last), 3);
  });

  it('each chat and kind is counted by itself, and a card that is tried again counts once', () => {
    const bursts = createBursts(2);
    for (const card of ['a', 'a', 'a', 'b', 'b']) assert.equal(bursts.of('moira card', card, 0), undefined);
    assert.ok(bursts.of('moira card', 'c', 0));
    assert.equal(bursts.of('dana card', 'c2', 0), undefined);
    assert.equal(bursts.of('moira act', 'c3', 0), undefined);
  });

  it('after a minute cards go by themselves again; one that waited knows its burst until it is told', () => {
    const bursts = createBursts(1);
    bursts.of('moira card', 'a', 0);
    const burst = bursts.of('moira card', 'b', 10);
    assert.deepEqual(
      [bursts.holds('a', 10), bursts.holds('b', burstMs - 1), bursts.holds('b', burstMs)],
      [false, true, false],
      'nothing wakes it before its burst is over',
    );
    assert.deepEqual(bursts.of('moira card', 'b', burstMs + 5), burst);
    bursts.forget('b');
    assert.equal(bursts.of('moira card', 'b', burstMs + 5), undefined);
    assert.ok(bursts.of('moira card', 'c', burstMs + 6), 'and it counts');
  });

  it('a clock that is put back lets no card wait longer than a minute', () => {
    const bursts = createBursts(1);
    bursts.of('moira card', 'a', 10 * burstMs);
    assert.ok(bursts.of('moira card', 'b', 10 * burstMs));
    assert.equal(bursts.holds('b', 0), false);
    assert.equal(bursts.of('moira card', 'b', 0), undefined);
  });

  it('the digest of a burst is begun once; where that fails, again', async () => {
    const bursts = createBursts(1);
    const burst = { of: 'burst-1', endsMs: 1 };
    let tries = 0;
    const begin = async (): Promise<number> => {
      tries += 1;
      if (tries === 1) throw new Error('the database is away');
      return 7;
    };
    await assert.rejects(bursts.once(burst, begin));
    assert.deepEqual(await Promise.all([bursts.once(burst, begin), bursts.once(burst, begin)]), [7, 7]);
    assert.equal(tries, 2);
  });
});
