// The directory file of the council: read whole, checked, and put in the place of the one before.
import { readFile } from 'node:fs/promises';
import { checkedDirectory } from '../../domain/people/checked.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { canonical } from '../../domain/kernel/canonical.ts';
import { hashOf } from '../write/hashing.ts';
import { since, type Form } from '../ports/form-ports.ts';
import type { Log, StoredDirectory, StorePorts } from '../ports/ports.ts';

/** A directory as its file says it, and which file that is. */
export interface DirectoryFile {
  readonly directory: Directory;
  readonly hash: string;
}

/** Reads and checks the file; throws with what is wrong in it. */
export async function readDirectory(file: string | undefined): Promise<DirectoryFile | undefined> {
  if (file === undefined) return undefined;
  const text = await readFile(file, 'utf8');
  const read = checkedDirectory(JSON.parse(text));
  if ('wrong' in read) throw new Error(`${file} is not a directory:\n  - ${read.wrong.join('\n  - ')}`);
  return { directory: read.value, hash: hashOf(text) };
}

/** SHA-256 of a directory as it is stored, whatever the order of its properties. */
const contentHash = (directory: unknown): string => hashOf(canonical(directory));

/**
 * Whether what is stored is what was imported: by the hash of its content, and where this is the very file that it says it
 * came from, by that. From that form on a directory without the hash of its content is only what the file at hand says:
 * it was imported before the form was raised, and has its hash from the next start on. Where neither is there, nothing can
 * tell (`hasNoProof`).
 */
export function isAsImported(
  { directory, stored, hash, content }: StoredDirectory,
  file: DirectoryFile | undefined,
  inForce: Form,
): boolean {
  if (directory === undefined) return false;
  const isOfFile = file === undefined || canonical(directory) === canonical(file.directory);
  if (content === undefined && inForce >= since.directoryContent) return isOfFile;
  return (content === undefined || content === contentHash(stored)) && (file?.hash !== hash || isOfFile);
}

/** Whether nothing can tell that what is stored is what was imported. */
export const hasNoProof = (stored: StoredDirectory | undefined, file: DirectoryFile | undefined): boolean =>
  stored?.directory !== undefined && stored.content === undefined && file === undefined;

/**
 * Imports it when the file changed, or when what is stored is not what was imported; without a file the directory in the
 * database stays as it is.
 */
export async function importDirectory(
  { directories, forms }: Pick<StorePorts, 'directories' | 'forms'>,
  read: DirectoryFile | undefined,
  log: Log,
): Promise<void> {
  if (read === undefined) return;
  const stored = await directories.stored();
  const inForce = await forms.current();
  const isWhole = stored?.content !== undefined || inForce < since.directoryContent;
  // From another file, with no hash of its content: imported before the form was raised. It is no alarm, and is replaced.
  const isOfBefore = !isWhole && stored?.directory !== undefined && stored.hash !== read.hash;
  const isChanged = stored !== undefined && !isOfBefore && !isAsImported(stored, read, inForce);
  if (stored?.hash === read.hash && !isChanged && isWhole) return;
  if (isChanged) log.warn(directoryChanged);
  await directories.replace(read.directory, read.hash, contentHash(read.directory));
  log.info('directory imported', { people: read.directory.people.length });
}

/** An event of the log, which an alert looks for (infra/modules/alerts.bicep). */
export const directoryChanged = 'directory is not what was imported';
