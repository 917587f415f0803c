// The database file as the operating system has it, and what is said when something is wrong with it.
import { chmodSync, closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

const onePage = 4096;
export const ownerOnly = 0o600;
const putBack =
  'Stop the program, move the file, its -wal and its -shm to another folder, and put the newest backup in its place: ' +
  '"npm run restore" (docs/running.md, Backup). ' +
  'Only if nothing was ever stored in it, delete it: the next start makes a new one.';

/**
 * Makes the file where there is none, readable by its owner only; answers whether there was one. SQLite would take one
 * that is empty or cut within its first page for a new database, and throw its journal away.
 */
export function prepareFile(file: string): 'known' | 'new' {
  const known = existsSync(file);
  const journal = `${file}-wal`;
  if (!known && existsSync(journal)) throw unusable(file, `it is missing, though its journal ${journal} is there`);
  if (!known) closeSync(openSync(file, 'wx', ownerOnly));
  const { size } = statSync(file);
  if (known && size < onePage) throw unusable(file, size === 0 ? 'it is empty' : `it ends after ${size} bytes`);
  if (known && existsSync(journal) && isWhole(file))
    throw unusable(file, `its journal ${journal} is of another state, for this file was whole without one`);
  keepPrivate(file);
  if (existsSync(journal)) keepPrivate(journal);
  return known ? 'known' : 'new';
}

/**
 * Whether it is as a backup and a stop leave it: two bytes of its head say that it has no journal. A server that opens it
 * changes that first, and a kill leaves it changed.
 */
export function isWhole(file: string): boolean {
  const head = Buffer.alloc(20);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, head, 0, head.length, 0);
  } finally {
    closeSync(opened);
  }
  return head[18] === 1 && head[19] === 1;
}

export const keepPrivate = (file: string): void => chmodSync(file, ownerOnly);

/** A file that holds something else than what was stored in it. */
export const unusable = (file: string, why: string): Error =>
  new Error(`The database file ${file} cannot be used: ${why}. ${putBack}`);

const waysOn: readonly (readonly [RegExp, string])[] = [
  [/full/, 'Make room on its disk: what was acknowledged is kept, and writing goes on.'],
  [/readonly|unable to open|denied|not permitted/, 'Let the user who runs the program write to it and to its folder.'],
  [/not a database|malformed|I\/O/, putBack],
];

/** What the database says is wrong, with its file and the way on; undefined for an error of another kind. */
export function explained(file: string | undefined, error: unknown): Error | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_SQLITE_ERROR') return undefined;
  if (error.message.includes('locked')) {
    const words = `The database file ${file} is in use by another running server. Stop that one, or use another data folder.`;
    return new Error(words, { cause: error });
  }
  const [, wayOn] = waysOn.find(([sign]) => sign.test(error.message)) ?? [];
  if (file === undefined || wayOn === undefined) return undefined;
  return new Error(`The database file ${file} cannot be used: ${error.message}. ${wayOn}`, { cause: error });
}
