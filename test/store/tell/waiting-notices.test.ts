import assert from 'node:assert/strict';
import type { Claimed, PendingNotice } from '../../../src/casework/ports/ports.ts';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import * as make from '../fixture.ts';
import { lease, notYetTold, teller, type Told } from './told.ts';
import { deliveryOf, ended, nowMs } from '../fixture.ts';

describe('notices that wait', () => {
  let target: make.Target;
  let store: CosmosStore;
  let other: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
    other = await target.open();
  });
  after(() => target.close());

  const { tell, claim } = teller(() => store);
  const wake = async ({ reference, key }: Told, by = store, at = nowMs): Promise<readonly Claimed[]> =>
    by.outbox.claim(reference, at, lease, [key]);
  const pending = async ({ reference }: Told): Promise<PendingNotice | undefined> =>
    (await store.outbox.ofMatter(reference))[0];

  describe('waking', () => {
    it('takes what was put off; from then on it is due, whatever becomes of the worker', async () => {
      const told = await tell();
      await store.outbox.postpone(await claim(told), nowMs + 900_000);
      const [awake] = await wake(told, other);
      assert.deepEqual(awake?.value, { ...notYetTold(told, 0), attempts: 1 });
      assert.deepEqual(await pending(told), notYetTold(told, 0));
      await claim(told, store, nowMs + lease);
      assert.deepEqual(await wake(told, other), []);
    });

    it('leaves alone what a worker has', async () => {
      const told = await tell();
      await claim(told);
      assert.deepEqual(await wake(told, other), []);
      assert.deepEqual(await pending(told), notYetTold(told, nowMs));
    });

    it('does not bring back what was sent', async () => {
      const told = await tell();
      await store.outbox.finish(await claim(told), ended(deliveryOf(told.key)));
      assert.deepEqual(await wake(told), []);
      assert.equal(await pending(told), undefined);
    });

    it('is done by one of many, and never beside a claim made at the same moment', async () => {
      const told = await tell();
      await store.outbox.postpone(await claim(told), nowMs + 9);
      const all = await Promise.all([
        store.outbox.claim(told.reference, nowMs + 9, lease),
        ...Array.from({ length: 6 }, (_, place) => wake(told, place % 2 === 0 ? other : store, nowMs + 8)),
      ]);
      assert.equal(all.flat().length, 1);
    });
  });

  describe('the ledger', () => {
    it('lists what was tried, is in trouble or is late, and nothing that is new', async () => {
      const [tried, troubled, late, recent] = await Promise.all([
        tell(),
        tell(),
        tell(),
        tell({ visibleAt: nowMs + 5 }),
      ]);
      await store.outbox.postpone(await claim(tried), nowMs + 9, ended(deliveryOf(tried.key, { result: 'later' })));
      const trouble = { ...ended(deliveryOf(troubled.key, { result: 'failed' })), trouble: 'failed' as const };
      await store.outbox.postpone(await claim(troubled), 8.64e15, trouble);
      const mine = [tried, troubled, late, recent].map(({ reference }) => reference);
      const listed = await store.outbox.outstanding(nowMs + 1);
      const found = listed.filter((one) => mine.includes(one.about.matter as Reference)).map((one) => one.about.matter);
      assert.deepEqual(found.toSorted(), [tried, troubled, late].map(({ reference }) => reference).toSorted());
      assert.equal(listed.find((one) => one.about.matter === troubled.reference)?.trouble, 'failed');
    });

    it('can be tried again, with all attempts before it; in trouble until it is told', async () => {
      const told = await tell();
      const trouble = { ...ended(deliveryOf(told.key, { result: 'failed' })), trouble: 'failed' as const };
      await store.outbox.postpone(await claim(told), 8.64e15, trouble);
      await store.outbox.tryAgain(told.reference, told.key);
      assert.deepEqual(await pending(told), { ...notYetTold(told, 0), trouble: 'failed' });
      assert.equal(await store.outbox.tryAgain(told.reference, 'card-nobody'), undefined);
    });

    it('what follows from an attempt is written with it', async () => {
      const told = await tell();
      const also = [{ key: 'trouble-x', person: told.person, troubled: { key: told.key } }];
      const end = { ...ended(deliveryOf(told.key, { result: 'unreachable' })), also, trouble: 'unreachable' as const };
      await store.outbox.postpone(await claim(told), nowMs + 9, end);
      const keys = (await store.outbox.ofMatter(told.reference)).map(
        (one) => `${one.key}:${one.trouble ?? one.troubled?.key}`,
      );
      assert.deepEqual(keys.toSorted(), [`${told.key}:unreachable`, `trouble-x:${told.key}`]);
    });
  });
});
