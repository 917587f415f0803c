// The notice that holds others, as the version stored it that had it first: the story of the other specimens has not people enough.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Notice } from '../../src/casework/ports/ports.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import { commitOf, nowMs, openTarget, someReference, type Reference, type Target } from '../store/fixture.ts';

describe('A notice that holds others, as it was first stored', () => {
  let target: Target;
  let store: CosmosStore;
  let specimen: { readonly id: string; readonly key: string; readonly rest: readonly Notice[] };
  before(async () => {
    target = await openTarget();
    store = await target.open();
    specimen = JSON.parse(await readFile(new URL('rest.json', import.meta.url), 'utf8')) as typeof specimen; // it is one
  });
  after(() => target.close());

  /** The specimen in a partition of its own; what is stored there with it is not looked at. */
  const stored = async (reference: Reference) => (await target.stored(reference)).find(({ id }) => id === specimen.id);

  it('is stored so today', async () => {
    const reference = someReference();
    const notices = [{ key: specimen.key, rest: specimen.rest, urgent: true }];
    assert.equal(await store.cases.commit(commitOf(reference, 1, { notices }), nowMs), 'done');
    assert.deepEqual(await stored(reference), { ...specimen, pk: reference });
  });

  it('becomes the notices that it holds', async () => {
    const reference = someReference();
    await target.put({ ...specimen, pk: reference });
    const [claimed] = await store.outbox.claim(reference, nowMs, 1000);
    assert.ok(claimed);
    await store.outbox.spread(claimed, nowMs);
    const found = await store.outbox.ofMatter(reference);
    assert.deepEqual(found.map(({ key }) => key).toSorted(), specimen.rest.map(({ key }) => key).toSorted());
  });
});
