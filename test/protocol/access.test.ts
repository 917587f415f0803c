import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { accountIt, codeOf, connect, docsOf, keyHeader, localIt, openTarget, raw, type Target } from './target.ts';
import definitions from '../../infra/containers.json' with { type: 'json' };

const minute = 60 * 1000;

describe('protocol: who may ask, and what exists', () => {
  let target: Target;
  before(async () => {
    target = await openTarget();
    await target.container.items.create({ id: 'a', pk: 'p' });
  });
  after(() => target.close());

  accountIt('another key is 401, for reading and for writing', async () => {
    const client = connect(target.endpoint, randomBytes(64).toString('base64'));
    const container = client.database(target.database.id).container(target.container.id);
    assert.equal(await codeOf(container.item('a', 'p').read()), 401);
    assert.equal(await codeOf(container.items.create({ id: 'b', pk: 'p' })), 401);
    client.dispose();
    assert.equal((await target.container.item('b', 'p').read()).statusCode, 404);
  });

  accountIt('no signature, half a signature and the signature of another request are 401', async () => {
    const read = { method: 'GET', path: `${docsOf(target)}/a`, headers: keyHeader('p') };
    for (const authorization of ['', 'type%3Dmaster%26ver%3D1.0%26sig%3D', '%', 'Bearer token']) {
      const answer = await raw(target, { ...read, headers: { ...read.headers, authorization } });
      assert.equal(answer.status, 401);
    }
    const other = { ...target, key: randomBytes(64).toString('base64') };
    assert.equal((await raw(other, read)).status, 401);
    assert.equal((await raw(target, read)).status, 200);
  });

  accountIt('another key is 401 where the same request of the same second was let in', async () => {
    const read = { method: 'GET', path: `${docsOf(target)}/a`, headers: keyHeader('p'), date: new Date() };
    const other = { ...target, key: randomBytes(64).toString('base64') };
    const statuses = [await raw(target, read), await raw(other, read), await raw(target, read)].map(
      ({ status }) => status,
    );
    assert.deepEqual(statuses, [200, 401, 200]);
  });

  accountIt('a signature of more than 15 minutes ago, or ahead, is refused', async () => {
    const read = { method: 'GET', path: `${docsOf(target)}/a`, headers: keyHeader('p') };
    const at = async (offset: number) => (await raw(target, { ...read, date: new Date(Date.now() + offset) })).status;
    assert.ok([401, 403].includes(await at(-20 * minute)));
    assert.ok([401, 403].includes(await at(20 * minute)));
    assert.equal(await at(-10 * minute), 200);
    assert.equal(await at(10 * minute), 200);
  });

  localIt('the server listens on the loopback address only', 'an address of the service', async () => {
    const { hostname, port } = new URL(target.endpoint);
    assert.equal(hostname, '127.0.0.1');
    // Still this machine, but another address: a server that listens on all of them would answer.
    await assert.rejects(fetch(`http://127.0.0.2:${port}/`));
  });

  accountIt(
    'a document asked for in an absent container is 404; substatus 1003 says that the database is absent',
    async () => {
      const asked = { method: 'GET', headers: keyHeader('p') };
      const container = await raw(target, { ...asked, path: `dbs/${target.database.id}/colls/absent/docs/a` });
      assert.deepEqual([container.status, container.headers.get('x-ms-substatus') ?? '0'], [404, '0']);
      const database = await raw(target, { ...asked, path: 'dbs/absent/colls/absent/docs/a' });
      assert.deepEqual([database.status, database.headers.get('x-ms-substatus')], [404, '1003']);
    },
  );

  accountIt('an absent database, container or owner is 404', async () => {
    assert.equal(await codeOf(target.client.database('absent').read()), 404);
    assert.equal(await codeOf(target.database.container('absent').read()), 404);
    assert.equal(await codeOf(target.database.container('absent').items.create({ id: 'a', pk: 'p' })), 404);
    assert.equal(await codeOf(target.database.container('absent').items.query('SELECT * FROM c').fetchAll()), 404);
    assert.equal(
      await codeOf(target.client.database('absent').containers.create({ id: 'c', partitionKey: '/pk' })),
      404,
    );
  });

  accountIt('creating a database or container twice is 409; createIfNotExists is content', async () => {
    const { id } = target.container;
    assert.equal(await codeOf(target.database.containers.create({ id, partitionKey: '/pk' })), 409);
    assert.equal((await target.database.containers.createIfNotExists({ id, partitionKey: '/pk' })).statusCode, 200);
    assert.equal(await codeOf(target.client.databases.create({ id: target.database.id })), 409);
  });

  accountIt('a deleted container is gone with its documents, and one of the same name is empty', async () => {
    const id = `t-${randomUUID()}`;
    const { container } = await target.database.containers.create({ id, partitionKey: '/pk' });
    await container.items.create({ id: 'a', pk: 'p' });
    await container.delete();
    assert.equal(await codeOf(container.read()), 404);
    await target.database.containers.create({ id, partitionKey: '/pk' });
    assert.equal((await container.item('a', 'p').read()).statusCode, 404);
    assert.deepEqual((await container.items.query('SELECT * FROM c').fetchAll()).resources, []);
    await container.delete();
  });

  accountIt('the name of a database or container has at most 255 characters, and no / \\ ? # in it', async () => {
    for (const id of ['a/b', 'a\\b', 'a?b', 'a#b', 'space ', '', 'x'.repeat(256), 5]) {
      assert.equal((await raw(target, { method: 'POST', path: 'dbs', body: { id } })).status, 400);
      const body = { id, partitionKey: { paths: ['/pk'] } };
      assert.equal((await raw(target, { method: 'POST', path: `dbs/${target.database.id}/colls`, body })).status, 400);
    }
  });

  accountIt('a container is answered as the service completes it', async () => {
    const made = await openTarget({ definition: { partitionKey: { paths: ['/pk'] }, indexingPolicy: {} } });
    const { resource, headers } = await made.container.read();
    assert.partialDeepStrictEqual(resource, {
      partitionKey: { paths: ['/pk'], kind: 'Hash' },
      indexingPolicy: {
        indexingMode: 'consistent',
        automatic: true,
        includedPaths: [{ path: '/*' }],
        excludedPaths: [{ path: '/"_etag"/?' }],
      },
      conflictResolutionPolicy: { mode: 'LastWriterWins' },
      geospatialConfig: { type: 'Geography' },
      _docs: 'docs/',
      _conflicts: 'conflicts/',
    });
    assert.equal(headers['etag'], resource?._etag);
    assert.ok(Math.abs((resource?._ts ?? 0) - Date.now() / 1000) < 300);
    await made.close();
  });

  accountIt('what the policy includes leaves the etag out; /* in neither list is 400', async () => {
    const { resource } = await target.container.read();
    assert.ok(resource?.indexingPolicy?.excludedPaths?.some(({ path }) => path === '/"_etag"/?'));
    const indexingPolicy = { includedPaths: [{ path: '/kind/?' }], excludedPaths: [{ path: '/n/?' }] };
    const definition = { id: `t-${randomUUID()}`, partitionKey: '/pk', indexingPolicy };
    assert.equal(await codeOf(target.database.containers.create(definition)), 400);
  });

  accountIt('containers do not see each other', async () => {
    const other = await target.database.containers.create({ id: `t-${randomUUID()}`, partitionKey: '/pk' });
    await other.container.items.create({ id: 'a', pk: 'p', other: true });
    assert.equal((await target.container.item('a', 'p').read()).resource.other, undefined);
    const { resources } = await other.container.items.query("SELECT * FROM c WHERE c.pk = 'p'").fetchAll();
    assert.equal(resources.length, 1);
    await other.container.delete();
    assert.equal((await target.container.item('a', 'p').read()).statusCode, 200);
  });

  for (const definition of definitions.containers) {
    accountIt(`the container ${definition.id} of infra/containers.json can be made and says its index`, async () => {
      const { id: _, ...rest } = definition;
      const made = await openTarget({ definition: rest as never });
      const { resource } = await made.container.read();
      const paths = resource?.indexingPolicy?.includedPaths?.map(({ path }) => path);
      assert.deepEqual(
        paths,
        definition.indexingPolicy.includedPaths.map(({ path }) => path),
      );
      assert.deepEqual(resource?.partitionKey?.paths, ['/pk']);
      await made.close();
    });
  }
});
