// The directory of people, as it is stored and kept for two seconds: the council's own document, and while an earlier form is in
// force, or until the council has begun, the document that was imported.
import { since, type Forms } from '../casework/ports/form-ports.ts';
import type { Directories, StoredDirectory } from '../casework/ports/ports.ts';
import type { Council } from '../domain/council/council.ts';
import { given } from '../domain/kernel/given.ts';
import { directorySchema, type Directory } from '../domain/people/directory.ts';
import { settingsIn } from '../domain/people/settings.ts';
import { createTogether } from '../machine/together.ts';
import { councilFound, councilRead, type CouncilFound } from './matters/council.ts';
import { directoryDocument, directoryId, directoryIn } from './matters/documents.ts';
import { StoreFault } from './sdk/faults.ts';
import type { Items } from './sdk/items.ts';

interface Known extends StoredDirectory {
  readonly version: string | undefined;
  /** Why it is not in force. */
  readonly damage?: StoreFault;
}

/** The directory, and what this process itself has just changed of it. */
interface Looked extends Directories {
  /** The next press asks, for the council was written here. */
  readonly forget: () => void;
}

/** How old what a press is looked up in may be, in milliseconds (docs/design.md 5). */
const freshMs = 2000;

/**
 * The directory is one document: a change is seen as a whole or not at all, and asking whether it changed is cheap.
 * Still every press would ask, so it is asked every two seconds at most. `nowMs`: of this process, not business time.
 */
export function directoriesOn(
  { cases, directory: items }: Readonly<Record<'cases' | 'directory', Items>>,
  forms: Pick<Forms, 'current'>,
  nowMs: () => number = () => performance.now(),
): Looked {
  let known: Known | undefined;
  let askedMs = Number.NEGATIVE_INFINITY;

  const forget = (): void => void (askedMs = Number.NEGATIVE_INFINITY);

  /** Undefined: there is no council that is in force yet. */
  async function ofCouncil(before: Known | undefined): Promise<Known | 'same' | undefined> {
    const found = await councilRead(cases);
    if (before?.vouched !== undefined && before.version !== undefined && before.version === found?.version)
      return 'same';
    const read = await councilFound(cases, found).catch(asDamage);
    if (read === undefined || !('record' in read)) return read;
    return read.record.root.partly === 'first' ? undefined : councilKnown(read);
  }
  async function ofDocument(before: Known | undefined): Promise<Known | 'same' | undefined> {
    const found = await (before?.vouched !== undefined || before?.version === undefined
      ? items.read(directoryId, directoryId)
      : items.readUnless(directoryId, directoryId, before.version));
    return found === undefined || found === 'same' ? found : { ...readFrom(found.raw), version: found.version };
  }

  const together = createTogether<Known | undefined>();
  const latest = (): Promise<Known | undefined> => together.ask('latest', lookNow);

  async function lookNow(): Promise<Known | undefined> {
    const before = known;
    const begunMs = nowMs();
    const form = await forms.current();
    const found = (form < since.council ? undefined : await ofCouncil(before)) ?? (await ofDocument(before));
    // An answer that was overtaken by a later one tells nothing new.
    if (begunMs < askedMs) return known;
    askedMs = begunMs;
    if (found !== 'same') known = found;
    return known;
  }

  const imported = (now: Known | undefined): Directory => {
    if (now?.directory !== undefined) return now.directory;
    throw now?.damage ?? noDirectory();
  };

  return {
    current: async () => imported(known !== undefined && nowMs() - askedMs < freshMs ? known : await latest()),
    newest: async () => imported(await latest()),
    forget,
    replace: async (directory, hash, content) => {
      const document = directoryDocument({ directory, hash, ...given({ content }) }, await forms.current());
      await items.writeAgain(directoryId, [{ does: 'upsert', document }]);
      forget();
    },
    stored: latest,
  };
}

function councilKnown({ record: { root }, isVouched, version }: CouncilFound): Known {
  const { people, agencies, delegations } = root;
  const { settings, wrong } = settingsIn(root.settings);
  const beside = { version, vouched: isVouched, ...(wrong.length > 0 && { wrong }) };
  const read = directorySchema.safeParse({ people, agencies, delegations, settings } satisfies Partial<Council>);
  if (read.success) return { ...beside, directory: read.data, stored: read.data, hash: root.file };
  const places = read.error.issues.map(({ path }) => path.join('.'));
  const damage = new StoreFault('unreadable', `The directory of the council is damaged at ${places.join(', ')}`);
  return { ...beside, hash: '', damage };
}

function readFrom(raw: unknown): Omit<Known, 'version'> {
  try {
    return directoryIn(raw);
  } catch (error) {
    return { hash: '', damage: damageOf(error) };
  }
}
const asDamage = (error: unknown): Known => ({ hash: '', vouched: false, version: undefined, damage: damageOf(error) });
/** What is damaged is damaged at the next look too; every other fault passes. */
function damageOf(error: unknown): StoreFault {
  if (error instanceof StoreFault && error.reason === 'unreadable') return error;
  throw error;
}

const noDirectory = (): StoreFault =>
  new StoreFault('noDirectory', 'No directory was imported yet: name its file in DIRECTORY_FILE and start again');
