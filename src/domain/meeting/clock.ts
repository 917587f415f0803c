// When agencies hear of a meeting: the invitation, and the evening before papers close (docs/process.md P6.3).
import { clockActor } from '../people/actor.ts';
import { opensOn, shiftWorkingDays, localDate, type Instant } from '../time/calendar.ts';
import { fallenDue, type RungAt } from '../time/clocks.ts';
import type { IsoDate } from '../time/dates.ts';
import type { Settings } from '../people/settings.ts';
import { notAvailable, type Step } from '../step.ts';
import type { Meeting, MeetingRung } from './meeting.ts';

/** Whether someone is still to be told something of it. */
export const isReminded = ({ state }: Pick<Meeting, 'state'>): boolean => state === 'planned' || state === 'cancelled';

/** Invitations go out ten working days before, and again the working day before papers close. */
export function meetingLadder(date: IsoDate, papersDue: Instant, settings: Settings): readonly RungAt<MeetingRung>[] {
  const at = (day: IsoDate): Instant => opensOn(day, settings.officeHours);
  return [
    { rung: 'invite', at: at(shiftWorkingDays(date, -settings.inviteWorkingDays)) },
    { rung: 'papers', at: at(shiftWorkingDays(localDate(papersDue), -1)) },
  ];
}

export interface MeetingReminded {
  readonly rungs: readonly MeetingRung[];
  readonly left: readonly RungAt<MeetingRung>[];
}

export const remindMeeting: Step<object, MeetingReminded, Meeting, Meeting> = {
  title: 'Remind',
  fact: 'agencies invited or reminded',
  decide: (meeting, _input, { actor, now }) => {
    if (actor.objectId !== clockActor.objectId) return notAvailable;
    if (!isReminded(meeting)) return { unchanged: true };
    const { due, left } = fallenDue(meeting.ladder, now);
    return due.length === 0 ? { unchanged: true } : { data: { rungs: due, left } };
  },
  evolve: (meeting, { rungs, left }, meta) => ({
    ...meeting,
    ladder: { set: meeting.ladder.set, rungs: left },
    invitedAt: rungs.includes('invite') ? meta.at : meeting.invitedAt,
    facts: meta.number,
  }),
};
