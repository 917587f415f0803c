import assert from 'node:assert/strict';
import type { Claimed, PendingNotice } from '../../../src/casework/ports/ports.ts';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
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
    (await target.stored(reference)).filter((one) => one['kind'] === 'delivery').flatMap((one) => one['deliveries']);
  const tellMany = async (count: number): Promise<{ reference: Reference; claimed: readonly Claimed[] }> => {
    const reference = someReference();
    const notices = Array.from({ length: count }, () => cardFor(somePerson()));
    await store.cases.commit(commitOf(reference, 1, { notices }), nowMs);
    return { reference, claimed: await store.outbox.claim(reference, nowMs, lease) };
  };
  const finishAll = async (claimed: readonly Claimed[]): Promise<unknown> =>
    Promise.all(
      claimed.map(async (one) =>
        store.outbox.finish(one, ended(deliveryOf(one.value.key, { id: one.value.key }), postedAs(one.value.key))),
      ),
    );
  const finishesLater = async (one: Claimed, turns: number): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
    await finishAll([one]);
  };
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
      const claims = await Promise.all(workers.map((worker) => worker.outbox.claim(told.reference, nowMs, lease)));
      const [claimed, ...more] = claims.flat();
      assert.equal(more.length, 0);
      assert.deepEqual(claimed?.value, { ...notYetTold(told, nowMs), attempts: 1 });
      assert.equal(claimed.until, nowMs + lease);
    });

    it('keeps others off until its lease ends, and then no longer', async () => {
      const told = await tell();
      await claim(told);
      assert.deepEqual(await other.outbox.claim(told.reference, nowMs + lease - 1, lease), []);
      assert.ok((await other.outbox.due(nowMs + lease, 1000)).some((one) => one.key === told.key));
      assert.equal((await claim(told, other, nowMs + lease)).until, nowMs + lease + lease);
    });

    it('is not had of what is not due, or not there', async () => {
      const told = await tell({ visibleAt: nowMs + 1 });
      assert.deepEqual(await store.outbox.claim(told.reference, nowMs, lease), []);
      assert.deepEqual(await store.outbox.claim(someReference(), nowMs, lease), []);
    });

    localIt('is one write, however many notices it takes, and one read of each card', async () => {
      const [reference, people] = [someReference(), [somePerson(), somePerson(), somePerson()]];
      await store.cases.commit(commitOf(reference, 1, { notices: people.map((one) => cardFor(one)) }), nowMs);
      const kinds = await target.requestsOf(() => store.outbox.claim(reference, nowMs, lease));
      assert.deepEqual(
        kinds.filter((kind) => kind !== 'plan'),
        ['read', 'query', 'create', 'read', 'read', 'read'],
      );
    });

    localIt('of nothing writes nothing', async () => {
      const told = await tell({ visibleAt: nowMs + 1 });
      const kinds = await target.requestsOf(() => store.outbox.claim(told.reference, nowMs, lease));
      assert.ok(!kinds.includes('batch'), kinds.join());
    });

    localIt('is not taken twice when its reply is lost', async () => {
      const told = await tell();
      target.failWrites('lost');
      const fault = await faultOf(store.outbox.claim(told.reference, nowMs, lease));
      assert.equal(fault.reason, 'unknownOutcome');
      assert.deepEqual(await store.outbox.claim(told.reference, nowMs, lease), []);
      await claim(told, other, nowMs + lease);
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

    localIt('of several at the same moment is one request, and leaves each card and each delivery', async () => {
      const { reference, claimed } = await tellMany(3);
      assert.deepEqual(await target.requestsOf(async () => finishAll(claimed)), ['batch']);
      assert.deepEqual(await store.outbox.ofMatter(reference), []);
      const { deliveries, posted, unreadable } = await store.audit.partition(reference);
      assert.deepEqual([deliveries.length, posted.length, unreadable], [3, 3, []]);
    });

    localIt('of what ends while another end is written is one request more, however many end', async () => {
      const { reference, claimed } = await tellMany(3);
      const [begins, ...meanwhile] = claimed;
      assert.ok(begins);
      const all = (): Promise<unknown> =>
        Promise.all([finishAll([begins]), ...meanwhile.map(async (one, place) => finishesLater(one, place + 1))]);
      assert.deepEqual(await target.requestsOf(all), ['batch', 'batch']);
      assert.deepEqual(await store.outbox.ofMatter(reference), []);
    });

    it('of more than a batch holds ends them all', async () => {
      const { reference, claimed } = await tellMany(70);
      await finishAll(claimed);
      assert.deepEqual(await store.outbox.ofMatter(reference), []);
      assert.equal((await store.audit.partition(reference)).deliveries.length, 70);
    });

    it('of several, of which one was renewed: that one stays, the others are ended, and each has its delivery', async () => {
      const { reference, claimed } = await tellMany(3);
      const [renewed] = claimed;
      assert.ok(renewed?.value.person);
      const { key, person } = renewed.value;
      await renew({ reference, person, key }, nowMs + 5);
      await finishAll(claimed);
      assert.deepEqual(
        (await store.outbox.ofMatter(reference)).map((one) => [one.key, one.visibleAt]),
        [[key, nowMs + 5]],
      );
      const { deliveries, posted } = await store.audit.partition(reference);
      assert.deepEqual([deliveries.length, posted.length], [3, 3]);
      assert.equal((await other.outbox.claim(reference, nowMs + 5, lease)).length, 1);
    });

    it('of thirty people who press at once in two instances: each is told once, and nothing stays in anybody’s hands', async () => {
      const reference = someReference();
      const people = Array.from({ length: 30 }, somePerson);
      await store.cases.commit(commitOf(reference, 1, { notices: [] }), nowMs);
      for (const [place, person] of people.entries()) {
        const before = await make.versionOf(store, reference);
        const by = place % 2 === 0 ? store : other;
        await by.cases.commit(commitOf(reference, place + 2, { before, notices: [cardFor(person)] }), nowMs);
      }
      const told: string[] = [];
      const tells = async (by: CosmosStore): Promise<void> => {
        for (const one of await by.outbox.claim(reference, nowMs, lease, 'committed')) {
          told.push(one.value.key);
          await by.outbox.finish(one, ended(deliveryOf(one.value.key, { id: one.value.key }), postedAs(one.value.key)));
        }
      };
      for (let round = 0; round < 20 && (await store.outbox.ofMatter(reference)).length > 0; round += 1)
        await Promise.all(Array.from({ length: 10 }, async (_, place) => tells(place % 2 === 0 ? store : other)));
      assert.deepEqual(told.toSorted(), people.map((person) => `card-${person}`).toSorted());
      assert.equal((await store.audit.partition(reference)).deliveries.length, 30);
      const [sending] = (await target.stored(reference)).filter((one) => one['kind'] === 'sending');
      assert.deepEqual(sending?.['until'], {});
    });

    localIt('of many that end one shortly after the other is written for each', async () => {
      const { reference, claimed } = await tellMany(40);
      const requests = await target.requestsOf(async () => Promise.all(claimed.map(finishesLater)));
      assert.deepEqual(await store.outbox.ofMatter(reference), []);
      const [sending] = (await target.stored(reference)).filter((one) => one['kind'] === 'sending');
      assert.deepEqual(sending?.['until'], {});
      assert.ok(!requests.includes('read'), 'none is in another’s way');
    });

    it('is not hindered by another worker who has another card of the same matter', async () => {
      const { reference, claimed } = await tellMany(2);
      const person = somePerson();
      const before = await make.versionOf(store, reference);
      await store.cases.commit(commitOf(reference, 2, { before, notices: [cardFor(person)] }), nowMs);
      const [theirs, ...more] = await other.outbox.claim(reference, nowMs, lease);
      assert.ok(theirs);
      assert.deepEqual([theirs.value.person, more.length], [person, 0]);
      await finishAll(claimed);
      await other.outbox.finish(theirs, ended(deliveryOf(theirs.value.key), postedAs(theirs.value.key)));
      assert.deepEqual(await store.outbox.ofMatter(reference), []);
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
      assert.deepEqual(await other.outbox.claim(told.reference, nowMs + 6, lease), []);
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
      assert.deepEqual(await pending(told), notYetTold(told, nowMs));
      assert.equal(await store.outbox.posted(told.reference, told.key), undefined);
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
      assert.deepEqual(await other.outbox.claim(told.reference, nowMs + 8, lease), []);
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
      await claim(taken, other, nowMs + lease);
      await store.outbox.postpone(late, nowMs + 900);
      assert.deepEqual(await pending(taken), notYetTold(taken, nowMs));
    });

    localIt('is done once when the reply is lost', async () => {
      const told = await tell();
      const claimed = await claim(told);
      target.failWrites('lost');
      await store.outbox.postpone(claimed, nowMs + 9, ended(deliveryOf(told.key)));
      assert.deepEqual(await pending(told), { ...notYetTold(told, nowMs + 9), attempts: 1 });
      assert.equal((await deliveriesOf(told)).length, 1);
    });

    it('wakes more notices of a matter than one write holds', async () => {
      const { reference, claimed } = await tellMany(97);
      await Promise.all(claimed.map(async (one) => store.outbox.postpone(one, nowMs + 1000)));
      const before = await make.versionOf(store, reference);
      const more = Array.from({ length: 20 }, () => cardFor(somePerson()));
      await store.cases.commit(commitOf(reference, 2, { before, notices: more }), nowMs + 1000);
      const keys = [...claimed.map(({ value }) => value.key), ...more.map(({ key }) => key)];
      const woken = await store.outbox.claim(reference, nowMs, lease, keys);
      assert.deepEqual(woken.map(({ value }) => value.key).toSorted(), keys.toSorted());
    });
  });
});
