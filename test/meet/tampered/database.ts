// What the story of the specimens left in a database, each day sealed, and looked at as `npm run verify` does: before and after
// someone changes one document past the bot. What was not changed is read once.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CosmosClient } from '@azure/cosmos';
import { sealCheck } from '../../../src/casework/check/seals.ts';
import { verify, verifyDirectory, verifyMarks } from '../../../src/casework/check/verify.ts';
import type { Problem } from '../../../src/casework/check/problems.ts';
import { endedLooks } from '../../../src/casework/looks/ending.ts';
import { createSealing } from '../../../src/casework/looks/sealing.ts';
import type { Audit, Partition } from '../../../src/casework/ports/audit-ports.ts';
import type { DaySeals, SealRows } from '../../../src/casework/ports/seal-ports.ts';
import { openCosmosLocal } from '../../../src/cosmos-local/open.ts';
import { toPartitionId, type PartitionId } from '../../../src/domain/matters/partition.ts';
import { openCosmosStore, type CosmosStore } from '../../../src/store/cosmos.ts';
import { sealCodesInFolder } from '../../../src/outside/seal-codes.ts';
import { newestForm } from '../../../src/casework/ports/form-ports.ts';
import { fromLines, type Stored } from '../../specimens/stored.ts';
import { inProcess } from '../../worlds/in-process.ts';
import { newScratch } from '../../worlds/scratch.ts';

const specimen = `test/specimens/form-${newestForm}/stored.jsonl`;
const now = '2027-03-03T10:00:00.000Z';
const nowMs = Date.parse(now);
const machine = { now: () => now, nowMs: () => nowMs, bytes: (count: number) => new Uint8Array(count).fill(7) };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const system = new Set(['_rid', '_self', '_etag', '_ts', '_attachments']);

/** Of the document that lies there: as it is now, undefined: taken away. One that lies nowhere yet is put in. */
export type Change = readonly [document: Pick<Stored, 'in' | 'pk' | 'id'>, changed: Stored | undefined];
export interface Tampered {
  readonly documents: readonly Stored[];
  readonly store: CosmosStore;
  /** What verify says before anyone changes anything. */
  readonly before: readonly string[];
  /** What it says then that it did not say before; all is put back. */
  named(changes: readonly Change[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What was read of all that no one changes. */
interface Held {
  readonly ids: readonly PartitionId[];
  readonly partitions: Map<PartitionId, Partition>;
  readonly audit: Audit;
  readonly daySeals: DaySeals;
  readonly figures: CosmosStore['figures'];
}

const listOf = async <T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> => {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
};
async function* asPage<T>(all: readonly T[]): AsyncIterable<readonly T[]> {
  yield all;
}

async function holds(store: CosmosStore): Promise<Held> {
  const { audit, daySeals, figures } = store;
  const ids = [...new Set(await listOf(audit.references()))];
  const partitions = new Map<PartitionId, Partition>();
  for (const id of ids) partitions.set(id, await audit.partition(id));
  const [looks, troubled, all] = [await listOf(audit.looks()), await listOf(audit.troubled()), await daySeals.all()];
  const rows = new Map<string, SealRows>();
  for (const seal of all) rows.set(seal.day, await daySeals.rowsOf(seal));
  const [stored, sheets, counting] = [
    await daySeals.looks(undefined, '2100-01-01T00:00:00.000Z'),
    await figures.sheets(),
    await figures.counting(),
  ];
  return {
    ids,
    partitions,
    audit: {
      references: () => asPage(ids),
      partition: async (id) => partitions.get(id) ?? audit.partition(id),
      looks: () => asPage(looks),
      troubled: () => asPage(troubled),
    },
    daySeals: {
      ...daySeals,
      all: async () => all,
      rowsOf: async (seal) => rows.get(seal.day) ?? daySeals.rowsOf(seal),
      looks: async (from = '', before) =>
        stored.filter(({ look }) => {
          const { at } = look as { readonly at: string }; // as every look
          return at >= from && at < before;
        }),
    },
    figures: { ...figures, sheets: async () => sheets, counting: async () => counting },
  };
}

const placeOf = (one: Change[0]): string => `${one.in}/${one.pk}/${one.id}`;

export async function openTampered(): Promise<Tampered> {
  const folder = await newScratch('tampered');
  const key = randomBytes(64).toString('base64');
  const local = await openCosmosLocal({
    rights: 'everything',
    key,
  });
  const { endpoint } = local;
  const httpClient = inProcess(local);
  const definitions: unknown = JSON.parse(await readFile('infra/containers.json', 'utf8'));
  const store = await openCosmosStore({
    endpoint,
    key,
    database: 'mset',
    httpClient,
    createMissing: true,
    definitions,
  });
  const client = new CosmosClient({ endpoint, key, httpClient });
  const container = (name: string) => client.database('mset').container(name);
  for (const { in: name, ...own } of fromLines(await readFile(specimen, 'utf8')))
    await container(name).items.create(own);
  const outside = sealCodesInFolder(path.join(folder, 'seals'));
  const mailer = { send: async () => ({ ok: true, activity: '' }) as const };
  await createSealing({ ...store, mailer, machine, log: silent, outside }).round();
  const documents: Stored[] = [];
  for (const name of ['cases', 'directory', 'looks'])
    for (const raw of (await container(name).items.readAll<Omit<Stored, 'in'>>().fetchAll()).resources)
      documents.push({
        in: name,
        ...Object.fromEntries(Object.entries(raw).filter(([own]) => !system.has(own))),
      } as Stored);
  const { directories, forms, lookEnds, migrating, register } = store;
  const inForce = await forms.current();
  const { directory } = (await directories.stored()) ?? {};
  const said = async ({
    audit,
    daySeals,
    figures,
  }: Pick<Held, 'audit' | 'daySeals' | 'figures'>): Promise<readonly string[]> => {
    const all: string[] = [];
    const tell = ({ kind, reference, what }: Problem): void => void all.push(`${kind} ${reference}: ${what}`);
    const ended = await endedLooks({ lookEnds, register });
    const seals = await sealCheck(daySeals, outside, nowMs, undefined, ended);
    await verify(audit, nowMs, tell, inForce, directory, figures, seals);
    await verifyDirectory(directories, undefined, inForce, tell);
    await verifyMarks(migrating, tell);
    return all;
  };
  const held = await holds(store);
  const before = new Set(await said(held));
  const lying = new Map(documents.map((one) => [placeOf(one), one]));
  const put = async (document: Change[0], changed: Stored | undefined): Promise<void> => {
    if (changed === undefined) return void (await container(document.in).item(document.id, document.pk).delete());
    const { in: name, ...own } = changed;
    await container(name).items.upsert(own);
  };
  return {
    documents,
    store,
    before: [...before],
    named: async (changes) => {
      const places = new Set(changes.map(([{ in: name }]) => name));
      const ids = new Set(changes.flatMap(([{ pk }]) => toPartitionId(pk) ?? []));
      for (const [document, changed] of changes) await put(document, changed);
      const partitions = new Map(held.partitions);
      for (const id of ids) partitions.set(id, await store.audit.partition(id));
      // A list of a person, or what is of no matter, is read again whole.
      const isOther = changes.some(([{ pk }]) => toPartitionId(pk) === undefined);
      const audit: Audit = {
        ...(isOther ? store.audit : held.audit),
        references: () => held.audit.references(),
        partition: async (id) => partitions.get(id) ?? store.audit.partition(id),
      };
      try {
        const near: string[] = [];
        const tell = ({ kind, reference, what }: Problem): void => void near.push(`${kind} ${reference}: ${what}`);
        // What is wrong with the matter by itself costs little to see.
        await verify({ ...audit, references: () => asPage([...ids]) }, nowMs, tell, inForce, directory);
        const fresh = near.filter((one) => !before.has(one));
        if (fresh.length > 0) return fresh;
        const after = await said({
          audit,
          daySeals: places.has('looks') ? store.daySeals : held.daySeals,
          figures: places.has('directory') ? store.figures : held.figures,
        });
        return after.filter((one) => !before.has(one));
      } catch (error) {
        // That it cannot look ends it with 2.
        return [error instanceof Error ? error.name : 'could not look'];
      } finally {
        for (const [document] of changes) await put(document, lying.get(placeOf(document)));
      }
    },
    close: async () => {
      client.dispose();
      await store.close();
      await local.close();
    },
  };
}
