// The directory file of the council: read whole, checked, and put in the place of the one before.
import { readFile } from 'node:fs/promises';
import { directorySchema } from '../../domain/people/directory.ts';
import { hashOf } from '../write/hashing.ts';
import type { Directories, Log } from '../ports/ports.ts';

/** Imports the directory file when it changed; without a file the directory in the database stays as it is. */
export async function importDirectory(directories: Directories, file: string | undefined, log: Log): Promise<void> {
  if (file === undefined) return;
  const text = await readFile(file, 'utf8');
  const hash = hashOf(text);
  if ((await directories.hash()) === hash) return;
  const parsed = directorySchema.safeParse(JSON.parse(text));
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`${file} is not a directory:\n  - ${where.join('\n  - ')}`);
  }
  await directories.replace(parsed.data, hash);
  log.info('directory imported', { people: parsed.data.people.length });
}
