// Matters that the developers have to see to are found by what their documents say.
import assert from 'node:assert/strict';
import { mostBytes } from '../../src/domain/matters/matters.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import * as make from './fixture.ts';
import { commitOf, nowMs, someReference } from './fixture.ts';

describe('A matter that the developers have to see to', () => {
  let target: make.Target;
  let store: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
  });
  after(() => target.close());

  it('is found, when it is large, from half of what one of its kind may have on, until it is smaller again', async () => {
    const reference = someReference();
    const commit = async (number: number, length: number): Promise<void> => {
      const root = { ...make.draft(reference, undefined, number), answers: { worry: 'x'.repeat(length) } };
      const before = number === 1 ? undefined : await make.versionOf(store, reference);
      const one = commitOf(reference, number, { before, record: { root, lastHash: 'h', calls: {} } });
      assert.equal(await store.cases.commit(one, nowMs), 'done');
    };
    await commit(1, mostBytes.case / 2 - 4000);
    assert.deepEqual(await store.cases.ailing(), []);
    await commit(2, mostBytes.case / 2);
    assert.deepEqual(await store.cases.ailing(), [{ matter: reference, ailment: 'large' }]);
    await commit(3, 10);
    assert.deepEqual(await store.cases.ailing(), []);
  });

  it('is found when it had no room for a press, by whichever version it was written', async () => {
    const reference = someReference();
    const commit = async (number: number, length: number) => {
      const root = { ...make.draft(reference, undefined, number), answers: { worry: 'x'.repeat(length) } };
      const before = number === 1 ? undefined : await make.versionOf(store, reference);
      return store.cases.commit(
        commitOf(reference, number, { before, record: { root, lastHash: 'h', calls: {} } }),
        nowMs,
      );
    };
    assert.equal(await commit(1, 10), 'done');
    assert.equal(await commit(2, mostBytes.case), 'full');
    assert.deepEqual(await store.cases.ailing(), [{ matter: reference, ailment: 'large' }]);
    assert.equal(await commit(2, mostBytes.case), 'full');
    assert.equal(await commit(2, 10), 'done');
    assert.deepEqual(await store.cases.ailing(), []);
  });

  it('is found while it is being brought over, also where no one goes on with that', async () => {
    const reference = someReference();
    const root = make.draft(reference, undefined, 1);
    const record = { root, lastHash: 'h', calls: {} };
    await store.cases.commit(commitOf(reference, 1, { before: undefined, record }), nowMs);
    const [document] = (await target.stored(reference)).filter(({ kind }) => kind === 'case');
    await target.put({ ...document, id: 'case', pk: reference, moving: 'moving' });
    assert.deepEqual(await store.cases.ailing(), [{ matter: reference, ailment: 'moving' }]);
  });
});
