// When agencies hear of a meeting: the invitation, and the evening before papers close (docs/process.md P6.3).
import {
  addWorkingDays,
  nextWorkingDay,
  opensOn,
  shiftWorkingDays,
  localDate,
  type Instant,
} from '../time/calendar.ts';
import { fallenDue, type RungAt } from '../time/clocks.ts';
import type { IsoDate } from '../time/dates.ts';
import type { Settings } from '../people/settings.ts';
import type { Meeting, MeetingRung } from './meeting.ts';
import { meetingReminder } from './making.ts';

/** Whether someone is still to be told something of it: of one that has ended, until its minutes are approved. */
const remindedStates = ['planned', 'cancelled', 'ended'] as const;
export const isReminded = (meeting: Meeting): boolean =>
  remindedStates.some((one) => one === meeting.state) && !('approved' in meeting && meeting.approved !== undefined);

/**
 * The draft of the minutes is read and corrected within so many working days of the end, further corrections come within so
 * many more; then the chair is asked to approve them, every working day (docs/process.md P6.12).
 */
export function minutesLadder(endedAt: Instant, settings: Settings): readonly RungAt<MeetingRung>[] {
  const { officeHours, minutesDraftWorkingDays: draft, minutesCorrectionWorkingDays: corrections } = settings;
  return [
    { rung: 'draft', at: addWorkingDays(endedAt, draft, officeHours) },
    { rung: 'approve', at: addWorkingDays(endedAt, draft + corrections, officeHours) },
  ];
}
/** The reminders that run: of one that has ended, those of its minutes. */
export const runningLadder = ({ state, ladder }: Pick<Meeting, 'state' | 'ladder'>): Meeting['ladder'] =>
  state === 'ended'
    ? { ...ladder, rungs: ladder.rungs.filter(({ rung }) => rung === 'draft' || rung === 'approve') }
    : ladder;

/** They come again until it is done. */
const recurring: readonly MeetingRung[] = ['missed', 'approve'];

/**
 * Invitations go out ten working days before, and once more the working day before papers close. On the working day after it,
 * and every working day from then, someone hears that it was not started (docs/process.md P6.17).
 */
export function meetingLadder(date: IsoDate, papersDue: Instant, settings: Settings): readonly RungAt<MeetingRung>[] {
  const at = (day: IsoDate): Instant => opensOn(day, settings.officeHours);
  return [
    { rung: 'invite', at: at(shiftWorkingDays(date, -settings.inviteWorkingDays, settings.officeHours)) },
    { rung: 'papers', at: at(shiftWorkingDays(localDate(papersDue), -1, settings.officeHours)) },
    { rung: 'missed', at: at(nextWorkingDay(date, settings.officeHours)) },
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
    const { due, left } = fallenDue(runningLadder(meeting), now);
    if (due.length === 0) return { unchanged: true };
    const at = opensOn(nextWorkingDay(localDate(now), settings.officeHours), settings.officeHours);
    const again = due.filter((rung) => recurring.includes(rung)).map((rung) => ({ rung, at }));
    return { data: { rungs: due, left: [...left, ...again] } };
  },
  evolve: (meeting, { rungs, left }, meta) => ({
    ...meeting,
    // A rung that comes again is a clock of its own, so that its reminder is not taken for the last one.
    ladder: { set: rungs.some((rung) => recurring.includes(rung)) ? meta.number : meeting.ladder.set, rungs: left },
    invitedAt: rungs.includes('invite') ? meta.at : meeting.invitedAt,
    facts: meta.number,
  }),
});
