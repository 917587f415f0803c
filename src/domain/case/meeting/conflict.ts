// "I have a conflict" in a meeting: nothing of this case is shown to that person again (docs/process.md P6.8).
import type { CaseContext } from '../context.ts';
import { leadOf } from '../state/stage-parts.ts';
import { refOf } from '../../people/actor.ts';
import { isThere, sayMeeting, type Meeting, type MeetingId } from '../../meeting/meeting.ts';
import { notAvailable, refuse } from '../../matter/step.ts';
import { decisionAt, isOnAgenda, reportedAt } from './decision.ts';
import { consentedStages } from '../state/stage-table.ts';
import type { Case, ConsentedCase } from '../state/stages.ts';
import { caseStep } from '../making.ts';

const onAgenda = (childCase: Case, meeting: Meeting): boolean =>
  isOnAgenda(childCase, meeting) ||
  decisionAt(childCase, meeting.id) !== undefined ||
  reportedAt(childCase, meeting.id) !== undefined;

export const declareMeetingConflict = caseStep<
  { readonly meeting: string },
  { readonly meeting: MeetingId },
  ConsentedCase
>({
  title: 'I have a conflict',
  fact: 'conflict declared in a meeting',
  may: [{ reads: 'decisions' }],
  from: consentedStages,
  elsewhere: () => notAvailable,
  record: (before, input, { actor, now, meeting }: CaseContext) => {
    if (meeting === undefined || meeting.id !== input.meeting) return notAvailable;
    if (meeting.state !== 'started') {
      return refuse(
        'notNow',
        `${sayMeeting(meeting, now)} is not under way.`,
        'A conflict is declared in the meeting.',
      );
    }
    if (!isThere(meeting, actor.objectId)) {
      return refuse(
        'notThere',
        'You are not recorded at this meeting.',
        'Go to the meeting’s card first: I am here is on it.',
      );
    }
    if (actor.objectId === leadOf(before).objectId) {
      return refuse(
        'notYours',
        'This is your own referral, so you can still open it.',
        'Tell the chair about the conflict.',
      );
    }
    return onAgenda(before, meeting)
      ? { data: { meeting: meeting.id } }
      : refuse('notNow', 'This case is not on the agenda of this meeting.', 'Go on to the next one.');
  },
  evolve: (before, { meeting }, meta) => ({
    ...before,
    excluded: [...before.excluded, meta.by.objectId],
    conflicts: [...(before.conflicts ?? []), { meeting, by: refOf(meta.by), at: meta.at }],
  }),
});
