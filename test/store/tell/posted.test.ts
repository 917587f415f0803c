import assert from 'node:assert/strict';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import * as make from '../fixture.ts';
import { cardFor, commitOf, localIt, nowMs, postedAs, somePerson, someReference } from '../fixture.ts';

describe('what was posted', () => {
  let target: make.Target;
  let store: CosmosStore;
  let other: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
    other = await target.open();
  });
  after(() => target.close());

  it('is unknown until it is reserved, and is kept as it is saved', async () => {
    const [reference, key] = [someReference(), 'card-1'];
    assert.equal(await store.outbox.posted(reference, key), undefined);
    const reserved = postedAs(key, { activity: undefined, call: 0, shown: '' });
    assert.equal(await store.outbox.reserve(reference, reserved), true);
    assert.deepEqual(await store.outbox.posted(reference, key), reserved);
    await store.outbox.savePosted(reference, postedAs(key));
    assert.deepEqual(await store.outbox.posted(reference, key), postedAs(key));
  });

  it('is reserved by one of many, and not over what is there', async () => {
    const [reference, key] = [someReference(), 'card-1'];
    const wanted = Array.from({ length: 10 }, (_, changedMs) => postedAs(key, { activity: undefined, changedMs }));
    const got = await Promise.all(wanted.map((one, i) => (i % 2 ? store : other).outbox.reserve(reference, one)));
    assert.equal(got.filter(Boolean).length, 1);
    assert.deepEqual(await store.outbox.posted(reference, key), wanted[got.indexOf(true)]);
  });

  it('is not reserved twice, not even with the same content', async () => {
    const [reference, reserved] = [someReference(), postedAs('card-1', { activity: undefined })];
    assert.equal(await store.outbox.reserve(reference, reserved), true);
    assert.equal(await other.outbox.reserve(reference, reserved), false);
  });

  localIt('is reserved though the reply is lost, but not over what another reserved', async () => {
    const [reference, key] = [someReference(), 'card-1'];
    const mine = postedAs(key, { activity: undefined });
    target.failWrites('lost');
    assert.equal(await store.outbox.reserve(reference, mine), true);
    target.failWrites('reset');
    assert.equal(await store.outbox.reserve(reference, { ...mine, changedMs: nowMs + 1 }), false);
    assert.deepEqual(await store.outbox.posted(reference, key), mine);
  });

  for (const [count, queries] of [
    [3, 0],
    [4, 1],
    [60, 2],
  ] as const) {
    localIt(`is given with a claim of ${count} notices, each with what was posted under its own key`, async () => {
      const reference = someReference();
      const people = Array.from({ length: count }, somePerson);
      const commit = commitOf(reference, 1, { notices: people.map((person) => cardFor(person)) });
      await store.cases.commit(commit, nowMs);
      const posted = people.filter((_person, place) => place % 2 === 0).map((person) => postedAs(`card-${person}`));
      for (const one of posted) await store.outbox.savePosted(reference, one);
      const before = target.seen.length;
      const claimed = await store.outbox.claim(reference, nowMs, 60_000, 'committed');
      assert.deepEqual(
        new Map(claimed.map((one) => [one.value.key, one.posted])),
        new Map(people.map((person) => [`card-${person}`, posted.find(({ key }) => key === `card-${person}`)])),
      );
      const asked = target.seen.slice(before).filter(({ body }) => body.includes('c.id IN ('));
      assert.equal(asked.length, queries);
    });
  }
});
