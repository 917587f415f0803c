import assert from 'node:assert/strict';
import { CosmosClient, type Container } from '@azure/cosmos';
import { accountIt, docsOf, keyHeader, localIt, openTarget, raw, type Target } from './target.ts';

const reason = 'stale reads are switched on';

const read = async (container: Container, id: string): Promise<number | undefined> =>
  (await container.item(id, 'p').read()).resource?.n;

describe('protocol: what another instance may read', () => {
  let target: Target;
  const clients: CosmosClient[] = [];
  before(async () => {
    target = await openTarget({ local: { staleReads: true } });
  });
  after(async () => {
    for (const client of clients) client.dispose();
    await target.close();
  });
  /** Another instance of the application: a client with a session of its own. */
  const instance = (): Container => {
    const client = new CosmosClient({ endpoint: target.endpoint, key: target.key, consistencyLevel: 'Session' });
    clients.push(client);
    return client.database(target.database.id).container(target.container.id);
  };

  localIt('who wrote reads what it wrote; another may still see the version before', reason, async () => {
    const [one, other] = [instance(), instance()];
    await one.items.create({ id: 'a', pk: 'p', n: 1 });
    assert.equal(await read(other, 'a'), undefined);
    const { etag } = await one.item('a', 'p').replace({ id: 'a', pk: 'p', n: 2 });
    assert.equal(await read(one, 'a'), 2);
    assert.equal(await read(instance(), 'a'), 1);
    const { resource } = await instance().item('a', 'p').read();
    assert.notEqual(resource._etag, etag);
  });

  accountIt(
    'a token of more than was ever written is 404 with substatus 1002, and one that is none is 400',
    async () => {
      const { headers } = await target.container.items.create({ id: 'future', pk: 'p', n: 1 });
      const [range, lsn] = String(headers['x-ms-session-token']).split(/:.*#/);
      const isQuery = { 'x-ms-documentdb-isquery': 'true', 'content-type': 'application/query+json' };
      const ask = async (token: string) => {
        const session = { ...keyHeader('p'), 'x-ms-session-token': token };
        const path = docsOf(target);
        const answers = [
          await raw(target, { method: 'GET', path: `${path}/future`, headers: session }),
          await raw(target, {
            method: 'POST',
            path,
            headers: { ...session, ...isQuery },
            body: { query: 'SELECT * FROM c' },
          }),
        ];
        return answers.map((answer) => [answer.status, Number(answer.headers.get('x-ms-substatus') ?? 0)]);
      };
      const late = [404, 1002];
      assert.deepEqual(await ask(`${range}:-1#${Number(lsn) + 2000}`), [late, late]);
      assert.deepEqual(await ask('no token'), [
        [400, 0],
        [400, 0],
      ]);
      assert.deepEqual(await ask(`${range}:-1#${lsn}`), [
        [200, 0],
        [200, 0],
      ]);
    },
  );

  accountIt('every answer about documents carries the token: found, missing, refused or queried', async () => {
    const docs = docsOf(target);
    const headers = keyHeader('p');
    const body = { id: 'token', pk: 'p' };
    const isQuery = { 'x-ms-documentdb-isquery': 'true', 'content-type': 'application/query+json' };
    const cross = { ...isQuery, 'x-ms-documentdb-query-enablecrosspartition': 'true' };
    for (const [status, request] of [
      [201, { method: 'POST', path: docs, headers, body }],
      [409, { method: 'POST', path: docs, headers, body }],
      [412, { method: 'PUT', path: `${docs}/token`, headers: { ...headers, 'if-match': '"stale"' }, body }],
      [404, { method: 'GET', path: `${docs}/missing`, headers }],
      [200, { method: 'POST', path: docs, headers: { ...headers, ...isQuery }, body: { query: 'SELECT * FROM c' } }],
      [200, { method: 'POST', path: docs, headers: cross, body: { query: 'SELECT * FROM c' } }],
    ] as const) {
      const answer = await raw(target, request);
      assert.equal(answer.status, status);
      assert.match(answer.headers.get('x-ms-session-token') ?? '', /^\d+:-?\d+#\d+/);
    }
  });

  localIt('a stale version does no harm: its etag is refused', reason, async () => {
    const one = instance();
    await one.items.create({ id: 'b', pk: 'p', n: 1 });
    await one.item('b', 'p').replace({ id: 'b', pk: 'p', n: 2 });
    const late = instance();
    const { resource } = await late.item('b', 'p').read();
    const condition = { accessCondition: { type: 'IfMatch', condition: resource._etag } };
    await assert.rejects(late.item('b', 'p').replace({ id: 'b', pk: 'p', n: 3 }, condition), { code: 412 });
    assert.equal(await read(late, 'b'), 2);
  });

  localIt('a session token only counts for its own range, and only up to its write', reason, async () => {
    const created = await target.container.items.create({ id: 'c', pk: 'p', n: 1 });
    const replaced = await target.container.item('c', 'p').replace({ id: 'c', pk: 'p', n: 2 });
    const [early, late] = [created, replaced].map(({ headers }) => String(headers['x-ms-session-token']));
    const at = async (token: string): Promise<unknown> => {
      const headers = { ...keyHeader('p'), ...(token !== '' && { 'x-ms-session-token': token }) };
      const answer = await raw(target, { method: 'GET', path: `${docsOf(target)}/c`, headers });
      return (answer.body as { n: number }).n;
    };
    assert.equal(await at(''), 1);
    assert.equal(await at(early ?? ''), 1);
    assert.equal(await at(late ?? ''), 2);
    const [range, rest] = (late ?? '').split(':');
    assert.equal(await at(`${range === '0' ? 1 : 0}:${rest}`), 1);
    assert.equal(await at(`7:-1#1,${late}`), 2);
  });

  localIt(
    'without consistencyLevel in its options the SDK sends no token, and may miss its own write',
    reason,
    async () => {
      await target.container.items.create({ id: 'd', pk: 'p', n: 1 });
      assert.equal(await read(target.container, 'd'), undefined);
    },
  );

  localIt('a batch that is refused leaves no version behind', reason, async () => {
    const one = instance();
    await one.items.create({ id: 'e', pk: 'p', n: 1 });
    await one.items.batch(
      [
        ...[2, 3].map((n) => ({ operationType: 'Upsert' as const, resourceBody: { id: 'e', pk: 'p', n } })),
        { operationType: 'Delete', id: 'missing' },
      ],
      'p',
    );
    assert.equal(await read(instance(), 'e'), undefined);
    assert.equal(await read(one, 'e'), 1);
    await one.items.create({ id: 'f', pk: 'p' });
    assert.equal(await read(instance(), 'e'), undefined);
  });
});
