// Whether what is stored holds together: chains, replay, notices, markers (design.md 5, 9). Reads only.
import type { Action } from '../../domain/case/action/action.ts';
import { caseMatter } from '../../domain/case/case.ts';
import type { Case } from '../../domain/case/stages.ts';
import { toAdviceId, type Reference } from '../../domain/ids.ts';
import { toMeetingId } from '../../domain/meeting/meeting.ts';
import type { Audit, ChainPartition, Partition } from '../ports/audit-ports.ts';
import { callsOf, type Taken } from '../write/calls.ts';
import type { PartitionId } from '../../domain/partition.ts';
import { canonical } from '../write/hashing.ts';
import type { ChainEnd } from '../ports/commit-ports.ts';
import { adviceKind, meetingKind, type Kind, type Sort } from '../write/kinds.ts';
import type { CaseRecord, StoredFact } from '../ports/ports.ts';
import { chainProblem, commonProblems, contentsOf, lostCalls, problemsAt, type Problem } from './problems.ts';
import { checkChained } from './verify-chained.ts';

export interface Counts {
  readonly cases: number;
  readonly meetings: number;
  /** Requests for advice. */
  readonly advice: number;
  readonly facts: number;
  readonly calls: number;
  /** Calls that only the directory of that day explains: to co-ordinators and next managers. */
  readonly callsByDirectory: number;
  readonly waiting: number;
  /** References of cards that nobody pressed Start on yet. */
  readonly reserved: number;
  readonly problems: number;
}

const atOnce = 4;

/** Checks every partition once, a few at a time. `tell` hears of each problem as it is found. */
export async function verify(audit: Audit, nowMs: number, tell: (problem: Problem) => void): Promise<Counts> {
  const seen = new Set<string>();
  const sum: Record<keyof Counts, number> = { ...nothing, problems: 0 };
  const look = async (reference: PartitionId): Promise<void> => {
    const { counts, problems } = await lookTwice(audit, reference, nowMs);
    for (const name of names) sum[name] += counts[name];
    sum.problems += problems.length;
    for (const problem of problems) tell(problem);
  };
  for await (const page of audit.references()) {
    const fresh = page.filter((reference) => !seen.has(reference));
    for (const reference of fresh) seen.add(reference);
    for (let at = 0; at < fresh.length; at += atOnce) await Promise.all(fresh.slice(at, at + atOnce).map(look));
  }
  return sum;
}

interface Checked {
  readonly counts: Omit<Counts, 'problems'>;
  readonly problems: readonly Problem[];
}
const nothing: Checked['counts'] = {
  cases: 0,
  meetings: 0,
  advice: 0,
  facts: 0,
  calls: 0,
  callsByDirectory: 0,
  waiting: 0,
  reserved: 0,
};
const names = Object.keys(nothing) as readonly (keyof typeof nothing)[]; // its own keys

/** The bot may write between two pages of one partition: a problem counts when it is still there at a second look. */
async function lookTwice(audit: Audit, reference: PartitionId, nowMs: number): Promise<Checked> {
  const first = await lookAt(audit, reference, nowMs);
  if (first.problems.length === 0) return first;
  const second = await lookAt(audit, reference, nowMs);
  const known = new Set(first.problems.map(({ what }) => what));
  return { ...second, problems: second.problems.filter(({ what }) => known.has(what)) };
}

async function lookAt(audit: Audit, reference: PartitionId, nowMs: number): Promise<Checked> {
  const [meeting, advice] = [toMeetingId(reference), toAdviceId(reference)];
  if (meeting !== undefined) return checkOwn('meetings', meetingKind, await audit.meeting(meeting), nowMs);
  if (advice !== undefined) return checkOwn('advice', adviceKind, await audit.advice(advice), nowMs);
  return check(await audit.partition(reference as Reference), nowMs); // what is nothing else's
}

/** All that is wrong with one of a kind that has a chain of facts of its own. */
function checkOwn<S extends Sort>(
  counted: 'meetings' | 'advice',
  kind: Kind<S>,
  partition: ChainPartition<S['id'], S['record'], S['fact']>,
  nowMs: number,
): Checked {
  const { problems, callsByDirectory } = checkChained(kind, partition, nowMs);
  const counts = { [counted]: partition.record === undefined ? 0 : 1, callsByDirectory, ...countsOf(partition) };
  return { counts: { ...nothing, ...counts }, problems };
}

const countsOf = ({
  facts,
  notices,
  record,
}: Pick<ChainPartition<unknown, ChainEnd, unknown>, 'facts' | 'notices' | 'record'>) => ({
  facts: facts.length,
  waiting: notices.length,
  calls: Object.keys(record?.calls ?? {}).length,
});

/** All that is wrong with one case. */
function check(partition: Partition, nowMs: number): Checked {
  const { reference, record, facts } = partition;
  const problem = problemsAt(reference);
  const end = record && { facts: record.case.facts, lastHash: record.lastHash };
  const chain = chainProblem({ of: 'case', facts, end });
  const taken = chain === undefined ? replayed(facts) : undefined;
  const calls = record === undefined || taken === undefined ? undefined : callsOf(record, taken);
  const problems = [
    ...commonProblems(reference, partition, facts, nowMs),
    ...(isOrphan(partition) ? [problem('orphan', `${everythingIn(partition)} without a case`)] : []),
    ...(chain === undefined ? [] : [problem('chain', chain)]),
    ...(record === undefined ? [] : problemsOfRecord(partition, record)),
    ...(record === undefined || chain !== undefined ? [] : replayProblems(partition, record, taken)).map((what) =>
      problem('replay', what),
    ),
    ...(calls?.wrong ?? []).map((what) => problem('calls', what)),
  ];
  const found = {
    cases: record === undefined ? 0 : 1,
    reserved: isReserved(partition) ? 1 : 0,
    callsByDirectory: calls?.byDirectory ?? 0,
  };
  return { counts: { ...nothing, ...found, ...countsOf(partition) }, problems };
}

function problemsOfRecord(partition: Partition, record: CaseRecord): readonly Problem[] {
  const { reference, listed, facts } = partition;
  const problem = problemsAt(reference);
  return [
    ...(listed && record.case.reference === reference
      ? []
      : [problem('listed', 'lists do not find the case or its actions by what they are now')]),
    ...lostCalls(partition, facts, record.calls).map((what) => problem('lost', what)),
  ];
}

/** Each fact with the case and the action before and after it; undefined where they cannot be replayed. */
function replayed(facts: readonly StoredFact[]): readonly Taken[] | undefined {
  let before: Case | undefined;
  const actions = new Map<string, Action>();
  try {
    return facts.map(({ hash: _hash, previous: _previous, ...rest }) => {
      const fact = rest as StoredFact; // what is left is the fact as it was made
      const earlier = fact.part === undefined ? undefined : actions.get(fact.part);
      const { root: after, part: later } = caseMatter.evolve({ root: before, part: earlier }, fact);
      const step = { before, fact, after };
      before = after;
      if (later === undefined) return step;
      actions.set(later.id, later);
      return { ...step, action: { before: earlier, after: later } };
    });
  } catch {
    return undefined; // what was thrown may quote the case
  }
}

/** Where what the facts make is not what is stored: the case, and each of its actions. */
function replayProblems(
  { actions }: Partition,
  record: CaseRecord,
  taken: readonly Taken[] | undefined,
): readonly string[] {
  const wrongCase = 'its facts do not make the case that is stored';
  if (taken === undefined) return [wrongCase];
  const made = new Map(taken.flatMap(({ action }) => (action === undefined ? [] : [[action.after.id, action.after]])));
  const stored = new Map(actions.map((action) => [action.id, action]));
  return [
    ...(canonical(taken.at(-1)?.after) === canonical(record.case) ? [] : [wrongCase]),
    ...[...made].flatMap(([id, action]) => {
      const found = stored.get(id);
      if (found === undefined) return [`the action ${id} that its facts make is not stored`];
      return canonical(found) === canonical(action) ? [] : [`its facts do not make the action ${id} that is stored`];
    }),
    ...[...stored.keys()].filter((id) => !made.has(id)).map((id) => `no fact makes the action ${id} that is stored`),
  ];
}

const isReserved = ({ record, facts, notices, deliveries, markers, actions, posted, unreadable }: Partition): boolean =>
  record === undefined &&
  [facts, notices, deliveries, markers, actions, unreadable].every((list) => list.length === 0) &&
  posted.length > 0 &&
  posted.every(({ call }) => call === 0);

const isOrphan = (partition: Partition): boolean =>
  partition.record === undefined &&
  !partition.unreadable.includes('case') &&
  everythingIn(partition) !== '' &&
  !isReserved(partition);

const everythingIn = ({ facts, notices, posted, deliveries, markers, actions }: Partition): string =>
  contentsOf({ facts, notices, posted, deliveries, markers, actions });
