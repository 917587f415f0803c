// The database named in the environment, or the embedded one with its file in the data folder.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isOfAnotherKey, matchKeysOn } from './casework/migrate/match-keys.ts';
import type { Telemetry } from './casework/ports/telemetry-ports.ts';
import type { Config, Stored } from './config.ts';
import { backUp, restore } from './cosmos-local/backup.ts';
import type { Right } from './cosmos-local/http/rights.ts';
import { openCosmosLocal, type CosmosLocal } from './cosmos-local/open.ts';
import { createMatching, markOfMatchKey } from './machine/matching.ts';
import { askRights, type Asked } from './store/asked.ts';
import { openCosmosStore, type CosmosOptions, type CosmosStore } from './store/cosmos.ts';
import type { Fit } from './store/form.ts';

export interface Database {
  readonly store: CosmosStore;
  /** What the account allows this program on each container. Throws a StoreFault where the account does not answer. */
  rights(): Promise<readonly Asked[]>;
  /** Makes what is missing, and sees that it is this program's. Throws a StoreFault while the database is away. */
  prepare(): Promise<void>;
  close(): Promise<void>;
}

const fileIn = (config: Stored): string => path.join(config.dataDir, 'cosmos.sqlite');

/** Opens it for the bot, also while it is away: what is missing is made by `prepare`, where infra does not do it. */
export async function openDatabase(config: Config, opening: Opening = {}): Promise<Database> {
  if (config.cosmos.kind === 'local') await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  return open(config, { mayMake: true, ...opening });
}
export interface Opening {
  readonly telemetry?: Telemetry | undefined;
  /** `false`: what is put in can be put in again, and need not survive a power cut meanwhile. */
  readonly syncsEachWrite?: boolean | undefined;
  /** What carries requests to the database, by HTTP unless said; it is told of the embedded one where that is opened. */
  readonly carrier?: ((embedded?: CosmosLocal) => CosmosOptions['httpClient']) | undefined;
  /** The clock of what may be two seconds old, the directory and where people are reached; of the process unless said. */
  readonly freshBy?: CosmosOptions['freshBy'];
  /** How long a request may take; unless said as long as a press waits, or as a program that looks has patience. */
  readonly withinMs?: number | undefined;
  /** What is allowed on the embedded one; unless said as much as the bot's identity may. */
  readonly rights?: readonly Right[] | undefined;
}

/** Opens it for a program that looks at what is there: makes nothing, and has patience with a database in use. */
export async function openExistingDatabase(config: Config): Promise<Database> {
  await mustBeThere(config);
  const database = await open(config, { mayMake: false });
  try {
    await database.prepare();
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/** Opens it for a program that takes it as it is, whatever it says of itself: that asks it, or brings it to another form. */
export async function openAsItIs(config: Stored, opening: Opening = {}): Promise<Omit<Database, 'prepare'>> {
  await mustBeThere(config);
  return opened(config, { ...opening, mayMake: false });
}

/** Opens one in which nothing is, for a copy that is put into it: nothing is marked on it. Throws where something is there. */
export async function openEmpty(config: Config): Promise<Omit<Database, 'prepare'>> {
  if (config.cosmos.kind === 'local' && (await isFile(fileIn(config))))
    throw new Error(`There is a database at ${fileIn(config)} already: name an empty folder in DATA_DIR.`);
  if (config.cosmos.kind === 'local') await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const database = await opened(config, { mayMake: true, syncsEachWrite: false, withinMs: patientMs });
  try {
    await database.makeMissing();
    if (await database.store.whole.isEmpty()) return database;
    throw new Error('Something is in this database already: a copy is put into an empty one.');
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function mustBeThere(config: Stored): Promise<void> {
  if (config.cosmos.kind !== 'local' || (await isFile(fileIn(config)))) return;
  throw new Error(`There is no database at ${fileIn(config)}: set DATA_DIR, or COSMOS_ENDPOINT, as for the bot.`);
}

/** The file of the embedded database, for a program that copies it; an account of Azure has backups of its own. */
function embedded(config: Config): string {
  if (config.cosmos.kind === 'local') return fileIn(config);
  throw new Error('COSMOS_ENDPOINT names an account: it is backed up and restored in Azure (docs/operations.md).');
}

/** Copies the embedded database, which no bot may have open, into a new file. Throws what to do where that may not be. */
export async function backUpEmbedded(config: Config, to: string): Promise<void> {
  const file = embedded(config);
  if (!(await isFile(file)) && !(await isFile(`${file}-wal`)))
    throw new Error(`There is no database at ${file}: set DATA_DIR as for the bot.`);
  backUp(file, to);
}

/** Puts a backup in its place; the state of before, where there was one, is then in the file `before`. */
export async function restoreEmbedded(config: Config, from: string, before: string): Promise<void> {
  const file = embedded(config);
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  restore(file, from, before);
}

const patientMs = 60_000;
/** Why a database is not served, and what to do (docs/operations.md). */
export const misfits: Readonly<Record<Exclude<Fit, 'fits'>, string>> = {
  earlier:
    'This database is of a form before 5, which this version neither reads nor brings over. The last version that could is commit 62e46a3c of 2 December 2026, version 0.1.0: start that one (docs/operations.md, Upgrade and roll back).',
  begunEarlier:
    'This database was begun in a form before 5 and brought over since: its facts are of that form still, and this version does not read them. The last version that does is commit 62e46a3c of 2 December 2026, version 0.1.0: start that one (docs/operations.md, Upgrade and roll back).',
  later:
    'This database is of a later version of this program, and only that one reads it: start that version (docs/operations.md, Upgrade and roll back).',
  otherKey:
    'MATCH_KEY is another one than this database was filled with: earlier cases of a child would no longer be found. Set the key that is in the council’s safe. Is it to be changed, run `npm run migrate -- --match-key` (docs/operations.md).',
  rotating:
    'The match keys of this database are being made again under another MATCH_KEY, and that has not ended: run `npm run migrate -- --match-key` once more, with the new key (docs/operations.md).',
};
const onTrouble = (words: string): void => void process.stderr.write(`${words}\n`);

interface Opener extends Opening {
  readonly mayMake: boolean;
}

async function open(config: Config, opener: Opener): Promise<Database> {
  const database = await opened(config, opener);
  const { mayMake } = opener;
  const { store } = database;
  const check = async (): Promise<void> => {
    // A program that only looks makes no match keys.
    const matchKey = mayMake
      ? {
          matchKey: markOfMatchKey(config.matchKey),
          isOfAnotherKey: async () =>
            isOfAnotherKey(store.migrating, matchKeysOn({ ...store, matchKeysOf: createMatching(config.matchKey) })),
        }
      : {};
    const fit = await store.fit({ mayMark: mayMake, ...matchKey });
    if (fit !== 'fits') throw new Error(misfits[fit]);
  };
  if (config.cosmos.kind === 'service') {
    const prepare = async (): Promise<void> => {
      await database.makeMissing();
      await check();
    };
    return { ...database, prepare };
  }
  try {
    await check();
  } catch (error) {
    await database.close();
    throw error;
  }
  return { ...database, prepare: async () => undefined };
}

interface Opened extends Omit<Database, 'prepare'> {
  /** Where the program may, and infra does not. */
  makeMissing(): Promise<void>;
}

async function opened(config: Stored, opener: Opener): Promise<Opened> {
  const { mayMake, telemetry, syncsEachWrite, carrier, freshBy, withinMs, rights = dataRights } = opener;
  const { database, cosmos } = config;
  const deadlineMs = withinMs ?? (mayMake ? undefined : patientMs);
  const patience = deadlineMs === undefined ? {} : { deadlineMs };
  const rightsOn = (options: CosmosOptions) => async () => askRights(options, deadlineMs ?? patientMs);
  if (cosmos.kind === 'service') {
    const options = { ...cosmos, database, patience, telemetry, freshBy, httpClient: carrier?.() };
    const store = await openCosmosStore({ ...options, createMissing: false });
    const makeMissing = async (): Promise<void> => {
      if (!mayMake || cosmos.key === undefined) return;
      const definitions = await containerDefinitions();
      await (await openCosmosStore({ ...options, createMissing: true, definitions })).close();
    };
    return {
      store,
      rights: rightsOn({ ...options, createMissing: false }),
      makeMissing,
      close: async () => store.close(),
    };
  }
  const key = randomBytes(64).toString('base64');
  const local = await openCosmosLocal({
    file: fileIn(config),
    key,
    rights,
    onTrouble,
    syncsEachWrite,
  });
  const { endpoint } = local;
  const definitions = await containerDefinitions();
  const httpClient = carrier?.(local);
  const said = { database, createMissing: mayMake, definitions, patience, telemetry, freshBy };
  const options = { endpoint, key, ...said, httpClient };
  const store = await openCosmosStore(options);
  const close = async (): Promise<void> => {
    await store.close();
    await local.close();
  };
  return { store, rights: rightsOn(options), makeMissing: async () => undefined, close };
}

const isFile = async (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  );

/** What the bot's identity may do with documents, as the Bicep gives it: what an account would refuse is refused here too. */
export const dataRights = rightsIn('data-rights.json');
/** The same of the identity by which looks end, and by which nothing else is done (docs/process.md P31.10). */
export const looksEndRights = rightsIn('looks-end-rights.json');

function rightsIn(file: string): readonly Right[] {
  const shape = z.array(z.object({ container: z.string(), actions: z.array(z.string()) }));
  return shape.parse(JSON.parse(readFileSync(new URL(`../infra/${file}`, import.meta.url), 'utf8')));
}

const containerDefinitions = async (): Promise<unknown> =>
  JSON.parse(await readFile(new URL('../infra/containers.json', import.meta.url), 'utf8'));
