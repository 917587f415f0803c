import assert from 'node:assert/strict';
import { newestForm } from '../../../src/casework/ports/form-ports.ts';
import { versionIn } from '../../../src/store/kinds.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import * as make from '../fixture.ts';
import { cardFor, commitOf, localIt, nowMs, somePerson, someReference } from '../fixture.ts';

describe('cases in the store', () => {
  let target: make.Target;
  let store: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
  });
  after(() => target.close());

  it('a commit stores the case, its fact, its marker and its notices', async () => {
    const reference = someReference();
    const person = somePerson();
    const commit = commitOf(reference, 1, { notices: [cardFor(person, { urgent: true }), { key: 'mail-received' }] });
    assert.equal(await store.cases.commit(commit, nowMs), 'done');
    assert.deepEqual((await store.cases.load(reference))?.value, commit.record);
    assert.deepEqual(await store.cases.facts(reference), [commit.fact]);
    assert.deepEqual(await store.cases.marker(reference, commit.marker.id), commit.marker);
    const notices = await store.outbox.ofMatter(reference);
    assert.deepEqual(
      notices.toSorted((one, other) => (one.key < other.key ? -1 : 1)),
      [
        {
          ...cardFor(person, { urgent: true }),
          about: { matter: reference },
          attempts: 0,
          visibleAt: nowMs,
          since: nowMs,
        },
        { key: 'mail-received', about: { matter: reference }, attempts: 0, visibleAt: nowMs, since: nowMs },
      ],
    );
  });

  localIt('a commit is one request', async () => {
    const commit = commitOf(someReference(), 1, { notices: [cardFor(somePerson())] });
    assert.deepEqual(await target.requestsOf(() => store.cases.commit(commit, nowMs)), ['batch']);
  });

  localIt('loading a case is one request, and so is looking for a marker', async () => {
    const commit = commitOf(someReference(), 1);
    await store.cases.commit(commit, nowMs);
    assert.deepEqual(await target.requestsOf(() => store.cases.load(commit.id)), ['read']);
    assert.deepEqual(await target.requestsOf(() => store.cases.marker(commit.id, commit.marker.id)), ['read']);
  });

  it('knows no case and no marker that was never stored', async () => {
    const reference = someReference();
    assert.equal(await store.cases.load(reference), undefined);
    assert.equal(await store.cases.marker(reference, 'nothing'), undefined);
    assert.deepEqual(await store.cases.facts(reference), []);
  });

  it('replaces the case when the version is the one read', async () => {
    const reference = someReference();
    await store.cases.commit(commitOf(reference, 1), nowMs);
    const second = commitOf(reference, 2, { before: await make.versionOf(store, reference) });
    assert.equal(await store.cases.commit(second, nowMs), 'done');
    assert.deepEqual((await store.cases.load(reference))?.value, second.record);
    assert.equal((await store.cases.facts(reference)).length, 2);
  });

  it('a case begins only once', async () => {
    const reference = someReference();
    const first = commitOf(reference, 1);
    await store.cases.commit(first, nowMs);
    assert.equal(await store.cases.commit(commitOf(reference, 1), nowMs), 'conflict');
    assert.equal(await store.cases.commit(commitOf(reference, 7), nowMs), 'conflict');
    assert.deepEqual((await store.cases.load(reference))?.value, first.record);
  });

  it('a case that never began cannot be replaced', async () => {
    const reference = someReference();
    const commit = commitOf(reference, 2, { before: '"00000000-0000-0000-0000-000000000000"' });
    assert.equal(await store.cases.commit(commit, nowMs), 'conflict');
    assert.deepEqual(await target.stored(reference), []);
  });

  it('a stale commit leaves no case, no fact, no marker and no notice behind', async () => {
    const reference = someReference();
    await store.cases.commit(commitOf(reference, 1), nowMs);
    const stale = await make.versionOf(store, reference);
    await store.cases.commit(commitOf(reference, 2, { before: stale }), nowMs);
    const stored = await target.stored(reference);
    const late = commitOf(reference, 3, { before: stale, notices: [cardFor(somePerson())] });
    assert.equal(await store.cases.commit(late, nowMs), 'conflict');
    assert.deepEqual(await target.stored(reference), stored);
  });

  it('a fact whose number is taken leaves the case as it was', async () => {
    const reference = someReference();
    await store.cases.commit(commitOf(reference, 1), nowMs);
    const stored = await target.stored(reference);
    const twice = commitOf(reference, 1, {
      before: await make.versionOf(store, reference),
      notices: [cardFor(somePerson())],
    });
    assert.equal(await store.cases.commit(twice, nowMs), 'conflict');
    assert.deepEqual(await target.stored(reference), stored);
  });

  it('of twenty writers at once exactly one wins, and only its fact is there', async () => {
    const reference = someReference();
    await store.cases.commit(commitOf(reference, 1), nowMs);
    const before = await make.versionOf(store, reference);
    const other = await target.open();
    const commits = Array.from({ length: 20 }, () =>
      commitOf(reference, 2, { before, notices: [cardFor(somePerson())] }),
    );
    const results = await Promise.all(
      commits.map((commit, index) => (index % 2 === 0 ? store : other).cases.commit(commit, nowMs)),
    );
    assert.equal(results.filter((result) => result === 'done').length, 1);
    const winner = commits[results.indexOf('done')];
    assert.deepEqual((await store.cases.load(reference))?.value, winner?.record);
    assert.deepEqual((await store.cases.facts(reference))[1], winner?.fact);
    assert.equal((await target.stored(reference)).length, 6); // the case, two facts, two markers, one notice
  });

  it('what was saved first stands before the fact, all of it or nothing', async () => {
    const reference = someReference();
    const [first, last] = [commitOf(reference, 1), commitOf(reference, 2)];
    const both = { ...last, saved: { fact: first.fact, marker: first.marker } };
    assert.equal(await store.cases.commit(both, nowMs), 'done');
    assert.deepEqual(await store.cases.facts(reference), [first.fact, last.fact]);
    for (const { marker } of [first, last]) {
      assert.deepEqual(await store.cases.marker(reference, marker.id), marker);
    }
    const before = (await store.cases.load(reference))?.version;
    const [third, fourth] = [commitOf(reference, 3), commitOf(reference, 4, { before })];
    const known = { ...fourth, saved: { fact: third.fact, marker: first.marker } };
    assert.equal(await store.cases.commit(known, nowMs), 'conflict', 'it saved before, and did not say so');
    assert.equal((await store.cases.facts(reference)).length, 2);
    const again = { ...fourth, saved: { ...known.saved, again: true as const } };
    assert.equal(await store.cases.commit(again, nowMs), 'done');
    assert.equal((await store.cases.facts(reference)).length, 4);
  });

  it('a marker of the same command is replaced by the press that knows of it, and by no other', async () => {
    const reference = someReference();
    const first = commitOf(reference, 1);
    await store.cases.commit(first, nowMs);
    const marker = { ...first.marker, fact: 2, inputHash: 'other' };
    const second = commitOf(reference, 2, { before: await make.versionOf(store, reference), marker });
    assert.equal(await store.cases.commit(second, nowMs), 'conflict');
    assert.deepEqual(await store.cases.marker(reference, first.marker.id), first.marker);
    assert.equal(await store.cases.commit({ ...second, again: true }, nowMs), 'done');
    assert.deepEqual(await store.cases.marker(reference, first.marker.id), marker);
  });

  it('keeps the same document ids of two cases apart', async () => {
    const [one, other] = [commitOf(someReference(), 1), commitOf(someReference(), 1)];
    await store.cases.commit(one, nowMs);
    await store.cases.commit(other, nowMs);
    assert.deepEqual((await store.cases.load(one.id))?.value, one.record);
    assert.deepEqual(await store.cases.facts(one.id), [one.fact]);
    assert.equal(await store.cases.marker(one.id, other.marker.id), undefined);
  });

  it('gives the facts in the order they happened', async () => {
    const reference = someReference();
    await store.cases.commit(commitOf(reference, 11), nowMs);
    for (const number of [2, 10, 1, 9]) {
      await store.cases.commit(commitOf(reference, number, { before: await make.versionOf(store, reference) }), nowMs);
    }
    assert.deepEqual(
      (await store.cases.facts(reference)).map((fact) => fact.number),
      [1, 2, 9, 10, 11],
    );
  });

  it('keeps whatever people type', async () => {
    const reference = someReference();
    const answers = {
      quotes: `"double" 'single' \`back\` \\ / </script>`,
      lines: 'one\r\ntwo\n\tthree\u2028four\u0000five',
      names: 'Zoë Ó Súilleabháin 陳大文 محمد 👩‍👧 e\u0301',
      sql: "x' OR 1=1 --",
      empty: '',
    };
    const record = { root: { ...make.draft(reference), answers }, lastHash: 'h', calls: {} };
    await store.cases.commit(commitOf(reference, 1, { record }), nowMs);
    assert.deepEqual((await store.cases.load(reference))?.value, record);
  });

  it("finds every case of a referrer, beyond a page of answers, and nobody else's", async () => {
    const referrer = somePerson();
    const references = Array.from({ length: 130 }, someReference);
    const begin = (reference: (typeof references)[number], person = referrer): Promise<unknown> =>
      store.cases.commit(
        commitOf(reference, 1, { record: { root: make.draft(reference, person), lastHash: 'h', calls: {} } }),
        nowMs,
      );
    await Promise.all([...references.map((reference) => begin(reference)), begin(someReference(), somePerson())]);
    const found = await store.cases.ofReferrer(referrer);
    assert.deepEqual(found.map((childCase) => childCase.reference).toSorted(), references.toSorted());
  });

  it('finds the cases in a stage', async () => {
    const [reference, elsewhere] = [someReference(), someReference()];
    const waiting = make.awaitingConsent(reference, somePerson(), somePerson());
    await store.cases.commit(commitOf(reference, 1, { record: { root: waiting, lastHash: 'h', calls: {} } }), nowMs);
    await store.cases.commit(commitOf(elsewhere, 1), nowMs);
    assert.deepEqual(await store.cases.inStage('awaitingConsent'), [waiting]);
  });

  it('writes what queries filter by beside the case, and no more of it', async () => {
    const [reference, referrer, consenter] = [someReference(), somePerson(), somePerson()];
    const waiting = make.awaitingConsent(reference, referrer, consenter);
    await store.cases.commit(commitOf(reference, 1, { record: { root: waiting, lastHash: 'h', calls: {} } }), nowMs);
    const { record, ...rest } = (await target.stored(reference)).find((one) => one['id'] === 'case') ?? {};
    assert.equal(typeof record, 'object');
    const stage = 'awaitingConsent';
    const nextDue = waiting.submission.ladder?.rungs[0]?.at;
    assert.ok(nextDue !== undefined && nextDue !== waiting.submission.due.at);
    const envelope = { id: 'case', pk: reference, kind: 'case', v: versionIn(newestForm, 'case') };
    const [leadWorker, openLeadWorker] = [referrer, referrer];
    assert.deepEqual(rest, {
      ...envelope,
      stage,
      leadWorker,
      openLeadWorker,
      consenter,
      nextDue,
      updatedAt: make.at,
      owed: [{ name: 'consent', since: make.at, due: waiting.submission.due.at, to: waiting.submission.asked }],
    });
  });
});
