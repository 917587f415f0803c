// THE ONLY WRITE PATH: every change of a case goes through `act` (design.md 5).
import { refOf } from '../domain/actor.ts';
import { decide, evolve, type Command, type Fact } from '../domain/case/case.ts';
import type { Case } from '../domain/case/stages.ts';
import type { Instant } from '../domain/calendar.ts';
import type { CommandId, Reference } from '../domain/ids.ts';
import { refuse, type Context, type Refusal } from '../domain/step.ts';
import { toldBy } from '../notices/table.ts';
import { canonical, chained, hashOf } from './hashing.ts';
import type { CaseRecord, Marker, Ports, Versioned } from './ports.ts';

export interface Request {
  readonly reference: Reference;
  readonly command: Command;
  /** Minted when the pressed card was built. */
  readonly commandId: CommandId;
  readonly context: Context;
}

export type Outcome =
  | { readonly kind: 'done'; readonly case: Case }
  /** The same press again: `at` is when it was taken. */
  | { readonly kind: 'repeat'; readonly case: Case; readonly at: Instant }
  | { readonly kind: 'unchanged'; readonly case: Case }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly case: Case | undefined };

type CasePorts = Pick<Ports, 'cases' | 'machine'>;

/** Steps that may be taken again under one command with other input: saving a corrected page. */
const savesAgain = (step: Command['step']): boolean => step === 'start' || step === 'savePage';
const mostTries = 3;

const decidedAlready = refuse('alreadyDecided', 'You have decided this already.', 'Open the case to see how.').refusal;

/**
 * Takes a step: load, decide, evolve, and write case, fact, notices and marker in one transaction. A version conflict
 * decides again on what is there now (decide is pure, so that is harmless). Throws only when the store does.
 */
export async function act(ports: CasePorts, request: Request): Promise<Outcome> {
  const markerId = hashOf(request.context.actor.objectId, request.commandId, request.command.step).slice(0, 40);
  const inputHash = hashOf(canonical(request.command.input));
  let latest: Case | undefined;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const [stored, marker] = await Promise.all([
      ports.cases.load(request.reference),
      ports.cases.marker(request.reference, markerId),
    ]);
    latest = stored?.value.case;
    const outcome =
      repeatOf(marker, inputHash, request, latest) ??
      (await attempt(ports, request, stored, { id: markerId, inputHash }));
    if (outcome !== undefined) return outcome;
  }
  return { kind: 'refused', refusal: changedMeanwhile, case: latest };
}

const changedMeanwhile = refuse(
  'changedMeanwhile',
  'Somebody else changed this case at the same moment.',
  'Look at it as it is now, then try again.',
).refusal;

function repeatOf(
  marker: Marker | undefined,
  inputHash: string,
  request: Request,
  one: Case | undefined,
): Outcome | undefined {
  if (marker === undefined || one === undefined) return undefined;
  if (marker.inputHash === inputHash) return { kind: 'repeat', case: one, at: marker.at };
  if (savesAgain(request.command.step)) return undefined;
  return { kind: 'refused', refusal: decidedAlready, case: one };
}

/** One try; undefined when somebody else wrote first. */
async function attempt(
  ports: CasePorts,
  { reference, command, context }: Request,
  stored: Versioned<CaseRecord> | undefined,
  mark: Pick<Marker, 'id' | 'inputHash'>,
): Promise<Outcome | undefined> {
  const before = stored?.value.case;
  const decision = decide(before, command, context);
  if ('refusal' in decision) return { kind: 'refused', refusal: decision.refusal, case: before };
  if ('unchanged' in decision) return before === undefined ? undefined : { kind: 'unchanged', case: before };
  const number = (before?.facts ?? 0) + 1;
  // The pairing of step and data is checked in `decide`; TypeScript cannot follow it through the union.
  const fact = { number, at: context.now, by: refOf(context.actor), step: command.step, data: decision.data } as Fact;
  const after = evolve(before, fact);
  const told = toldBy(before, after, fact, context.directory);
  const calls = {
    ...stored?.value.calls,
    ...Object.fromEntries(told.filter((one) => one.rings).map((one) => [one.key, number])),
  };
  const chain = chained(fact, stored?.value.lastHash ?? '');
  const result = await ports.cases.commit(
    {
      reference,
      before: stored?.version,
      record: { case: after, lastHash: chain.hash, calls },
      fact: chain,
      marker: { ...mark, fact: number, at: context.now },
      notices: told.map(({ rings: _rings, ...notice }) => notice),
    },
    ports.machine.nowMs(),
  );
  return result === 'done' ? { kind: 'done', case: after } : undefined;
}
