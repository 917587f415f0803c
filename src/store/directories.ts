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

/** The directory is one document: an import is seen as a whole or not at all, and asking whether it changed is cheap. */
export function directoriesOn(items: Items): Directories {
  let known: Known | undefined;

  async function latest(): Promise<Known | undefined> {
    const before = known;
    const found = await (before === undefined
      ? items.read(directoryId, directoryId)
      : items.readUnless(directoryId, directoryId, before.version));
    if (found === 'same') return before;
    known = found && { ...directoryIn(found.raw), version: found.version };
    return known;
  }

  return {
    current: async () => {
      const now = await latest();
      if (now !== undefined) return now.directory;
      throw new StoreFault(
        'noDirectory',
        'No directory was imported yet: name its file in DIRECTORY_FILE and start again',
      );
    },
    replace: async (directory, hash) => {
      await items.writeAgain(directoryId, [{ does: 'upsert', document: directoryDocument(directory, hash) }]);
    },
    hash: async () => (await latest())?.hash,
  };
}
