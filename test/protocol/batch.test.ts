import assert from 'node:assert/strict';
import type { OperationInput, OperationResponse } from '@azure/cosmos';
import { accountIt, docsOf, failure, keyHeader, openTarget, raw, type Target } from './target.ts';

const create = (id: string, more: Record<string, unknown> = {}, pk = 'b'): OperationInput => ({
  operationType: 'Create',
  resourceBody: { id, pk, ...more },
});
const replace = (id: string, more: Record<string, unknown> = {}, ifMatch?: string): OperationInput => ({
  operationType: 'Replace',
  id,
  resourceBody: { id, pk: 'b', ...more },
  ...(ifMatch !== undefined && { ifMatch }),
});

const statuses = (results: OperationResponse[]): number[] => results.map((result) => result.statusCode);

describe('protocol: transactional batch', () => {
  let target: Target;
  let etag = '';
  beforeEach(async () => {
    target = await openTarget();
    etag = (await target.container.items.create({ id: 'case', pk: 'b', n: 1, s: 'before' })).etag;
  });
  afterEach(() => target.close());

  const run = async (...operations: OperationInput[]): Promise<OperationResponse[]> =>
    (await target.container.items.batch(operations, 'b')).result ?? [];
  const ids = async (): Promise<string[]> => {
    const { resources } = await target.container.items.query('SELECT * FROM c', { partitionKey: 'b' }).fetchAll();
    return resources.map((document: { id: string }) => document.id).toSorted();
  };
  const nothingKept = async (): Promise<void> => {
    assert.deepEqual(await ids(), ['case']);
    const { resource } = await target.container.item('case', 'b').read();
    assert.deepEqual([resource.n, resource._etag], [1, etag]);
    const moved = await target.container.items.query("SELECT * FROM c WHERE c.s = 'after'").fetchAll();
    assert.deepEqual(moved.resources, []);
  };

  accountIt('all four kinds happen together, in order, each with its own result', async () => {
    await target.container.items.create({ id: 'old', pk: 'b' });
    const results = await run(
      replace('case', { n: 2 }, etag),
      create('fact-1', { of: 'case' }),
      { operationType: 'Upsert', resourceBody: { id: 'out', pk: 'b' } },
      { operationType: 'Upsert', resourceBody: { id: 'out', pk: 'b', again: true } },
      { operationType: 'Delete', id: 'old' },
    );
    assert.deepEqual(statuses(results), [200, 201, 201, 200, 204]);
    assert.equal(results[1]?.resourceBody?.['of'], 'case');
    assert.deepEqual(await ids(), ['case', 'fact-1', 'out']);
    const { resource } = await target.container.item('case', 'b').read();
    assert.equal(results[0]?.eTag, resource._etag);
    assert.equal(resource.n, 2);
  });

  accountIt('where the documents are not wanted each result has its version and charge all the same', async () => {
    await target.container.items.create({ id: 'old', pk: 'b' });
    const operations: OperationInput[] = [
      replace('case', { n: 2 }, etag),
      create('fact-1'),
      { operationType: 'Upsert', resourceBody: { id: 'out', pk: 'b' } },
      { operationType: 'Delete', id: 'old' },
    ];
    const { result = [] } = await target.container.items.batch(operations, 'b', {
      contentResponseOnWriteEnabled: false,
    });
    assert.deepEqual(statuses(result), [200, 201, 201, 204]);
    const kept = await Promise.all(['case', 'fact-1', 'out'].map((id) => target.container.item(id, 'b').read()));
    assert.deepEqual(
      result.slice(0, 3).map(({ eTag }) => eTag),
      kept.map(({ resource }) => resource._etag),
    );
    assert.ok(result.every(({ requestCharge, resourceBody }) => requestCharge > 0 && resourceBody === undefined));
  });

  const refusals: Record<string, { culprit: () => OperationInput; status: number }> = {
    'a stale If-Match on Replace': { culprit: () => replace('case', { s: 'after' }, '"stale"'), status: 412 },
    'a stale If-Match on Delete': {
      culprit: () => ({ operationType: 'Delete', id: 'case', ifMatch: '"stale"' }),
      status: 412,
    },
    'a Create of what exists': { culprit: () => create('case'), status: 409 },
    'a Replace of what is missing': { culprit: () => replace('missing'), status: 404 },
    'a Delete of what is missing': { culprit: () => ({ operationType: 'Delete', id: 'missing' }), status: 404 },
    'a document of another partition': { culprit: () => create('foreign', {}, 'other'), status: 400 },
    'an id that is not allowed': { culprit: () => create('a/b'), status: 400 },
  };
  for (const [what, { culprit, status }] of Object.entries(refusals)) {
    accountIt(`${what} is ${status}, every other operation 424, and nothing is kept`, async () => {
      const answer = await target.container.items.batch(
        [replace('case', { n: 2, s: 'after' }, etag), create('fact-1'), culprit(), create('out')],
        'b',
      );
      assert.equal(answer.code, 207);
      // The first operation changed the case before a second one could compare with the old etag.
      assert.deepEqual(statuses(answer.result ?? []), [424, 424, status, 424]);
      await nothingKept();
    });
  }

  accountIt('the culprit may be the first or the last operation', async () => {
    assert.deepEqual(statuses(await run(create('case'), create('fact-1'))), [409, 424]);
    assert.deepEqual(statuses(await run(create('fact-1'), create('fact-1'))), [424, 409]);
    await nothingKept();
  });

  accountIt('of two batches that replace one version one is kept, whole', async () => {
    const outcomes = await Promise.all(
      ['x', 'y'].map((name) => run(replace('case', { n: name }, etag), create(`fact-${name}`))),
    );
    const lost = outcomes.filter((results) => statuses(results).join() === '412,424');
    assert.equal(lost.length, 1);
    const { resource } = await target.container.item('case', 'b').read();
    assert.deepEqual(await ids(), ['case', `fact-${resource.n}`]);
  });

  accountIt('100 operations are allowed, 101 are 400 and none is kept', async () => {
    const many = Array.from({ length: 101 }, (_, i) => create(`m-${i}`));
    const headers = {
      ...keyHeader('b'),
      'x-ms-cosmos-is-batch-request': 'true',
      'x-ms-cosmos-batch-atomic': 'true',
    };
    const request = { method: 'POST', path: docsOf(target), headers };
    assert.equal((await raw(target, { ...request, body: many })).status, 400);
    await nothingKept();
    assert.equal((await raw(target, { ...request, body: many.slice(1) })).status, 200);
    assert.equal((await ids()).length, 101);
  });

  accountIt('over 2 MB is 413, which the SDK hides in the cause', async () => {
    const parts = Array.from({ length: 10 }, (_, i) => create(`m-${i}`, { text: 'x'.repeat(230_000) }));
    const error = await failure(target.container.items.batch(parts, 'b'));
    assert.equal(error.code, undefined);
    assert.match(error.message, /^Batch request error: /);
    assert.ok(error.cause instanceof Error && 'code' in error.cause && error.cause.code === 413);
    await nothingKept();
  });

  accountIt('without a partition key, or with a key other than its documents have, nothing is kept', async () => {
    const headers = { 'x-ms-cosmos-is-batch-request': 'true', 'x-ms-cosmos-batch-atomic': 'true' };
    const body = [create('fact-1')];
    assert.equal((await raw(target, { method: 'POST', path: docsOf(target), headers, body })).status, 400);
    const other = await target.container.items.batch(body, 'other');
    assert.deepEqual(statuses(other.result ?? []), [400]);
    await nothingKept();
  });

  accountIt('costs the sum of its operations', async () => {
    const alone = await target.container.items.create({ id: 'alone', pk: 'b' });
    const together = await target.container.items.batch([create('o1'), create('o2'), create('o3')], 'b');
    const charge = Number(together.headers?.['x-ms-request-charge']);
    assert.ok(Math.abs(charge - 3 * alone.requestCharge) < 0.5, `${charge} for three of ${alone.requestCharge}`);
  });
});
