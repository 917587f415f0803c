// The small database behind a door that a test can hold shut: requests wait there, none is lost.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from '../../src/cosmos-local/http/http.ts';
import { openCosmosLocal } from '../../src/cosmos-local/open.ts';
import { dataRights } from '../../src/database.ts';
import type { CosmosRequest } from '../../src/cosmos-local/http/requests.ts';

/** What waits at the door: what is written beside cases, or everything. */
type Held = 'writes' | 'all' | 'nothing';

export interface LateDatabase {
  readonly environment: Readonly<Record<string, string>>;
  /** Hits requests that have come through the door. */
  fault: ((request: CosmosRequest) => Fault | undefined) | undefined;
  /** From now on these wait. */
  holds(what: Held): void;
  /** Resolves when something waits. */
  waiting(): Promise<void>;
  /** Lets everything through that waited, and that will come. */
  release(): void;
  close(): Promise<void>;
}

export async function openLateDatabase(): Promise<LateDatabase> {
  const key = randomBytes(64).toString('base64');
  const fault = (incoming: CosmosRequest): Fault | undefined => database.fault?.(incoming);
  const local = await openCosmosLocal({ rights: dataRights, key, fault });
  let held: Held = 'nothing';
  let opened = Promise.withResolvers<void>();
  let noticed = Promise.withResolvers<void>();
  const door = createServer((incoming, outgoing) => {
    const waits = held === 'all' || (held === 'writes' && isWriteOfCase(incoming));
    if (waits) noticed.resolve();
    const passed = waits ? opened.promise : Promise.resolve();
    // Who gave up meanwhile is not there for the answer any more.
    passed.then(async () => pass(incoming, outgoing, local.endpoint, here)).catch(() => outgoing.destroy());
  });
  await once(door.listen(0, '127.0.0.1'), 'listening');
  const here = `http://127.0.0.1:${(door.address() as AddressInfo).port}/`;
  const database: LateDatabase = {
    environment: { COSMOS_ENDPOINT: here, COSMOS_KEY: key },
    fault: undefined,
    holds: (what) => {
      held = what;
      opened = Promise.withResolvers();
      noticed = Promise.withResolvers();
    },
    waiting: async () => noticed.promise,
    release: () => {
      held = 'nothing';
      opened.resolve();
    },
    close: async () => {
      opened.resolve();
      door.closeAllConnections();
      door.close();
      await local.close();
    },
  };
  return database;
}

const isWriteOfCase = ({ headers, url = '' }: IncomingMessage): boolean =>
  url.includes('/cases/') && /^true$/i.test(String(headers['x-ms-cosmos-is-batch-request']));

async function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  endpoint: string,
  here: string,
): Promise<void> {
  const body = Buffer.concat(await incoming.toArray());
  const { method, headers, url = '/' } = incoming;
  const onward = request(new URL(url, endpoint), { method: method ?? 'GET', headers, agent: false });
  onward.end(body);
  const [answer] = (await once(onward, 'response')) as [IncomingMessage];
  // The database says where it is, and the SDK would go there.
  const text = Buffer.concat(await answer.toArray())
    .toString()
    .replaceAll(endpoint, here);
  const { 'content-length': _length, 'transfer-encoding': _chunked, ...rest } = answer.headers;
  // Not in one line: restify puts a writeHead of its own into every response, and it gives nothing back.
  outgoing.writeHead(answer.statusCode ?? 500, rest);
  outgoing.end(text);
}
