// A notice that holds others becomes those: whatever breaks off in between, each of them is there once, and what is newer stays.
import assert from 'node:assert/strict';
import type { Claimed, Notice } from '../../../src/casework/ports/ports.ts';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import * as make from '../fixture.ts';
import { cardFor, commitOf, deliveryOf, ended, localIt, nowMs, somePerson, someReference } from '../fixture.ts';
import { lease } from './told.ts';

const held = 'rest-1';
const cards = (count: number): readonly Notice[] => Array.from({ length: count }, () => cardFor(somePerson()));
const keysOf = (notices: readonly Notice[]) => notices.map(({ key }) => key).toSorted();

describe('What one write had no room for', () => {
  let target: make.Target;
  let store: CosmosStore;
  let other: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
    other = await target.open();
  });
  after(() => target.close());
  afterEach(() => target.forgetFaults());

  const tells = async (rest: readonly Notice[], reference = someReference()): Promise<Reference> => {
    await store.cases.commit(commitOf(reference, 1, { notices: [{ key: held, rest }] }), nowMs);
    return reference;
  };
  const claim = async (reference: Reference, by = store, at = nowMs): Promise<Claimed> => {
    const found = (await by.outbox.claim(reference, at, lease)).find(({ value }) => value.key === held);
    assert.ok(found, 'it could not be claimed');
    return found;
  };
  /** What is there, in the order of the keys, and what is still held. */
  const outbox = async (reference: Reference) => {
    const all = await store.outbox.ofMatter(reference);
    const own = all.filter(({ rest }) => rest === undefined);
    return {
      keys: own.map(({ key }) => key).toSorted(),
      left: all.find(({ key }) => key === held)?.rest?.length ?? 0,
      own,
    };
  };

  it('is found by a round, and told from when it was first to be told', async () => {
    const rest: readonly Notice[] = [
      cardFor(somePerson(), { urgent: true }),
      { key: 'post-A1-police', part: 'A1', channel: 'agency:police' },
    ];
    const reference = await tells(rest);
    const due = (await store.outbox.due(nowMs, 100)).filter(({ about }) => about.matter === reference);
    assert.deepEqual(
      due.map(({ key }) => key),
      [held],
    );
    await store.outbox.spread(await claim(reference), nowMs + 5);
    const told = { attempts: 0, visibleAt: nowMs + 5, since: nowMs };
    const { own } = await outbox(reference);
    assert.deepEqual(
      own.toSorted((a, b) => a.key.localeCompare(b.key)),
      rest.map(({ part, ...one }: Notice) => ({
        ...one,
        ...told,
        about: { matter: reference, ...(part !== undefined && { part }) },
      })),
    );
    assert.equal((await outbox(reference)).left, 0);
  });

  it('is made notices a hundred documents at a time, by whichever instance comes next', async () => {
    const rest = cards(250);
    const reference = await tells(rest);
    const seen: number[] = [];
    for (const by of [store, other, store]) {
      await by.outbox.spread(await claim(reference, by), nowMs);
      seen.push((await outbox(reference)).left);
    }
    assert.deepEqual(seen, [152, 54, 0]);
    assert.deepEqual((await outbox(reference)).keys, keysOf(rest));
  });

  localIt('is there once where the answer is lost, or nothing arrived', async () => {
    for (const fault of ['lost', 'reset'] as const) {
      const rest = cards(150);
      const reference = await tells(rest);
      const claimed = await claim(reference);
      target.failWrites(fault);
      await store.outbox.spread(claimed, nowMs);
      assert.deepEqual([(await outbox(reference)).left, (await outbox(reference)).keys.length], [52, 98]);
      await other.outbox.spread(await claim(reference, other), nowMs);
      assert.deepEqual((await outbox(reference)).keys, keysOf(rest));
    }
  });

  it('is not made notices by a worker whose time is over', async () => {
    const rest = cards(3);
    const reference = await tells(rest);
    const slow = await claim(reference);
    const theirs = await claim(reference, other, nowMs + lease);
    await store.outbox.spread(slow, nowMs + lease);
    assert.equal((await outbox(reference)).left, 3);
    await other.outbox.spread(theirs, nowMs + lease);
    const [first] = await other.outbox.claim(reference, nowMs + lease, lease);
    assert.ok(first);
    await other.outbox.finish(first, ended(deliveryOf(first.value.key)));
    await store.outbox.spread(slow, nowMs + lease);
    assert.deepEqual(
      (await outbox(reference)).keys,
      keysOf(rest).filter((key) => key !== first.value.key),
    );
  });

  it('leaves what was written since as it is, and takes the place of what is older', async () => {
    const [newer, older, none] = [somePerson(), somePerson(), somePerson()];
    const reference = someReference();
    await store.cases.commit(commitOf(reference, 1, { notices: [cardFor(older)] }), nowMs - 10);
    const [tried] = await store.outbox.claim(reference, nowMs - 5, lease);
    assert.ok(tried);
    await store.outbox.postpone(tried, 8.64e15, { trouble: 'failed' });
    const rest = [newer, older, none].map((person) => cardFor(person));
    const commit = async (number: number, notices: readonly Notice[], at: number): Promise<void> => {
      const before = await make.versionOf(store, reference);
      assert.equal(await store.cases.commit(commitOf(reference, number, { before, notices }), at), 'done');
    };
    await commit(2, [{ key: held, rest }], nowMs);
    await commit(3, [cardFor(newer, { urgent: true })], nowMs + 1);
    await store.outbox.spread(await claim(reference), nowMs + 2);
    const found = new Map((await outbox(reference)).own.map((one) => [one.person, one]));
    assert.deepEqual(
      [newer, older, none].map((person) => [
        found.get(person)?.urgent,
        found.get(person)?.since,
        found.get(person)?.trouble,
      ]),
      [
        [true, nowMs + 1, undefined],
        [undefined, nowMs, undefined],
        [undefined, nowMs, undefined],
      ],
    );
  });
});
