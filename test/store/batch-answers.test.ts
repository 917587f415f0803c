// A write is answered by versions alone: the documents are known to who wrote them.
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

const noVersions = [
  ['is missing', undefined],
  ['is null', null],
  ['is empty', ''],
] as const;

function answering(result: readonly object[]): Items {
  return itemsIn({ items: { batch: () => Promise.resolve({ result }) } });
}
/** The same for one document alone. */
function answeringOne(etag: unknown): Items {
  const one = (): Promise<object> => Promise.resolve({ etag });
  return itemsIn({ items: { create: one, upsert: one }, item: () => ({ replace: one, delete: one }) });
}
function itemsIn(ways: object): Items {
  const container = { id: 'cases', ...ways };
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

  for (const [what, eTag] of noVersions) {
    it(`is none where a version ${what}: what was written is looked up`, async () => {
      const answer = answering([{ statusCode: 201, eTag }, { statusCode: 204 }]);
      await assert.rejects(answer.write(pk, operations), { reason: 'unknownOutcome' });
    });
  }
});

describe('The answer to the write of one document', () => {
  const document = { id: 'one', pk };
  const writes: readonly Operation[] = [
    { does: 'create', document },
    { does: 'upsert', document },
    { does: 'replace', document, version: '"1"' },
  ];
  for (const operation of writes) {
    for (const [what, etag] of noVersions) {
      it(`${operation.does}: is none where its version ${what}`, async () => {
        await assert.rejects(answeringOne(etag).write(pk, [operation]), { reason: 'unknownOutcome' });
      });
    }
    it(`${operation.does}: has its version`, async () => {
      assert.deepEqual(await answeringOne('"2"').write(pk, [operation]), { written: true, versions: ['"2"'] });
    });
  }

  it('remove: has none to have', async () => {
    const removed = answeringOne(undefined).write(pk, [{ does: 'remove', id: 'one', version: '"1"' }]);
    assert.deepEqual(await removed, { written: true, versions: [''] });
  });
});
