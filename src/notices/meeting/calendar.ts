// The mail that puts a meeting into a calendar, and takes it out again (docs/process.md P6.19). Calendars are read over shoulders
// and shared with assistants: when and where, never whom it is about.
import { sayDate, sayTime, type Instant } from '../../domain/time/calendar.ts';
import { linkIn } from '../../domain/meeting/place.ts';
import type { Meeting, MeetingType } from '../../domain/meeting/meeting.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Person } from '../../domain/people/actor.ts';
import { given } from '../../domain/kernel/given.ts';

/** An entry of a calendar, as the mail's edge writes it into a file (RFC 5545). */
export interface CalendarEntry {
  /** Puts it in, or changes what is there; takes it out. */
  readonly method: 'request' | 'cancel';
  /** The same for all that is ever said of this meeting. */
  readonly uid: string;
  /** Grows with each change, so that an older file that arrives later changes nothing. */
  readonly sequence: number;
  readonly title: string;
  readonly starts: Instant;
  readonly ends: Instant;
  /** Where, or the link to join by, as it was typed. */
  readonly place?: string;
  readonly link?: string;
  readonly text: string;
  readonly changedAt: Instant;
  /** Whose calendar it is. */
  readonly name: string;
}

interface CalendarMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar: CalendarEntry;
}

const kinds: Readonly<Record<MeetingType, string>> = { preMset: 'pre-meeting', panel: 'panel' };

/** Undefined for a person whose mail the directory does not know, and once the meeting has begun. */
export function calendarMailFor(
  meeting: Meeting,
  { email, name }: Person,
  { settings }: Directory,
): CalendarMail | undefined {
  const { id, type, state, startsAt, place, facts, changedAt } = meeting;
  if (email === undefined || state === 'started' || state === 'ended') return undefined;
  const title = `${settings.panelName} ${kinds[type]}`;
  const when = `${sayDate(meeting.date)}, ${sayTime(startsAt)}`;
  const cancelled = state === 'cancelled';
  const text = [
    ...(cancelled
      ? [`The ${title} on ${when} is cancelled.`, '', 'The file with this mail takes it out of your calendar.']
      : [
          `The ${title} is on ${when}. You are invited.`,
          '',
          ...(place === undefined ? [] : [`Place: ${place}`]),
          `Chair: ${meeting.chair.name}`,
          '',
          `The file with this mail puts it into your calendar. We’ll ask you in Microsoft Teams whether you are coming, ${settings.inviteWorkingDays} working days before.`,
        ]),
    '',
    'Nothing about any child is in this mail. Please do not reply to it, and write nothing about a child into your calendar.',
    '',
  ].join('\n');
  return {
    to: email,
    subject: `${cancelled ? 'Cancelled: ' : ''}${title}, ${when}`,
    text,
    calendar: {
      method: cancelled ? 'cancel' : 'request',
      uid: `${id}@mset`,
      sequence: facts,
      title,
      starts: startsAt,
      ends: new Date(Date.parse(startsAt) + settings.meetingMinutes * 60_000).toISOString(),
      ...given({ place, link: linkIn(place) }),
      text: 'Agenda and papers are in Microsoft Teams, in your chat with MSET.',
      changedAt,
      name,
    },
  };
}
