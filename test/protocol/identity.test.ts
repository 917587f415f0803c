// A managed identity instead of a key: over https only, with the roles that the Bicep gives it and nothing more.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { CosmosClient } from '@azure/cosmos';
import { openCosmosLocal, type CosmosLocal, type CosmosLocalOptions } from '../../src/cosmos-local/open.ts';
import { dataRights } from '../../src/database.ts';
import { makeCertificate, trust, type Certificate } from '../worlds/certificate.ts';
import { codeOf, localIt } from './target.ts';

const codeIn = (cause: unknown): unknown => (cause as { code?: unknown } | undefined)?.code;
const reason = 'the server and its identities are ours';

describe('protocol: an identity instead of a key', () => {
  const key = randomBytes(64).toString('base64');
  const scopes: (string | string[])[] = [];
  let certificate: Certificate;
  let distrust: () => void;
  let server: CosmosLocal;
  const clients: CosmosClient[] = [];
  const opened: CosmosLocal[] = [];
  const connect = (endpoint: string, given: { readonly key: string } | { readonly token: string }): CosmosClient => {
    const getToken = async (scope: string | string[]) => {
      scopes.push(scope);
      return { token: 'token' in given ? given.token : '', expiresOnTimestamp: Date.now() + 3_600_000 };
    };
    const client = new CosmosClient({ endpoint, ...('key' in given ? given : { aadCredentials: { getToken } }) });
    clients.push(client);
    return client;
  };
  const open = async (options: Partial<CosmosLocalOptions>): Promise<CosmosLocal> => {
    const local = await openCosmosLocal({ key, rights: dataRights, ...options });
    opened.push(local);
    return local;
  };
  before(async () => {
    certificate = makeCertificate();
    distrust = trust(certificate);
    server = await open({ tls: certificate, acceptsToken: (token) => token === 'good' });
    const { database } = await connect(server.endpoint, { key }).databases.create({ id: 'mset' });
    for (const id of ['cases', 'looks', 'other']) await database.containers.create({ id, partitionKey: '/pk' });
  });
  after(async () => {
    for (const client of clients) client.dispose();
    for (const local of opened) await local.close();
    distrust();
  });
  const casesAs = (token: string) => connect(server.endpoint, { token }).database('mset').container('cases');

  localIt('reads, writes and queries over https, with a token for this account', reason, async () => {
    assert.match(server.endpoint, /^https:\/\/127\.0\.0\.1:\d+\/$/);
    const cases = casesAs('good');
    await cases.items.create({ id: 'a', pk: 'p' });
    assert.equal((await cases.item('a', 'p').read()).statusCode, 200);
    const batch = await cases.items.batch([{ operationType: 'Upsert', resourceBody: { id: 'b', pk: 'p' } }], 'p');
    assert.equal(batch.code, 200);
    const found = await cases.items.query('SELECT * FROM c', { partitionKey: 'p' }).fetchAll();
    assert.equal(found.resources.length, 2);
    assert.deepEqual([...new Set(scopes.flat())], [`${server.endpoint}.default`]);
  });

  localIt('with another token is 401', reason, async () => {
    assert.equal(await codeOf(casesAs('bad').item('a', 'p').read()), 401);
  });

  localIt('makes, replaces and deletes neither database nor container: 403, substatus 5300', reason, async () => {
    const client = connect(server.endpoint, { token: 'good' });
    const refusals = [
      client.databases.create({ id: 'other' }),
      client.database('mset').containers.create({ id: 'other', partitionKey: '/pk' }),
      client
        .database('mset')
        .container('cases')
        .replace({ id: 'cases', partitionKey: { paths: ['/pk'] } }),
      client.database('mset').container('cases').delete(),
    ];
    for (const refused of refusals) {
      await assert.rejects(refused, (error: { code?: unknown; substatus?: unknown }) => {
        assert.deepEqual([error.code, error.substatus], [403, 5300]);
        return true;
      });
    }
    assert.equal((await casesAs('good').item('a', 'p').read()).statusCode, 200);
  });

  for (const [who, as] of [
    ['an identity', { token: 'good' }],
    ['the key, held to the same roles,', { key }],
  ] as const) {
    localIt(`${who} adds a look and reads it; it neither changes, deletes nor batches: 403, 5302`, reason, async () => {
      const looks = connect(server.endpoint, as).database('mset').container('looks');
      const look = { id: `look of ${who}`, pk: 'p', what: 'referral' };
      assert.equal((await looks.items.create(look)).statusCode, 201);
      const changed = { ...look, what: 'nothing' };
      const operation = { operationType: 'Create', resourceBody: { id: 'another', pk: 'p' } } as const;
      for (const [action, refused] of [
        ['items/replace', async () => looks.item(look.id, 'p').replace(changed)],
        ['items/upsert', async () => looks.items.upsert(changed)],
        ['items/upsert', async () => looks.items.upsert({ id: 'another', pk: 'p' })],
        ['items/delete', async () => looks.item(look.id, 'p').delete()],
      ] as const) {
        await assert.rejects(refused(), (error: { code?: unknown; substatus?: unknown; message?: unknown }) => {
          assert.deepEqual([error.code, error.substatus], [403, 5302]);
          assert.match(
            String(error.message),
            new RegExp(`permissions to perform action \\[[\\w./]+/${action}\\] on resource`),
          );
          return true;
        });
      }
      await assert.rejects(looks.items.batch([operation], 'p'), ({ cause }: Error) => codeIn(cause) === 403);
      const { resources } = await looks.items.query<typeof look>('SELECT * FROM c', { partitionKey: 'p' }).fetchAll();
      assert.deepEqual(resources.find(({ id }) => id === look.id)?.what, 'referral');
      assert.ok(!resources.some(({ id }) => id === 'another'));
    });

    localIt(`${who} has nothing in a container that no role names`, reason, async () => {
      const other = connect(server.endpoint, as).database('mset').container('other');
      assert.equal(await codeOf(other.item('a', 'p').read()), 403);
      assert.equal(await codeOf(other.items.query('SELECT * FROM c', { partitionKey: 'p' }).fetchAll()), 403);
    });
  }

  localIt('without readMetadata not even the account is described: 403, substatus 5301', reason, async () => {
    const bare = await open({ rights: dataRights.filter(({ container }) => container !== '*') });
    await assert.rejects(connect(bare.endpoint, { key }).database('mset').read(), { code: 403, substatus: 5301 });
  });

  localIt('is let in by no server that was not told of identities, and by none on plain http', reason, async () => {
    const strict = await open({ tls: certificate });
    assert.equal(await codeOf(connect(strict.endpoint, { token: 'good' }).database('mset').read()), 401);
    const plain = await open({ acceptsToken: () => true });
    const authorization = encodeURIComponent('type=aad&ver=1.0&sig=good');
    const headers = { authorization, 'x-ms-date': new Date().toUTCString(), 'x-ms-version': '2020-07-15' };
    assert.equal((await fetch(plain.endpoint, { headers })).status, 401);
  });
});
