// THE ONLY WRITE PATH: every change of a case goes through `act` (design.md 5).
import type { Action } from '../../domain/case/action/action.ts';
import { refOf } from '../../domain/people/actor.ts';
import { caseMatter, type Command, type Fact } from '../../domain/case/case.ts';
import type { Case } from '../../domain/case/stages.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { CommandId, Reference } from '../../domain/ids.ts';
import { notAvailable, refuse, type Context, type Refusal } from '../../domain/step.ts';
import { toldOfAction } from '../../notices/action/rows.ts';
import { toldBy, type Told } from '../../notices/case/rows.ts';
import { canonical, chained, hashOf } from './hashing.ts';
import type { CaseRecord, Commit, Marker, Ports, Versioned } from '../ports/ports.ts';
import { noTelemetry } from '../ports/telemetry-ports.ts';

export interface Request {
  readonly reference: Reference;
  readonly command: Command;
  /** Minted when the pressed card was built; of a reminder its name, `remind-<clock>-<rung>`. */
  readonly commandId: CommandId | ReminderId;
  readonly context: Context;
}
export type ReminderId = `remind-${string}`;

export type Outcome =
  | { readonly kind: 'done'; readonly case: Case; readonly action?: Action }
  /** The same press again: `at` is when it was taken. */
  | { readonly kind: 'repeat'; readonly case: Case; readonly action?: Action; readonly at: Instant }
  | { readonly kind: 'unchanged'; readonly case: Case; readonly action?: Action }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly case: Case | undefined;
      readonly action?: Action;
    };

type CasePorts = Pick<Ports, 'cases' | 'machine' | 'matchKeysOf' | 'telemetry'>;

/** What the step is decided on. */
interface Before {
  readonly record: Versioned<CaseRecord> | undefined;
  readonly action: Versioned<Action> | undefined;
}

/** Steps that may be taken again under one command with other input: saving a corrected page. */
const savesAgain = (step: Command['step']): boolean => step === 'start' || step === 'savePage';
/** Different agencies work on the actions of one case at once: nothing of theirs collides but the case's version. */
const mostTries = (command: Command): number => (command.part === undefined ? 3 : 8);

const decidedAlready = refuse('alreadyDecided', 'You have decided this already.', 'Open the case to see how.').refusal;

/**
 * Takes a step: load, decide, evolve, and write case, action, fact, notices and marker in one transaction. A version
 * conflict decides again on what is there now (decide is pure, so that is harmless). Throws only when the store does.
 */
export async function act(ports: CasePorts, request: Request): Promise<Outcome> {
  const { telemetry = noTelemetry } = ports;
  const { step } = request.command;
  return telemetry.measure(
    'act',
    { step },
    () => take(ports, request),
    ({ kind }) => kind,
  );
}

async function take(ports: CasePorts, request: Request): Promise<Outcome> {
  const markerId = markerOf(request);
  const inputHash = hashOf(canonical(request.command.input));
  let latest: Before = { record: undefined, action: undefined };
  for (let tries = 0; tries < mostTries(request.command); tries += 1) {
    const [before, marker] = await Promise.all([load(ports, request), ports.cases.marker(request.reference, markerId)]);
    latest = before;
    const outcome =
      repeatOf(marker, inputHash, request, before) ??
      (await attempt(ports, request, before, { id: markerId, inputHash }));
    if (outcome !== undefined) return outcome;
  }
  return { kind: 'refused', refusal: changedMeanwhile, case: latest.record?.value.case, ...withAction(latest) };
}

const markerOf = ({ context, commandId, command }: Request): string =>
  commandId.startsWith('remind-')
    ? commandId
    : hashOf(context.actor.objectId, commandId, command.step, command.part ?? '').slice(0, 40);

async function load({ cases }: CasePorts, { reference, command }: Request): Promise<Before> {
  const id = command.part;
  const [record, action] = await Promise.all([
    cases.load(reference),
    id === undefined ? undefined : cases.action(reference, id),
  ]);
  return { record, action };
}

const withAction = ({ action }: Before): { readonly action?: Action } =>
  action === undefined ? {} : { action: action.value };

const changedMeanwhile = refuse(
  'changedMeanwhile',
  'Somebody else changed this case at the same moment.',
  'Look at it as it is now, then try again.',
).refusal;

function repeatOf(
  marker: Marker | undefined,
  inputHash: string,
  request: Request,
  before: Before,
): Outcome | undefined {
  const one = before.record?.value.case;
  if (marker === undefined || one === undefined) return undefined;
  if (marker.inputHash === inputHash) return { kind: 'repeat', case: one, at: marker.at, ...withAction(before) };
  if (savesAgain(request.command.step)) return undefined;
  return { kind: 'refused', refusal: decidedAlready, case: one, ...withAction(before) };
}

/** One try; undefined when somebody else wrote first. */
async function attempt(
  ports: CasePorts,
  { reference, command, context }: Request,
  before: Before,
  mark: Pick<Marker, 'id' | 'inputHash'>,
): Promise<Outcome | undefined> {
  const one = before.record?.value.case;
  const subject = { root: one, part: before.action?.value };
  const decision = caseMatter.decide(subject, command, context);
  if ('refusal' in decision) return { kind: 'refused', refusal: decision.refusal, case: one, ...withAction(before) };
  if ('unchanged' in decision) {
    return one === undefined
      ? { kind: 'refused', ...notAvailable, case: one }
      : { kind: 'unchanged', case: one, ...withAction(before) };
  }
  const number = (one?.facts ?? 0) + 1;
  const meta = { number, at: context.now, by: refOf(context.actor) };
  const fact = caseMatter.factOf(subject, command, decision.data, meta);
  const commit = commitOf(ports, reference, before, fact, context);
  const result = await ports.cases.commit(
    { ...commit, marker: { ...mark, fact: number, at: context.now } },
    ports.machine.nowMs(),
  );
  if (result !== 'done') return undefined;
  return {
    kind: 'done',
    case: commit.record.case,
    ...(commit.action !== undefined && { action: commit.action.value }),
  };
}

/** Everything that follows from a fact, to be written at once. */
function commitOf(
  { matchKeysOf }: CasePorts,
  reference: Reference,
  before: Before,
  fact: Fact,
  context: Context,
): Omit<Commit, 'marker'> {
  const stored = before.record?.value;
  const { root: after, part: action } = caseMatter.evolve({ root: stored?.case, part: before.action?.value }, fact);
  const told = toldOf(before, after, action, fact, context);
  const rung = told.filter((one) => one.rings).map((one) => [one.key, fact.number] as const);
  const chain = chained(fact, stored?.lastHash ?? '');
  return {
    reference,
    before: before.record?.version,
    record: {
      case: after,
      lastHash: chain.hash,
      calls: { ...stored?.calls, ...Object.fromEntries(rung) },
      // In the case's own document, so that the duplicate check cannot miss a case (design.md 8).
      ...(after.stage !== 'draft' && { matchKeys: matchKeysOf(after.answers).map(({ key }) => key) }),
    },
    fact: chain,
    notices: told.map(({ rings: _rings, ...notice }) => notice),
    ...(action !== undefined && { action: { before: before.action?.version, value: action } }),
  };
}

function toldOf(
  { record, action: earlier }: Before,
  after: Case,
  action: Action | undefined,
  fact: Fact,
  { directory }: Context,
): readonly Told[] {
  if (action === undefined || fact.part === undefined) return toldBy(record?.value.case, after, fact, directory);
  const called = Object.keys(record?.value.calls ?? {});
  return toldOfAction({ case: after, before: earlier?.value, after: action, fact, directory, called });
}
