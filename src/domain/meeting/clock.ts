// When agencies hear of a meeting: the invitation, and the evening before papers close (docs/process.md P6.3).
import { nextWorkingDay, opensOn, shiftWorkingDays, localDate, type Instant } from '../time/calendar.ts';
import { fallenDue, type RungAt } from '../time/clocks.ts';
import type { IsoDate } from '../time/dates.ts';
import type { Settings } from '../people/settings.ts';
import type { Meeting, MeetingRung } from './meeting.ts';
import { meetingReminder } from './making.ts';

/** Whether someone is still to be told something of it. */
const remindedStates = ['planned', 'cancelled'] as const;
export const isReminded = ({ state }: Pick<Meeting, 'state'>): boolean => remindedStates.some((one) => one === state);

/**
 * Invitations go out ten working days before, and once more the working day before papers close. On the working day after it,
 * and every working day from then, someone hears that it was not started (docs/process.md P6.17).
 */
export function meetingLadder(date: IsoDate, papersDue: Instant, settings: Settings): readonly RungAt<MeetingRung>[] {
  const at = (day: IsoDate): Instant => opensOn(day, settings.officeHours);
  return [
    { rung: 'invite', at: at(shiftWorkingDays(date, -settings.inviteWorkingDays)) },
    { rung: 'papers', at: at(shiftWorkingDays(localDate(papersDue), -1)) },
    { rung: 'missed', at: at(nextWorkingDay(date)) },
  ];
}

export interface MeetingReminded {
  readonly rungs: readonly MeetingRung[];
  readonly left: readonly RungAt<MeetingRung>[];
}

export const remindMeeting = meetingReminder<MeetingReminded>({
  title: 'Remind',
  fact: 'agencies invited or reminded',
  from: remindedStates,
  record: (meeting, _input, { now, directory: { settings } }) => {
    const { due, left } = fallenDue(meeting.ladder, now);
    if (due.length === 0) return { unchanged: true };
    const again = { rung: 'missed', at: opensOn(nextWorkingDay(localDate(now)), settings.officeHours) } as const;
    return { data: { rungs: due, left: due.includes('missed') ? [...left, again] : left } };
  },
  evolve: (meeting, { rungs, left }, meta) => ({
    ...meeting,
    // A rung that comes again is a clock of its own, so that its reminder is not taken for the last one.
    ladder: { set: rungs.includes('missed') ? meta.number : meeting.ladder.set, rungs: left },
    invitedAt: rungs.includes('invite') ? meta.at : meeting.invitedAt,
    facts: meta.number,
  }),
});
