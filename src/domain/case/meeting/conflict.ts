// "I have a conflict" in a meeting: nothing of this case is shown to that person again (docs/process.md P6.8).
import { leadOf } from '../stage-parts.ts';
import { mayRead } from '../../people/access.ts';
import { refOf } from '../../people/actor.ts';
import { isThere, sayMeeting, type MeetingId } from '../../meeting/meeting.ts';
import { notAvailable, refuse, type Step } from '../../step.ts';
import { decisionAt, isOnAgenda, reportedAt } from './decision.ts';
import { isConsented } from '../stage-table.ts';
import type { Case } from '../stages.ts';

export const declareMeetingConflict: Step<{ readonly meeting: string }, { readonly meeting: MeetingId }, Case, Case> = {
  title: 'I have a conflict',
  fact: 'conflict declared in a meeting',
  decide: (before, input, { actor, directory, now, meeting }) => {
    if (meeting === undefined || meeting.id !== input.meeting) return notAvailable;
    if (!isConsented(before) || !mayRead('decisions', before, actor, directory, now)) return notAvailable;
    if (meeting.state !== 'started') {
      return refuse(
        'notNow',
        `${sayMeeting(meeting, now)} is not under way.`,
        'A conflict is declared in the meeting.',
      );
    }
    if (!isThere(meeting, actor.objectId)) {
      return refuse('notThere', 'You are not recorded at this meeting.', 'Press I am here first.');
    }
    if (actor.objectId === leadOf(before).objectId) {
      return refuse(
        'notYours',
        'This is your own referral, so you can still open it.',
        'Tell the chair about the conflict.',
      );
    }
    return isOnAgenda(before, meeting) ||
      decisionAt(before, meeting.id) !== undefined ||
      reportedAt(before, meeting.id) !== undefined
      ? { data: { meeting: meeting.id } }
      : refuse('notNow', 'This case is not on the agenda of this meeting.', 'Go on to the next one.');
  },
  evolve: (before, { meeting }, meta) => ({
    ...before,
    excluded: [...before.excluded, meta.by.objectId],
    conflicts: [...(before.conflicts ?? []), { meeting, by: refOf(meta.by), at: meta.at }],
    facts: meta.number,
    changedAt: meta.at,
  }),
};
