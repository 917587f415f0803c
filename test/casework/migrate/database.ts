// A database in memory with matters of a specimen, for a migration that is interrupted, or raced.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { CosmosClient } from '@azure/cosmos';
import { openCosmosLocal, type CosmosLocalOptions } from '../../../src/cosmos-local/open.ts';
import { dataRights } from '../../../src/database.ts';
import { openCosmosStore, type CosmosStore } from '../../../src/store/cosmos.ts';
import type { BatchLimits } from '../../../src/store/sdk/batches.ts';
import { fromLines, storyKey, type Stored } from '../../specimens/stored.ts';
import { quick } from '../../store/quick.ts';
import { inProcess } from '../../worlds/in-process.ts';

/** The MATCH_KEY that the specimens were filled under. */
export const secret = storyKey;

export interface MigrateDatabase {
  /** Another instance of the program on it. `comes`: what it waits for before each of its requests goes out. */
  open(batchLimits?: BatchLimits, comes?: () => Promise<void>): Promise<CosmosStore>;
  /** All documents but what the database adds to them, by where they are. */
  stored(): Promise<Readonly<Record<string, Stored>>>;
  /** From now on so many writes are answered, and no request after them: as if the program had been killed there. */
  endAfter(writes: number): void;
  /** The reply to this write, counted from now on, is lost; it was committed. */
  loseReplyOf(write: number): void;
  /** How many writes there were since. */
  readonly writes: () => number;
  put(document: Stored): Promise<void>;
  close(): Promise<void>;
}

const definitions: unknown = JSON.parse(
  readFileSync(new URL('../../../infra/containers.json', import.meta.url), 'utf8'),
);
const system = new Set(['_rid', '_self', '_etag', '_ts', '_attachments']);
const database = 'mset';
type Fault = NonNullable<CosmosLocalOptions['fault']>;

/** The documents of these partitions, and of the directory. */
export async function databaseOf(specimen: string, partitions: readonly string[]): Promise<MigrateDatabase> {
  const all = fromLines(await readFile(new URL(`../../specimens/${specimen}/stored.jsonl`, import.meta.url), 'utf8'));
  const documents = all.filter(({ in: container, pk }) => container === 'directory' || partitions.includes(pk));
  let left = Number.POSITIVE_INFINITY;
  let writes = 0;
  let lost = false;
  const fault: Fault = ({ kind }) => {
    if (left === 0) return { status: 403 };
    if (!['create', 'upsert', 'replace', 'delete', 'batch'].includes(kind)) return undefined;
    writes += 1;
    left -= 1;
    return lost && left === 0 ? ((left = Number.POSITIVE_INFINITY), 'lost') : undefined;
  };
  const key = randomBytes(64).toString('base64');
  const local = await openCosmosLocal({ key, rights: dataRights, fault });
  const { endpoint } = local;
  const httpClient = inProcess(local);
  const client = new CosmosClient({ endpoint, key, httpClient });
  const items = (container: string) => client.database(database).container(container).items;
  const opened: CosmosStore[] = [];
  const open = async (batchLimits?: BatchLimits, comes?: () => Promise<void>): Promise<CosmosStore> => {
    const createMissing = opened.length === 0;
    const waiting: typeof httpClient = {
      sendRequest: async (request) => {
        await comes?.();
        return httpClient.sendRequest(request);
      },
    };
    const options = {
      endpoint,
      key,
      database,
      httpClient: waiting,
      definitions,
      createMissing,
      batchLimits,
      patience: quick,
    };
    const store = await openCosmosStore(options);
    opened.push(store);
    return store;
  };
  await open();
  for (const { in: container, ...document } of documents) await items(container).create(document);
  return {
    open,
    stored: async () => {
      const found: Record<string, Stored> = {};
      for (const container of ['cases', 'directory']) {
        for (const raw of (await items(container).readAll<Omit<Stored, 'in'>>().fetchAll()).resources) {
          const own = Object.entries(raw).filter(([name]) => !system.has(name));
          const document = { in: container, ...Object.fromEntries(own) } as unknown as Stored; // as in stored.ts
          found[`${container}/${document.pk}/${document.id}`] = document;
        }
      }
      return found;
    },
    endAfter: (count) => {
      [left, writes, lost] = [count, 0, false];
    },
    loseReplyOf: (write) => {
      [left, writes, lost] = [write, 0, true];
    },
    writes: () => writes,
    put: async ({ in: container, ...document }) => {
      await items(container).upsert(document);
    },
    close: async () => {
      left = Number.POSITIVE_INFINITY;
      client.dispose();
      for (const store of opened) await store.close();
      await local.close();
    },
  };
}
