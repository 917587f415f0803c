import assert from 'node:assert/strict';
import type { DigestCounts } from '../../../src/casework/ports/ports.ts';
import { digestLines } from '../../../src/notices/digest/digest.ts';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
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

const countsOf = (each: number): DigestCounts =>
  Object.fromEntries(digestLines.map((line) => [line, each])) as DigestCounts; // every line is there
const [monday, tuesday] = ['2027-01-04', '2027-01-05'];

const placeOf = (person: string): Reference => `digest-${person}` as Reference; // what the outbox calls where it lies

describe('digests in the store', () => {
  let target: make.Target;
  let store: CosmosStore;
  let other: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
    other = await target.open();
  });
  after(() => target.close());

  const marksOf = async (person: string): Promise<readonly unknown[]> =>
    (await target.stored(placeOf(person))).map((one) => one['id']).filter((id) => String(id).startsWith('remind-'));

  it('are begun once a day and person: the mark and the notice in one request', async () => {
    const person = somePerson();
    assert.equal(await store.digests.begin(person, monday, countsOf(2), nowMs), true);
    const reference = placeOf(person);
    const notice = {
      key: 'digest',
      person,
      counts: countsOf(2),
      about: { matter: reference },
      attempts: 0,
      visibleAt: nowMs,
      since: nowMs,
    };
    assert.deepEqual(await store.outbox.forPerson(person), [notice]);
    assert.equal(await other.digests.begin(person, monday, countsOf(3), nowMs + 1), false);
    assert.deepEqual(await store.outbox.forPerson(person), [notice], 'the counts of that morning stay');
    assert.equal(await other.digests.begin(somePerson(), monday, countsOf(1), nowMs), true);
    assert.deepEqual(await marksOf(person), [`remind-digest-${monday}`]);
  });

  it('are begun by one of two workers at once', async () => {
    const person = somePerson();
    const begun = await Promise.all(
      [store, other].map((one, i) => one.digests.begin(person, monday, countsOf(i), nowMs)),
    );
    assert.equal(begun.filter(Boolean).length, 1);
    const [notice, ...more] = await store.outbox.forPerson(person);
    assert.deepEqual(more, []);
    assert.deepEqual(notice?.counts, countsOf(begun.indexOf(true)));
  });

  localIt('are begun though the reply is lost, once', async () => {
    for (const fault of ['lost', 'reset'] as const) {
      const person = somePerson();
      target.failWrites(fault);
      assert.equal(await store.digests.begin(person, monday, countsOf(1), nowMs), true);
      assert.equal((await store.outbox.forPerson(person)).length, 1);
      assert.equal(await store.digests.begin(person, monday, countsOf(1), nowMs), false);
    }
    const person = somePerson();
    const requests = target.requestsOf(() => store.digests.begin(person, monday, countsOf(1), nowMs));
    assert.deepEqual(await requests, ['batch']);
  });

  it('take the place of one that still waits', async () => {
    const person = somePerson();
    await store.digests.begin(person, monday, countsOf(1), nowMs);
    assert.equal(await store.digests.begin(person, tuesday, countsOf(4), nowMs + 5), true);
    const waiting = await store.outbox.forPerson(person);
    assert.deepEqual(
      waiting.map(({ counts, visibleAt }) => [counts, visibleAt]),
      [[countsOf(4), nowMs + 5]],
    );
    assert.equal((await marksOf(person)).length, 2);
  });

  it('are claimed, put off, posted and ended as the notices of a case are', async () => {
    const person = somePerson();
    const reference = placeOf(person);
    await store.digests.begin(person, monday, countsOf(1), nowMs);
    assert.ok((await store.outbox.due(nowMs, 1000)).some((one) => one.about.matter === reference));
    const [first] = await store.outbox.claim(reference, nowMs, 9);
    assert.deepEqual(first?.value.counts, countsOf(1));
    assert.deepEqual(await other.outbox.claim(reference, nowMs, 9), []);
    assert.ok(first);
    await store.outbox.postpone(first, nowMs + 20);
    const [claimed] = await other.outbox.claim(reference, nowMs + 20, 9);
    assert.ok(claimed);
    const posted = postedAs('digest', { call: 0 });
    await other.outbox.finish(claimed, ended(deliveryOf('digest'), posted));
    assert.deepEqual(await store.outbox.ofMatter(reference), []);
    assert.deepEqual(await store.outbox.posted(reference, 'digest'), posted);
  });

  it('are no case’s: a check of cases does not look at them, but at whatever else is out of place', async () => {
    const person = somePerson();
    await store.digests.begin(person, monday, countsOf(1), nowMs);
    const odd = [`digest-${person.toUpperCase()}`, 'digest-', `digests-${person}`];
    for (const pk of odd) await target.put({ id: 'x', pk, kind: 'digest', v: 1 });
    const found = new Set<string>();
    for await (const page of store.audit.references()) for (const reference of page) found.add(reference);
    assert.ok(!found.has(placeOf(person)));
    for (const pk of odd) assert.ok(found.has(pk), pk);
  });

  it('notices keep the channel they are for, and a notice without counts has none', async () => {
    const reference = someReference();
    const post = { key: 'post-A1-police', channel: 'agency:police' as const };
    await store.cases.commit(commitOf(reference, 1, { notices: [post, cardFor(somePerson())] }), nowMs);
    const notices = await store.outbox.ofMatter(reference);
    assert.deepEqual(notices.find((one) => one.key === post.key)?.channel, 'agency:police');
    assert.ok(notices.every((one) => !('counts' in one)));
  });
});
