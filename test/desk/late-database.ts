// The small database behind a door that a test can hold shut: requests wait there, none is lost.
import { randomBytes } from 'node:crypto';
import type { HttpClient, PipelineRequest } from '@azure/core-rest-pipeline';
import type { Fault } from '../../src/cosmos-local/http/http.ts';
import { openCosmosLocal } from '../../src/cosmos-local/open.ts';
import { dataRights } from '../../src/database.ts';
import type { CosmosRequest } from '../../src/cosmos-local/http/requests.ts';
import { inProcess } from '../worlds/in-process.ts';

/** What waits at the door: what is written beside cases, or everything. */
type Held = 'writes' | 'all' | 'nothing';

export interface LateDatabase {
  readonly environment: Readonly<Record<string, string>>;
  /** The way through the door. */
  readonly carrier: () => HttpClient;
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
  const behind = inProcess(local);
  let held: Held = 'nothing';
  let opened = Promise.withResolvers<void>();
  let noticed = Promise.withResolvers<void>();
  const door: HttpClient = {
    sendRequest: async (request) => {
      const waits = held === 'all' || (held === 'writes' && isWriteOfCase(request));
      if (waits) noticed.resolve();
      const passed = waits ? opened.promise : Promise.resolve();
      return unlessGivenUp(
        request,
        passed.then(async () => behind.sendRequest(request)),
      );
    },
  };
  const database: LateDatabase = {
    environment: { COSMOS_ENDPOINT: local.endpoint, COSMOS_KEY: key },
    carrier: () => door,
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
      await local.close();
    },
  };
  return database;
}

const isWriteOfCase = ({ headers, url }: PipelineRequest): boolean =>
  url.includes('/cases/') && /^true$/i.test(headers.get('x-ms-cosmos-is-batch-request') ?? '');

/** The program may give up before the answer; what it sent is at the door all the same. */
async function unlessGivenUp<T>({ abortSignal }: PipelineRequest, answer: Promise<T>): Promise<T> {
  const givenUp = Promise.withResolvers<never>();
  abortSignal?.addEventListener('abort', () => {
    givenUp.reject(Object.assign(new Error('The request was given up.'), { name: 'AbortError' }));
  });
  return Promise.race([answer, givenUp.promise]);
}
