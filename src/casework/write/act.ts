// THE ONLY WRITE PATH: every change of a matter or of one of its parts goes through `act` (docs/design.md 5).
import type { CommandId } from '../../domain/kernel/ids.ts';
import {
  isAside,
  type After,
  type AnyPartIn,
  type Before,
  type CommandIn,
  type FactIn,
  type Matter,
  type MatterTypes,
  type PartIn,
} from '../../domain/matter/matter.ts';
import { refOf } from '../../domain/people/actor.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import { notAvailable, refuse, type Context, type Decision, type Refusal } from '../../domain/matter/step.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type {
  MatterCommit,
  MatterRecord,
  MatterStore,
  Moving,
  PartWrite,
  StoredFactIn,
  Struck,
} from '../ports/matter-ports.ts';
import type { Marker, Ports } from '../ports/ports.ts';
import { newestForm, type Form } from '../ports/form-ports.ts';
import { noTelemetry } from '../ports/telemetry-ports.ts';
import { callsAfter } from './calls.ts';
import { fitted } from './fitted.ts';
import { canonical } from '../../domain/kernel/canonical.ts';
import { chained, hashOf, leftOf, saltBytes, saltOf } from './hashing.ts';
import type { NewNotice } from '../../notices/told.ts';
import type { Managed } from './matters.ts';
import { createBounded } from '../../machine/bounded.ts';
import { inBatches } from '../../machine/in-batches.ts';
import { createTurns, type Turns } from '../../machine/turns.ts';
import { given } from '../../domain/kernel/given.ts';

export interface Request<T extends MatterTypes, Name extends string = string> {
  readonly id: T['id'];
  readonly command: CommandIn<T> & { readonly step: Name };
  /**
   * What the press saves first, in the same writing: a fact of its own, and the step is decided on what it makes. Where
   * the step may not be, it is saved all the same, so that nothing that was typed is lost.
   */
  readonly saving?: CommandIn<T> & { readonly part?: undefined };
  /** Minted when the pressed card was built; of a reminder its name, `remind-<clock>-<rung>`. */
  readonly commandId: CommandId | ReminderId;
  readonly context: T['context'];
  /** Of a press that is tried again: when it was pressed. What its person has saved since is newer, and stays. */
  readonly pressedAt?: Instant | undefined;
  /** Of a person's press: the directory as it is now, which may be newer than the one that they were looked up in. */
  readonly newest?: () => Promise<Directory>;
}
export type ReminderId = `remind-${string}`;

/** The matter, and the part that the step was about, as they are after the press. */
export type OutcomeWith<Root, Part = unknown> =
  | { readonly kind: 'unchanged'; readonly now: Root; readonly part?: Part }
  /** `told`: whom the fact calls, and those who have a card that may change by it. */
  | { readonly kind: 'done'; readonly now: Root; readonly part?: Part; readonly told: readonly Reaching[] }
  /** The same press again: `at` is when it was taken. */
  | { readonly kind: 'repeat'; readonly now: Root; readonly part?: Part; readonly at: Instant }
  | {
      readonly kind: 'refused';
      readonly now: Root | undefined;
      readonly part?: Part;
      readonly refusal: Refusal;
      /** What was to be saved first is in `now`; the step alone may not be. */
      readonly saved?: true;
    };
/** A notice of the fact that reaches its person: a new call, or a card of theirs that is there. */
export type Reaching = Pick<NewNotice, 'key' | 'part' | 'person' | 'rings'>;
/** A step on the matter itself has no part; a step on a part has that one. */
export type Outcome<T extends MatterTypes, Name = CommandIn<T>['step']> = OutcomeWith<T['root'], PartIn<T, Name>>;
type AnyOutcome<T extends MatterTypes> = OutcomeWith<T['root'], AnyPartIn<T>>;

type Running = Pick<Ports, 'machine' | 'telemetry' | 'forms'> & Partial<Pick<Ports, 'log'>>;

/** What the step is decided on, with the versions that a write replaces. */
interface Loaded<T extends MatterTypes> extends Before<T> {
  readonly record: MatterRecord<T> | undefined;
  readonly version: string | undefined;
  readonly partVersion: string | undefined;
  /** All facts, for a step that is decided on them. */
  readonly facts?: readonly StoredFactIn<T>[];
  /** What the matter is stored in; of a new one the form in force. */
  readonly form: Form;
}

const turnsOf = new WeakMap<object, Turns>();

/**
 * Takes a step: load, decide, evolve, and write everything in one transaction. A version conflict decides again on what
 * is there now (decide is pure, so that is harmless). Throws only when the store does.
 */
export function act<T extends MatterTypes, P, Name extends string>(
  ports: NoInfer<P> & Running,
  managed: Managed<T, P>,
  request: Request<T, Name>,
): Promise<Outcome<T, Name>>;
export async function act<T extends MatterTypes, P>(
  ports: P & Running,
  managed: Managed<T, P>,
  request: Request<T>,
): Promise<AnyOutcome<T>> {
  const { telemetry = noTelemetry } = ports;
  const { step } = request.command;
  const work = () => take(ports, managed, request);
  const taken = () => (managed.turns ? inTurn(managed.store(ports), request.id, work) : work());
  return telemetry.measure('act', { step }, taken, ({ kind }) => kind);
}

function inTurn<R>(store: object, id: string, work: () => Promise<R>): Promise<R> {
  const turns = turnsOf.get(store) ?? createTurns();
  turnsOf.set(store, turns);
  return turns.take(id, work);
}

async function take<T extends MatterTypes, P>(
  ports: P & Running,
  managed: Managed<T, P>,
  request: Request<T>,
): Promise<AnyOutcome<T>> {
  const { command, saving } = request;
  const marks = { step: markOf(request, command), ...(saving !== undefined && { saving: markOf(request, saving) }) };
  const marker = async (mark: Mark | undefined): Promise<Marker | undefined> =>
    mark && managed.store(ports).marker(request.id, mark.id);
  let latest: Before<T> = { root: undefined };
  for (let tries = 0; tries < managed.mostTries(command); tries += 1) {
    // At first a press is taken for a new one: its marker is made with its fact, or neither is. Only a press that comes
    // to nothing, or was not the first to write, can be a repeat.
    const looked = tries > 0 || request.pressedAt !== undefined;
    const [loaded, found, saved, now] = await Promise.all([
      load(ports, managed, request),
      looked ? marker(marks.step) : undefined,
      looked ? marker(marks.saving) : undefined,
      asOfNow(managed.matter, request),
    ]);
    latest = loaded;
    if (now === undefined) return { kind: 'refused', ...notAvailable, now: undefined };
    const taken: Taken = { step: found !== undefined, saving: saved !== undefined };
    const repeat = repeatOf(found, marks.step, loaded);
    const own = saved?.inputHash === marks.saving?.inputHash ? saved?.fact : undefined;
    const isOlder = repeat === undefined && (await isFollowed(managed.store(ports), managed.matter, request, own));
    if (isOlder) return { kind: 'refused', ...savedSince, ...nowOf(loaded) };
    const outcome = repeat ?? (await attempt(ports, managed, now, loaded, marks, taken));
    if (outcome === undefined) continue;
    const after = { ...loaded, root: outcome.now };
    return (isNothing(outcome) && !looked && repeatOf(await marker(marks.step), marks.step, after)) || outcome;
  }
  return { kind: 'refused', refusal: managed.matter.changedMeanwhile, ...nowOf(latest) };
}

const isNothing = <R, P>({ kind }: OutcomeWith<R, P>): boolean => kind === 'refused' || kind === 'unchanged';

const savedSince = refuse('savedSince', 'You have saved this since.', 'Open it to see what is saved.');

/**
 * Whether a press that saves is tried again although its person has changed this matter since, from whichever card: older
 * answers must not be put over newer ones. `own` is what this press itself has saved.
 */
async function isFollowed<T extends MatterTypes>(
  store: MatterStore<T>,
  matter: Matter<T>,
  { id, command, saving, context: { actor }, pressedAt }: Request<T>,
  own: number | undefined,
): Promise<boolean> {
  if (pressedAt === undefined || !(matter.savesAgain(command.step) || saving !== undefined)) return false;
  const facts = await store.facts(id);
  return facts.some(({ number, at, by }) => number !== own && at >= pressedAt && by.objectId === actor.objectId);
}

/**
 * The directory that the press was looked up in may be two seconds old (docs/design.md 5). What decides something is
 * decided by the newest: a person who has the role no more is refused here on every instance. Who is not in it any more
 * may do nothing, also where the matter itself names them: undefined.
 */
async function asOfNow<T extends MatterTypes>(matter: Matter<T>, request: Request<T>): Promise<Request<T> | undefined> {
  const { context, command, newest } = request;
  if (newest === undefined || matter.savesAgain(command.step)) return request;
  const directory = await newest();
  if (directory === context.directory) return request;
  const actor = personIn(directory, context.actor.objectId);
  return actor && { ...request, context: { ...context, directory, actor } };
}

type Mark = Pick<Marker, 'id' | 'inputHash'>;
/** Of the step, and of what is saved first. */
interface Marks {
  readonly step: Mark;
  readonly saving?: Mark;
}
/** Which of them this command has left already. */
interface Taken {
  readonly step: boolean;
  readonly saving: boolean;
}

function markOf<T extends MatterTypes>(
  { context, commandId }: Request<T>,
  { step, part = '', input }: CommandIn<T>,
): Mark {
  const isReminder = commandId.startsWith('remind-');
  const id = isReminder ? commandId : hashOf(context.actor.objectId, commandId, step, part).slice(0, 40);
  return { id, inputHash: hashOf(canonical(input)) };
}

async function load<T extends MatterTypes, P>(
  ports: P & Running,
  managed: Managed<T, P>,
  { id, command: { step, part } }: Request<T>,
): Promise<Loaded<T>> {
  const store = managed.store(ports);
  const kind = managed.matter.partOf(step);
  const [record, found] = await Promise.all([
    store.load(id),
    kind === undefined || part === undefined ? undefined : store.part(id, kind, part),
  ]);
  if (record?.value.large === true) tellLarge(ports, id);
  const form = record === undefined ? await ports.forms?.current() : record.value.form;
  // After the matter: a fact that is not among them is one that the write would lose, and the version says so.
  const facts = managed.matter.readsFacts(step) ? await store.facts(id) : undefined;
  return {
    form: form ?? newestForm,
    record: record?.value,
    version: record?.version,
    root: record?.value.root,
    part: found?.value,
    partVersion: found?.version,
    ...given({ facts }),
  };
}

const knownLarge = createBounded<string, true>(1000);
/** Into the log, once a matter and process. */
function tellLarge({ log }: Pick<Running, 'log'>, id: string): void {
  if (knownLarge.has(id)) return;
  knownLarge.set(id, true);
  log?.warn('what is stored is large', { reference: id });
}

const nowOf = <T extends MatterTypes>({ root, part }: Before<T>) => ({
  now: root,
  ...given({ part }),
});

/** The same press again. */
function repeatOf<T extends MatterTypes>(
  marker: Marker | undefined,
  { inputHash }: Mark,
  before: Before<T>,
): AnyOutcome<T> | undefined {
  const { root: now } = before;
  return marker === undefined || now === undefined || marker.inputHash !== inputHash
    ? undefined
    : { ...nowOf(before), kind: 'repeat', now, at: marker.at };
}

/** One try; undefined when someone else wrote first. */
async function attempt<T extends MatterTypes, P>(
  ports: P & Running,
  managed: Managed<T, P>,
  { id, command, saving, context }: Request<T>,
  before: Loaded<T>,
  marks: Marks,
  taken: Taken,
): Promise<AnyOutcome<T> | undefined> {
  // Read beside a write of someone else's: it is decided again.
  if (before.facts !== undefined && before.facts.length !== (before.root?.facts ?? 0)) return undefined;
  const steps = saving === undefined ? [command.step] : [saving.step, command.step];
  const closed = barredByForm(managed.matter, before, steps);
  if (closed !== undefined) return { kind: 'refused', ...closed, ...nowOf(before) };
  const write = async (one: Deed<T>, earlier?: Deed<T>): Promise<'done' | 'conflict' | Refused> => {
    const made = await replacing(managed.store(ports), commitOf(id, before, one, earlier), one.after);
    const commit = fitted(await withKeysBeside(ports, managed, made));
    const written = await managed.store(ports).commit(commit, ports.machine.nowMs());
    return written === 'full' ? fullOf(managed.matter) : written;
  };
  const first = saving && marks.saving && deed(ports, managed, before, saving, context, marks.saving, taken.saving);
  if (first !== undefined && 'refusal' in first) return { kind: 'refused', ...first, ...nowOf(before) };
  const saved = first !== undefined && 'after' in first ? first : undefined;
  const standing = saved?.after ?? before;
  const last = deed(ports, managed, standing, command, context, marks.step, taken.step);
  const written = 'after' in last ? await write(last, saved) : undefined;
  if (written === 'conflict') return undefined;
  if ('after' in last && written === 'done')
    return { ...nowOf(last.after), kind: 'done', now: last.after.root, told: last.told };
  // What was typed is kept.
  const kept = saved === undefined ? 'done' : await write(saved);
  if (kept === 'conflict') return undefined;
  if (kept !== 'done') return { kind: 'refused', ...kept, ...nowOf(before) };
  const { root: now } = standing;
  if ('unchanged' in last && now !== undefined) return { ...nowOf(standing), kind: 'unchanged', now };
  const { refusal } = typeof written === 'object' ? written : 'refusal' in last ? last : notAvailable;
  return { kind: 'refused', refusal, ...nowOf(standing), ...(first !== undefined && { saved: true }) };
}

interface Refused {
  readonly refusal: Refusal;
}

/**
 * Why `act` would refuse a step now; nothing is written. A press that writes two matters asks this of both before it writes
 * the first, so that it is not written by half: of the decision, of the matter's form and mark, and of its size. A press that
 * was taken already is refused nothing.
 */
export async function refusalNow<T extends MatterTypes, P, Name extends string>(
  ports: NoInfer<P> & Running,
  managed: Managed<T, P>,
  request: Omit<Request<T, Name>, 'saving'>,
): Promise<Refusal | undefined>;
export async function refusalNow<T extends MatterTypes, P>(
  ports: P & Running,
  managed: Managed<T, P>,
  request: Omit<Request<T>, 'saving'>,
): Promise<Refusal | undefined> {
  const before = await load(ports, managed, request);
  const mark = markOf(request, request.command);
  const refusal = refusalOn(ports, managed, request, before, mark);
  if (refusal === undefined) return undefined;
  const marker = await managed.store(ports).marker(request.id, mark.id);
  return repeatOf(marker, mark, before) === undefined ? refusal : undefined;
}

function refusalOn<T extends MatterTypes, P>(
  ports: P & Running,
  managed: Managed<T, P>,
  { id, command, context }: Pick<Request<T>, 'id' | 'command' | 'context'>,
  before: Loaded<T>,
  mark: Mark,
): Refusal | undefined {
  const closed = barredByForm(managed.matter, before, [command.step]);
  const made = closed ?? deed(ports, managed, before, command, context, mark, false);
  if ('refusal' in made) return made.refusal;
  if ('unchanged' in made) return undefined;
  const commit = fitted(commitOf(id, before, made, undefined));
  return managed.store(ports).holds(commit) ? undefined : fullOf(managed.matter).refusal;
}

/** What cannot be stored now, whatever it is: the matter is on its way to another form, or its form does not know the step. */
function barredByForm<T extends MatterTypes>(
  matter: Matter<T>,
  { form, record }: Loaded<T>,
  steps: readonly string[],
): Refused | undefined {
  if (record?.moving !== undefined) return movingWords[record.moving](matter.name);
  return steps.some((step) => matter.sinceOf(step) > form) ? afterUpgrade : undefined;
}
/** Every mark has its words: `moving` is over in seconds, `stopped` waits for the developers. */
const movingWords: Readonly<Record<Moving, (name: string) => Refused>> = {
  moving: (name) =>
    refuse(
      'moving',
      `This ${name} is being brought over to the new version. It can be read, and nothing is lost.`,
      'Press it again in a minute.',
    ),
  stopped: (name) =>
    refuse(
      'moving',
      `The upgrade could not bring this ${name} over: it can be read, and nothing can be recorded in it until it is mended.`,
      'Ring those who must act. The MSET co-ordinator has it in Delivery.',
    ),
};
const afterUpgrade = refuse(
  'afterUpgrade',
  'This can be done after the upgrade.',
  'Your administrator knows when that is. Until then tell people yourself.',
);
/** Its document may not grow further (docs/design.md 8). */
const fullOf = ({ name }: Pick<Matter<MatterTypes>, 'name'>): Refused =>
  refuse(
    'full',
    `This ${name} holds as much as it can, so nothing more can be recorded in it.`,
    'Nothing that you typed is lost: it is still here to copy. Tell the MSET co-ordinator now: the people who run MSET can make room. Until then ring those who must act.',
  );

/** What a step that may be leaves behind. */
interface Deed<T extends MatterTypes> extends Pick<
  MatterCommit<T>,
  'fact' | 'marker' | 'again' | 'notices' | 'part' | 'struck'
> {
  readonly after: Loaded<T> & { readonly root: T['root']; readonly record: MatterRecord<T> };
  readonly told: readonly Reaching[];
}

function deed<T extends MatterTypes, P>(
  ports: P & Running,
  managed: Managed<T, P>,
  before: Loaded<T>,
  command: CommandIn<T>,
  context: T['context'],
  mark: Mark,
  again: boolean,
): Deed<T> | Exclude<Decision<unknown>, { data: unknown }> {
  const { matter } = managed;
  const decision = decided(matter, before, command, context, again);
  if (!('data' in decision)) return decision;
  const meta = { number: (before.root?.facts ?? 0) + 1, at: context.now, by: refOf(context.actor) };
  const fact = matter.factOf(before, command, matter.dataIn(before.form, command.step, decision.data), meta);
  return {
    marker: { ...mark, fact: meta.number, at: context.now },
    ...(again && { again: true as const }),
    ...followingFrom(ports, managed, before, matter.evolve(before, fact, before.facts), fact, context),
  };
}

/** The same command with other input: a save is saved again, a decision stays decided. */
function decided<T extends MatterTypes>(
  matter: Matter<T>,
  before: Loaded<T>,
  command: CommandIn<T>,
  context: T['context'],
  again: boolean,
): Decision<unknown> {
  const decision = matter.decide(before, command, { ...context, ...given({ facts: before.facts }) });
  return again && 'data' in decision && !matter.savesAgain(command.step)
    ? refuse('alreadyDecided', 'You have decided this already.', `Open the ${matter.name} to see how.`)
    : decision;
}

/** Everything that follows from a fact. */
function followingFrom<T extends MatterTypes, P>(
  ports: P & Running,
  managed: Managed<T, P>,
  before: Loaded<T>,
  after: After<T>,
  fact: FactIn<T>,
  { directory }: Context,
): Omit<Deed<T>, 'marker' | 'again'> {
  const { matter } = managed;
  const calls = before.record?.calls ?? {};
  const { facts: earlier } = before;
  const told = managed.tells.notices({
    before,
    after,
    fact,
    directory,
    called: Object.keys(calls),
    ...given({ earlier }),
  });
  const rings = told.filter((one) => one.rings).map(({ key }) => key);
  const salt = saltOf(ports.machine.bytes(saltBytes));
  const struck = after.struck && struckIn(ports, managed, before, after.struck);
  const left = struck?.facts.map((one) => [one.number, leftOf(one)] as const);
  const vouches = managed.vouches?.(after.root);
  const beside = given({ rings: rings.length === 0 ? undefined : rings, salt, left, vouches });
  const link = chained({ ...fact, ...beside }, before.record?.lastHash ?? '');
  const part = partWritten(ports, managed, before, after, fact);
  const matchKeys = managed.matchKeys?.(ports, after.root);
  const record = {
    root: after.root,
    lastHash: link.hash,
    calls: callsAfter(calls, link),
    // In the case's own document, so that the duplicate check cannot miss a case (docs/design.md 8).
    ...given({ matchKeys }),
    // What was due of the matter itself is told by its own next fact.
    ...(matter.partOf(fact.step) !== undefined && given({ brought: before.record?.brought })),
    ...(before.form !== newestForm && { form: before.form }),
  };
  return {
    after: { ...before, ...after, record },
    fact: link,
    notices: told.map(({ rings: _rings, ...notice }) => notice),
    told: told.filter(({ key, rings: isCall }) => isCall || key in calls),
    ...given({ part, struck }),
  };
}

/** What is left of earlier facts, without their chance: it would confirm a guess of the words. */
function struckIn<T extends MatterTypes, P>(
  ports: P,
  managed: Managed<T, P>,
  { facts = [] }: Loaded<T>,
  { asked, facts: changed, parts }: NonNullable<After<T>['struck']>,
): Struck<T> {
  return {
    asked,
    facts: withoutChance(facts, new Map(changed.map(({ number, data }) => [number, data]))),
    parts: parts.flatMap((value): readonly PartWrite<T>[] => {
      const kind = managed.matter.partNamed(value.id);
      if (kind === undefined) return [];
      return [{ kind, before: undefined, value, ...given({ matchKeys: managed.partKeys?.(ports, value) }) }];
    }),
  };
}

function withoutChance<T extends MatterTypes>(
  facts: readonly StoredFactIn<T>[],
  data: ReadonlyMap<number, unknown>,
): readonly StoredFactIn<T>[];
function withoutChance(
  facts: readonly StoredFactIn<MatterTypes>[],
  data: ReadonlyMap<number, unknown>,
): readonly StoredFactIn<MatterTypes>[] {
  return facts
    .filter(({ number }) => data.has(number))
    .map(({ salt: _salt, was: _was, ...fact }) => ({ ...fact, data: data.get(fact.number) }));
}

/** The part that the step was about; or the one that a step on the matter itself leaves, or sets aside. */
function partWritten<T extends MatterTypes, P>(
  ports: P,
  managed: Managed<T, P>,
  { partVersion }: Loaded<T>,
  { part, left, aside }: After<T>,
  fact: FactIn<T>,
): PartWrite<T> | undefined {
  const { matter } = managed;
  const beside = left ?? aside;
  const kind = beside === undefined ? matter.partOf(fact.step) : matter.partNamed(beside.id);
  const value = beside ?? part;
  return kind === undefined || value === undefined
    ? undefined
    : {
        kind,
        before: beside === undefined ? partVersion : undefined,
        value,
        ...given({ matchKeys: isAside(value) ? undefined : managed.partKeys?.(ports, value) }),
      };
}

const partsAtOnce = 8;

/** What is set aside, or left of a part, replaces it as it is: which one that is, only the decision says. */
async function replacing<T extends MatterTypes>(
  store: MatterStore<T>,
  commit: MatterCommit<T>,
  { aside }: After<T>,
): Promise<MatterCommit<T>> {
  const { id, part, struck } = commit;
  if (struck !== undefined) {
    const parts = await inBatches(struck.parts, partsAtOnce, async (one) => ({
      ...one,
      ...given({ before: (await store.part(id, one.kind, one.value.id))?.version }),
    }));
    return { ...commit, struck: { ...struck, parts } };
  }
  if (aside === undefined || part === undefined) return commit;
  return { ...commit, part: { ...part, before: (await store.part(id, part.kind, aside.id))?.version } };
}

/** What is found by something is found by what others say of it, too. */
async function withKeysBeside<T extends MatterTypes, P>(
  ports: P,
  managed: Managed<T, P>,
  commit: MatterCommit<T>,
): Promise<MatterCommit<T>> {
  const { record } = commit;
  if (managed.keysBeside === undefined || record.matchKeys === undefined) return commit;
  const beside = await managed.keysBeside(ports, record.root);
  return { ...commit, record: { ...record, matchKeys: [...new Set([...record.matchKeys, ...beside])] } };
}

/** One writing of the step, and of what was saved before it. */
function commitOf<T extends MatterTypes>(
  id: T['id'],
  before: Loaded<T>,
  { after, told: _told, ...last }: Deed<T>,
  saved: Deed<T> | undefined,
): MatterCommit<T> {
  const commit = { id, before: before.version, record: after.record, ...last };
  if (saved === undefined) return commit;
  const { fact, marker, again, notices } = saved;
  return { ...commit, saved: { fact, marker, ...given({ again }) }, notices: [...notices, ...last.notices] };
}
