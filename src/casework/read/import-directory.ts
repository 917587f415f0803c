// The directory file of the council: read whole, checked, and put in the place of the one before.
import { readFile } from 'node:fs/promises';
import { directorySchema, type Directory } from '../../domain/people/directory.ts';
import { hashOf } from '../write/hashing.ts';
import type { Directories, Log } from '../ports/ports.ts';

/** A directory as its file says it, and which file that is. */
export interface DirectoryFile {
  readonly directory: Directory;
  readonly hash: string;
}

/** Reads and checks the file; throws with what is wrong in it. */
export async function readDirectory(file: string | undefined): Promise<DirectoryFile | undefined> {
  if (file === undefined) return undefined;
  const text = await readFile(file, 'utf8');
  const parsed = directorySchema.safeParse(JSON.parse(text));
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`${file} is not a directory:\n  - ${where.join('\n  - ')}`);
  }
  return { directory: parsed.data, hash: hashOf(text) };
}

/** Imports it when it changed; without a file the directory in the database stays as it is. */
export async function importDirectory(
  directories: Directories,
  read: DirectoryFile | undefined,
  log: Log,
): Promise<void> {
  if (read === undefined || (await directories.hash()) === read.hash) return;
  await directories.replace(read.directory, read.hash);
  log.info('directory imported', { people: read.directory.people.length });
}
