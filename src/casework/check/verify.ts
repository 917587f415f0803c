// Whether what is stored holds together: chains, replay, calls, notices, markers (docs/design.md 5, 9). Reads only.
import type { Matter, MatterTypes } from '../../domain/matter/matter.ts';
import { byKind, kindAt, mostBytes, type MatterKind } from '../../domain/matters/matters.ts';
import { differing, keptOutAs } from '../../domain/case/state/kept-out.ts';
import { clockActor } from '../../domain/people/actor.ts';
import { readReference } from '../../domain/kernel/ids.ts';
import {
  toRegisterId,
  type Destroyed,
  type Disposal,
  type LooksEnd,
  type RegisterId,
} from '../../domain/register/entry.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { toPartitionId, type PartitionId } from '../../domain/matters/partition.ts';
import { inBatches } from '../../machine/in-batches.ts';
import type { Audit, Partition } from '../ports/audit-ports.ts';
import type { Tombstone } from '../ports/destroy-ports.ts';
import { newestForm, type Form } from '../ports/form-ports.ts';
import type { Migrating } from '../ports/migrate-ports.ts';
import type { MatterRecord } from '../ports/matter-ports.ts';
import { callsAfter } from '../write/calls.ts';
import { canonical } from '../../domain/kernel/canonical.ts';
import { differsByRules } from '../migrate/made-again.ts';
import { managedAt } from '../write/matters.ts';
import type { Directories } from '../ports/ports.ts';
import { isAsImported, type DirectoryFile } from '../read/import-directory.ts';
import type { FigureStore } from '../ports/figure-ports.ts';
import { figureCheck } from './figures.ts';
import { createNames } from './names.ts';
import { policeRowsProblem } from './police-rows.ts';
import type { SealCheck } from './seals.ts';
import {
  chainProblem,
  commonProblems,
  contentsOf,
  isWarning,
  lostCalls,
  problemsAt,
  unmarked,
  unposted,
  type Problem,
} from './problems.ts';

type AnyMatter = Matter<MatterTypes>;
type AnyRecord = MatterRecord<MatterTypes>;

/** How many matters of each kind there are, and what else was looked at. */
export interface Counts extends Readonly<Record<MatterKind, number>> {
  readonly facts: number;
  readonly calls: number;
  readonly waiting: number;
  /** References of cards that no one pressed Start on yet. */
  readonly reserved: number;
  /** Of what was destroyed a tombstone is left (docs/process.md P31.7). */
  readonly destroyed: number;
  readonly problems: number;
}

const atOnce = 4;

/**
 * Checks every partition once, a few at a time. `tell` hears of each problem as it is found, and of what is none
 * yet. What is of an earlier form than the one in force has been left behind. By the directory it says what is owed that no
 * one hears of (docs/process.md P2.7).
 */
export async function verify(
  audit: Audit,
  nowMs: number,
  tell: (problem: Problem) => void,
  inForce?: Form,
  directory?: Directory,
  figures?: FigureStore,
  seals?: SealCheck,
): Promise<Counts> {
  const seen = new Set<string>();
  const named = createNames();
  const stones = new Map<PartitionId, Tombstone>();
  const merged = new Set<PartitionId>();
  const counted = figures && (await figureCheck(figures, nowMs));
  const sum: Record<keyof Counts, number> = { ...nothing, problems: 0 };
  const tellAll = (problems: readonly Problem[]): void => {
    sum.problems += problems.filter((one) => !isWarning(one)).length;
    for (const problem of problems) tell(problem);
  };
  const look = async (reference: PartitionId): Promise<void> => {
    const { counts, problems, partition } = await lookTwice(audit, reference, nowMs);
    for (const name of names) sum[name] += counts[name];
    named.seen(partition);
    if (partition.tombstone !== undefined) stones.set(partition.id, partition.tombstone);
    if (kindAt(partition.id) === 'entity' && intoOf(partition) !== undefined) merged.add(partition.id);
    if (counted !== undefined) tellAll(counted.seen(partition));
    if (seals !== undefined) tellAll(seals.seen(partition));
    if (directory !== undefined) tellAll(unheard(partition, directory, nowMs));
    const isBehind = inForce !== undefined && (partition.record?.form ?? newestForm) < inForce;
    tellAll(problems.filter(({ kind }) => kind !== 'earlier' || isBehind));
  };
  for await (const page of audit.references()) {
    const fresh = page.filter((reference) => !seen.has(reference));
    for (const reference of fresh) seen.add(reference);
    await inBatches(fresh, atOnce, look);
  }
  tellAll(await named.missing(audit));
  tellAll(await uncertified(audit, stones, seals));
  tellAll((await inBatches([...merged], atOnce, async (id) => apart(audit, id))).flat());
  if (counted !== undefined) tellAll(counted.summed());
  if (seals !== undefined) tellAll([...seals.problems, ...seals.gone()]);
  return sum;
}

/**
 * Whether the directory in force is the one that was imported; `file` is the directory file, where it is at hand,
 * `inForce` the form. Counts what is wrong.
 */
export async function verifyDirectory(
  directories: Pick<Directories, 'stored'>,
  file: DirectoryFile | undefined,
  inForce: Form,
  tell: (problem: Problem) => void,
): Promise<number> {
  const stored = await directories.stored();
  if (stored === undefined || isAsImported(stored, file, inForce)) return 0;
  const what = stored.directory === undefined ? 'it is damaged, and not in force' : 'it is not what was imported';
  tell(problemsAt('directory')('directory', what));
  return 1;
}

/** Whether match keys are being made again, which has not ended. Counts what is wrong. */
export async function verifyMarks(
  { marked }: Pick<Migrating, 'marked'>,
  tell: (problem: Problem) => void,
): Promise<number> {
  if ((await marked()).rotating === undefined) return 0;
  tell(problemsAt('database')('rotating', 'its match keys are being made again, and that has not ended'));
  return 1;
}

/** What is owed, and no one hears of or may settle. */
function unheard({ id, record }: Partition, directory: Directory, nowMs: number): readonly Problem[] {
  if (record === undefined) return [];
  const context = { actor: clockActor, now: new Date(nowMs).toISOString(), directory };
  const names = managedAt(id).matter.unheard?.(record.root, context) ?? [];
  return names.map((name) => problemsAt(id)('unheard', `no one hears of ${name}, or no one may settle it`));
}

interface Checked {
  readonly partition: Partition;
  readonly counts: Omit<Counts, 'problems'>;
  readonly problems: readonly Problem[];
}
const nothing: Checked['counts'] = {
  ...byKind(() => 0),
  facts: 0,
  calls: 0,
  waiting: 0,
  reserved: 0,
  destroyed: 0,
};
const names = Object.keys(nothing) as readonly (keyof typeof nothing)[]; // its own keys

/** The bot may write between two pages of one partition: a problem counts when it is still there at a second look. */
async function lookTwice(audit: Audit, id: PartitionId, nowMs: number): Promise<Checked> {
  const first = check(await audit.partition(id), nowMs);
  if (first.problems.length === 0) return first;
  const second = check(await audit.partition(id), nowMs);
  const known = new Set(first.problems.map(({ what }) => what));
  return { ...second, problems: second.problems.filter(({ what }) => known.has(what)) };
}

/** All that is wrong with one matter. */
function check(partition: Partition, nowMs: number): Checked {
  const { id, record, facts, notices } = partition;
  if (partition.tombstone !== undefined) return checkDestroyed(partition);
  const { matter } = managedAt(id);
  const problem = problemsAt(id);
  const end = record && { facts: record.root.facts, lastHash: record.lastHash };
  const chain = chainProblem({ of: matter.name, facts, end });
  const rows = policeRowsProblem(partition, nowMs);
  const problems = [
    ...(rows === undefined ? [] : [problem('rows', rows)]),
    ...commonProblems(id, partition, facts, nowMs),
    ...(isOrphan(partition, matter) ? [problem('orphan', `${contentsOf(partition)} without a ${matter.name}`)] : []),
    ...(chain === undefined ? [] : [problem('chain', chain)]),
    ...(record === undefined ? [] : problemsOfRecord(partition, matter, record)),
    ...(record === undefined || chain !== undefined ? [] : problemsOfReplay(partition, matter, record)),
  ];
  const counts = {
    ...nothing,
    [kindAt(id) ?? 'case']: record === undefined ? 0 : 1,
    facts: facts.length,
    calls: Object.keys(record?.calls ?? {}).length,
    waiting: notices.reduce((sum, { rest }) => sum + (rest?.length ?? 1), 0),
    reserved: isReserved(partition) ? 1 : 0,
  };
  return { partition, counts, problems };
}

function problemsOfRecord(partition: Partition, matter: AnyMatter, record: AnyRecord): readonly Problem[] {
  const { id, listed, facts, bytes, notices, parts, aside } = partition;
  const most = mostBytes[kindAt(id) ?? 'case'];
  const problem = problemsAt(id);
  // Where facts tell of a part that is not stored, the replay says so.
  const known = new Set(
    [...Object.values(parts).flat(), ...aside, ...facts.map(({ part }) => ({ id: part }))].map((one) => one.id),
  );
  return [
    ...notices.flatMap(({ key, about: { part } }) =>
      part === undefined || known.has(part)
        ? []
        : [problem('missing', `the notice ${key} is about ${part}, which is not there`)],
    ),
    ...(listed && matter.idOf(record.root) === id
      ? []
      : [problem('listed', `lists do not find the ${matter.name} or its parts by what they are now`)]),
    ...unmarkedProblems(partition, matter).map((what) => problem('marker', what)),
    ...unposted(partition).map((key) => problem('card', `${key} was sent, and nothing says where its message lies`)),
    ...lostCalls(partition, facts, record.calls).map((what) => problem('lost', what)),
    ...(bytes > most / 2 ? [problem('large', `its document has ${bytes} bytes of the ${most} that it may have`)] : []),
    // What is stopped is known to be of an earlier form, and going on does not help.
    ...(record.form === undefined || record.moving === 'stopped'
      ? []
      : [problem('earlier', `the ${matter.name} is stored in form ${record.form}`)]),
    ...(record.moving === 'stopped'
      ? [problem('stopped', `the ${matter.name} would lose something by being brought over`)]
      : []),
  ];
}

/** One line, however many there are. */
function unmarkedProblems(partition: Partition, matter: AnyMatter): readonly string[] {
  const [first, ...more] = unmarked(partition, (step) => matter.savesAgain(step));
  if (first === undefined) return [];
  return [`fact ${first} has no marker of its press${more.length === 0 ? '' : `, nor have ${more.length} others`}`];
}

/**
 * Where what the facts make is not what is stored: the matter, each of its parts, and whom they called. Of one that is still to be
 * brought over the rules of today make some of it otherwise: that is no problem (casework/migrate).
 */
function problemsOfReplay(partition: Partition, matter: AnyMatter, record: AnyRecord): readonly Problem[] {
  const { id, facts } = partition;
  const problem = problemsAt(id);
  const calls = wrongCalls(record.calls, facts).map((what) => problem('calls', what));
  const wrong = problem('replay', `its facts do not make the ${matter.name} that is stored`);
  const replay = replayed(matter, facts);
  if (replay === undefined) return [wrong, ...calls];
  const made = replay;
  const isOld = record.form !== undefined && record.moving !== 'stopped';
  const isSame: IsSame = (stored, now, part) => {
    if (canonical(stored) === canonical(now)) return true;
    const held = (value: unknown) => (part === undefined ? { root: Object(value) } : { parts: { [part]: value } });
    return isOld && differsByRules(record.root, held(stored), held(now));
  };
  return [
    ...(isSame(record.root, made.root) ? [] : [wrong]),
    ...wrongParts(matter, new Map([...made.parts, ...made.aside]), partition, isSame).map((what) =>
      problem('replay', what),
    ),
    ...calls,
  ];
}

/** Undefined where they cannot be replayed. */
function replayed(matter: AnyMatter, facts: Partition['facts']): ReturnType<AnyMatter['replay']> | undefined {
  try {
    return matter.replay(facts);
  } catch {
    return undefined; // what was thrown may quote the matter
  }
}

/** Of the matter itself, or of the part of this name. */
type IsSame = (stored: unknown, made: unknown, part?: string) => boolean;
function wrongParts(
  matter: AnyMatter,
  made: ReadonlyMap<string, unknown>,
  { parts, aside }: Pick<Partition, 'parts' | 'aside'>,
  isSame: IsSame,
): readonly string[] {
  const named = Object.entries(parts).flatMap(([kind, docs]) => docs.map((doc) => [doc.id, { kind, doc }] as const));
  const left = aside.map((doc) => [doc.id, { kind: matter.partNamed(doc.id) ?? '', doc }] as const);
  const stored = new Map([...named, ...left]);
  return [
    ...[...made].flatMap(([id, part]) => {
      const found = stored.get(id);
      if (found === undefined) return [`the ${matter.partNamed(id)} ${id} that its facts make is not stored`];
      return isSame(found.doc, part, id) ? [] : [`its facts do not make the ${found.kind} ${id} that is stored`];
    }),
    ...[...named, ...left]
      .filter(([id]) => !made.has(id))
      .map(([id, { kind }]) => `no fact makes the ${kind} ${id} that is stored`),
  ];
}

/** Calls on record that the facts do not say they made, and the other way round. */
function wrongCalls(calls: AnyRecord['calls'], facts: Partition['facts']): readonly string[] {
  const made = facts.reduce<AnyRecord['calls']>(callsAfter, {});
  return [
    ...Object.entries(calls)
      .filter(([key, call]) => made[key] !== call)
      .map(([key, call]) => `the call of fact ${call} to ${key} does not follow from the facts`),
    ...Object.entries(made)
      .filter(([key]) => calls[key] === undefined)
      .map(([key, call]) => `the call of fact ${call} to ${key} is not on record`),
  ];
}

/** Of what was destroyed nothing is left but its tombstone; what the figures hold of it goes last. */
function checkDestroyed(partition: Partition): Checked {
  const { id, record, aside, unreadable } = partition;
  const rest = [
    contentsOf(partition),
    ...(record === undefined ? [] : ['the matter itself']),
    ...(aside.length === 0 ? [] : [`${aside.length} parts that were set aside`]),
    ...unreadable,
  ].filter((one) => one !== '');
  const problem = problemsAt(id)('beside', `${rest.join(', ')} beside the tombstone of what was destroyed`);
  return { partition, counts: { ...nothing, destroyed: 1 }, problems: rest.length === 0 ? [] : [problem] };
}

/** In what a record of a person or place ended. */
const intoOf = ({ record }: Partition): PartitionId | undefined => {
  const root: object = record?.root ?? {};
  return 'into' in root && typeof root.into === 'string' ? toPartitionId(root.into) : undefined;
};
/**
 * Who may read a record that was merged into another that is kept from them, or was kept from it alone; both as they are now
 * (docs/process.md P23.15). Of a case that ended in another that is asked of the case that goes on, at every read.
 */
async function apart(audit: Audit, id: PartitionId): Promise<readonly Problem[]> {
  const ended = await audit.partition(id);
  const into = intoOf(ended);
  const kept = into && (await audit.partition(into)).record?.root;
  if (into === undefined || !isShut(kept) || !isShut(ended.record?.root)) return [];
  const { in: more, out } = differing(ended.record.root, { ...kept, id: into });
  const read = more.filter((one) => keptOutAs(kept, one) !== undefined);
  const said = [
    ...(read.length === 0 ? [] : [`${read.length} who may not read ${into}, in which it ended, may read it`]),
    ...(out.length === 0 ? [] : [`${out.length} who were let in to ${into}, in which it ended, may not read it`]),
  ];
  return said.map((what) => problemsAt(id)('apart', what));
}
const isShut = (root: object | undefined): root is Parameters<typeof differing>[0] =>
  root !== undefined && 'excluded' in root && Array.isArray(root.excluded);

/** A tombstone that no one agreed on: its certificate is no entry about it, or not agreed. */
async function uncertified(
  audit: Audit,
  stones: ReadonlyMap<PartitionId, Tombstone>,
  seals: Pick<SealCheck, 'writtenOn'> | undefined,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const ended = new Map<RegisterId, number>();
  for (const [id, { certificate, facts, lastHash }] of stones) {
    if (certificate === 'draft') {
      // Only a case has a draft; whether it was sent the seals say.
      if (!('reference' in readReference(id)))
        problems.push(problemsAt(id)('orphan', 'its tombstone is that of a draft, and it is no case'));
      continue;
    }
    const { record } = await audit.partition(certificate);
    if (toRegisterId(id) !== undefined) {
      const by = record?.root;
      const written = seals?.writtenOn(id) ?? '';
      if (!isLooksEnd(by) || written > by.upTo)
        problems.push(problemsAt(id)('orphan', `its tombstone names ${certificate}, by which it did not end`));
      const many = (ended.get(certificate) ?? 0) + 1;
      ended.set(certificate, many);
      if (isLooksEnd(by) && many === by.entries + 1)
        problems.push(problemsAt(certificate)('orphan', `more entries ended by it than the ${by.entries} it says`));
      continue;
    }
    if (!certifies(record?.root, { id, facts, lastHash }))
      problems.push(problemsAt(id)('orphan', `its tombstone names ${certificate}, by which it was not destroyed`));
  }
  return problems;
}
const isDisposal = (root: object | undefined): root is Disposal =>
  root !== undefined && 'type' in root && root.type === 'disposal';
/** By which entries of the register end, and no case. */
const isLooksEnd = (root: object | undefined): root is LooksEnd =>
  root !== undefined &&
  'type' in root &&
  root.type === 'looksEnd' &&
  'state' in root &&
  ['ending', 'ended'].some((one) => one === root.state);
function certifies(entry: object | undefined, stone: Omit<Destroyed, 'id'> & { readonly id: PartitionId }): boolean {
  if (!isDisposal(entry) || !['agreed', 'done'].includes(entry.state)) return false;
  if (!entry.record.some((one) => one === stone.id)) return false;
  const { certificate } = entry;
  return certificate === undefined || certificate.matters.some((one) => canonical(one) === canonical(stone));
}

/** A card with Start that no one has pressed: a message, and nothing else. */
const isReserved = (partition: Partition): boolean =>
  partition.record === undefined &&
  partition.unreadable.length === 0 &&
  contentsOf({ ...partition, posted: [] }) === '' &&
  partition.posted.length > 0 &&
  partition.posted.every(({ call }) => call === 0);

const isOrphan = (partition: Partition, { kind }: AnyMatter): boolean =>
  partition.record === undefined &&
  !partition.unreadable.includes(kind) &&
  contentsOf(partition) !== '' &&
  !isReserved(partition);
