// Whether what is stored of a meeting holds together, as `verify` asks of a case.
import { evolveMeeting } from '../domain/meeting/table.ts';
import type { Meeting } from '../domain/meeting/meeting.ts';
import type { MeetingPartition } from './audit-ports.ts';
import { callsOfMeeting, type MeetingTaken } from './calls.ts';
import { canonical } from './hashing.ts';
import type { StoredMeetingFact } from './meeting-ports.ts';
import { chainProblem, commonProblems, contentsOf, lostCalls, problemsAt, type Problem } from './problems.ts';

/** All that is wrong with one meeting, and how many of its calls rest on the directory of their day. */
export function checkMeeting(
  partition: MeetingPartition,
  nowMs: number,
): { readonly problems: readonly Problem[]; readonly callsByDirectory: number } {
  const { id, record, facts, listed } = partition;
  const problem = problemsAt(id);
  const end = record && { facts: record.meeting.facts, lastHash: record.lastHash };
  const chain = chainProblem({ of: 'meeting', facts, end });
  const taken = chain === undefined ? replayed(facts) : undefined;
  const calls = record === undefined || taken === undefined ? undefined : callsOfMeeting(record, taken);
  const isMade = record === undefined || canonical(taken?.at(-1)?.after) === canonical(record.meeting);
  const isFound = record === undefined || (listed && record.meeting.id === id);
  const problems = [
    ...commonProblems(id, partition, facts, nowMs),
    ...(isOrphan(partition) ? [problem('orphan', `${everythingIn(partition)} without a meeting`)] : []),
    ...(chain === undefined ? [] : [problem('chain', chain)]),
    ...(isFound ? [] : [problem('listed', 'lists do not find the meeting by what it is now')]),
    ...(record === undefined ? [] : lostCalls(partition, facts, record.calls)).map((what) => problem('lost', what)),
    ...(chain !== undefined || isMade ? [] : [problem('replay', 'its facts do not make the meeting that is stored')]),
    ...(calls?.wrong ?? []).map((what) => problem('calls', what)),
  ];
  return { problems, callsByDirectory: calls?.byDirectory ?? 0 };
}

/** Each fact with the meeting after it; undefined where they cannot be replayed. */
function replayed(facts: readonly StoredMeetingFact[]): readonly MeetingTaken[] | undefined {
  let meeting: Meeting | undefined;
  try {
    return facts.map(({ hash: _hash, previous: _previous, ...rest }) => {
      const fact = rest as StoredMeetingFact; // what is left is the fact as it was made
      meeting = evolveMeeting(meeting, fact);
      return { fact, after: meeting };
    });
  } catch {
    return undefined;
  }
}

const isOrphan = (partition: MeetingPartition): boolean =>
  partition.record === undefined && !partition.unreadable.includes('meeting') && everythingIn(partition) !== '';

const everythingIn = ({ facts, notices, posted, deliveries, markers }: MeetingPartition): string =>
  contentsOf({ facts, notices, posted, deliveries, markers });
