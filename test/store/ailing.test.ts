// Matters that the developers have to see to are found by what their documents say.
import assert from 'node:assert/strict';
import { mostBytes } from '../../src/domain/matters/matters.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import * as make from './fixture.ts';
import { commitOf, nowMs, someReference } from './fixture.ts';

describe('A matter that is large', () => {
  let target: make.Target;
  let store: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
  });
  after(() => target.close());

  it('is found from half of what one of its kind may have on, until it is smaller again', async () => {
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
});
