// Data folders as the programs of operations find them: looked at, damaged, and run on.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { verify } from '../../../src/casework/check/verify.ts';
import { openCosmosLocal } from '../../../src/cosmos-local/open.ts';
import { dataRights } from '../../../src/database.ts';
import { openCosmosStore, type CosmosStore } from '../../../src/store/cosmos.ts';
import { kestrel } from '../../people/builders.ts';
import { inProcess } from '../../worlds/in-process.ts';
import { newScratch } from '../../worlds/scratch.ts';
import { bareEnvironment } from '../../worlds/bare-environment.ts';

const made: string[] = [];
after(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true });
});

export async function newFolder(): Promise<string> {
  const folder = await newScratch('folder');
  made.push(folder);
  return folder;
}
export const databaseIn = (folder: string): string => path.join(folder, 'cosmos.sqlite');

/** A new folder with a copy of a database that nobody has open. */
export async function folderWith(file: string): Promise<string> {
  const folder = await newFolder();
  await copyFile(file, databaseIn(folder));
  return folder;
}

/** The same with one document changed behind the bot's back. */
export async function damaged(file: string, sql: string, ...values: readonly string[]): Promise<string> {
  const folder = await folderWith(file);
  const database = new DatabaseSync(databaseIn(folder));
  const { changes } = database.prepare(sql).run(...values);
  database.close();
  assert.equal(changes, 1, 'the damage is one document');
  return folder;
}

/** The store on a folder, for as long as the work takes. */
export async function onStore<T>(folder: string, work: (store: CosmosStore) => Promise<T>): Promise<T> {
  const key = randomBytes(64).toString('base64');
  const server = await openCosmosLocal({ rights: dataRights, file: databaseIn(folder), key });
  const { endpoint } = server;
  const options = { endpoint, key, database: 'mset', httpClient: inProcess(server), createMissing: false };
  const store = await openCosmosStore(options);
  try {
    return await work(store);
  } finally {
    await store.close();
    await server.close();
  }
}

/** What verify finds, with the machine's time in the test's hands: `kind reference: what`. */
export const problemsIn = async (folder: string, nowMs: number): Promise<readonly string[]> =>
  onStore(folder, async ({ audit }) => {
    const problems: string[] = [];
    await verify(audit, nowMs, ({ kind, reference, what }) => void problems.push(`${kind} ${reference}: ${what}`));
    return problems.toSorted();
  });

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `npm run verify`, `export` or `words` as its own process; what it prints holds nothing that anybody answered. */
export async function runs(
  program: 'verify' | 'export' | 'from-copy' | 'words' | 'migrate' | 'looks-end',
  folder: string,
  ...args: readonly string[]
): Promise<Ran> {
  const file = fileURLToPath(new URL(`../../../src/commands/${program}.ts`, import.meta.url));
  const env = { ...bareEnvironment(), DATA_DIR: folder };
  const ran = await new Promise<Ran>((resolve) => {
    execFile(process.execPath, [file, ...args], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
  for (const [name, answer] of Object.entries(kestrel)) {
    if (answer.length > 5 && name !== 'consenter') assert.ok(!`${ran.out}${ran.err}`.includes(answer), `tells ${name}`);
  }
  return ran;
}
