// What a stored case says outside its record, so that queries find it.
import { standInsOf } from '../../domain/case/access/consenters.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { hasActions } from '../../domain/case/action/table.ts';
import type { MatterRecord } from '../../casework/ports/matter-ports.ts';
import { closedTo } from '../../domain/case/action/who.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { asksManagers, waitsOf } from '../../domain/case/asked/waits.ts';
import { begunMarks, calledIn } from '../../domain/case/owed/owed.ts';
import { marksOf } from '../../domain/case/owed/row.ts';
import { comesOn, endedOn, followedStages, isLed } from '../../domain/case/state/stage-table.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import type { MeetingId } from '../../domain/meeting/meeting.ts';

/** What queries filter by and rows hold, beside the record they come from and its clock. */
export function indexed({ root: childCase, matchKeys }: MatterRecord<CaseTypes>): Readonly<Record<string, unknown>> {
  const submission = 'submission' in childCase ? childCase.submission : undefined;
  return {
    stage: childCase.stage,
    leadWorker: leadOf(childCase).objectId,
    openLeadWorker: isFollowed(childCase) ? leadOf(childCase).objectId : undefined,
    // Also of a draft: it is the managers' when the lead worker has left.
    openLine: isLed(childCase) ? childCase.line : undefined,
    consenter: submission?.consenter?.objectId,
    coordinator: waitsOf(childCase),
    called: calledOf(childCase),
    // Who opened it last by break glass; of other cases there is nothing to index.
    person: childCase.glass?.at(-1)?.by.objectId,
    updatedAt: childCase.changedAt,
    matchKeys,
    meetings: meetingsOf(childCase),
    invitees: inviteesOf(childCase),
    closedTo: closedIn(childCase),
    // From when on it is on an agenda.
    date: comesOn(childCase)?.on,
    endedOn: endedOn(childCase),
    ...marksOf(childCase),
    owed: begunMarks(childCase),
  };
}

const followed: ReadonlySet<string> = new Set(followedStages);
/** Whether managers above the lead worker still follow it: what is over, or not sent yet, is found by its lead worker alone. */
const isFollowed = (childCase: Case): boolean => followed.has(childCase.stage) || asksManagers(childCase);

/** Undefined for no one, so that there is nothing to index. */
function calledOf(childCase: Case): readonly string[] | undefined {
  const called = [...new Set([...calledIn(childCase), ...standInsOf(childCase)])];
  return called.length === 0 ? undefined : called;
}

/** Of cases with actions only: lists of actions ask for it, and no one else. */
function closedIn(childCase: Case): readonly string[] | undefined {
  const closed = !hasActions(childCase) ? [] : closedTo(childCase);
  return closed.length === 0 ? undefined : closed;
}

/** Until an invitation is over someone asks for it by today; undefined for none, so that there is nothing to index. */
function inviteesOf({ invitations = [] }: Case): readonly string[] | undefined {
  return invitations.length === 0 ? undefined : [...new Set(invitations.map(({ invitee }) => invitee))];
}

/** The meetings that decided about it, or are told of a decision, also of one that was put right; undefined for none, so that there is nothing to index. */
function meetingsOf(childCase: Case): readonly MeetingId[] | undefined {
  const meetings = [
    ...decisionsOf(childCase).flatMap(({ meeting, reportTo }) => meeting ?? reportTo ?? []),
    ...(childCase.aside ?? []).flatMap(({ meeting }) => meeting ?? []),
  ];
  return meetings.length === 0 ? undefined : [...new Set(meetings)];
}
