// The directory file while the bot runs: one that is another is imported, one that has mistakes is not, and the directory in
// force stays.
import type { Log } from '../ports/ports.ts';
import {
  beginFromStored,
  DirectoryMistakes,
  importDirectory,
  type DirectoryFile,
  type TakingPorts,
} from './import-directory.ts';

/** An event of the log, which an alert looks for (infra/modules/alerts.bicep). */
const directoryRefused = 'directory refused';

export interface NewerDirectory {
  /** The file that was last found good; undefined where there has been none. */
  current(): DirectoryFile | undefined;
  /** Looks whether the file is another. Never rejects: what is wrong is logged, once for each cause. */
  look(): Promise<void>;
}

interface Looking extends TakingPorts {
  readonly log: Log;
  /** The file as it was read at the start. */
  readonly first: DirectoryFile | undefined;
  /** Undefined where there is no file yet; rejects where it is no directory. */
  readonly read: () => Promise<DirectoryFile | undefined>;
}

export function newerDirectory({ log, first, read, ...ports }: Looking): NewerDirectory {
  let current = first;
  let told = '';
  let hasBegun = false;
  const tell = (event: string, error: unknown): void => {
    const cause = `${event} ${error instanceof Error ? error.message : typeof error}`;
    if (cause !== told) log.error(event, error, error instanceof DirectoryMistakes ? { entry: error.entry } : {});
    told = cause;
  };
  const importNewer = async (found: DirectoryFile): Promise<void> => {
    const inForce = (await ports.directories.stored())?.hash;
    // Another instance has one that this one has not seen: that is the newer, and this one gets it by its next fetch.
    if (current !== undefined && ![current.hash, found.hash, undefined].includes(inForce)) return;
    await importDirectory(ports, found, log);
    current = found;
  };
  const look = async (): Promise<void> => {
    const found = await read().catch((error: unknown) => {
      tell(directoryRefused, error);
      return 'refused' as const;
    });
    if (found === 'refused') return;
    try {
      // The form may have come while the bot runs: then the council begins with what is stored.
      hasBegun ||= ['begun', 'there'].includes(await beginFromStored(ports, current, log));
      if (found !== undefined && found.hash !== current?.hash) await importNewer(found);
      told = '';
    } catch (error) {
      tell('directory not imported', error);
    }
  };
  return { current: () => current, look };
}
