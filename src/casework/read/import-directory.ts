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
/** Within the sentences of cards a link would come of it, or bold letters. */
const markdown = /[[\]*<>\\`]|_.*_|~~/;

/** Where a text stands that is no plain one. */
function markdownIn(value: unknown, at: readonly string[] = []): readonly string[] {
  if (asTyped.has(at.join('.')) || asTyped.has(at.at(-1) ?? '')) return [];
  if (typeof value === 'string') {
    return markdown.test(value) ? [`${at.join('.')}: write it without * _ [ ] < > \\ and \``] : [];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => markdownIn(inner, [...at, name]));
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
