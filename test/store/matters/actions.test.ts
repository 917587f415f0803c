import assert from 'node:assert/strict';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import * as make from '../fixture.ts';
import { actionOf, type CaseCommit, commitOf, give, localIt, nextOf, nowMs, someReference } from '../fixture.ts';

describe('actions in the store', () => {
  let target: make.Target;
  let store: CosmosStore;
  let other: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
    other = await target.open();
  });
  afterEach(() => target.forgetFaults());
  after(() => target.close());

  describe('a commit', () => {
    it('creates the action with its fact, and replaces it with a later one', async () => {
      const reference = someReference();
      const first = actionOf(reference, 'A1');
      await give(store, first);
      assert.deepEqual((await store.cases.part(reference, 'action', 'A1'))?.value, first);
      const second = actionOf(reference, 'A1', { state: { is: 'accepted' } });
      await give(store, second);
      assert.deepEqual((await other.cases.part(reference, 'action', 'A1'))?.value, second);
      assert.equal((await store.cases.facts(reference)).length, 2);
      assert.equal(await store.cases.part(reference, 'action', 'A2'), undefined);
      assert.equal(await store.cases.part(someReference(), 'action', 'A1'), undefined);
    });

    localIt('with an action is one request, and so is loading the action', async () => {
      const reference = someReference();
      const commit = await nextOf(store, actionOf(reference, 'A1'));
      assert.deepEqual(await target.requestsOf(() => store.cases.commit(commit, nowMs)), ['batch']);
      assert.deepEqual(await target.requestsOf(() => store.cases.part(reference, 'action', 'A1')), ['read']);
    });

    it('writes nothing when the action was changed since, or is there already', async () => {
      const reference = someReference();
      await give(store, actionOf(reference, 'A1'));
      const stale = await nextOf(store, actionOf(reference, 'A1', { state: { is: 'accepted' } }));
      await give(store, actionOf(reference, 'A1', { text: 'Changed.' }));
      const before = await make.versionOf(store, reference);
      const stored = await target.stored(reference);
      const late = commitOf(reference, 3, { before, ...(stale.part && { part: stale.part }) });
      assert.equal(await store.cases.commit(late, nowMs), 'conflict');
      const again = commitOf(reference, 3, {
        before,
        part: { kind: 'action', before: undefined, value: actionOf(reference, 'A1') },
      });
      assert.equal(await store.cases.commit(again, nowMs), 'conflict');
      assert.deepEqual(await target.stored(reference), stored);
    });

    it('leaves the action alone when the case was changed since', async () => {
      const reference = someReference();
      const first = actionOf(reference, 'A1');
      await give(store, first);
      const stale = await nextOf(store, actionOf(reference, 'A1', { state: { is: 'accepted' } }));
      await give(store, actionOf(reference, 'A2'));
      assert.equal(await store.cases.commit(stale, nowMs), 'conflict');
      assert.deepEqual((await store.cases.part(reference, 'action', 'A1'))?.value, first);
    });

    for (const fault of ['lost', 'reset'] as const) {
      localIt(`whose reply is ${fault} is done exactly once`, async () => {
        const reference = someReference();
        await give(store, actionOf(reference, 'A1'));
        const commit = await nextOf(store, actionOf(reference, 'A1', { state: { is: 'accepted' } }));
        target.failWrites(fault);
        assert.equal(await store.cases.commit(commit, nowMs), 'done');
        assert.deepEqual((await store.cases.part(reference, 'action', 'A1'))?.value, commit.part?.value);
        assert.equal((await store.cases.facts(reference)).length, 2);
      });
    }
  });

  describe('the marker of a reminder', () => {
    const id = 'remind-action-A1-13-day';
    const marked = (commit: CaseCommit): CaseCommit => ({ ...commit, marker: { ...commit.marker, id } });

    it('has the reminder’s own name, and is found by it', async () => {
      const reference = someReference();
      const commit = marked(await nextOf(store, actionOf(reference, 'A1')));
      assert.equal(await store.cases.commit(commit, nowMs), 'done');
      assert.deepEqual(await other.cases.marker(reference, id), commit.marker);
      const stored = (await target.stored(reference)).filter((one) => one['kind'] === 'command');
      assert.deepEqual(stored, [{ id, pk: reference, kind: 'command', v: 1, marker: commit.marker }]);
    });

    it('is written once: whoever comes later writes nothing', async () => {
      const reference = someReference();
      await store.cases.commit(marked(await nextOf(store, actionOf(reference, 'A1'))), nowMs);
      const stored = await target.stored(reference);
      const late = marked(await nextOf(store, actionOf(reference, 'A1', { text: 'Reminded again.' })));
      assert.equal(await other.cases.commit(late, nowMs), 'conflict');
      assert.deepEqual(await target.stored(reference), stored);
    });

    it('is one worker’s of two at once', async () => {
      const reference = someReference();
      await give(store, actionOf(reference, 'A1'));
      const commits = await Promise.all(
        ['first', 'second'].map(async (text) => marked(await nextOf(store, actionOf(reference, 'A1', { text })))),
      );
      const results = await Promise.all(commits.map((one, i) => (i === 0 ? store : other).cases.commit(one, nowMs)));
      assert.deepEqual(results.toSorted(), ['conflict', 'done']);
      const winner = commits[results.indexOf('done')];
      assert.deepEqual(await store.cases.marker(reference, id), winner?.marker);
      assert.deepEqual((await store.cases.part(reference, 'action', 'A1'))?.value, winner?.part?.value);
    });

    localIt('is this worker’s own though the reply is lost', async () => {
      const reference = someReference();
      await give(store, actionOf(reference, 'A1'));
      for (const fault of ['lost', 'reset'] as const) {
        const own = { ...commitOf(reference, 1).marker, id: `${id}-${fault}` };
        const commit = await nextOf(store, actionOf(reference, 'A1'), { marker: own });
        target.failWrites(fault);
        assert.equal(await store.cases.commit(commit, nowMs), 'done');
        assert.deepEqual(await store.cases.marker(reference, own.id), own);
      }
    });
  });
});
