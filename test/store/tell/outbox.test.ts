import assert from 'node:assert/strict';
import type { PendingNotice } from '../../../src/casework/ports/ports.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import * as make from '../fixture.ts';
import { lease, notYetTold, teller, type Told } from './told.ts';
import {
  cardFor,
  commitOf,
  deliveryOf,
  ended,
  faultOf,
  localIt,
  nowMs,
  postedAs,
  somePerson,
  someReference,
} from '../fixture.ts';

describe('the outbox', () => {
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
  /** The next fact of the case calls for the same notice again. */
  async function renew({ reference, person }: Told, at: number): Promise<void> {
    const before = await make.versionOf(store, reference);
    const number = (await store.cases.facts(reference)).length + 1;
    await store.cases.commit(commitOf(reference, number, { before, notices: [cardFor(person)] }), at);
  }
  const deliveriesOf = async ({ reference }: Told): Promise<unknown[]> =>
    (await target.stored(reference)).filter((one) => one['kind'] === 'delivery').map((one) => one['delivery']);
  const pending = async ({ reference }: Told): Promise<PendingNotice | undefined> =>
    (await store.outbox.ofMatter(reference))[0];

  describe('what is due', () => {
    it('are the notices whose time has come, of every case', async () => {
      const early = await Promise.all([1, 2, 3].map((visibleAt) => tell({ visibleAt })));
      const late = await tell({ visibleAt: 4 });
      const due = await store.outbox.due(3, 10);
      assert.deepEqual(due.map((one) => one.key).toSorted(), early.map((one) => one.key).toSorted());
      assert.deepEqual(await store.outbox.ofMatter(late.reference), [notYetTold(late, 4, 4)]);
      assert.equal((await store.outbox.due(3, 2)).length, 2);
    });

    it('goes on beyond a page, up to the number asked for', async () => {
      for (let cases = 0; cases < 3; cases += 1) {
        const notices = Array.from({ length: 50 }, () => cardFor(somePerson()));
        await store.cases.commit(commitOf(someReference(), 1, { notices }), 10);
      }
      assert.equal(new Set((await store.outbox.due(10, 120)).map((one) => one.key)).size, 120);
      assert.ok((await store.outbox.due(10, 1000)).length >= 150);
    });

    localIt('is not read further than asked for', async () => {
      const kinds = await target.requestsOf(() => store.outbox.due(10, 5));
      assert.ok(kinds.length <= 3, kinds.join());
    });

    it('can be asked for one person, in every case and at any time', async () => {
      const person = somePerson();
      const told = await Promise.all([tell({ person }), tell({ person, visibleAt: nowMs + 1000 }), tell()]);
      const found = await store.outbox.forPerson(person);
      assert.deepEqual(
        found.map((one) => one.about.matter).toSorted(),
        told
          .slice(0, 2)
          .map((one) => one.reference)
          .toSorted(),
      );
    });
  });

  describe('a claim', () => {
    it('is had by one of many workers', async () => {
      const told = await tell();
      const workers = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? store : other));
      const claims = await Promise.all(
        workers.map((worker) => worker.outbox.claim(told.reference, told.key, nowMs, lease)),
      );
      const [claimed, ...more] = claims.filter((one) => one !== undefined);
      assert.equal(more.length, 0);
      assert.deepEqual(claimed?.value, { ...notYetTold(told, nowMs + lease), attempts: 1, claimed: true });
      assert.deepEqual(await pending(told), claimed?.value);
    });

    it('keeps others off until its lease ends, and then no longer', async () => {
      const told = await tell();
      await claim(told);
      assert.equal(await other.outbox.claim(told.reference, told.key, nowMs + lease - 1, lease), undefined);
      assert.ok(!(await other.outbox.due(nowMs + lease - 1, 1000)).some((one) => one.key === told.key));
      assert.ok((await other.outbox.due(nowMs + lease, 1000)).some((one) => one.key === told.key));
      assert.equal((await claim(told, other, nowMs + lease)).value.attempts, 2);
    });

    it('is not had of what is not due, or not there', async () => {
      const told = await tell({ visibleAt: nowMs + 1 });
      assert.equal(await store.outbox.claim(told.reference, told.key, nowMs, lease), undefined);
      assert.equal(await store.outbox.claim(told.reference, 'card-none', nowMs, lease), undefined);
      assert.equal(await store.outbox.claim(someReference(), told.key, nowMs, lease), undefined);
    });

    localIt('is two reads and one write', async () => {
      const told = await tell();
      assert.deepEqual(await target.requestsOf(() => claim(told)), ['read', 'read', 'batch']);
    });

    localIt('is not taken twice when its reply is lost', async () => {
      const told = await tell();
      target.failWrites('lost');
      const fault = await faultOf(store.outbox.claim(told.reference, told.key, nowMs, lease));
      assert.equal(fault.reason, 'unknownOutcome');
      assert.equal(await store.outbox.claim(told.reference, told.key, nowMs, lease), undefined);
      assert.equal((await claim(told, other, nowMs + lease)).value.attempts, 2);
    });
  });

  describe('finishing', () => {
    it('removes the notice and keeps what was posted and the delivery', async () => {
      const told = await tell();
      const delivery = deliveryOf(told.key, { detail: 'first' });
      await store.outbox.finish(await claim(told), ended(delivery, postedAs(told.key)));
      assert.equal(await pending(told), undefined);
      assert.deepEqual(await store.outbox.posted(told.reference, told.key), postedAs(told.key));
      assert.deepEqual(await deliveriesOf(told), [delivery]);
    });

    it('is not stopped by a delivery that is known already', async () => {
      const told = await tell();
      const delivery = deliveryOf(told.key);
      await store.outbox.postpone(await claim(told), nowMs, ended(delivery));
      await store.outbox.finish(await claim(told), ended(delivery, postedAs(told.key)));
      assert.equal(await pending(told), undefined);
      assert.deepEqual(await deliveriesOf(told), [delivery]);
    });

    it('keeps what was posted before when nothing was posted now', async () => {
      const told = await tell();
      await store.outbox.savePosted(told.reference, postedAs(told.key));
      await store.outbox.finish(await claim(told), ended(deliveryOf(told.key, { result: 'unreachable' })));
      assert.equal(await pending(told), undefined);
      assert.deepEqual(await store.outbox.posted(told.reference, told.key), postedAs(told.key));
    });

    localIt('is one request', async () => {
      const told = await tell();
      const claimed = await claim(told);
      const finish = () => store.outbox.finish(claimed, ended(deliveryOf(told.key), postedAs(told.key)));
      assert.deepEqual(await target.requestsOf(finish), ['batch']);
    });

    it('leaves a notice that was renewed meanwhile, to be sent again with the new state', async () => {
      const told = await tell();
      const claimed = await claim(told);
      await renew(told, nowMs + 5);
      const delivery = deliveryOf(told.key);
      await store.outbox.finish(claimed, ended(delivery, postedAs(told.key)));
      assert.deepEqual(await pending(told), notYetTold(told, nowMs + 5, nowMs + 5));
      assert.deepEqual(await store.outbox.posted(told.reference, told.key), postedAs(told.key));
      assert.deepEqual(await deliveriesOf(told), [delivery]);
      await claim(told, other, nowMs + 5);
    });

    it('a renewed notice is not sent by another worker while the first still sends: never two orders of one card', async () => {
      const told = await tell();
      const first = await claim(told);
      await renew(told, nowMs + 5);
      assert.equal(await other.outbox.claim(told.reference, told.key, nowMs + 6, lease), undefined);
      await store.outbox.finish(first, ended(deliveryOf(told.key), postedAs(told.key)));
      const second = await claim(told, other, nowMs + 7);
      assert.deepEqual(second.posted, postedAs(told.key));
    });

    it('too late takes nothing from the worker who has it now', async () => {
      const told = await tell();
      const late = await claim(told);
      const now = await claim(told, other, nowMs + lease);
      await store.outbox.finish(
        late,
        ended(deliveryOf(told.key, { id: 'late' }), postedAs(told.key, { activity: 'late' })),
      );
      assert.deepEqual(await pending(told), now.value);
      assert.equal((await store.outbox.posted(told.reference, told.key))?.sendingUntil, now.value.visibleAt);
      await other.outbox.finish(now, ended(deliveryOf(told.key, { id: 'now' }), postedAs(told.key)));
      assert.equal(await pending(told), undefined);
      assert.equal((await deliveriesOf(told)).length, 2);
    });

    it('after the next worker has finished does not bring back the older message', async () => {
      const told = await tell();
      const late = await claim(told);
      await other.outbox.finish(
        await claim(told, other, nowMs + lease),
        ended(deliveryOf(told.key), postedAs(told.key)),
      );
      await store.outbox.finish(late, ended(deliveryOf(told.key), postedAs(told.key, { activity: 'late' })));
      assert.deepEqual(await store.outbox.posted(told.reference, told.key), postedAs(told.key));
      assert.equal((await deliveriesOf(told)).length, 2);
    });

    for (const fault of ['lost', 'reset'] as const) {
      localIt(`is done once when the connection breaks (${fault})`, async () => {
        const told = await tell();
        const claimed = await claim(told);
        target.failWrites(fault);
        await store.outbox.finish(claimed, ended(deliveryOf(told.key), postedAs(told.key)));
        assert.equal(await pending(told), undefined);
        assert.deepEqual(await store.outbox.posted(told.reference, told.key), postedAs(told.key));
        assert.equal((await deliveriesOf(told)).length, 1);
      });
    }
  });

  describe('putting off', () => {
    it('gives the notice back for later and notes the attempt', async () => {
      const told = await tell();
      const delivery = deliveryOf(told.key, { result: 'failed', detail: '429' });
      await store.outbox.postpone(await claim(told), nowMs + 9, ended(delivery));
      assert.deepEqual(await pending(told), { ...notYetTold(told, nowMs + 9), attempts: 1, why: '429' });
      assert.deepEqual(await deliveriesOf(told), [delivery]);
      assert.equal(await other.outbox.claim(told.reference, told.key, nowMs + 8, lease), undefined);
      assert.equal((await claim(told, other, nowMs + 9)).value.attempts, 2);
    });

    it('does not count what was not attempted', async () => {
      const told = await tell();
      await store.outbox.postpone(await claim(told), nowMs + 9);
      assert.deepEqual(await pending(told), notYetTold(told, nowMs + 9));
      assert.deepEqual(await deliveriesOf(told), []);
    });

    it('leaves what was renewed or taken over meanwhile, but keeps the delivery', async () => {
      const renewed = await tell();
      const first = await claim(renewed);
      await renew(renewed, nowMs + 5);
      await store.outbox.postpone(first, nowMs + 900, ended(deliveryOf(renewed.key)));
      assert.deepEqual(await pending(renewed), notYetTold(renewed, nowMs + 5, nowMs + 5));
      assert.equal((await deliveriesOf(renewed)).length, 1);
      const taken = await tell();
      const late = await claim(taken);
      const now = await claim(taken, other, nowMs + lease);
      await store.outbox.postpone(late, nowMs);
      assert.deepEqual(await pending(taken), now.value);
    });

    localIt('is done once when the reply is lost', async () => {
      const told = await tell();
      const claimed = await claim(told);
      target.failWrites('lost');
      await store.outbox.postpone(claimed, nowMs + 9, ended(deliveryOf(told.key)));
      assert.deepEqual(await pending(told), { ...notYetTold(told, nowMs + 9), attempts: 1 });
      assert.equal((await deliveriesOf(told)).length, 1);
    });
  });
});
