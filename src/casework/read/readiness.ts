// Whether this instance can serve: the database answers, and takes what is written. Late notices are only reported: every
// other instance has the same outbox, so that no one gains when this instance gets no more work.
import { hashOf } from '../write/hashing.ts';
import { newestForm, type Form } from '../ports/form-ports.ts';
import type { Ports, StoredDirectory } from '../ports/ports.ts';
import { directoryChanged, isAsImported, type DirectoryFile } from './import-directory.ts';
import { toSettingName } from '../../domain/council/council.ts';
import type { Worker } from '../tell/tick.ts';
import { given } from '../../domain/kernel/given.ts';

/** The oldest notice may have been due so long, in seconds; beyond that it is `late`. */
const outboxAgeLimit = 300;

/** An event of the log, with the name of the setting. */
const settingWrong = 'a setting is stored that cannot be kept, and counts as delivered';

/** How much of the hash of its file names a directory: `sha256sum directory.json` begins so. */
const hashShown = 12;

export interface Readiness {
  readonly ok: boolean;
  readonly database: boolean;
  /** Whether the database takes what is written: where its disk is full it still reads. Tried once a minute. */
  readonly writes: boolean;
  /** A later version has put a form in force that this one does not know: this instance is to be replaced. */
  readonly form?: 'later';
  /** How the hash of the directory file begins that is in force; `changed`: what is stored is not what was imported. */
  readonly directory?: string;
  /** Settings, by name, that cannot be kept as they are stored and count as delivered (docs/process.md P28.8). */
  readonly settings?: readonly string[];
  /** Seconds. */
  readonly outboxAge: number;
  readonly outboxAgeLimit: number;
  readonly late: boolean;
}

/**
 * Asks the database cheap questions; the age of the outbox is known from its rounds. `file` is the directory file that this
 * instance has. Never rejects.
 */
export function createReadiness(
  { directories, forms, contacts, machine, log }: Pick<Ports, 'directories' | 'forms' | 'contacts' | 'machine' | 'log'>,
  worker: Pick<Worker, 'outboxAge'>,
  file: () => DirectoryFile | undefined = () => undefined,
): () => Promise<Readiness> {
  let tried = { minute: 0, well: true };
  const writes = async (): Promise<boolean> => {
    const minute = Math.floor(machine.nowMs() / 60_000);
    if (tried.minute !== minute || !tried.well) {
      // The mark of a message that no one sent: it goes away as those do.
      const well = await isDone(contacts.firstTime(hashOf('readyz', String(machine.nowMs()))));
      tried = { minute, well };
    }
    return tried.well;
  };
  // The same object is the same content: in each form it is compared, and told of, once.
  let seen: StoredDirectory | undefined;
  let seenIn: Form | undefined;
  let inForce: string | undefined;
  let wrong: readonly string[] | undefined;
  const directory = async (): Promise<string | undefined> => {
    const stored = await directories.stored();
    const form = (await forms?.current()) ?? newestForm;
    if (stored === seen && form === seenIn) return inForce;
    const isChanged = stored !== undefined && !isAsImported(stored, file(), form);
    if (isChanged) log.warn(directoryChanged);
    wrong = stored?.wrong;
    for (const name of wrong ?? []) log.warn(`${settingWrong}: ${toSettingName(name) ?? 'one that is not known'}`);
    seen = stored;
    seenIn = form;
    return (inForce = isChanged ? 'changed' : stored?.hash.slice(0, hashShown));
  };
  return async () => {
    const database = await isDone(directories.newest());
    const inForce = database ? await directory().catch(() => undefined) : undefined;
    const well = database && (await writes());
    const outboxAge = Math.round(worker.outboxAge());
    const isPassed = forms?.isPassed?.() === true;
    return {
      ok: well && !isPassed,
      database,
      writes: well,
      ...given({ form: isPassed ? ('later' as const) : undefined, directory: inForce, settings: wrong }),
      outboxAge,
      outboxAgeLimit,
      late: outboxAge > outboxAgeLimit,
    };
  };
}

const isDone = async (something: Promise<unknown>): Promise<boolean> =>
  something.then(
    () => true,
    () => false,
  );
