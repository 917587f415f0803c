import assert from 'node:assert/strict';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import * as make from '../fixture.ts';
import { localIt, nowMs, postedAs, someReference } from '../fixture.ts';

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
});
