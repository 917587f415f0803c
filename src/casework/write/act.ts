// THE ONLY WRITE PATH: every change of a matter or of one of its parts goes through `act` (docs/design.md 5).
import type { CommandId } from '../../domain/ids.ts';
import type { After, AnyPartIn, Before, CommandIn, FactIn, Matter, MatterTypes, PartIn } from '../../domain/matter.ts';
import { refOf } from '../../domain/people/actor.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import { notAvailable, refuse, type Context, type Decision, type Refusal } from '../../domain/step.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { MatterCommit, MatterRecord } from '../ports/matter-ports.ts';
import type { Marker, Ports } from '../ports/ports.ts';
import { noTelemetry } from '../ports/telemetry-ports.ts';
import { callsAfter } from './calls.ts';
import { canonical, chained, hashOf } from './hashing.ts';
import type { Managed } from './matters.ts';
import { createTurns, type Turns } from './turns.ts';
import { given } from '../../domain/given.ts';

export interface Request<T extends MatterTypes, Name extends string = string> {
  readonly id: T['id'];
  readonly command: CommandIn<T> & { readonly step: Name };
  /** Minted when the pressed card was built; of a reminder its name, `remind-<clock>-<rung>`. */
  readonly commandId: CommandId | ReminderId;
  readonly context: Context;
  /** Of a person's press: the directory as it is now, which may be newer than the one that they were looked up in. */
  readonly newest?: () => Promise<Directory>;
}
export type ReminderId = `remind-${string}`;

/** The matter, and the part that the step was about, as they are after the press. */
export type OutcomeWith<Root, Part = unknown> =
  | { readonly kind: 'done' | 'unchanged'; readonly now: Root; readonly part?: Part }
  /** The same press again: `at` is when it was taken. */
  | { readonly kind: 'repeat'; readonly now: Root; readonly part?: Part; readonly at: Instant }
  | { readonly kind: 'refused'; readonly now: Root | undefined; readonly part?: Part; readonly refusal: Refusal };
/** A step on the matter itself has no part; a step on a part has that one. */
export type Outcome<T extends MatterTypes, Name = CommandIn<T>['step']> = OutcomeWith<T['root'], PartIn<T, Name>>;
type AnyOutcome<T extends MatterTypes> = OutcomeWith<T['root'], AnyPartIn<T>>;

type Running = Pick<Ports, 'machine' | 'telemetry'>;

/** What the step is decided on, with the versions that a write replaces. */
interface Loaded<T extends MatterTypes> extends Before<T> {
  readonly record: MatterRecord<T> | undefined;
  readonly version: string | undefined;
  readonly partVersion: string | undefined;
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
  const mark = { id: markerOf(request), inputHash: hashOf(canonical(request.command.input)) };
  const marker = async (): Promise<Marker | undefined> => managed.store(ports).marker(request.id, mark.id);
  let latest: Before<T> = { root: undefined };
  for (let tries = 0; tries < managed.mostTries(request.command); tries += 1) {
    // At first a press is taken for a new one: its marker is made with its fact, or neither is. Only a press that comes
    // to nothing, or was not the first to write, can be a repeat.
    const [loaded, found, now] = await Promise.all([
      load(ports, managed, request),
      tries === 0 ? undefined : marker(),
      asOfNow(managed.matter, request),
    ]);
    latest = loaded;
    const outcome = repeatOf(found, mark, loaded) ?? (await attempt(ports, managed, now, loaded, mark, found));
    if (outcome === undefined) continue;
    return (isNothing(outcome) && tries === 0 && repeatOf(await marker(), mark, loaded)) || outcome;
  }
  return { kind: 'refused', refusal: managed.matter.changedMeanwhile, ...nowOf(latest) };
}

const isNothing = <R, P>({ kind }: OutcomeWith<R, P>): boolean => kind === 'refused' || kind === 'unchanged';

/**
 * The directory that the press was looked up in may be two seconds old (docs/design.md 5). What decides something is
 * decided by the newest: a person who has left, or has the role no more, is refused here on every instance.
 */
async function asOfNow<T extends MatterTypes>(matter: Matter<T>, request: Request<T>): Promise<Request<T>> {
  const { context, command, newest } = request;
  if (newest === undefined || matter.savesAgain(command.step)) return request;
  const directory = await newest();
  if (directory === context.directory) return request;
  const actor = personIn(directory, context.actor.objectId) ?? { ...refOf(context.actor), roles: [] };
  return { ...request, context: { ...context, directory, actor } };
}

function markerOf<T extends MatterTypes>({ context, commandId, command }: Request<T>): string {
  if (commandId.startsWith('remind-')) return commandId;
  return hashOf(context.actor.objectId, commandId, command.step, command.part ?? '').slice(0, 40);
}

async function load<T extends MatterTypes, P>(
  ports: P,
  managed: Managed<T, P>,
  { id, command: { step, part } }: Request<T>,
): Promise<Loaded<T>> {
  const store = managed.store(ports);
  const kind = managed.matter.partOf(step);
  const [record, found] = await Promise.all([
    store.load(id),
    kind === undefined || part === undefined ? undefined : store.part(id, kind, part),
  ]);
  return {
    record: record?.value,
    version: record?.version,
    root: record?.value.root,
    part: found?.value,
    partVersion: found?.version,
  };
}

const nowOf = <T extends MatterTypes>({ root, part }: Before<T>) => ({
  now: root,
  ...given({ part }),
});

type Mark = Pick<Marker, 'id' | 'inputHash'>;

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
  { id, command, context }: Request<T>,
  before: Loaded<T>,
  mark: Mark,
  taken: Marker | undefined,
): Promise<AnyOutcome<T> | undefined> {
  const { matter } = managed;
  const decision = decided(matter, before, command, context, taken !== undefined);
  if ('refusal' in decision) return { kind: 'refused', refusal: decision.refusal, ...nowOf(before) };
  if ('unchanged' in decision) {
    const { root: now } = before;
    return now === undefined ? { kind: 'refused', ...notAvailable, now } : { ...nowOf(before), kind: 'unchanged', now };
  }
  const meta = { number: (before.root?.facts ?? 0) + 1, at: context.now, by: refOf(context.actor) };
  const fact = matter.factOf(before, command, decision.data, meta);
  const after = matter.evolve(before, fact);
  const marker = { ...mark, fact: meta.number, at: context.now };
  const commit = {
    id,
    marker,
    ...(taken !== undefined && { again: true as const }),
    ...commitOf(ports, managed, before, after, fact, context),
  };
  const result = await managed.store(ports).commit(commit, ports.machine.nowMs());
  return result === 'done' ? { ...nowOf(after), kind: 'done', now: after.root } : undefined;
}

/** The same command with other input: a save is saved again, a decision stays decided. */
function decided<T extends MatterTypes>(
  matter: Matter<T>,
  before: Before<T>,
  command: CommandIn<T>,
  context: Context,
  again: boolean,
): Decision<unknown> {
  const decision = matter.decide(before, command, context);
  return again && 'data' in decision && !matter.savesAgain(command.step)
    ? refuse('alreadyDecided', 'You have decided this already.', `Open the ${matter.name} to see how.`)
    : decision;
}

/** Everything that follows from a fact, to be written at once. */
function commitOf<T extends MatterTypes, P>(
  ports: P,
  managed: Managed<T, P>,
  before: Loaded<T>,
  after: After<T>,
  fact: FactIn<T>,
  { directory }: Context,
): Omit<MatterCommit<T>, 'id' | 'marker' | 'again'> {
  const { matter } = managed;
  const calls = before.record?.calls ?? {};
  const told = managed.tells.notices({ before, after, fact, directory, called: Object.keys(calls) });
  const rings = told.filter((one) => one.rings).map(({ key }) => key);
  const link = chained(rings.length === 0 ? fact : { ...fact, rings }, before.record?.lastHash ?? '');
  const kind = matter.partOf(fact.step);
  const matchKeys = managed.matchKeys?.(ports, after.root);
  return {
    before: before.version,
    record: {
      root: after.root,
      lastHash: link.hash,
      calls: callsAfter(calls, link),
      // In the case's own document, so that the duplicate check cannot miss a case (docs/design.md 8).
      ...given({ matchKeys }),
    },
    fact: link,
    notices: told.map(({ rings: _rings, ...notice }) => notice),
    ...(kind !== undefined &&
      after.part !== undefined && { part: { kind, before: before.partVersion, value: after.part } }),
  };
}
