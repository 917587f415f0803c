// The directory file of the council: read whole, checked, and put in the place of the one before.
import { readFile } from 'node:fs/promises';
import { directorySchema, type Directory } from '../../domain/people/directory.ts';
import { canonical, hashOf } from '../write/hashing.ts';
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
  const parsed = directorySchema.safeParse(JSON.parse(text));
  const wrong = parsed.success
    ? [...twiceIn(parsed.data), ...markdownIn(parsed.data)]
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!parsed.success || wrong.length > 0) throw new Error(`${file} is not a directory:\n  - ${wrong.join('\n  - ')}`);
  return { directory: parsed.data, hash: hashOf(text) };
}

/** Who is listed twice: only one entry could count, and it might be the one with an old role. */
const twiceIn = ({ people, agencies }: Directory): readonly string[] => [
  ...repeated(people.map(({ objectId }) => objectId)).map(([id, place]) => `people.${place}: ${id} stands here twice`),
  ...repeated(agencies.map(({ id }) => id)).map(([id, place]) => `agencies.${place}: ${id} stands here twice`),
];
const repeated = (ids: readonly string[]): readonly (readonly [id: string, place: number])[] =>
  ids.flatMap((id, place) => (ids.indexOf(id) < place ? [[id, place] as const] : []));

/** The words of these are drawn as typed, or on pages alone; an address may have these signs. */
const asTyped: ReadonlySet<string> = new Set(['settings.guidance', 'settings.papers', 'settings.mailbox', 'email']);
/** Within the sentences of cards a link would come of it, bold letters, or a time. */
const markdown = /[[\]*<>\\`]|_.*_|~~|\{\{/;

/** Where a text stands that is no plain one. */
function markdownIn(value: unknown, at: readonly string[] = []): readonly string[] {
  if (asTyped.has(at.join('.')) || asTyped.has(at.at(-1) ?? '')) return [];
  if (typeof value === 'string') {
    return markdown.test(value) ? [`${at.join('.')}: write it without * _ [ ] < > {{ \\ and \``] : [];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => markdownIn(inner, [...at, name]));
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
