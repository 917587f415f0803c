/** The endpoint under test: a local server in memory, or whatever COSMOS_ENDPOINT and COSMOS_KEY name. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { CosmosClient, type Container, type ContainerDefinition, type Database } from '@azure/cosmos';
import { openCosmosLocal, type CosmosLocalOptions } from '../../src/cosmos-local/open.ts';

const remote = process.env['COSMOS_ENDPOINT'];

export interface Target {
  readonly endpoint: string;
  readonly key: string;
  readonly client: CosmosClient;
  readonly database: Database;
  /** A container of this run alone; deleted by close. */
  readonly container: Container;
  close(): Promise<void>;
}

export interface Wanted {
  readonly definition?: Omit<ContainerDefinition, 'id'>;
  /** Only ever set by tests that run locally. */
  readonly local?: Partial<CosmosLocalOptions>;
}

export const indexed: Omit<ContainerDefinition, 'id'> = {
  partitionKey: { paths: ['/pk'] },
  indexingPolicy: {
    indexingMode: 'consistent',
    includedPaths: ['/pk/?', '/kind/?', '/n/?', '/s/?', '/deep/er/?', '/list/[]/?'].map((path) => ({ path })),
    excludedPaths: [{ path: '/*' }],
  },
};

/** Opens the endpoint with a fresh container. */
export async function openTarget({ definition = indexed, local = {} }: Wanted = {}): Promise<Target> {
  const key = local.key ?? process.env['COSMOS_KEY'] ?? randomBytes(64).toString('base64');
  const server = remote === undefined ? await openCosmosLocal({ rights: 'everything', ...local, key }) : undefined;
  const endpoint = server?.endpoint ?? remote ?? '';
  const client = connect(endpoint, key);
  const { database } = await client.databases.createIfNotExists({ id: process.env['COSMOS_DATABASE'] ?? 'protocol' });
  const { container } = await database.containers.create({ ...definition, id: `t-${randomUUID()}` });
  return {
    endpoint,
    key,
    client,
    database,
    container,
    async close() {
      await container.delete();
      client.dispose();
      await server?.close();
    },
  };
}

export function connect(endpoint: string, key: string): CosmosClient {
  return new CosmosClient({ endpoint, key });
}

const seenFile = new URL('seen-on-an-account.json', import.meta.url);
const seen = JSON.parse(readFileSync(seenFile, 'utf8')) as Readonly<Record<string, string>>;
/** Titles of the cases that passed in this run, and of those an account cannot show. */
const passed: string[] = [];
let skipped = 0;

/** A case that holds on an account too; its title says when it was last seen there. */
export function accountIt(title: string, test: () => Promise<void> | void): void {
  const one = it(title, async () => {
    await test();
    passed.push(key);
  });
  const key = one.fullTitle();
  one.title += seen[key] === undefined ? ' [never seen on an account]' : ` [seen on an account: ${seen[key]}]`;
}

/** A test of what only the local server can show: injected faults, its files, what it refuses though others may not. */
export function localIt(title: string, reason: string, test: () => Promise<void> | void): void {
  if (remote === undefined) {
    it(`${title} [only here: ${reason}]`, test);
    return;
  }
  skipped += 1;
  it.skip(`${title} (only here: ${reason})`, test);
}

after(() => {
  if (skipped > 0) console.log(`${skipped} tests skipped: they need the local server`);
  if (remote === undefined || !new URL(remote).hostname.endsWith('.documents.azure.com')) return;
  const today = new Date().toISOString().slice(0, 10);
  const all = Object.entries({ ...seen, ...Object.fromEntries(passed.map((key) => [key, today])) });
  const sorted = Object.fromEntries(all.toSorted(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(seenFile, `${JSON.stringify(sorted, undefined, 2)}\n`);
});

export interface RawRequest {
  readonly method: string;
  /** Path under the endpoint, encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly key?: string;
  readonly date?: Date;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly message: string;
}

/** A signed request that the SDK would not send. */
export async function raw(target: Pick<Target, 'endpoint' | 'key'>, request: RawRequest): Promise<RawAnswer> {
  const { method, path, date } = request;
  const answer = await fetch(new URL(path, target.endpoint), {
    method,
    headers: { ...signed(request.key ?? target.key, method, path, date), ...request.headers },
    ...(request.body !== undefined && {
      body: typeof request.body === 'string' ? request.body : JSON.stringify(request.body),
    }),
  });
  const text = await answer.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  const message = typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : '';
  return { status: answer.status, headers: answer.headers, body, message };
}

/** The headers that a signed request has. */
export function signed(key: string, method: string, path: string, at = new Date()): Record<string, string> {
  const date = at.toUTCString();
  return { 'x-ms-version': '2020-07-15', 'x-ms-date': date, authorization: sign(key, method, path, date) };
}

function sign(key: string, method: string, path: string, date: string): string {
  const segments = path.split('/').filter(Boolean).map(decodeURIComponent);
  const own = segments.length % 2 === 0;
  const type = (own ? segments.at(-2) : segments.at(-1)) ?? '';
  const link = (own ? segments : segments.slice(0, -1)).join('/');
  const text = `${method.toLowerCase()}\n${type}\n${link}\n${date.toLowerCase()}\n\n`;
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64');
  return encodeURIComponent(`type=master&ver=1.0&sig=${signature}`);
}

/** The path of the container, to put document ids after. */
export function docsOf({ database, container }: Target): string {
  return `dbs/${database.id}/colls/${container.id}/docs`;
}

export function keyHeader(partitionKey: string): Record<string, string> {
  return { 'x-ms-documentdb-partitionkey': JSON.stringify([partitionKey]) };
}

/** What the promise is rejected with; fails if it is not. */
export async function failure(promise: Promise<unknown>): Promise<{ code: unknown; message: string; cause: unknown }> {
  try {
    await promise;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { code: 'code' in error ? error.code : undefined, message: error.message, cause: error.cause };
  }
  throw new Error('expected a failure');
}

export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return (await failure(promise)).code;
}
