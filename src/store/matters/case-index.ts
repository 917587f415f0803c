// What a stored case says outside its record, so that queries find it.
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { hasActions } from '../../domain/case/action/table.ts';
import type { MatterRecord } from '../../casework/ports/matter-ports.ts';
import { isChallenged, waitsForCoordinator } from '../../domain/case/access/access.ts';
import { closedTo } from '../../domain/case/action/who.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { marksOf } from '../../domain/case/state/row.ts';
import { comesOn, endedOn, followedStages, isLed } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { MeetingId } from '../../domain/meeting/meeting.ts';

export const coordinatorWaits = 'waits';

/** What queries filter by and rows hold, beside the record they come from and its clock. */
export function indexed({ root: one, matchKeys }: MatterRecord<CaseTypes>): Readonly<Record<string, unknown>> {
  const submission = 'submission' in one ? one.submission : undefined;
  return {
    stage: one.stage,
    leadWorker: leadOf(one).objectId,
    openLeadWorker: isFollowed(one) ? leadOf(one).objectId : undefined,
    // Also of a draft: it is the managers' when the lead worker has left.
    openLine: isLed(one) ? one.line : undefined,
    consenter: submission?.consenter?.objectId,
    coordinator: waitsForCoordinator(one) ? coordinatorWaits : undefined,
    updatedAt: one.changedAt,
    matchKeys,
    meetings: meetingsOf(one),
    closedTo: closedIn(one),
    // From when on it is on an agenda.
    date: comesOn(one)?.on,
    endedOn: endedOn(one),
    ...marksOf(one),
  };
}

const followed: ReadonlySet<string> = new Set(followedStages);
/** Whether managers above the lead worker still follow it: what is over, or not sent yet, is found by its lead worker alone. */
const isFollowed = (one: Case): boolean => followed.has(one.stage) || isChallenged(one);

/** Of cases with actions only: lists of actions ask for it, and no one else. */
function closedIn(one: Case): readonly string[] | undefined {
  const closed = !hasActions(one) ? [] : closedTo(one);
  return closed.length === 0 ? undefined : closed;
}

/** The meetings that decided about it, or are told of a decision; undefined for none, so that there is nothing to index. */
function meetingsOf(one: Case): readonly MeetingId[] | undefined {
  const decisions = 'decisions' in one ? (one.decisions ?? []) : [];
  const meetings = decisions.flatMap(({ meeting, reportTo }) => meeting ?? reportTo ?? []);
  return meetings.length === 0 ? undefined : [...new Set(meetings)];
}
