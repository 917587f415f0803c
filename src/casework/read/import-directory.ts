// The directory file of the council: read whole, checked, and taken: what it changes of who is who and of the settings.
import { textIn } from '../../domain/kernel/bytes.ts';
import { readFile } from 'node:fs/promises';
import { checkedDirectory } from '../../domain/people/checked.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { canonical } from '../../domain/kernel/canonical.ts';
import { hashOf } from '../write/hashing.ts';
import { newestForm, since, type Form } from '../ports/form-ports.ts';
import type { Log, Ports, StoredDirectory } from '../ports/ports.ts';
import { act } from '../write/act.ts';
import { councils } from '../write/matters.ts';
import { councilId, type Council } from '../../domain/council/council.ts';
import { byEntry } from './named-entries.ts';
import { clockActor } from '../../domain/people/actor.ts';

/** A directory as its file says it, and which file that is. */
export interface DirectoryFile {
  readonly directory: Directory;
  readonly hash: string;
}

/** A file that is no directory. */
export class DirectoryMistakes extends Error {
  override name = 'DirectoryMistakes';
  /** The entry or the setting of the first of them. */
  readonly entry: string;
  constructor(file: string, wrong: readonly string[]) {
    super(`${file} is not a directory:\n  - ${wrong.join('\n  - ')}`);
    this.entry = wrong[0]?.split(': ')[0] ?? '';
  }
}

/** Reads and checks the file; throws with what is wrong in it. */
export async function readDirectory(file: string | undefined): Promise<DirectoryFile | undefined> {
  if (file === undefined) return undefined;
  const text = textIn(await readFile(file));
  const raw: unknown = JSON.parse(text);
  const read = checkedDirectory(raw);
  if ('wrong' in read) throw new DirectoryMistakes(file, byEntry(raw, read.wrong));
  return { directory: read.value, hash: hashOf(text) };
}

/** SHA-256 of a directory as it is stored, whatever the order of its properties. */
const contentHash = (directory: unknown): string => hashOf(canonical(directory));

/**
 * Whether what is stored is what was imported: of the council by the fact that vouches for it; else by the hash of its content, and where this is the very file that it says it
 * came from, by that. From that form on a directory without the hash of its content is only what the file at hand says:
 * it was imported before the form was raised, and has its hash from the next start on. Where neither is there, nothing can
 * tell (`hasNoProof`).
 */
export function isAsImported(
  { directory, stored, hash, content, vouched }: StoredDirectory,
  file: DirectoryFile | undefined,
  _inForce: Form,
): boolean {
  if (directory === undefined) return false;
  if (vouched !== undefined) return vouched;
  const isOfFile = file === undefined || canonical(directory) === canonical(file.directory);
  if (content === undefined) return isOfFile;
  return content === contentHash(stored) && (file?.hash !== hash || isOfFile);
}

/** Whether nothing can tell that what is stored is what was imported. */
export const hasNoProof = (stored: StoredDirectory | undefined, file: DirectoryFile | undefined): boolean =>
  stored?.directory !== undefined && stored.vouched === undefined && stored.content === undefined && file === undefined;

/** What a directory is taken with. */
export type TakingPorts = Pick<Ports, 'directories' | 'forms' | 'council' | 'machine'> &
  Partial<Pick<Ports, 'telemetry'>>;

/**
 * Takes what the file changes, and nothing else; without a file the directory stays as it is. Where the form has come and there is
 * no council yet, it begins with what is stored. While an earlier form is in force, the document of it is replaced as a whole.
 */
export async function importDirectory(ports: TakingPorts, read: DirectoryFile | undefined, log: Log): Promise<void> {
  const inForce = await formOf(ports);
  if (inForce < since.council) {
    if (read !== undefined) await replaceDirectory(ports, read, inForce, log);
    return;
  }
  await beginFromStored(ports, read, log);
  if (read !== undefined) await takeWhole(ports, read, log);
}

const formOf = async ({ forms }: Pick<Ports, 'forms'>): Promise<Form> => (await forms?.current()) ?? newestForm;

async function replaceDirectory(
  { directories }: Pick<Ports, 'directories'>,
  read: DirectoryFile,
  inForce: Form,
  log: Log,
): Promise<void> {
  const stored = await directories.stored();
  const isWhole = stored?.content !== undefined;
  // From another file, with no hash of its content: imported before the form was raised. It is no alarm, and is replaced.
  const isOfBefore = !isWhole && stored?.directory !== undefined && stored.hash !== read.hash;
  const isChanged = stored !== undefined && !isOfBefore && !isAsImported(stored, read, inForce);
  if (stored?.hash === read.hash && !isChanged && isWhole) return;
  if (isChanged) log.warn(directoryChanged);
  await directories.replace(read.directory, read.hash, contentHash(read.directory));
  log.info('directory imported', { people: read.directory.people.length });
}

/** `changed`: what is stored is not what was imported, and nothing begins with it. */
export type CouncilBegun = 'begun' | 'there' | 'nothing' | 'changed';

/**
 * The council begins with the directory that was in force under the form before: whichever instance is first, and once. What was
 * not imported is no beginning: then it begins with the file, or not at all.
 */
export async function beginFromStored(
  ports: TakingPorts,
  file: DirectoryFile | undefined,
  log: Log,
): Promise<CouncilBegun> {
  const inForce = await formOf(ports);
  if (inForce < since.council) return 'nothing';
  const council = await wholeCouncil(ports);
  const stored = await ports.directories.stored();
  if (council !== undefined) {
    if (stored?.vouched === false) log.warn(directoryChanged);
    return 'there';
  }
  if (stored?.directory === undefined || stored.vouched !== undefined) return 'nothing';
  const isOfBefore = stored.content === undefined && stored.hash !== file?.hash;
  if (!isOfBefore && !isAsImported(stored, file, inForce)) {
    log.warn(directoryChanged);
    return 'changed';
  }
  await takeWhole(ports, { directory: stored.directory, hash: stored.hash }, log);
  return 'begun';
}

/** The council, once it has the whole of its first file. */
async function wholeCouncil({ council }: Pick<Ports, 'council'>): Promise<Council | undefined> {
  const root = (await council.load(councilId))?.value.root;
  return root?.partly === 'first' ? undefined : root;
}

/** In as many facts as it needs; any number of instances may do it at once, for each names the fact that it follows. */
async function takeWhole(ports: TakingPorts, { directory, hash }: DirectoryFile, log: Log): Promise<void> {
  for (;;) {
    const before = (await ports.council.load(councilId))?.value.root;
    if (before?.file === hash && before.partly === undefined) return;
    const [facts, step] = before === undefined ? [0, 'beginCouncil' as const] : [before.facts, 'takeFile' as const];
    const outcome = await act(ports, councils, {
      id: councilId,
      command: { step, input: { directory, hash } },
      commandId: `remind-file.${facts}-${hash.slice(0, 16)}`,
      context: { actor: clockActor, now: ports.machine.now(), directory },
    });
    if (outcome.kind === 'refused' && outcome.refusal.code !== 'changedMeanwhile')
      throw new Error(`The directory was not taken: ${outcome.refusal.message}`);
    if (outcome.kind === 'unchanged') return;
    // Another instance was first: its fact is looked at.
    if (outcome.kind !== 'done') continue;
    if (outcome.now.partly === undefined) log.info('directory imported', { people: outcome.now.people.length });
  }
}

/** An event of the log, which an alert looks for (infra/modules/alerts.bicep). */
export const directoryChanged = 'directory is not what was imported';
