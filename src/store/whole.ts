// Everything that is stored, document by document, for a copy of the whole: whatever its form, damaged or not.
import { z } from 'zod';
import { allOfPartition, everyDocument, writtenLately } from './queries/copy-queries.ts';
import { batchesOf } from './sdk/batches.ts';
import { StoreFault } from './sdk/faults.ts';
import type { Items, Operation, StoredDocument } from './sdk/items.ts';

export type ContainerName = 'cases' | 'directory' | 'looks';

export interface Whole {
  /** Every document of a container, page by page, without what the database itself sets on it. */
  documents(container: ContainerName): AsyncIterable<readonly StoredDocument[]>;
  /** The partitions that were written to in this second or later, each once. `second`: of the database’s own time. */
  writtenSince(container: ContainerName, second: number): Promise<readonly string[]>;
  partition(container: ContainerName, pk: string): Promise<readonly StoredDocument[]>;
  /** Puts documents of one partition in. A look that is there already stays: it is the same one. */
  put(container: ContainerName, pk: string, documents: readonly StoredDocument[]): Promise<void>;
  /** Takes a partition out again that is about to be put in as it was later. Nothing takes looks out. */
  clear(container: Exclude<ContainerName, 'looks'>, pk: string): Promise<void>;
  isEmpty(): Promise<boolean>;
}

const documentShape = z.looseObject({ id: z.string(), pk: z.string() });
const rowShape = z.object({ pk: z.string() });
const versioned = z.object({ id: z.string(), _etag: z.string() });

/** `_rid`, `_self`, `_etag`, `_attachments`, `_ts`: the database sets its own on what is put in. */
function ownOf(raw: unknown): StoredDocument {
  const { id, pk, ...others } = documentShape.parse(raw);
  return { id, pk, ...Object.fromEntries(Object.entries(others).filter(([name]) => !name.startsWith('_'))) };
}

export function wholeOn(items: Readonly<Record<ContainerName, Items>>): Whole {
  const partition = async (container: ContainerName, pk: string): Promise<readonly unknown[]> =>
    items[container].inPartition(allOfPartition[container], pk);
  return {
    documents: (container) => pagesOf(items[container], container),
    writtenSince: async (container, second) => {
      const found = new Set<string>();
      for await (const page of items[container].pages(writtenLately[container], { '@since': second }))
        for (const raw of page) found.add(rowShape.parse(raw).pk);
      return [...found];
    },
    partition: async (container, pk) => (await partition(container, pk)).map(ownOf),
    put: async (container, pk, documents) => {
      if (container === 'looks') {
        for (const document of documents) await items.looks.writeAgain(pk, [{ does: 'create', document }]);
        return;
      }
      const operations = documents.map((document): Operation => ({ does: 'upsert', document }));
      for (const batch of batchesOf(operations)) await written(items[container], pk, batch);
    },
    clear: async (container, pk) => {
      const operations = (await partition(container, pk)).map((raw): Operation => {
        const { id, _etag: version } = versioned.parse(raw);
        return { does: 'remove', id, version };
      });
      for (const batch of batchesOf(operations)) await written(items[container], pk, batch);
    },
    isEmpty: async () => {
      for (const container of ['cases', 'directory', 'looks'] as const)
        for await (const page of items[container].pages(everyDocument[container])) if (page.length > 0) return false;
      return true;
    },
  };
}

async function* pagesOf(items: Items, container: ContainerName): AsyncGenerator<readonly StoredDocument[]> {
  for await (const page of items.pages(everyDocument[container])) yield page.map(ownOf);
}

async function written(items: Items, pk: string, batch: readonly Operation[]): Promise<void> {
  const answer = await items.writeAgain(pk, batch);
  if (!answer.written && !answer.repeated)
    throw new StoreFault('unavailable', 'Someone else writes to this database', answer.code);
}
