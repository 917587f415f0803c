// The minutes of a meeting that has ended: drafted from the record, corrected, approved (docs/process.md P6.12).
import { refOf } from '../people/actor.ts';
import { sayClock, type Instant } from '../time/calendar.ts';
import { incomplete, notAvailable, refuse, type Context, type Decision } from '../step.ts';
import type { EndedMeeting, Meeting } from './meeting.ts';
import { correctionFields } from './fields.ts';
import { over, stamp, type MeetingStep } from './steps.ts';
import { readsMinutes } from './who.ts';
import { may } from '../people/roles.ts';

type Bar = ReturnType<typeof refuse> | undefined;

const ended = (meeting: Meeting, { now }: Context): Bar =>
  meeting.state === 'ended'
    ? undefined
    : refuse(
        'notNow',
        'The minutes are drafted when the meeting has ended.',
        meeting.state === 'started' ? 'Press End meeting first.' : over(meeting, now).refusal.next,
      );

/** Anyone who was there may correct the minutes until they are approved (docs/process.md P6.12). */
export const correctMinutes: MeetingStep<{ readonly text: string }, { readonly text: string }> = {
  title: 'Correct the minutes',
  fact: 'correction to the minutes',
  asks: () => correctionFields,
  decide: (meeting, { text }, context) => {
    const { actor, now, directory } = context;
    if (!readsMinutes(meeting, actor, directory, 'write')) return notAvailable;
    const bar = ended(meeting, context);
    if (bar !== undefined) return bar;
    return meeting.state === 'ended' && meeting.approved !== undefined
      ? approvedAlready(meeting, now)
      : (incomplete(correctionFields, { text }) ?? { data: { text } });
  },
  evolve: (meeting, { text }, meta) =>
    meeting.state === 'ended'
      ? { ...meeting, corrections: [...meeting.corrections, { by: refOf(meta.by), at: meta.at, text }], ...stamp(meta) }
      : meeting,
};

export const approveMinutes: MeetingStep<object, object> = {
  title: 'Approve the minutes',
  fact: 'minutes approved',
  decide: (meeting, _input, context): Decision<object> => {
    const { actor, now } = context;
    if (!may(actor, 'runMeetings')) return notAvailable;
    const bar = ended(meeting, context);
    if (bar !== undefined) return bar;
    if (actor.objectId !== meeting.chair.objectId && !may(actor, 'chairMeetings')) {
      return refuse('notYours', 'The chair approves the minutes.', `Ask ${meeting.chair.name}.`);
    }
    return meeting.state === 'ended' && meeting.approved !== undefined ? approvedAlready(meeting, now) : { data: {} };
  },
  evolve: (meeting, _data, meta) =>
    meeting.state === 'ended' ? { ...meeting, approved: { by: refOf(meta.by), at: meta.at }, ...stamp(meta) } : meeting,
};

const approvedAlready = ({ approved }: EndedMeeting, now: Instant): ReturnType<typeof refuse> =>
  refuse(
    'alreadyDecided',
    approved === undefined
      ? 'The minutes are approved.'
      : `The minutes were approved by ${approved.by.name} at ${sayClock(approved.at, now)}.`,
    'Mistakes in them are corrected at the next meeting.',
  );
