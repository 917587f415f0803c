// The first try of a request is the program's own; what it comes to, and how often is asked, is what the SDK makes of it.
import { deepEqual, equal } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { CosmosClient, type Container, type CosmosClientOptions, type OperationInput } from '@azure/cosmos';
import type { HttpClient } from '@azure/core-rest-pipeline';
import sinon from 'sinon';
import { openCosmosLocal, type CosmosLocal, type CosmosLocalOptions } from '../../src/cosmos-local/open.ts';
import { noTelemetry } from '../../src/casework/ports/telemetry-ports.ts';
import { clientOptions, openCosmosStore } from '../../src/store/cosmos.ts';
import { firstTry } from '../../src/store/sdk/first-try.ts';
import { itemsOf } from '../../src/store/sdk/items.ts';
import { factsOfMatter } from '../../src/store/queries/queries.ts';
import { createHearing } from '../../src/store/sdk/hearing.ts';
import { must } from '../people/builders.ts';
import { localIt } from './fixture.ts';

type Hook = NonNullable<CosmosLocalOptions['fault']>;
type Fault = ReturnType<Hook>;
const definitions: unknown = JSON.parse(readFileSync(new URL('../../infra/containers.json', import.meta.url), 'utf8'));
const key = randomBytes(64).toString('base64');
const patience = { deadlineMs: 3000, pausesMs: [], pause: async () => undefined };
const pk = 'MSET-4F7K-24';
const signal = (): { readonly abortSignal: AbortSignal } => ({ abortSignal: new AbortController().signal });

const minimal = () => ({ ...signal(), contentResponseOnWriteEnabled: false });

/** Of each kind that the store sends, and of what it means to find nothing, or another version. */
const requests: Readonly<
  Record<string, (container: Container) => Promise<{ readonly statusCode?: number | undefined }>>
> = {
  'a read': (container) => container.item('there', pk).read(signal()),
  'a read of nothing': (container) => container.item('nowhere', pk).read(signal()),
  'a read of the version in hand': async (container) => {
    const { etag } = await container.item('there', pk).read(signal());
    return container.item('there', pk).read({ ...signal(), accessCondition: { type: 'IfNoneMatch', condition: etag } });
  },
  'a document that is new': (container) => container.items.create({ id: 'new', pk, word: 'Zoë\u2028' }, signal()),
  'a document that is there': (container) => container.items.create({ id: 'there', pk }, signal()),
  'a put': (container) => container.items.upsert({ id: 'there', pk, word: 'other' }, signal()),
  'another version': (container) =>
    container
      .item('there', pk)
      .replace({ id: 'there', pk }, { ...signal(), accessCondition: { type: 'IfMatch', condition: '"none"' } }),
  'a batch': async (container) => ({ statusCode: (await container.items.batch(batch('b'), pk, minimal())).code }),
  'a batch that is refused': async (container) => ({
    statusCode: (await container.items.batch(batch('there'), pk, minimal())).code,
  }),
  'a query': async (container) => {
    const asked = { query: 'SELECT * FROM c WHERE c.id = @id', parameters: [{ name: '@id', value: 'there' }] };
    const page = await container.items.query(asked, { partitionKey: pk, ...signal() }).fetchNext();
    return { statusCode: page.resources.length };
  },
};
const batch = (id: string): OperationInput[] => [
  { operationType: 'Create', resourceBody: { id, pk } },
  { operationType: 'Create', resourceBody: { id: `${id}2`, pk } },
];

/** What may befall the first try of each. */
const faults: readonly Fault[] = [
  undefined,
  'reset',
  'lost',
  { status: 429, retryAfterMs: 1 },
  { status: 449 },
  { status: 410, substatus: 1002 },
  { status: 403, substatus: 3 },
  { status: 503 },
  { status: 404, substatus: 1002 },
  { status: 400 },
  { status: 413 },
  { status: 500 },
];

/** What came of it, what was asked and in which words, and what was kept. */
const seenBy = async (
  options: (given: CosmosClientOptions) => CosmosClientOptions,
  work: (container: Container) => Promise<{ readonly statusCode?: number | undefined }>,
  planned: Fault,
): Promise<Record<'came' | 'asked' | 'kept', unknown>> => {
  const asked: unknown[] = [];
  let [fault, isOn] = [planned, false];
  const local: CosmosLocal = await openCosmosLocal({
    key,
    rights: 'everything',
    onRequest: ({ kind, path, headers, body }) => {
      if (!isOn) return;
      // What is only of its moment: its time, its signature and how it came.
      const { 'x-ms-date': _date, authorization: _signature, host: _host, connection: _kept, ...others } = headers;
      const { 'user-agent': _agent, 'accept-encoding': _packed, 'x-ms-session-token': session, ...known } = others;
      const { 'x-ms-cosmos-correlated-activityid': _of, 'if-none-match': version, ...rest } = known;
      const has = [session, version].map((one) => one !== undefined);
      asked.push({ kind, path, rest, body, has });
    },
    fault: () => {
      const now = isOn ? fault : undefined;
      if (isOn) fault = undefined;
      return now;
    },
  });
  const store = { endpoint: local.endpoint, key, database: 'mset', createMissing: true, definitions };
  await (await openCosmosStore(store)).close();
  const client = new CosmosClient(options(await clientOptions(store, patience, createHearing())));
  try {
    const container = client.database('mset').container('cases');
    await container.items.upsert({ id: 'there', pk, word: 'one' });
    isOn = true;
    const came = await work(container).then(
      ({ statusCode }) => ({ statusCode }),
      ({ name, code, substatus }: { name: string; code?: number | string; substatus?: number }) => ({
        name,
        code,
        substatus,
      }),
    );
    isOn = false;
    const kept = await container.items.query('SELECT c.id, c.word FROM c', { partitionKey: pk }).fetchAll();
    return { came, asked, kept: kept.resources };
  } finally {
    client.dispose();
    await local.close();
  }
};
const without = (given: CosmosClientOptions): CosmosClientOptions =>
  Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'plugins'));

const token = (endsMs: number, refreshAfterTimestamp?: number) => ({
  token: 'given',
  expiresOnTimestamp: endsMs,
  ...(refreshAfterTimestamp !== undefined && { refreshAfterTimestamp }),
});

describe('The first try of a request to the database', () => {
  // The second that the SDK waits before it asks another region is over at once; a deadline is longer.
  before(() => {
    const real = globalThis.setTimeout;
    const sooner = (done: () => void, ms?: number): NodeJS.Timeout => real(done, ms === 1000 ? 0 : ms);
    sinon.stub(globalThis, 'setTimeout').callsFake(sooner);
  });
  after(() => sinon.restore());

  for (const [what, work] of Object.entries(requests)) {
    localIt(`gives, asks and leaves of ${what} what the SDK alone does, whatever befalls it`, async () => {
      const each = faults.map(async (fault) => {
        const [ours, theirs] = await Promise.all([seenBy((all) => all, work, fault), seenBy(without, work, fault)]);
        deepEqual(ours, theirs, JSON.stringify(fault));
      });
      await Promise.all(each);
    });
  }

  for (const what of ['a read', 'a document that is new', 'a batch', 'a query']) {
    localIt(`of ${what} is sent here, and not by what the SDK sends with`, async () => {
      const work = requests[what];
      if (work === undefined) throw new Error('No such request');
      const sentBySdk = async (options: (given: CosmosClientOptions) => CosmosClientOptions): Promise<number> => {
        let sent = 0;
        const counted = (given: CosmosClientOptions): CosmosClientOptions => ({
          ...options(given),
          httpClient: {
            sendRequest: async (request) => {
              sent += 1;
              return (given.httpClient as HttpClient).sendRequest(request); // the store gives one
            },
          },
        });
        await seenBy(counted, work, undefined);
        return sent;
      };
      equal(await sentBySdk((all) => all), (await sentBySdk(without)) - 1);
    });
  }

  localIt('is all that is made of a query of the store: the SDK asks for no plan beside it', async () => {
    const asked: string[] = [];
    const counted = (given: CosmosClientOptions): CosmosClientOptions => ({
      ...given,
      httpClient: {
        sendRequest: async (request) => {
          asked.push(request.url);
          return (given.httpClient as HttpClient).sendRequest(request); // the store gives one
        },
      },
    });
    const work = async (container: Container) => {
      asked.length = 0;
      await itemsOf(container, patience, noTelemetry).inPartition(factsOfMatter, pk);
      return { statusCode: asked.length };
    };
    const { came } = await seenBy(counted, work, undefined);
    deepEqual(came, { statusCode: 0 });
  });

  describe('with an identity', () => {
    const now = { ms: 1_000_000 };
    const heard = async (given: ReturnType<typeof token> | null) => {
      const hearing = createHearing(() => now.ms);
      await hearing.credential({ getToken: async () => given }).getToken('scope');
      return hearing;
    };

    it('has the token that the SDK was given, until the SDK would ask for another', async () => {
      equal(createHearing().token(), undefined);
      equal((await heard(null)).token(), undefined);
      equal((await heard(token(now.ms + 120_001))).token(), 'given');
      equal((await heard(token(now.ms + 120_000))).token(), undefined);
      equal((await heard(token(now.ms + 600_000, now.ms + 1))).token(), 'given');
      equal((await heard(token(now.ms + 600_000, now.ms))).token(), undefined);
    });

    it('is left to the SDK without such a token, and where it would go unencrypted', async () => {
      let connections = 0;
      const server = createServer((socket) => {
        connections += 1;
        socket.destroy();
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const isSentHere = async (endpoint: string, given: ReturnType<typeof token> | null): Promise<boolean> => {
        const theirs: HttpClient = { sendRequest: async () => Promise.reject(new Error('not asked')) };
        const context = {
          resourceType: 'docs',
          headers: {},
          pipeline: {},
          httpClient: theirs,
          endpoint,
          path: '/dbs/mset/colls/cases/docs/a',
          method: 'GET',
          options: signal(),
        };
        const { plugin } = must(firstTry(await heard(given))[0]);
        let handed: unknown;
        // As much of a request as it looks at.
        await plugin(context as unknown as Parameters<typeof plugin>[0], undefined as never, async (onward) => {
          handed = onward.httpClient;
          return { headers: {}, result: undefined };
        });
        return handed !== theirs;
      };
      const valid = token(now.ms + 600_000);
      after(() => void server.close());
      equal(await isSentHere(`https://127.0.0.1:${port}`, null), false);
      equal(await isSentHere(`http://127.0.0.1:${port}`, valid), false);
      equal(connections, 0);
      equal(await isSentHere(`https://127.0.0.1:${port}`, valid), true);
      equal(connections, 1);
    });
  });
});
