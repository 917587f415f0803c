// The steps on a meeting, and who takes them.
import { clock, made, type Declared, type Making, type Own } from '../matter/making.ts';
import { refuse, type FactMeta, type Step } from '../matter/step.ts';
import { sayClock, type Instant } from '../time/calendar.ts';
import { sayMeeting, type Meeting } from './meeting.ts';
import { mayAttend } from './who.ts';

/** It is not planned any more, or not under way. */
export const over = (meeting: Meeting, now: Instant): ReturnType<typeof refuse> =>
  refuse(
    'alreadyDecided',
    meeting.state === 'ended'
      ? `This meeting ended at ${sayClock(meeting.endedAt, now)}.`
      : `This meeting (${sayMeeting(meeting, now)}) is ${meeting.state === 'started' ? 'under way' : meeting.state}.`,
    'Open it to see where it stands.',
  );

/** What the steps on a meeting go by. */
export const meetingMaking: Making<Meeting> = {
  at: ({ state }) => state,
  owes: () => false,
  reads: () => () => false,
  elsewhere: (meeting, _next, { now }) => over(meeting, now),
};
type Unstamped<M> = M extends Meeting ? Omit<M, 'facts' | 'changedAt'> : never;

export const stamp = (meta: FactMeta) => ({ facts: meta.number, changedAt: meta.at });

/** A step on a meeting; `Before`: the states that it starts from, with their own fields. */
export function meetingStep<Input extends object, Data, Before extends Meeting = Meeting>(
  declared: Declared<Input, Data, Before, Unstamped<Meeting>, Before['state']>,
): Step<Input, Data, Meeting, Meeting>;
export function meetingStep<Input extends object, Data>(
  declared: Declared<Input, Data, Meeting, Unstamped<Meeting>, Meeting['state']>,
): Step<Input, Data, Meeting, Meeting> {
  return made(meetingMaking, {
    ...declared,
    evolve: (meeting, data, meta) => ({ ...declared.evolve(meeting, data, meta), ...stamp(meta) }),
  });
}

/** The clock's, which changes what the meeting holds. */
export const meetingClockStep = <Input extends object, Data, Before extends Meeting = Meeting>(
  declared: Omit<Declared<Input, Data, Before, Unstamped<Meeting>, Before['state']>, 'may' | 'elsewhere' | 'asks'>,
): Step<Input, Data, Meeting, Meeting> =>
  meetingStep<Input, Data, Before>({ ...declared, may: [{ own: clock }], elsewhere: () => ({ unchanged: true }) });

/** The clock's. */
export const meetingReminder = <Data>(
  declared: Pick<
    Declared<object, Data, Meeting, Meeting, Meeting['state']>,
    'title' | 'fact' | 'from' | 'record' | 'evolve'
  >,
): Step<object, Data, Meeting, Meeting> =>
  made<object, Data, Meeting, Meeting, Meeting['state']>(meetingMaking, {
    ...declared,
    may: [{ own: clock }],
    elsewhere: () => ({ unchanged: true }),
  });

/** Those who run meetings. */
export const runs = [{ role: 'runMeetings' }] as const;
const attender: Own<Meeting> = {
  name: 'takes part in meetings',
  is: (_meeting, { actor, directory }) => mayAttend(actor, directory),
};
export const attends = [{ own: attender }] as const;
