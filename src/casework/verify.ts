// Whether what is stored holds together: chains, replay, notices, markers (design.md 5, 9). Reads only.
import type { Action } from '../domain/action/action.ts';
import { evolve, evolveAction, isActionFact } from '../domain/case/case.ts';
import type { Case } from '../domain/case/stages.ts';
import type { Reference } from '../domain/ids.ts';
import { callsOf, type Taken } from './calls.ts';
import { canonical, isIntact } from './hashing.ts';
import type { Audit, CaseRecord, Delivery, Partition, StoredFact } from './ports.ts';

/** What can be wrong, and what whoever runs it does then (docs/operations.md says more). */
export const remedies = {
  unreadable:
    'Do not start another version of the bot on it. Restore this case from the backup, or ask the developers.',
  orphan: 'The case itself is missing: restore it from the backup.',
  chain:
    'The history was damaged or changed outside the bot: find out by whom, then restore this case from the backup.',
  replay: 'Believe the history: export the case, and have the developers rebuild what is stored from its facts.',
  listed: 'It is missing from lists: have the developers write the case and its actions anew.',
  calls: 'Somebody may not have been called: compare the history with the card of each person concerned.',
  lost: 'Nobody will be told by the bot: tell this person or mailbox yourself today.',
  marker: 'A repeated press may be answered wrongly, nothing else: tell the developers.',
  stuck: 'Is the bot running? Look at its log; after a restore start it, and verify again.',
} as const;
export type ProblemKind = keyof typeof remedies;

export interface Problem {
  readonly reference: Reference;
  readonly kind: ProblemKind;
  /** Numbers, ids and keys; never anything of a case's content. */
  readonly what: string;
}
export interface Counts {
  readonly cases: number;
  readonly facts: number;
  readonly calls: number;
  /** Calls that only the directory of that day explains: to co-ordinators and next managers. */
  readonly callsByDirectory: number;
  readonly waiting: number;
  /** References of cards that nobody pressed Start on yet. */
  readonly reserved: number;
  readonly problems: number;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Two instances' clocks may differ by so much. */
const skewMs = 1000;
const atOnce = 4;

/** Checks every partition once, a few at a time. `tell` hears of each problem as it is found. */
export async function verify(audit: Audit, nowMs: number, tell: (problem: Problem) => void): Promise<Counts> {
  const seen = new Set<Reference>();
  const counts = { cases: 0, facts: 0, calls: 0, callsByDirectory: 0, waiting: 0, reserved: 0, problems: 0 };
  const look = async (reference: Reference): Promise<void> => {
    const { partition, problems, callsByDirectory } = await lookAt(audit, reference, nowMs);
    const { record, facts, notices } = partition;
    counts.cases += record === undefined ? 0 : 1;
    counts.reserved += isReserved(partition) ? 1 : 0;
    counts.facts += facts.length;
    counts.waiting += notices.length;
    counts.calls += Object.keys(record?.calls ?? {}).length;
    counts.callsByDirectory += callsByDirectory;
    counts.problems += problems.length;
    for (const problem of problems) tell(problem);
  };
  for await (const page of audit.references()) {
    const fresh = page.filter((reference) => !seen.has(reference));
    for (const reference of fresh) seen.add(reference);
    for (let at = 0; at < fresh.length; at += atOnce) await Promise.all(fresh.slice(at, at + atOnce).map(look));
  }
  return counts;
}

interface Checked {
  readonly partition: Partition;
  readonly problems: readonly Problem[];
  readonly callsByDirectory: number;
}

/** The bot may write between two pages of one partition: a problem counts when it is still there at a second look. */
async function lookAt(audit: Audit, reference: Reference, nowMs: number): Promise<Checked> {
  const first = check(await audit.partition(reference), nowMs);
  if (first.problems.length === 0) return first;
  const second = check(await audit.partition(reference), nowMs);
  const known = new Set(first.problems.map(({ what }) => what));
  return { ...second, problems: second.problems.filter(({ what }) => known.has(what)) };
}

/** All that is wrong with one case. */
function check(partition: Partition, nowMs: number): Checked {
  const { reference, record, facts, unreadable, markers, notices } = partition;
  const problem = problemsAt(reference);
  const numbers = new Set(facts.map(({ number }) => number));
  const chain = chainProblem(record, facts);
  const taken = chain === undefined ? replayed(facts) : undefined;
  const calls = record === undefined || taken === undefined ? undefined : callsOf(record, taken);
  const problems = [
    ...unreadable.map((id) => problem('unreadable', `the document ${id} is damaged, or not of this program`)),
    ...(isOrphan(partition) ? [problem('orphan', `${contentsOf(partition)} without a case`)] : []),
    ...(chain === undefined ? [] : [problem('chain', chain)]),
    ...(record === undefined ? [] : problemsOfRecord(partition, record)),
    ...(record === undefined || chain !== undefined ? [] : replayProblems(partition, record, taken)).map((what) =>
      problem('replay', what),
    ),
    ...(calls?.wrong ?? []).map((what) => problem('calls', what)),
    ...markers
      .filter(({ fact }) => !numbers.has(fact))
      .map(({ id, fact }) => problem('marker', `the marker ${id} points to fact ${fact}, which is not there`)),
    ...notices
      .filter(({ since, trouble }) => trouble === undefined && nowMs - since > dayMs)
      .map(({ key }) => problem('stuck', `the notice ${key} has waited for more than a day`)),
  ];
  return { partition, problems, callsByDirectory: calls?.byDirectory ?? 0 };
}

/** Ids and keys are the program's own and harmless; damaged ones may be anything. */
const problemsAt =
  (reference: Reference) =>
  (kind: ProblemKind, what: string): Problem => ({ reference, kind, what: what.replace(/[^\w ,.-]/g, '?') });

function problemsOfRecord(partition: Partition, record: CaseRecord): readonly Problem[] {
  const { reference, listed } = partition;
  const problem = problemsAt(reference);
  return [
    ...(listed && record.case.reference === reference
      ? []
      : [problem('listed', 'lists do not find the case or its actions by what they are now')]),
    ...lostCalls(partition, record).map((what) => problem('lost', what)),
  ];
}

/** The first thing wrong with the history; undefined when it is whole, from fact 1 to the end that the case names. */
function chainProblem(record: CaseRecord | undefined, facts: readonly StoredFact[]): string | undefined {
  for (const [place, fact] of facts.entries()) {
    if (fact.number < place + 1) return `fact ${fact.number} is there twice`;
    if (fact.number > place + 1) return `fact ${place + 1} is missing`;
    if (!isIntact(fact, facts[place - 1]?.hash ?? '')) return `fact ${fact.number} is not what was written`;
  }
  if (record === undefined) return undefined;
  const last = facts.length;
  if (last < record.case.facts) return `fact ${last + 1} is missing`;
  if (last > record.case.facts) return `there are ${last} facts, and the case knows of ${record.case.facts}`;
  return facts.at(-1)?.hash === record.lastHash ? undefined : `the case does not end with fact ${last} as it is stored`;
}

/** Each fact with the case and the action before and after it; undefined where they cannot be replayed. */
function replayed(facts: readonly StoredFact[]): readonly Taken[] | undefined {
  let before: Case | undefined;
  const actions = new Map<string, Action>();
  try {
    return facts.map(({ hash: _hash, previous: _previous, ...rest }) => {
      const fact = rest as StoredFact; // what is left is the fact as it was made
      const step = { before, fact, after: evolve(before, fact) };
      before = step.after;
      if (!isActionFact(fact)) return step;
      const earlier = actions.get(fact.data.action);
      const later = evolveAction(step.after, earlier, fact);
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

/** How an attempt ends that looked at the case as it was then, so that every call before it was considered. */
const endings: ReadonlySet<Delivery['result']> = new Set(['posted', 'updated', 'mailed', 'unchanged']);

/** Calls that neither wait nor were answered. */
function lostCalls({ facts, notices, posted, deliveries }: Partition, record: CaseRecord): readonly string[] {
  const lost = Object.entries(record.calls).filter(([key, call]) => {
    const fact = facts.find(({ number }) => number === call);
    const from = fact === undefined ? Number.POSITIVE_INFINITY : Date.parse(fact.at) - skewMs;
    return !(
      notices.some((notice) => notice.key === key) ||
      posted.some((one) => one.key === key && one.call >= call) ||
      deliveries.some((one) => one.key === key && endings.has(one.result) && Date.parse(one.at) >= from)
    );
  });
  return lost.map(([key, call]) => `the call of fact ${call} to ${key} neither waits nor was answered`);
}

const isReserved = ({ record, facts, notices, deliveries, markers, actions, posted, unreadable }: Partition): boolean =>
  record === undefined &&
  [facts, notices, deliveries, markers, actions, unreadable].every((list) => list.length === 0) &&
  posted.length > 0 &&
  posted.every(({ call }) => call === 0);

const isOrphan = (partition: Partition): boolean =>
  partition.record === undefined &&
  !partition.unreadable.includes('case') &&
  contentsOf(partition) !== '' &&
  !isReserved(partition);

function contentsOf({ facts, notices, posted, deliveries, markers, actions }: Partition): string {
  const lists = { facts, notices, posted, deliveries, markers, actions };
  const some = Object.entries(lists).filter(([, list]) => list.length > 0);
  return some.map(([name, list]) => `${list.length} ${name}`).join(', ');
}
