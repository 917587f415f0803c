// The write path of what has a chain of facts of its own beside the cases: as `act`, in a partition of its own (design.md 5).
import { refOf } from '../../domain/people/actor.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { CommandId } from '../../domain/ids.ts';
import type { Context, Refusal } from '../../domain/step.ts';
import type { ReminderId } from './act.ts';
import type { ChainCommit, Chained, Chains } from '../ports/commit-ports.ts';
import { canonical, chained, hashOf } from './hashing.ts';
import type { Kind, Sort } from './kinds.ts';
import type { Machine, Marker, Versioned } from '../ports/ports.ts';
import { noTelemetry, type Telemetry } from '../ports/telemetry-ports.ts';
import { createTurns, type Turns } from './turns.ts';

export interface ChainRequest<S extends Sort> {
  readonly id: S['id'];
  readonly command: S['command'];
  readonly commandId: CommandId | ReminderId;
  readonly context: Context;
}
/** `now` is the thing as it stands after the press. */
export type ChainOutcome<Thing> =
  | { readonly kind: 'done' | 'unchanged'; readonly now: Thing }
  | { readonly kind: 'repeat'; readonly now: Thing; readonly at: Instant }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly now: Thing | undefined };

/** Where things of one kind are stored, and the time that is kept there. */
export interface Where<S extends Sort> {
  readonly kind: Kind<S>;
  readonly chains: Chains<S['id'], S['record'], S['fact']>;
  readonly machine: Machine;
  readonly telemetry?: Telemetry | undefined;
}

/**
 * Many press "I am here" in the same minute. Within this process they take turns; against other instances each try is
 * decided anew on what is there, and half of them are lost to each.
 */
const mostTries = 24;
const turnsOf = new WeakMap<object, Turns>();

/** Takes a step: decide, evolve, and write everything in one transaction. Throws only when the store does. */
export async function actOnChained<S extends Sort>(
  where: Where<S>,
  request: ChainRequest<S>,
): Promise<ChainOutcome<S['thing']>> {
  const turns = turnsOf.get(where.chains) ?? createTurns();
  turnsOf.set(where.chains, turns);
  const { telemetry = noTelemetry } = where;
  const { step } = request.command;
  const taken = () => turns.take(request.id, () => take(where, request));
  return telemetry.measure('act', { step }, taken, ({ kind }) => kind);
}

async function take<S extends Sort>(where: Where<S>, request: ChainRequest<S>): Promise<ChainOutcome<S['thing']>> {
  const { kind, chains } = where;
  const { id, command, commandId, context } = request;
  const markerId = commandId.startsWith('remind-')
    ? commandId
    : hashOf(context.actor.objectId, commandId, command.step).slice(0, 40);
  const inputHash = hashOf(canonical(command.input));
  let latest: S['thing'] | undefined;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const [stored, marker] = await Promise.all([chains.load(id), chains.marker(id, markerId)]);
    latest = stored && kind.thingIn(stored.value);
    if (marker !== undefined && latest !== undefined && marker.inputHash === inputHash) {
      return { kind: 'repeat', now: latest, at: marker.at };
    }
    const outcome = await attempt(where, request, stored, { id: markerId, inputHash });
    if (outcome !== undefined) return outcome;
  }
  return { kind: 'refused', refusal: kind.changedMeanwhile, now: latest };
}

/** One try; undefined when somebody else wrote first. */
async function attempt<S extends Sort>(
  { kind, chains, machine }: Where<S>,
  { id, command, context }: ChainRequest<S>,
  stored: Versioned<S['record']> | undefined,
  mark: Pick<Marker, 'id' | 'inputHash'>,
): Promise<ChainOutcome<S['thing']> | undefined> {
  const before = stored && kind.thingIn(stored.value);
  const decision = kind.decide(before, command, context);
  if ('refusal' in decision) return { kind: 'refused', refusal: decision.refusal, now: before };
  if ('unchanged' in decision) return before === undefined ? undefined : { kind: 'unchanged', now: before };
  const number = (before?.facts ?? 0) + 1;
  const given = { number, at: context.now, by: refOf(context.actor), step: command.step, data: decision.data };
  const fact = given as S['fact']; // decided by the step of that name
  const after = kind.evolve(before, fact);
  const commit = commitOf(kind, stored, after, fact, context);
  const marker = { ...mark, fact: number, at: context.now };
  const result = await chains.commit({ ...commit, id, marker }, machine.nowMs());
  return result === 'done' ? { kind: 'done', now: after } : undefined;
}

function commitOf<S extends Sort>(
  kind: Kind<S>,
  stored: Versioned<S['record']> | undefined,
  after: S['thing'],
  fact: S['fact'],
  { directory }: Context,
): Omit<ChainCommit<S['id'], S['record'], S['fact']>, 'id' | 'marker'> {
  const told = kind.told(after, fact, directory, Object.keys(stored?.value.calls ?? {}));
  const rung = told.filter((one) => one.rings).map((one) => [one.key, fact.number] as const);
  const chain: Chained<S['fact']> = chained(fact, stored?.value.lastHash ?? '');
  const calls = { ...stored?.value.calls, ...Object.fromEntries(rung) };
  return {
    before: stored?.version,
    record: kind.recordOf(after, { lastHash: chain.hash, calls }),
    fact: chain,
    notices: told.map(({ rings: _rings, ...notice }) => notice),
  };
}
