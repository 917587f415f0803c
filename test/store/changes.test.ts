import assert from 'node:assert/strict';
import type { Change } from '../../src/casework/ports/commit-ports.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import * as make from './fixture.ts';
import { actionOf, cardFor, commitOf, localIt, nowMs, somePerson, someReference } from './fixture.ts';
import { meeting, meetingCommit, meetingId } from './matters/meeting-fixture.ts';

const names = (changes: readonly Change[]): readonly string[] => changes.map(({ partition }) => partition).toSorted();

describe('what changed, in the store', () => {
  let target: make.Target;
  let store: CosmosStore;
  let other: CosmosStore;
  beforeEach(async () => {
    target = await make.openTarget();
    store = await target.open();
    other = await target.open();
  });
  afterEach(() => target.close());

  it('is every case and meeting that another instance wrote, once each, and nothing beside them', async () => {
    const reference = someReference();
    const notices = [cardFor(somePerson())];
    await other.cases.commit(commitOf(reference, 1, { notices }), nowMs);
    await other.meetings.commit(meetingCommit(meeting()), nowMs);
    await other.digests.begin(somePerson(), '2027-01-04', {}, nowMs);
    assert.deepEqual(names(await store.changes.since(0)), [reference, meetingId].toSorted());
  });

  it('has another version when the case, or only one of its actions, is written again', async () => {
    const reference = someReference();
    await store.cases.commit(commitOf(reference, 1), nowMs);
    const [before] = await other.changes.since(0);
    assert.deepEqual(await other.changes.since(0), [before]);
    await make.give(store, actionOf(reference, 'A1'));
    const [after] = await other.changes.since(0);
    assert.equal(after?.partition, reference);
    assert.notEqual(after.version, before?.version);
    assert.ok(after.second >= (before?.second ?? Number.POSITIVE_INFINITY));
  });

  it('is asked from a second on', async () => {
    await store.cases.commit(commitOf(someReference(), 1), nowMs);
    const [change] = await store.changes.since(0);
    const { second } = change ?? { second: 0 };
    assert.ok(Math.abs(second - Date.now() / 1000) < 300);
    assert.equal((await store.changes.since(second)).length, 1);
    assert.equal((await store.changes.since(second + 1)).length, 0);
  });

  localIt('is one query, whatever is stored', async () => {
    assert.deepEqual(await target.requestsOf(() => store.changes.since(0)), ['query', 'query']);
  });
});
