// The directory of people, as it is stored and kept for two seconds.
import type { Directories } from '../casework/ports/ports.ts';
import type { Directory } from '../domain/people/directory.ts';
import { directoryDocument, directoryId, directoryIn } from './matters/documents.ts';
import { StoreFault } from './sdk/faults.ts';
import type { Items } from './sdk/items.ts';

interface Known {
  readonly version: string;
  readonly directory: Directory;
  readonly hash: string;
}

/** How old what a press is looked up in may be, in milliseconds (docs/design.md 5). */
const freshMs = 2000;

/**
 * The directory is one document: an import is seen as a whole or not at all, and asking whether it changed is cheap.
 * Still every press would ask, so it is asked every two seconds at most. `nowMs`: of this process, not business time.
 */
export function directoriesOn(items: Items, nowMs: () => number = () => performance.now()): Directories {
  let known: Known | undefined;
  let askedMs = Number.NEGATIVE_INFINITY;

  async function latest(): Promise<Known | undefined> {
    const before = known;
    const begunMs = nowMs();
    const found = await (before === undefined
      ? items.read(directoryId, directoryId)
      : items.readUnless(directoryId, directoryId, before.version));
    // An answer that was overtaken by a later one tells nothing new.
    if (begunMs < askedMs) return known;
    askedMs = begunMs;
    if (found !== 'same') known = found && { ...directoryIn(found.raw), version: found.version };
    return known;
  }

  const imported = (now: Known | undefined): Directory => {
    if (now !== undefined) return now.directory;
    throw new StoreFault(
      'noDirectory',
      'No directory was imported yet: name its file in DIRECTORY_FILE and start again',
    );
  };

  return {
    current: async () => imported(known !== undefined && nowMs() - askedMs < freshMs ? known : await latest()),
    newest: async () => imported(await latest()),
    replace: async (directory, hash) => {
      await items.writeAgain(directoryId, [{ does: 'upsert', document: directoryDocument(directory, hash) }]);
      askedMs = Number.NEGATIVE_INFINITY;
    },
    hash: async () => (await latest())?.hash,
  };
}
