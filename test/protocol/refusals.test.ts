import assert from 'node:assert/strict';
import { PartitionKeyDefinitionVersion, PartitionKeyKind } from '@azure/cosmos';
import type { ContainerRequest, OperationInput } from '@azure/cosmos';
import { docsOf, failure, keyHeader, localIt, openTarget, raw, type RawRequest, type Target } from './target.ts';

const reason = 'the service may well support it';

const refused = (answer: { status: unknown; message: string }, name: string): void => {
  assert.equal(answer.status, 400);
  assert.ok(answer.message.includes(name), `"${answer.message}" does not name ${name}`);
  assert.match(answer.message, /support/);
};

describe('protocol: what is not implemented is refused by name', () => {
  let target: Target;
  before(async () => {
    target = await openTarget();
    await target.container.items.create({ id: 'a', pk: 'p', v: 1 });
  });
  after(() => target.close());

  const queries: [query: string, name: string][] = [
    ['SELECT * FROM c ORDER BY c.v', 'ORDER'],
    ['SELECT * FROM c WHERE c.v = 1 ORDER BY c.v', 'ORDER'],
    ['SELECT TOP 1 * FROM c', 'TOP'],
    ['SELECT * FROM c OFFSET 1 LIMIT 1', 'OFFSET'],
    ['SELECT DISTINCT c.v FROM c', 'DISTINCT'],
    ['SELECT DISTINCT VALUE c.v FROM c', 'DISTINCT'],
    ['SELECT c.v FROM c GROUP BY c.v', 'GROUP'],
    ['SELECT * FROM c JOIN r IN c.list', 'JOIN'],
    ['SELECT * FROM r IN c.list', 'IN'],
    ['SELECT VALUE COUNT(1) FROM c', 'COUNT'],
    ['SELECT COUNT(1) FROM c', 'COUNT'],
    ['SELECT VALUE COUNT(c.v) FROM c', 'COUNT'],
    ['SELECT VALUE SUM(c.v) FROM c', 'SUM'],
    ['SELECT VALUE MAX(c.v) FROM c', 'MAX'],
    ['SELECT VALUE c.v FROM c', 'VALUE c'],
    ['SELECT c.v AS w FROM c', 'AS'],
    ['SELECT c FROM c', 'whole document'],
    ['SELECT LOWER(c.v) FROM c', 'LOWER'],
    ['SELECT * FROM c WHERE LOWER(c.v) = "a"', 'LOWER'],
    ['SELECT * FROM c WHERE CONTAINS(c.v, "a")', 'CONTAINS'],
    ['SELECT * FROM c WHERE FOO(c.v)', 'FOO'],
    ['SELECT * FROM c WHERE STARTSWITH(c.v, "a")', 'STARTSWITH'],
    ['SELECT * FROM c WHERE IS_DEFINED(c.v)', 'IS_DEFINED'],
    ['SELECT * FROM c WHERE ARRAY_CONTAINS(c.v, "a", true)', 'third argument'],
    ['SELECT * FROM c WHERE ARRAY_CONTAINS(@v, c.id)', 'ARRAY_CONTAINS'],
    ['SELECT * FROM c WHERE c.v BETWEEN 1 AND 2', 'BETWEEN'],
    ['SELECT * FROM c WHERE c.v LIKE "a%"', 'LIKE'],
    ['SELECT * FROM c WHERE c.v NOT IN (1)', 'NOT'],
    ['SELECT * FROM c WHERE c.v + 1 = 2', '+'],
    ['SELECT * FROM c WHERE c.v = c.w', "'c'"],
    ['SELECT * FROM c WHERE 1 = c.v', '1'],
    ['SELECT * FROM c WHERE c.flag', 'bare path'],
    ['SELECT * FROM c WHERE true', 'true'],
    ['SELECT * FROM root r', 'root r'],
    ['SELECT * FROM c AS x', 'c AS'],
    ['SELECT * FROM c -- all of them', '--'],
    ['SELECT /* all */ * FROM c', '/*'],
    ['SELECT * FROM c WHERE c.list[0] = 1', 'array element'],
    ['SELECT * FROM c WHERE c.v != 1', '!='],
    ['SELECT * FROM c WHERE c.v <> 1', '<>'],
    ['SELECT * FROM c WHERE NOT c.v = 1', 'NOT'],
    ['SELECT * FROM c WHERE c.v = 1 AND NOT (c.v = 2)', 'NOT'],
    ['SELECT * FROM c WHERE NOT ARRAY_CONTAINS(c.v, 1)', 'NOT'],
    ['SELECT * FROM c WHERE c.v < true', '<'],
    ['SELECT * FROM c WHERE c.v = {}', '{'],
    ['SELECT * FROM c WHERE c.v = @object', '@object'],
    ['SELECT * FROM c WHERE EXISTS(SELECT 1)', 'EXISTS'],
  ];
  for (const [query, name] of queries) {
    localIt(query, reason, async () => {
      const parameters = [
        { name: '@v', value: ['a'] },
        { name: '@object', value: { a: 1 } },
      ];
      const error = await failure(target.container.items.query({ query, parameters }).fetchAll());
      refused({ status: error.code, message: error.message }, name);
    });
  }

  localIt('a reserved word after a dot, with how to write it', reason, async () => {
    // "rank" stands for no clause that is known, and Microsoft's parser refuses it all the same.
    for (const word of ['case', 'rank']) {
      const error = await failure(target.container.items.query(`SELECT c.record.${word}.pk FROM c`).fetchAll());
      assert.equal(error.code, 400);
      assert.ok(error.message.includes(`reserved word '${word}'`) && error.message.includes(`write ["${word}"]`));
    }
  });

  localIt('names that no header can carry, before anything is made', reason, async () => {
    for (const id of ['数据库', 'council’s', 'line\nbreak', 'é']) {
      refused(await raw(target, { method: 'POST', path: 'dbs', body: { id } }), 'database id');
      const body = { id, partitionKey: { paths: ['/pk'] } };
      refused(await raw(target, { method: 'POST', path: 'dbs/protocol/colls', body }), 'container id');
    }
  });

  localIt('replacing a document under another id, which the service renames', reason, async () => {
    const request = { method: 'PUT', path: `${docsOf(target)}/a`, headers: keyHeader('p') };
    refused(await raw(target, { ...request, body: { id: 'b', pk: 'p' } }), 'another id');
    assert.equal((await target.container.item('a', 'p').read()).statusCode, 200);
  });

  const definitions: Record<string, Partial<ContainerRequest>> = {
    uniqueKeyPolicy: { uniqueKeyPolicy: { uniqueKeys: [{ paths: ['/email'] }] } },
    vectorEmbeddingPolicy: { vectorEmbeddingPolicy: { vectorEmbeddings: [] } },
    fullTextPolicy: { fullTextPolicy: { defaultLanguage: 'en-US', fullTextPaths: [] } },
    computedProperties: { computedProperties: [{ name: 'low', query: 'SELECT VALUE LOWER(c.a) FROM c' }] },
    conflictResolutionPolicy: { conflictResolutionPolicy: { mode: 'LastWriterWins' } },
    analyticalStorageTtl: { analyticalStorageTtl: -1 } as Partial<ContainerRequest>,
    defaultTtl: { defaultTtl: -1 },
    'kind "MultiHash"': {
      partitionKey: {
        paths: ['/a', '/b'],
        kind: PartitionKeyKind.MultiHash,
        version: PartitionKeyDefinitionVersion.V2,
      },
    },
    'more than one path': { partitionKey: { paths: ['/a', '/b'] } },
    'path "/a/b"': { partitionKey: { paths: ['/a/b'] } },
    compositeIndexes: { indexingPolicy: { compositeIndexes: [[{ path: '/a', order: 'ascending' }]] } },
    'index path /a/*': { indexingPolicy: { includedPaths: [{ path: '/a/*' }] } },
    'indexing mode': { indexingPolicy: { indexingMode: 'none' } },
    'x-ms-offer-throughput': { throughput: 400 },
  };
  for (const [name, definition] of Object.entries(definitions)) {
    localIt(`the container feature ${name}`, reason, async () => {
      const error = await failure(
        target.database.containers.create({ id: 'refused', partitionKey: '/pk', ...definition }),
      );
      refused({ status: error.code, message: error.message }, name);
      assert.equal((await failure(target.database.container('refused').read())).code, 404);
    });
  }

  const requests: [name: string, request: (docs: string) => RawRequest][] = [
    ['PATCH', (docs) => ({ method: 'PATCH', path: `${docs}/a`, headers: keyHeader('p'), body: { operations: [] } })],
    ['read feed', (docs) => ({ method: 'GET', path: docs })],
    ['change feed', (docs) => ({ method: 'GET', path: docs, headers: { 'a-im': 'Incremental feed' } })],
    ['GET /dbs', () => ({ method: 'GET', path: 'dbs' })],
    ['GET /dbs/*/colls', (docs) => ({ method: 'GET', path: docs.split('/').slice(0, 3).join('/') })],
    ['DELETE /dbs/*', () => ({ method: 'DELETE', path: 'dbs/protocol' })],
    ['pkranges', (docs) => ({ method: 'GET', path: docs.replace(/docs$/, 'pkranges') })],
    ['sprocs', (docs) => ({ method: 'POST', path: docs.replace(/docs$/, 'sprocs'), body: {} })],
    ['triggers', (docs) => ({ method: 'GET', path: docs.replace(/docs$/, 'triggers') })],
    ['udfs', (docs) => ({ method: 'GET', path: docs.replace(/docs$/, 'udfs') })],
    ['offers', () => ({ method: 'GET', path: 'offers' })],
    ['users', () => ({ method: 'GET', path: 'dbs/protocol/users' })],
    ['operations', (docs) => ({ method: 'POST', path: `${docs.replace(/docs$/, 'operations')}/partitionkeydelete` })],
  ];
  for (const [name, request] of requests) {
    localIt(`the request ${name}`, reason, async () => refused(await raw(target, request(docsOf(target))), name));
  }

  const headers: Record<string, string> = {
    'x-ms-documentdb-pre-trigger-include': 'trigger',
    'x-ms-documentdb-post-trigger-include': 'trigger',
    'x-ms-indexing-directive': 'Exclude',
    'x-ms-start-epk': '00',
    'x-ms-documentdb-partitionkeyrangeid': '0',
    'x-ms-read-key-type': 'EffectivePartitionKeyRange',
    'x-ms-documentdb-populatequerymetrics': 'true',
    'x-ms-anything-new': '1',
    'x-ms-consistency-level': 'Strong',
    'x-ms-version': '2018-12-31',
    prefer: 'return=minimal',
    'if-modified-since': new Date().toUTCString(),
    'if-match': '"etag"',
    'if-none-match': '*',
  };
  for (const [name, value] of Object.entries(headers)) {
    localIt(`the header ${name}`, reason, async () => {
      const request = { method: 'GET', path: `${docsOf(target)}/a`, headers: { ...keyHeader('p'), [name]: value } };
      refused(await raw(target, request), name);
    });
  }

  localIt(
    'what is not supported is named before the signature is read, for it may be signed otherwise',
    reason,
    async () => {
      const deleted = target.container.deleteAllItemsForPartitionKey('p');
      const error = await failure(deleted);
      refused({ status: error.code, message: error.message }, 'operations');
    },
  );

  localIt('a query plan: forceQueryPlan would make the SDK forget the partition key', reason, async () => {
    const options = { partitionKey: 'p', forceQueryPlan: true };
    const error = await failure(target.container.items.query('SELECT * FROM c', options).fetchAll());
    refused({ status: error.code, message: error.message }, 'query plan');
  });

  localIt('conditions on a create or an upsert', reason, async () => {
    for (const [name, more] of [
      ['if-match', {}],
      ['if-none-match', {}],
      ['if-match', { 'x-ms-documentdb-is-upsert': 'true' }],
      ['if-none-match', { 'x-ms-documentdb-is-upsert': 'true' }],
    ] as const) {
      const request = { method: 'POST', path: docsOf(target), body: { id: 'new', pk: 'p' } };
      refused(await raw(target, { ...request, headers: { ...keyHeader('p'), [name]: '"etag"', ...more } }), name);
    }
  });

  for (const [name, key] of [
    ['hierarchical', '["a","b"]'],
    ['[5]', '[5]'],
    ['[null]', '[null]'],
    ['[{}]', '[{}]'],
  ] as const) {
    localIt(`the partition key ${key}`, reason, async () => {
      const headers = { 'x-ms-documentdb-partitionkey': key };
      refused(await raw(target, { method: 'GET', path: `${docsOf(target)}/a`, headers }), name);
    });
  }

  localIt('bulk, which is no batch', reason, async () => {
    const operation: OperationInput = { operationType: 'Create', resourceBody: { id: 'bulk', pk: 'p' } };
    const headers = { ...keyHeader('p'), 'x-ms-cosmos-is-batch-request': 'true', 'x-ms-cosmos-batch-atomic': 'false' };
    const request = { method: 'POST', path: docsOf(target), headers, body: [operation] };
    refused(await raw(target, request), 'Bulk');
  });

  for (const [what, prefer, batch] of [
    ['that no document is wanted back, of a request that is no batch', 'return=minimal', 'false'],
    ['anything else of a batch', 'wait=10', 'true'],
  ] as const) {
    localIt(`the header prefer: ${what}`, reason, async () => {
      const asked = { 'x-ms-cosmos-is-batch-request': batch, 'x-ms-cosmos-batch-atomic': 'true', prefer };
      const headers = { ...keyHeader('p'), ...asked };
      refused(await raw(target, { method: 'POST', path: docsOf(target), headers, body: [] }), 'prefer');
    });
  }

  const operations: [name: string, operation: Record<string, unknown>][] = [
    ['Patch', { operationType: 'Patch', id: 'a', resourceBody: { operations: [] } }],
    ['"Read"', { operationType: 'Read', id: 'a' }],
    ['ifNoneMatch', { operationType: 'Delete', id: 'a', ifNoneMatch: '"etag"' }],
    ['partitionKey', { operationType: 'Delete', id: 'a', partitionKey: '["p"]' }],
    ['ifMatch', { operationType: 'Create', resourceBody: { id: 'b', pk: 'p' }, ifMatch: '"etag"' }],
    ['ifMatch', { operationType: 'Upsert', resourceBody: { id: 'b', pk: 'p' }, ifMatch: '"etag"' }],
    ['ifMatch: *', { operationType: 'Delete', id: 'a', ifMatch: '*' }],
  ];
  for (const [name, operation] of operations) {
    localIt(`a batch operation with ${name}`, reason, async () => {
      const headers = { ...keyHeader('p'), 'x-ms-cosmos-is-batch-request': 'true', 'x-ms-cosmos-batch-atomic': 'true' };
      refused(await raw(target, { method: 'POST', path: docsOf(target), headers, body: [operation] }), name);
      assert.equal((await target.container.item('a', 'p').read()).statusCode, 200);
    });
  }
});
