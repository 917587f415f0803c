// Meetings: what is planned, what was last, and one of them, for those who may take part.
import { isThere, wasMissed, type Meeting, type MeetingId } from '../../domain/meeting/meeting.ts';
import { gapsAmong, panelDays, sayGap } from '../../domain/meeting/gaps.ts';
import { mayAttend } from '../../domain/meeting/who.ts';
import { addDays, localDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { may } from '../../domain/people/roles.ts';
import type { Reader, Viewer } from '../reader.ts';

const mostPast = 12;
const yearDays = 365;

/** Undefined: not available to this person, or not a meeting at all. */
export async function meetingFor(
  { ports, person, directory }: Reader,
  id: MeetingId | undefined,
): Promise<Meeting | undefined> {
  if (id === undefined || !mayAttend(person, directory)) return undefined;
  return (await ports.meetings.load(id))?.value.root;
}

/** Those of today and ahead, and only for who runs or approves them those of the days before: what home counts. */
export async function meetingsAtHome({ ports, person, directory, now }: Reader): Promise<readonly Meeting[]> {
  if (!mayAttend(person, directory)) return [];
  const today = localDate(now);
  const looksBack = may(person, 'runMeetings') || may(person, 'chairMeetings');
  // The past year is enough here; the page Meetings has older ones.
  const all = await ports.meetings.from(looksBack ? addDays(today, -yearDays) : today);
  const past = all.filter(({ date }) => date < today).toReversed();
  return [...past.slice(0, mostPast), ...all.filter(({ date, state }) => date >= today && state !== 'cancelled')];
}

interface MeetingsRead {
  readonly ahead: readonly Meeting[];
  readonly past: readonly Meeting[];
  /** For those who plan: where a panel is missing. */
  readonly gaps: readonly string[];
}

/** Planned ones, the nearest first, and the last ones; undefined for someone who has no part in meetings. */
export async function meetingsFor({ ports, person, directory, now }: Reader): Promise<MeetingsRead | undefined> {
  if (!mayAttend(person, directory)) return undefined;
  const today = localDate(now);
  const [ahead, past] = await Promise.all([ports.meetings.from(today), ports.meetings.before(today, mostPast)]);
  return {
    ahead: ahead.filter(({ state }) => state !== 'cancelled'),
    past,
    gaps: may(person, 'runMeetings')
      ? gapsAmong(panelDays([...past, ...ahead]), today, directory).map((gap) => sayGap(gap, now))
      : [],
  };
}

/** "planned · papers close Mon 5 Jan 17:00", "ended · minutes in draft". */
export function sayStanding(meeting: Meeting, now: Instant): string {
  switch (meeting.state) {
    case 'planned':
      if (wasMissed(meeting, now)) return 'planned, and did not take place';
      return `planned · papers ${meeting.papersDue <= now ? 'closed' : 'close'} ${sayWhen(meeting.papersDue, now)}`;
    case 'started':
      return 'under way';
    case 'ended':
      return meeting.approved === undefined ? 'ended · minutes in draft' : 'ended · minutes approved';
    case 'cancelled':
      return 'cancelled';
  }
}

/** Whether someone is to say that they are there. */
export const isAsked = ({ person }: Pick<Viewer, 'person'>, meeting: Meeting): boolean =>
  meeting.state === 'started' && !isThere(meeting, person.objectId);
