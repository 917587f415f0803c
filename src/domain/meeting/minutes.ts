// The minutes of a meeting that has ended: drafted from the record, corrected, approved (docs/process.md P6.12).
import { referenceIn, type ObjectId, type Reference } from '../kernel/ids.ts';
import { refOf } from '../people/actor.ts';
import { sayClock, type Instant } from '../time/calendar.ts';
import { refuse, type Context } from '../matter/step.ts';
import type { EndedMeeting, Meeting } from './meeting.ts';
import { correctionFields } from './fields.ts';
import { meetingClockStep, meetingStep, over, runs } from './making.ts';
import { approves, readsMinutes } from './who.ts';
import type { Own } from '../matter/making.ts';

const notEnded = (meeting: Meeting, { now }: Context) =>
  refuse(
    'notNow',
    'The minutes are drafted when the meeting has ended.',
    meeting.state === 'started' ? 'Press End meeting first.' : over(meeting, now).refusal.next,
  );
/** Why what they say cannot be put right any more; nothing until they are approved (docs/process.md P6.12). */
export const unlessApproved = (
  meeting: Pick<EndedMeeting, 'approved'>,
  { now }: Pick<Context, 'now'>,
): ReturnType<typeof refuse> | undefined =>
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

/** What a correction is decided with, besides what any step is. */
export interface MinutesContext extends Context {
  /** Whether a text names a child of the meeting whose case its writer may read; read by the server. */
  readonly namesChild?: (text: string) => boolean;
}

/** The code of a correction that belongs to an item, by which its form leads there. */
export const ofAnItem = 'ofAnItem';

/**
 * Anyone who was there may correct what the minutes say of the meeting as a whole, until they are approved; what is about a case
 * belongs to its item, and comes back (docs/process.md P6.12, P27.1).
 */
export const correctMinutes = meetingStep<{ readonly text: string }, { readonly text: string }, EndedMeeting>({
  title: 'Correct the minutes',
  fact: 'correction to the minutes',
  may: [{ own: reader }],
  from: ['ended'],
  elsewhere: notEnded,
  bar: unlessApproved,
  asks: () => correctionFields,
  record: (_meeting, { text }, { namesChild }: MinutesContext) =>
    referenceIn(text) !== undefined || namesChild?.(text) === true
      ? refuse(
          ofAnItem,
          'This names a case or a child of the meeting, so it belongs to that item.',
          'Open Extract at the item and press Correct this item. If you mean someone else of that name, say who they are instead.',
        )
      : { data: { text } },
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
    approves(context.actor)
      ? unlessApproved(meeting, context)
      : refuse('notYours', 'The chair approves the minutes.', `Ask ${meeting.chair.name}.`),
  record: () => ({ data: {} }),
  evolve: (meeting, _data, meta) => ({ ...meeting, approved: { by: refOf(meta.by), at: meta.at } }),
});

/** A correction that lay in the minutes and is at its item now. */
export interface MovedCorrection {
  readonly by: ObjectId;
  readonly at: Instant;
  /** Where it is now. */
  readonly into: Reference;
}
const isMoved = (moved: readonly MovedCorrection[], { by, at }: EndedMeeting['corrections'][number]): boolean =>
  moved.some((one) => one.by === by.objectId && one.at === at);

/** The clock's: what was written of an item before corrections belonged to items is there by then (docs/process.md P27.5). */
export const leaveCorrections = meetingClockStep<
  { readonly moved: readonly MovedCorrection[] },
  { readonly moved: readonly MovedCorrection[] },
  EndedMeeting
>({
  title: 'Leave corrections to their items',
  fact: 'corrections are at their items',
  since: 6,
  from: ['ended'],
  record: ({ corrections }, { moved }) =>
    corrections.some((one) => isMoved(moved, one)) ? { data: { moved } } : { unchanged: true },
  evolve: (meeting, { moved }) => ({
    ...meeting,
    corrections: meeting.corrections.filter((one) => !isMoved(moved, one)),
  }),
});
