// The minutes of a meeting that has ended: drafted from the record, corrected, approved (docs/process.md P6.12).
import { refOf } from '../people/actor.ts';
import { sayClock } from '../time/calendar.ts';
import { refuse, type Context } from '../matter/step.ts';
import type { EndedMeeting, Meeting } from './meeting.ts';
import { correctionFields } from './fields.ts';
import { meetingStep, over, runs } from './making.ts';
import { approves, readsMinutes } from './who.ts';
import type { Own } from '../matter/making.ts';

const notEnded = (meeting: Meeting, { now }: Context) =>
  refuse(
    'notNow',
    'The minutes are drafted when the meeting has ended.',
    meeting.state === 'started' ? 'Press End meeting first.' : over(meeting, now).refusal.next,
  );
const unlessApproved = (meeting: EndedMeeting, { now }: Context) =>
  meeting.approved &&
  refuse(
    'alreadyDecided',
    `The minutes were approved by ${meeting.approved.by.name} at ${sayClock(meeting.approved.at, now)}.`,
    'Mistakes in them are corrected at the next meeting.',
  );

const reader: Own<Meeting> = {
  name: 'was at the meeting, or runs meetings',
  is: (meeting, { actor, directory }) => readsMinutes(meeting, actor, directory, 'write'),
};

/** Anyone who was there may correct the minutes until they are approved (docs/process.md P6.12). */
export const correctMinutes = meetingStep<{ readonly text: string }, { readonly text: string }, EndedMeeting>({
  title: 'Correct the minutes',
  fact: 'correction to the minutes',
  may: [{ own: reader }],
  from: ['ended'],
  elsewhere: notEnded,
  bar: unlessApproved,
  asks: () => correctionFields,
  record: (_meeting, { text }) => ({ data: { text } }),
  evolve: (meeting, { text }, meta) => ({
    ...meeting,
    corrections: [...meeting.corrections, { by: refOf(meta.by), at: meta.at, text }],
  }),
});

export const approveMinutes = meetingStep<object, object, EndedMeeting>({
  title: 'Approve the minutes',
  fact: 'minutes approved',
  may: runs,
  from: ['ended'],
  elsewhere: notEnded,
  bar: (meeting, context) =>
    approves(context.actor, meeting)
      ? unlessApproved(meeting, context)
      : refuse('notYours', 'The chair approves the minutes.', `Ask ${meeting.chair.name}.`),
  record: () => ({ data: {} }),
  evolve: (meeting, _data, meta) => ({ ...meeting, approved: { by: refOf(meta.by), at: meta.at } }),
});
