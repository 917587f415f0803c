// Where the bots of the tests keep what they write.
import { createHash } from 'node:crypto';
import { statfsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Linux's disk in memory: a database waits there for no disk at every commit, and a process killed loses nothing. */
const inMemory = '/dev/shm';
const enoughBytes = 512 * 1024 * 1024;

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > enoughBytes;
  } catch {
    return false;
  }
}
const place = hasRoom(inMemory) ? inMemory : tmpdir();

/** A new and empty folder; whoever asks for it removes it. */
export const newScratch = async (name: string): Promise<string> => mkdtemp(path.join(place, `mset-${name}-`));

/** The same, but at the same place in every run of this checkout: what is compiled there is not compiled again. */
export async function sameScratch(name: string): Promise<string> {
  const checkout = createHash('sha256')
    .update(import.meta.url)
    .digest('hex')
    .slice(0, 12);
  const folder = path.join(place, `mset-${name}-${checkout}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  return folder;
}
