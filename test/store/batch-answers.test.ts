// A batch is asked for the versions of what it wrote alone: the documents are known to who wrote them.
import assert from 'node:assert/strict';
import type { Container } from '@azure/cosmos';
import { noTelemetry } from '../../src/casework/ports/telemetry-ports.ts';
import { itemsOf, type Items, type Operation } from '../../src/store/sdk/items.ts';
import * as make from './fixture.ts';
import { cardFor, commitOf, localIt, nowMs, somePerson, someReference } from './fixture.ts';

const pk = 'MSET-4F7K-24';
const operations: readonly Operation[] = [
  { does: 'create', document: { id: 'new', pk } },
  { does: 'remove', id: 'old', version: '"1"' },
];

function answering(result: readonly object[]): Items {
  const container = { id: 'cases', items: { batch: () => Promise.resolve({ result }) } };
  const patience = { deadlineMs: 3000, pausesMs: [], pause: () => Promise.resolve() };
  return itemsOf(container as unknown as Container, patience, noTelemetry);
}

describe('The answer to a batch', () => {
  localIt('has none of the documents that it wrote', async () => {
    const target = await make.openTarget();
    try {
      const store = await target.open();
      await store.cases.commit(commitOf(someReference(), 1, { notices: [cardFor(somePerson())] }), nowMs);
      const batch = target.seen.find(({ kind }) => kind === 'batch');
      assert.equal(batch?.headers['prefer'], 'return=minimal');
    } finally {
      await target.close();
    }
  });

  it('has the versions of what was written', async () => {
    const answer = answering([{ statusCode: 201, eTag: '"2"' }, { statusCode: 204 }]);
    assert.deepEqual(await answer.write(pk, operations), { written: true, versions: ['"2"', ''] });
  });

  it('is none where a version is missing: what was written is looked up', async () => {
    const answer = answering([{ statusCode: 201 }, { statusCode: 204 }]);
    await assert.rejects(answer.write(pk, operations), { reason: 'unknownOutcome' });
  });
});
