import assert from 'node:assert/strict';
import type { FeedOptions } from '@azure/cosmos';
import { accountIt, codeOf, docsOf, localIt, openTarget, raw, type Target } from './target.ts';

const isQuery = { 'x-ms-documentdb-isquery': 'true', 'content-type': 'application/query+json' };
const across = { ...isQuery, 'x-ms-documentdb-query-enablecrosspartition': 'true' };

describe('protocol: pages and partitions', () => {
  let target: Target;
  const all = Array.from({ length: 30 }, (_, i) => `d-${String(i).padStart(2, '0')}`);
  before(async () => {
    target = await openTarget();
    for (const [i, id] of all.entries()) {
      await target.container.items.create({ id, pk: `p${i % 10}`, kind: 'k', n: i, list: [i % 3] });
    }
  });
  after(() => target.close());

  const fetchAll = async (query: string, options: FeedOptions = {}): Promise<string[]> => {
    const { resources } = await target.container.items.query<{ id: string }>(query, options).fetchAll();
    return resources.map(({ id }) => id).toSorted();
  };
  const where = "SELECT * FROM c WHERE c.kind = 'k'";

  for (const query of ['SELECT * FROM c', where, 'SELECT * FROM c WHERE c.n >= 0 OR c.n < 0', 'SELECT c.id FROM c']) {
    for (const maxItemCount of [1, 4, 100]) {
      accountIt(`${query} gives each document once, ${maxItemCount} at a time`, async () => {
        assert.deepEqual(await fetchAll(query, { maxItemCount }), all);
      });
    }
  }

  accountIt('a query of a partition sees that partition only, however it is paged or filtered', async () => {
    const own = ['d-03', 'd-13', 'd-23'];
    for (const query of [
      'SELECT * FROM c',
      where,
      'SELECT * FROM c WHERE c.n >= 0',
      'SELECT * FROM c WHERE c.absent = 1 OR c.n > 1',
    ]) {
      assert.deepEqual(await fetchAll(query, { partitionKey: 'p3' }), own);
      assert.deepEqual(await fetchAll(query, { partitionKey: 'p3', maxItemCount: 1 }), own);
    }
    assert.deepEqual(await fetchAll('SELECT * FROM c WHERE c.n = 4', { partitionKey: 'p3' }), []);
  });

  accountIt('a token goes on where the page ended, in another iterator, across ranges', async () => {
    const seen: string[] = [];
    let continuationToken: string | undefined;
    do {
      const options = { maxItemCount: 4, ...(continuationToken !== undefined && { continuationToken }) };
      const page = await target.container.items.query<{ id: string }>(where, options).fetchNext();
      seen.push(...page.resources.map(({ id }) => id));
      continuationToken = page.continuationToken;
    } while (continuationToken !== undefined);
    assert.deepEqual(seen.toSorted(), all);
  });

  accountIt('a token works within one partition', async () => {
    const options = { maxItemCount: 2, partitionKey: 'p3' };
    const first = await target.container.items.query<{ id: string }>(where, options).fetchNext();
    const { continuationToken } = first;
    assert.equal(first.resources.length, 2);
    assert.ok(continuationToken);
    const second = await target.container.items
      .query<{ id: string }>(where, { ...options, continuationToken })
      .fetchNext();
    assert.equal(second.continuationToken, undefined);
    const both = [...first.resources, ...second.resources].map(({ id }) => id);
    assert.deepEqual(both.toSorted(), ['d-03', 'd-13', 'd-23']);
  });

  accountIt('what is written between two pages makes no other document come twice or not at all', async () => {
    const fresh = await openTarget();
    const ids = Array.from({ length: 12 }, (_, i) => `w-${String(i).padStart(2, '0')}`);
    for (const id of ids) await fresh.container.items.create({ id, pk: id, kind: 'k' });
    const iterator = fresh.container.items.query<{ id: string; pk: string }>(where, { maxItemCount: 2 });
    const seen: string[] = [];
    while (iterator.hasMoreResults()) {
      const { resources } = await iterator.fetchNext();
      for (const { id, pk } of resources) {
        seen.push(id);
        await fresh.container.item(id, pk).replace({ id, pk, kind: 'k', again: true });
        await fresh.container.item(id, pk).delete();
      }
    }
    assert.deepEqual(seen.toSorted(), ids);
    await fresh.close();
  });

  accountIt('a token that is none is 400', async () => {
    for (const scope of [{}, { partitionKey: 'p3' }, { partitionKey: 'p4' }, { partitionKey: 'p5' }]) {
      const options = { ...scope, maxItemCount: 2, continuationToken: 'nonsense' };
      assert.equal(await codeOf(target.container.items.query(where, options).fetchNext()), 400);
    }
  });

  localIt('a token of another query, parameter or partition is 400', 'the token is our own', async () => {
    const first = await target.container.items.query(where, { maxItemCount: 1, partitionKey: 'p3' }).fetchNext();
    const { continuationToken } = first;
    assert.ok(continuationToken);
    const again = (query: string, partitionKey: string) =>
      target.container.items.query(query, { partitionKey, continuationToken }).fetchNext();
    assert.equal(await codeOf(again('SELECT * FROM c', 'p3')), 400);
    assert.equal(await codeOf(again(where, 'p4')), 400);
    assert.equal((await again(where, 'p3')).resources.length, 2);
  });

  localIt('a page never mixes ranges: it may be empty and still have a token', 'the service decides', async () => {
    const [one] = (await target.container.items.query('SELECT * FROM c WHERE c.n = 1').fetchAll()).resources;
    assert.equal(one.id, 'd-01');
    const sizes: number[] = [];
    let token: string | undefined;
    do {
      const headers = { ...across, ...(token !== undefined && { 'x-ms-continuation': token }) };
      const body = { query: 'SELECT * FROM c WHERE c.n = 1' };
      const answer = await raw(target, { method: 'POST', path: docsOf(target), headers, body });
      sizes.push((answer.body as { Documents: unknown[] }).Documents.length);
      token = answer.headers.get('x-ms-continuation') ?? undefined;
    } while (token !== undefined);
    assert.deepEqual(
      sizes.toSorted((one, other) => one - other),
      [0, 1],
    );
  });

  accountIt('a page ends at 4 MB though more items were allowed', async () => {
    const fresh = await openTarget();
    for (const id of ['1', '2', '3', '4']) {
      await fresh.container.items.create({ id, pk: 'large', text: 'x'.repeat(1_500_000) });
    }
    const page = await fresh.container.items.query('SELECT * FROM c', { partitionKey: 'large' }).fetchNext();
    assert.ok(page.resources.length < 4 && page.continuationToken !== undefined);
    const { resources } = await fresh.container.items.query('SELECT * FROM c', { partitionKey: 'large' }).fetchAll();
    assert.equal(resources.length, 4);
    await fresh.close();
  });

  accountIt('without a partition and without leave to cross partitions a query is 400', async () => {
    const request = { method: 'POST', path: docsOf(target), body: { query: where } };
    assert.equal((await raw(target, { ...request, headers: isQuery })).status, 400);
    assert.equal((await raw(target, { ...request, headers: across })).status, 200);
  });

  accountIt('a page size that is no size is 400', async () => {
    const request = { method: 'POST', path: docsOf(target), body: { query: where } };
    for (const size of ['many', '0', '-2', '1e2', '1.5', '9223372036854775807']) {
      const headers = { ...across, 'x-ms-max-item-count': size };
      assert.equal((await raw(target, { ...request, headers })).status, 400, size);
    }
  });

  accountIt('a continuation token that may not be as long as it is, is 400', async () => {
    const headers = { ...across, 'x-ms-documentdb-responsecontinuationtokenlimitinkb': '0' };
    assert.equal(
      (await raw(target, { method: 'POST', path: docsOf(target), headers, body: { query: where } })).status,
      400,
    );
  });
});
