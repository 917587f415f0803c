import assert from 'node:assert/strict';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import * as make from '../fixture.ts';
import {
  cardFor,
  commitOf,
  deliveryOf,
  ended,
  localIt,
  nowMs,
  postedAs,
  somePerson,
  someReference,
} from '../fixture.ts';
import { lease } from './told.ts';

describe('What a commit has just left to be told', () => {
  let target: make.Target;
  let store: CosmosStore;
  let other: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
    other = await target.open();
  });
  after(() => target.close());

  const person = somePerson();
  const key = `card-${person}`;
  /** A case of which something was told by this instance, and which has just been changed by it. */
  async function changed(notices = [cardFor(person)]): Promise<make.Reference> {
    const reference = someReference();
    await store.cases.commit(commitOf(reference, 1, { notices: [cardFor(somePerson())] }), nowMs);
    for (const one of await store.outbox.claim(reference, nowMs, lease, 'committed'))
      await store.outbox.finish(one, ended(deliveryOf(one.value.key), postedAs(one.value.key)));
    const before = await make.versionOf(store, reference);
    await store.cases.commit(commitOf(reference, 2, { before, notices }), nowMs);
    return reference;
  }
  const claim = async (reference: make.Reference, by = store) => by.outbox.claim(reference, nowMs, lease, 'committed');

  localIt('is claimed without being looked up, and ended as any other', async () => {
    const reference = await changed();
    assert.deepEqual(await target.requestsOf(async () => finishes(reference)), ['replace', 'read', 'batch']);
    assert.deepEqual(await store.outbox.ofMatter(reference), []);
  });
  async function finishes(reference: make.Reference): Promise<void> {
    const [one] = await claim(reference);
    assert.deepEqual([one?.value.key, one?.value.attempts, one?.value.visibleAt], [key, 1, nowMs]);
    assert.ok(one);
    await store.outbox.finish(one, ended(deliveryOf(key), postedAs(key)));
  }

  /** A case whose first call is what was just committed. */
  async function begun(): Promise<make.Reference> {
    const reference = someReference();
    const commit = commitOf(reference, 1, { notices: [cardFor(person)] });
    await store.cases.commit({ ...commit, record: { ...commit.record, calls: { [key]: 1 } } }, nowMs);
    return reference;
  }

  localIt('is claimed without being looked up where it is the first that is told of the case, too', async () => {
    const reference = await begun();
    assert.deepEqual(await target.requestsOf(async () => finishes(reference)), ['create', 'read', 'batch']);
    assert.deepEqual(await store.outbox.ofMatter(reference), []);
  });

  it('is not told again where another instance has told of that meanwhile, or is about to', async () => {
    const [told, claimed] = [await begun(), await begun()];
    for (const one of await other.outbox.claim(told, nowMs, lease))
      await other.outbox.finish(one, ended(deliveryOf(key), postedAs(key)));
    assert.equal((await other.outbox.claim(claimed, nowMs, lease)).length, 1);
    assert.deepEqual([await claim(told), await claim(claimed)], [[], []]);
  });

  localIt('is nothing: nothing is asked', async () => {
    const reference = await changed([]);
    assert.deepEqual(await target.requestsOf(() => claim(reference)), []);
  });

  it('is looked up by an instance that did not commit it, and by this one the second time', async () => {
    const reference = await changed();
    assert.equal((await claim(reference, other)).length, 1);
    assert.equal((await claim(reference)).length, 0, 'somebody else has it');
    assert.equal((await claim(reference)).length, 0);
    assert.equal((await store.outbox.claim(reference, nowMs + lease, lease)).length, 1);
  });

  it('is not told again where another instance has told it meanwhile', async () => {
    const reference = await changed();
    for (const one of await other.outbox.claim(reference, nowMs, lease))
      await other.outbox.finish(one, ended(deliveryOf(key), postedAs(key)));
    assert.deepEqual(await claim(reference), []);
  });

  it('of two commits is all of it', async () => {
    const reference = await changed();
    const before = await make.versionOf(store, reference);
    const second = somePerson();
    await store.cases.commit(commitOf(reference, 3, { before, notices: [cardFor(second)] }), nowMs);
    const keys = (await claim(reference)).map(({ value }) => value.key);
    assert.deepEqual(keys.toSorted(), [key, `card-${second}`].toSorted());
  });

  localIt('is looked up where the answer to the commit was lost', async () => {
    const reference = await changed([]);
    const before = await make.versionOf(store, reference);
    target.failWrites('lost');
    assert.equal(
      await store.cases.commit(commitOf(reference, 3, { before, notices: [cardFor(person)] }), nowMs),
      'done',
    );
    assert.equal((await claim(reference)).length, 1);
  });
});
