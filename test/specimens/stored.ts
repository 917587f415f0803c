// What a database holds, as lines of JSON, and back.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CosmosClient } from '@azure/cosmos';
import { openCosmosLocal } from '../../src/cosmos-local/open.ts';
import { dataRights } from '../../src/database.ts';
import { given } from '../../src/domain/kernel/given.ts';
import type { BatchLimits } from '../../src/store/sdk/batches.ts';
import type { Mention } from '../../src/domain/case/mention/mention.ts';
import type { Entity } from '../../src/domain/entity/entity.ts';
import { foundIn } from '../../src/domain/entity/found.ts';
import type { Answers } from '../../src/domain/kernel/fields.ts';
import { createMatching } from '../../src/machine/matching.ts';
import { openCosmosStore, type CosmosStore } from '../../src/store/cosmos.ts';
import { inProcess } from '../worlds/in-process.ts';

/** The MATCH_KEY that the specimens were filled under: shorter than one that the bot takes. */
export const storyKey = 'the key of the story';

/** A document with the container that it lies in, without what the database adds. */
export interface Stored {
  readonly in: string;
  readonly pk: string;
  readonly id: string;
  readonly kind: string;
  readonly [part: string]: unknown;
}

export interface OpenedStore {
  readonly store: CosmosStore;
  /** By container, partition and id. */
  readonly stored: () => Promise<readonly Stored[]>;
  readonly put: (documents: readonly Stored[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

const containers = ['cases', 'directory', 'looks'];
const infra = new URL('../../infra/containers.json', import.meta.url);
const database = 'mset';
const system = new Set(['_rid', '_self', '_etag', '_ts', '_attachments']);

/**
 * The database that the bot has in this folder, made where there is none; nothing is said of its form yet. `batchLimits`: how much
 * goes into one batch where many are written; `rights`: of the identity that opens it, unless it is the bot's.
 */
export async function openStore(
  folder: string,
  batchLimits?: BatchLimits,
  rights: typeof dataRights = dataRights,
): Promise<OpenedStore> {
  await mkdir(folder, { recursive: true });
  const key = randomBytes(64).toString('base64');
  const local = await openCosmosLocal({
    rights,
    file: path.join(folder, 'cosmos.sqlite'),
    key,
    syncsEachWrite: false,
  });
  const { endpoint } = local;
  const httpClient = inProcess(local);
  const definitions: unknown = JSON.parse(await readFile(infra, 'utf8'));
  const store = await openCosmosStore({
    endpoint,
    key,
    database,
    httpClient,
    createMissing: true,
    definitions,
    ...given({ batchLimits }),
  });
  const client = new CosmosClient({ endpoint, key, httpClient });
  const items = (container: string) => client.database(database).container(container).items;
  const storedIn = async (container: string): Promise<readonly Stored[]> => {
    const { resources } = await items(container).readAll<Omit<Stored, 'in'>>().fetchAll();
    return resources.map((raw) => {
      const own = Object.entries(raw).filter(([name]) => !system.has(name));
      return { in: container, ...Object.fromEntries(own) } as unknown as Stored; // as this program's documents all are
    });
  };
  return {
    store,
    stored: async () => inOrder((await Promise.all(containers.map(storedIn))).flat()),
    put: async (documents) => {
      for (const { in: container, ...document } of documents) await items(container).create(document);
    },
    close: async () => {
      client.dispose();
      await store.close();
      await local.close();
    },
  };
}

/** The same as if they had been stored under this MATCH_KEY, for a bot that starts on them. */
export const underKey = (documents: readonly Stored[], secret: string): readonly Stored[] =>
  documents.map((document) => {
    if (document['matchKeys'] === undefined) return document;
    const matching = createMatching(secret);
    const keysOf = ({ kind, said }: Pick<Mention, 'kind' | 'said'>): readonly string[] =>
      matching.links(kind, said).map(({ key }) => key);
    if (document.kind === 'mention') return { ...document, matchKeys: keysOf(document['part'] as Mention) }; // of a mention
    if (document.kind === 'entity') {
      const stored = document['record'] as { readonly root: Entity }; // of a record
      const found = foundIn(stored.root);
      const members = documents.filter(({ kind, pk, part }) => {
        const ref = kind === 'mention' && part !== undefined ? `${pk}/${(part as Mention).id}` : '';
        return found?.members.some((one) => one === ref) === true;
      });
      const said = [...(found?.said ?? []), ...members.map(({ part }) => part as Mention)];
      const matchKeys = [...new Set(said.flatMap(keysOf))];
      return { ...document, matchKeys, record: { ...stored, matchKeys } };
    }
    const record = document['record'] as { readonly root?: Answered; readonly case?: Answered }; // of a case
    const { answers } = record.root ?? record.case ?? { answers: {} };
    const matchKeys = matching(answers).map(({ key }) => key);
    return { ...document, matchKeys, record: { ...record, matchKeys } };
  });
interface Answered {
  readonly answers: Answers;
}

const placeOf = (one: Stored): string => `${one.in}/${one.pk}/${one.id}`;
const inOrder = (documents: readonly Stored[]): readonly Stored[] =>
  documents.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));

/** A line a document, under a line that says in which container and partition it lies. */
export const toLines = (documents: readonly Stored[]): string =>
  [...Map.groupBy(documents, ({ in: container, pk }) => JSON.stringify([container, pk]))]
    .flatMap(([place, some]) => [
      place,
      ...some.map(({ in: _container, pk: _pk, ...rest }) => JSON.stringify(rest)),
      '',
    ])
    .join('\n');
export function fromLines(text: string): readonly Stored[] {
  let place = {};
  return text.split('\n').flatMap((line): readonly Stored[] => {
    if (line === '') return [];
    const read: unknown = JSON.parse(line);
    if (!Array.isArray(read)) return [Object.assign({}, place, read) as Stored]; // as `toLines` wrote it
    const [container, pk] = read as readonly string[]; // as well
    place = { in: container, pk };
    return [];
  });
}
