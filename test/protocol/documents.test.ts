import assert from 'node:assert/strict';
import { must } from '../people/builders.ts';
import { accountIt, codeOf, docsOf, keyHeader, localIt, openTarget, raw, type Target } from './target.ts';

const ifMatch = (condition: string) => ({ accessCondition: { type: 'IfMatch' as const, condition } });

const deepIn = (levels: number): string => `{"id":"deep","pk":"crud","v":${'['.repeat(levels)}${']'.repeat(levels)}}`;

describe('protocol: documents', () => {
  let target: Target;
  before(async () => {
    target = await openTarget();
  });
  after(() => target.close());
  const create = async (body: Record<string, unknown>): Promise<string> => {
    const { resource } = await target.container.items.create(body);
    return resource?._etag ?? '';
  };

  accountIt('a created document is read back with its own properties and the five of the system', async () => {
    const created = await target.container.items.create({ id: 'a', pk: 'crud', text: 'é 😀', nothing: null });
    assert.equal(created.statusCode, 201);
    const { statusCode, resource, etag } = await target.container.item('a', 'crud').read();
    const { _rid, _self, _etag, _ts, _attachments, ...own } = resource;
    assert.equal(statusCode, 200);
    assert.deepEqual(own, { id: 'a', pk: 'crud', text: 'é 😀', nothing: null });
    assert.equal(etag, _etag);
    assert.ok(Math.abs(_ts - Date.now() / 1000) < 300);
    assert.ok([_rid, _self, _attachments].every((value) => typeof value === 'string'));
  });

  localIt('a query may name each property of the system', 'the application names none but the time', async () => {
    const { resource } = await target.container.items.create({ id: 'named', pk: 'system' });
    const stored: Readonly<Record<string, unknown>> = { ...must(resource) };
    for (const name of ['_rid', '_self', '_etag', '_attachments', '_ts']) {
      const parameters = [{ name: '@value', value: stored[name] as string | number }];
      const query = `SELECT * FROM c WHERE c.id = 'named' AND c.${name} = @value`;
      const found = await target.container.items.query({ query, parameters }, { partitionKey: 'system' }).fetchAll();
      assert.deepEqual(found.resources, [resource], name);
    }
  });

  accountIt('system properties sent by a client are not stored', async () => {
    await create({ id: 'forged', pk: 'crud', _etag: '"mine"', _ts: 1 });
    const { resource } = await target.container.item('forged', 'crud').read();
    assert.notEqual(resource._etag, '"mine"');
    assert.notEqual(resource._ts, 1);
  });

  accountIt('reading what is not there resolves with 404; replacing and deleting it throws 404', async () => {
    const missing = target.container.item('missing', 'crud');
    const { statusCode, resource } = await missing.read();
    assert.deepEqual([statusCode, resource], [404, undefined]);
    assert.equal(await codeOf(missing.replace({ id: 'missing', pk: 'crud' })), 404);
    assert.equal(await codeOf(missing.delete()), 404);
  });

  accountIt('creating twice is 409, and the first stays', async () => {
    await create({ id: 'twice', pk: 'crud', n: 1 });
    assert.equal(await codeOf(target.container.items.create({ id: 'twice', pk: 'crud', n: 2 })), 409);
    assert.equal((await target.container.item('twice', 'crud').read()).resource.n, 1);
  });

  accountIt('the same id in two partitions is two documents', async () => {
    await create({ id: 'same', pk: 'one', n: 1 });
    await create({ id: 'same', pk: 'two', n: 2 });
    await target.container.item('same', 'one').delete();
    assert.equal((await target.container.item('same', 'two').read()).resource.n, 2);
    assert.equal((await target.container.item('same', 'one').read()).statusCode, 404);
  });

  accountIt('every write changes the etag; the rid stays', async () => {
    const first = await create({ id: 'etag', pk: 'crud' });
    const item = target.container.item('etag', 'crud');
    const before = (await item.read()).resource;
    const replaced = (await item.replace({ id: 'etag', pk: 'crud' })).resource;
    assert.notEqual(replaced?._etag, first);
    assert.equal(replaced?._rid, before._rid);
  });

  accountIt('replace honours If-Match', async () => {
    const stale = await create({ id: 'replace', pk: 'match', n: 1 });
    const item = target.container.item('replace', 'match');
    const { etag } = await item.replace({ id: 'replace', pk: 'match', n: 2 }, ifMatch(stale));
    assert.equal(await codeOf(item.replace({ id: 'replace', pk: 'match', n: 3 }, ifMatch(stale))), 412);
    assert.equal((await item.read()).resource.n, 2);
    await item.replace({ id: 'replace', pk: 'match', n: 4 }, ifMatch(etag));
    assert.equal((await item.read()).resource.n, 4);
  });

  accountIt('delete honours If-Match', async () => {
    const stale = await create({ id: 'delete', pk: 'match' });
    const item = target.container.item('delete', 'match');
    const { etag } = await item.replace({ id: 'delete', pk: 'match', n: 2 });
    assert.equal(await codeOf(item.delete(ifMatch(stale))), 412);
    assert.equal((await item.read()).statusCode, 200);
    assert.equal((await item.delete(ifMatch(etag))).statusCode, 204);
    assert.equal((await item.read()).statusCode, 404);
  });

  accountIt('of many claims made with the same etag exactly one wins', async () => {
    const etag = await create({ id: 'claim', pk: 'claims', by: '' });
    const claims = Array.from({ length: 8 }, async (_, worker) => {
      const body = { id: 'claim', pk: 'claims', by: `worker ${worker}` };
      return codeOf(target.container.item('claim', 'claims').replace(body, ifMatch(etag))).catch(
        () => `worker ${worker}`,
      );
    });
    const outcomes = await Promise.all(claims);
    const winners = outcomes.filter((outcome) => outcome !== 412);
    assert.equal(winners.length, 1);
    assert.deepEqual([(await target.container.item('claim', 'claims').read()).resource.by], winners);
  });

  accountIt('reading with the etag one has is 304 without a body', async () => {
    const etag = await create({ id: 'known', pk: 'crud' });
    const item = target.container.item('known', 'crud');
    const options = { accessCondition: { type: 'IfNoneMatch', condition: etag } };
    const unchanged = await item.read(options);
    assert.deepEqual([unchanged.statusCode, unchanged.resource], [304, null]);
    await item.replace({ id: 'known', pk: 'crud', n: 2 });
    assert.equal((await item.read(options)).resource.n, 2);
  });

  accountIt('a document of another partition than the header says is 400, created, upserted or replaced', async () => {
    const path = docsOf(target);
    const headers = keyHeader('named');
    const body = { id: 'moved', pk: 'other' };
    assert.equal((await raw(target, { method: 'POST', path, headers, body })).status, 400);
    const upsert = { ...headers, 'x-ms-documentdb-is-upsert': 'true' };
    assert.equal((await raw(target, { method: 'POST', path, headers: upsert, body })).status, 400);
    await create({ id: 'moved', pk: 'named' });
    assert.equal((await raw(target, { method: 'PUT', path: `${path}/moved`, headers, body })).status, 400);
    assert.equal((await raw(target, { method: 'POST', path, headers, body: { id: 'no-key' } })).status, 400);
    assert.equal((await target.container.item('moved', 'other').read()).statusCode, 404);
  });

  accountIt('a document without an id, or with one that is no string, is 400', async () => {
    const request = { method: 'POST', path: docsOf(target), headers: keyHeader('crud') };
    assert.equal((await raw(target, { ...request, body: { pk: 'crud' } })).status, 400);
    assert.equal((await raw(target, { ...request, body: { pk: 'crud', id: 5 } })).status, 400);
    assert.equal((await raw(target, { ...request, body: { pk: 'crud', id: '' } })).status, 400);
    assert.equal((await raw(target, { ...request, body: '{not json' })).status, 400);
  });

  accountIt('what no double holds, or lies deeper than 128, is 400', async () => {
    const request = { method: 'POST', path: docsOf(target), headers: keyHeader('crud') };
    for (const body of [
      '{"id":"n","pk":"crud","n":1e400}',
      '{"id":"n","pk":"crud","list":[{"n":-1e400}]}',
      deepIn(128),
      deepIn(50_000),
    ]) {
      assert.equal((await raw(target, { ...request, body })).status, 400, body.slice(0, 40));
    }
    assert.equal((await raw(target, { ...request, body: deepIn(127) })).status, 201);
  });

  localIt(
    'an id or a partition key with half a character is refused, not taken for another',
    'never sent',
    async () => {
      const request = { method: 'POST', path: docsOf(target), headers: keyHeader('crud') };
      for (const id of ['x\ud800', '\udfff']) {
        assert.equal((await raw(target, { ...request, body: { id, pk: 'crud' } })).status, 400);
        assert.equal(
          (await raw(target, { ...request, headers: keyHeader(id), body: { id: 'x', pk: id } })).status,
          400,
        );
      }
    },
  );

  localIt('halves of characters are values like others', 'never sent', async () => {
    const list = ['x\ud800', 'x\udfff'];
    const headers = { ...keyHeader('crud'), 'x-ms-documentdb-is-upsert': 'true' };
    const request = { method: 'POST', path: docsOf(target), headers, body: { id: 'halves', pk: 'crud', list } };
    assert.deepEqual([(await raw(target, request)).status, (await raw(target, request)).status], [201, 200]);
    assert.deepEqual((await target.container.item('halves', 'crud').read()).resource.list, list);
    for (const [value, found] of [
      ['x\ud800', 1],
      ['x\udfff', 1],
      ['x\ud801', 0],
      ['x\ufffd', 0],
    ] as const) {
      const query = {
        query: 'SELECT * FROM c WHERE ARRAY_CONTAINS(c.list, @value)',
        parameters: [{ name: '@value', value }],
      };
      const { resources } = await target.container.items.query(query, { partitionKey: 'crud' }).fetchAll();
      assert.equal(resources.length, found);
    }
  });

  accountIt('a point operation without a partition key is 400', async () => {
    const answer = await raw(target, { method: 'GET', path: `${docsOf(target)}/a` });
    assert.equal(answer.status, 400);
  });

  for (const id of ['sp ace', 'é-ü', 'pct%41', 'plus+1', 'quo"te', 'x'.repeat(255)]) {
    accountIt(`the id ${id.slice(0, 12)} is kept as it is`, async () => {
      await create({ id, pk: 'ids' });
      const item = target.container.item(id, 'ids');
      assert.equal((await item.read()).resource.id, id);
      assert.equal((await item.delete()).statusCode, 204);
    });
  }

  for (const id of ['a/b', 'a\\b']) {
    accountIt(`the id ${id} is refused`, async () => {
      const body = { id, pk: 'ids' };
      const answer = await raw(target, { method: 'POST', path: docsOf(target), headers: keyHeader('ids'), body });
      assert.equal(answer.status, 400);
    });
  }

  localIt('ids with ? or # are refused, stricter than the service', 'stricter than the service', async () => {
    for (const id of ['a?b', 'a#b']) {
      const body = { id, pk: 'ids' };
      const answer = await raw(target, { method: 'POST', path: docsOf(target), headers: keyHeader('ids'), body });
      assert.equal(answer.status, 400);
    }
  });

  accountIt('an id of 1,023 bytes is the longest, counted in UTF-8', async () => {
    await create({ id: 'é'.repeat(511), pk: 'ids' });
    assert.equal(await codeOf(target.container.items.create({ id: 'é'.repeat(512), pk: 'ids' })), 400);
  });

  accountIt('a document of 1.9 MB is stored, one of 2.2 MB is 413', async () => {
    await create({ id: 'large', pk: 'large', text: 'x'.repeat(1_900_000) });
    assert.equal((await target.container.item('large', 'large').read()).resource.text.length, 1_900_000);
    const tooLarge = { id: 'larger', pk: 'large', text: 'x'.repeat(2_200_000) };
    assert.equal(await codeOf(target.container.items.create(tooLarge)), 413);
    assert.equal(await codeOf(target.container.items.create({ ...tooLarge, text: 'é'.repeat(1_100_000) })), 413);
    assert.equal(await codeOf(target.container.item('large', 'large').replace({ ...tooLarge, id: 'large' })), 413);
    assert.equal((await target.container.item('larger', 'large').read()).statusCode, 404);
  });

  accountIt('a request of many megabytes is 413 too', async () => {
    const body = { id: 'huge', pk: 'large', text: 'x'.repeat(6_000_000) };
    assert.equal(await codeOf(target.container.items.create(body)), 413);
  });

  accountIt(
    'every answer carries a charge, an activity id and the etag; what is larger or more indexed costs more',
    async () => {
      const small = await target.container.items.create({ id: 'c1', pk: 'charge' });
      const large = await target.container.items.create({ id: 'c2', pk: 'charge', text: 'x'.repeat(100_000) });
      const terms = await target.container.items.create({ id: 'c3', pk: 'charge', list: [1, 2, 3, 4, 5, 6, 7, 8, 9] });
      assert.ok(small.requestCharge > 0 && large.requestCharge > small.requestCharge);
      assert.ok(terms.requestCharge > small.requestCharge);
      assert.ok(small.activityId);
      assert.ok(small.headers['x-ms-session-token']);
      assert.equal(small.etag, small.resource?._etag);
      const read = await target.container.item('c1', 'charge').read();
      assert.ok(read.requestCharge < small.requestCharge);
    },
  );
});
