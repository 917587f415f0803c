// The directory of people, as it is stored and kept for two seconds.
import type { Forms } from '../casework/ports/form-ports.ts';
import type { Directories, StoredDirectory } from '../casework/ports/ports.ts';
import { given } from '../domain/kernel/given.ts';
import type { Directory } from '../domain/people/directory.ts';
import { directoryDocument, directoryId, directoryIn } from './matters/documents.ts';
import { StoreFault } from './sdk/faults.ts';
import type { Items } from './sdk/items.ts';

interface Known extends StoredDirectory {
  readonly version: string;
  /** Why it is not in force. */
  readonly damage?: StoreFault;
}

/** How old what a press is looked up in may be, in milliseconds (docs/design.md 5). */
const freshMs = 2000;

/**
 * The directory is one document: an import is seen as a whole or not at all, and asking whether it changed is cheap.
 * Still every press would ask, so it is asked every two seconds at most. `nowMs`: of this process, not business time.
 */
export function directoriesOn(
  items: Items,
  forms: Pick<Forms, 'current'>,
  nowMs: () => number = () => performance.now(),
): Directories {
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
    if (found !== 'same') known = found && { ...readFrom(found.raw), version: found.version };
    return known;
  }

  const imported = (now: Known | undefined): Directory => {
    if (now?.directory !== undefined) return now.directory;
    throw now?.damage ?? noDirectory();
  };

  return {
    current: async () => imported(known !== undefined && nowMs() - askedMs < freshMs ? known : await latest()),
    newest: async () => imported(await latest()),
    replace: async (directory, hash, content) => {
      const document = directoryDocument({ directory, hash, ...given({ content }) }, await forms.current());
      await items.writeAgain(directoryId, [{ does: 'upsert', document }]);
      askedMs = Number.NEGATIVE_INFINITY;
    },
    stored: latest,
  };
}

function readFrom(raw: unknown): Omit<Known, 'version'> {
  try {
    return directoryIn(raw);
  } catch (error) {
    if (error instanceof StoreFault) return { hash: '', damage: error };
    throw error;
  }
}

const noDirectory = (): StoreFault =>
  new StoreFault('noDirectory', 'No directory was imported yet: name its file in DIRECTORY_FILE and start again');
