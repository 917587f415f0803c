// What can be wrong with what is stored, of a case and of anything else alike: the chain, calls, markers, notices.
import type { Partition } from '../ports/audit-ports.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import { isIntact, isAsLeft, vouchedIn, type Link } from '../write/hashing.ts';
import type { Delivery } from '../ports/ports.ts';

/** What can be wrong, and what the person who runs it does then (docs/operations.md says more). */
export const remedies = {
  unreadable:
    'Do not start another version of the bot on it. Restore this case, meeting or request from the backup, or ask the developers.',
  orphan: 'The case, meeting or request itself is missing: restore it from the backup.',
  beside:
    'Nothing of what was destroyed may be left, and a backup would bring it back: ask the developers to take away all of it but the tombstone.',
  chain: 'The history was damaged or changed outside the bot: find out by whom, then restore it from the backup.',
  replay: 'Trust the history: export the case, and ask the developers to rebuild what is stored from its facts.',
  listed: 'It is missing from lists: ask the developers to write it again.',
  calls: 'Someone may not have been asked to act: compare the history with the card of each person concerned.',
  lost: 'The bot will not tell anyone: tell this person or mailbox yourself today.',
  marker:
    'A repeated press may be answered wrongly, nothing else. The bot takes no marker away: find out who wrote past it, and tell the developers.',
  card: 'The message stays as it was shown last, and its card may be posted once more. Unless an instance was slow or killed while it sent, someone wrote past the bot: find out who.',
  earlier: 'Run npm run migrate -- --go: what was stopped goes on.',
  rotating: 'No bot starts on it: run npm run migrate -- --match-key once more, with the new MATCH_KEY.',
  stopped: 'It can be read, and no one can press on it: tell the developers what npm run migrate says of it.',
  large: 'It works as usual. Tell the developers before it is full, for then nothing more can be recorded in it.',
  apart:
    'Someone may read what was merged into a case that is kept from them, or the other way round: tell the co-ordinator. The bot puts it right every minute; where it can only be read, tell the developers what npm run migrate says of it.',
  unheard:
    'No one who is in the directory may do it: give someone the role, press Hand over, or let someone in to the restricted case.',
  stuck: 'Is the bot running? Look at its log; after a restore start it, and verify again.',
  figures: 'Only the figures are wrong, no case: run npm run figures -- --again.',
  missing: 'It was taken away whole: find out by whom, then restore it from the backup.',
  rows: 'If the bot runs and it is still said tomorrow, tell the developers: rows of a police list go after 90 days, or when the child is referred.',
  looks:
    'Someone wrote past the bot: keep the database as it is, tell the data protection officer, and compare it with the backup of that day.',
  seal: 'Compare it with the mail of the 1st of each month. Someone wrote past the bot: tell the data protection officer and the auditor.',
  unsealed:
    'Nothing is changed yet, and it would not be noticed: see that the bot runs and reaches the storage of the codes.',
  directory:
    'Someone may have a role or a case that the council did not give them: find out who wrote past the bot, and restart it with the directory file, which puts it right.',
} as const;
export type ProblemKind = keyof typeof remedies;

/** What is not wrong yet: it is told, and not counted. */
export const isWarning = ({ kind }: Pick<Problem, 'kind'>): boolean => kind === 'large';

export interface Problem {
  /** The matter, also one that is only named; or the directory or the whole database, which are of none. */
  readonly reference: PartitionId | 'directory' | 'database';
  readonly kind: ProblemKind;
  /** Numbers, ids and keys; never anything of a case's content. */
  readonly what: string;
}

/** Ids and keys are the program's own and harmless; damaged ones may be anything. */
export const problemsAt =
  (reference: Problem['reference']) =>
  (kind: ProblemKind, what: string): Problem => ({ reference, kind, what: what.replace(/[^\w ,.-]/g, '?') });

/** A history, and where the matter itself says that it ends. */
export interface History {
  readonly of: string;
  readonly facts: readonly Link[];
  readonly end: { readonly facts: number; readonly lastHash: string } | undefined;
}

/** The first thing wrong with the history; undefined when it is whole, from fact 1 to the end that is named. */
export function chainProblem({ of, facts, end }: History): string | undefined {
  const vouched = vouchedIn(facts);
  for (const [place, fact] of facts.entries()) {
    if (fact.number < place + 1) return `fact ${fact.number} is there twice`;
    if (fact.number > place + 1) return `fact ${place + 1} is missing`;
    const previous = facts[place - 1]?.hash ?? '';
    // What was struck out of is what the newest strike left, and nothing else: not what was written at first either.
    const isRight = vouched.has(fact.number) ? isAsLeft(fact, previous, vouched) : isIntact(fact, previous);
    if (!isRight) return `fact ${fact.number} is not what was ${vouched.has(fact.number) ? 'left of it' : 'written'}`;
  }
  if (end === undefined) return undefined;
  const last = facts.length;
  if (last < end.facts) return `fact ${last + 1} is missing`;
  if (last > end.facts) return `there are ${last} facts, and the ${of} knows of ${end.facts}`;
  return facts.at(-1)?.hash === end.lastHash ? undefined : `the ${of} does not end with fact ${last} as it is stored`;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Two instances' clocks may differ by so much. */
const skewMs = 1000;

/** What is wrong whatever it is of: documents that cannot be read, presses without a fact, notices that no one moves. */
export function commonProblems(
  reference: Problem['reference'],
  { unreadable, markers, notices }: Partition,
  facts: readonly Link[],
  nowMs: number,
): readonly Problem[] {
  const problem = problemsAt(reference);
  const numbers = new Set(facts.map(({ number }) => number));
  return [
    ...unreadable.map((id) => problem('unreadable', `the document ${id} is damaged, or not of this program`)),
    ...markers
      .filter(({ fact }) => !numbers.has(fact))
      .map(({ id, fact }) => problem('marker', `the marker ${id} points to fact ${fact}, which is not there`)),
    ...notices
      .filter(({ since, trouble }) => trouble === undefined && nowMs - since > dayMs)
      .map(({ key }) => problem('stuck', `the notice ${key} has waited for more than a day`)),
  ];
}

/**
 * Facts without the marker that was written with them. A save that was saved again has given its marker to a later fact of
 * the same step by the same person.
 */
export function unmarked({ facts, markers }: Partition, savesAgain: (step: string) => boolean): readonly number[] {
  const marked = new Set(markers.map(({ fact }) => fact));
  type Fact = Partition['facts'][number];
  const sameSave = ({ step, part, by }: Fact): string => [step, part ?? '', by.objectId].join(' ');
  const given = new Map<string, number>();
  for (const fact of facts) if (marked.has(fact.number)) given.set(sameSave(fact), fact.number);
  return facts
    .filter((fact) => !marked.has(fact.number))
    .filter((fact) => !(savesAgain(fact.step) && (given.get(sameSave(fact)) ?? 0) > fact.number))
    .map(({ number }) => number);
}

/** Keys of what was sent and is no more known where; what is being sent once more is no matter. */
export function unposted({ deliveries, posted, notices }: Partition): readonly string[] {
  const known = new Set([...posted, ...notices].map(({ key }) => key));
  const sent = deliveries.filter(({ result }) => leaves.has(result)).map(({ key }) => key);
  return [...new Set(sent)].filter((key) => !known.has(key));
}
/** Written in one batch with where the message is. */
const leaves: ReadonlySet<Delivery['result']> = new Set(['posted', 'updated', 'mailed']);

/** How an attempt ends that looked at the case as it was then, so that every call before it was considered. */
const endings: ReadonlySet<Delivery['result']> = new Set(['posted', 'updated', 'mailed', 'unchanged']);

/** Calls that neither wait nor were answered. */
export function lostCalls(
  { notices, posted, deliveries }: Partition,
  facts: readonly Link[],
  calls: Readonly<Record<string, number>>,
): readonly string[] {
  const lost = Object.entries(calls).filter(([key, call]) => {
    const fact = facts.find(({ number }) => number === call);
    const from = fact === undefined ? Number.POSITIVE_INFINITY : Date.parse(fact.at) - skewMs;
    return !(
      notices.some((notice) => notice.key === key || notice.rest?.some((one) => one.key === key)) ||
      posted.some((one) => one.key === key && one.call >= call) ||
      deliveries.some((one) => one.key === key && endings.has(one.result) && Date.parse(one.at) >= from)
    );
  });
  return lost.map(([key, call]) => `the call of fact ${call} to ${key} neither waits nor was answered`);
}

/** What is there, counted: `3 facts, 1 notices`; empty for nothing. */
export function contentsOf({ facts, notices, posted, deliveries, markers, parts }: Partition): string {
  const kinds = Object.entries(parts).map(([kind, docs]) => [`${kind}s`, docs] as const);
  return [...Object.entries({ facts, notices, posted, deliveries, markers }), ...kinds]
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => `${list.length} ${name}`)
    .join(', ');
}
