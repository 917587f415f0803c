// A calendar file (RFC 5545), by the library that Thunderbird reads calendars with: escapes and folding are its business.
import ICAL from 'ical.js';
import type { Mail } from '../casework/ports/chat-ports.ts';

// A line has 75 octets at most, and of a line that goes on the library does not count the space it begins with.
ICAL.foldLength = 74;

export interface CalendarFile {
  readonly name: string;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly content: string;
}

/** The same at each attempt. `from` is the mailbox that sends: to it an answer of a calendar would go. */
export function calendarFile({ to, calendar: entry }: Mail, from: string): CalendarFile | undefined {
  if (entry === undefined) return undefined;
  const method = entry.method === 'cancel' ? 'CANCEL' : 'REQUEST';
  const file = new ICAL.Component('vcalendar');
  file.addPropertyWithValue('version', '2.0');
  file.addPropertyWithValue('prodid', '-//MSET//MSET for Teams//EN');
  file.addPropertyWithValue('method', method);
  const event = new ICAL.Component('vevent');
  file.addSubcomponent(event);
  event.addPropertyWithValue('uid', entry.uid);
  event.addPropertyWithValue('sequence', entry.sequence);
  event.addPropertyWithValue('dtstamp', moment(entry.changedAt));
  event.addPropertyWithValue('dtstart', moment(entry.starts));
  event.addPropertyWithValue('dtend', moment(entry.ends));
  event.addPropertyWithValue('summary', entry.title);
  event.addPropertyWithValue('description', entry.text);
  event.addPropertyWithValue('status', entry.method === 'cancel' ? 'CANCELLED' : 'CONFIRMED');
  if (entry.place !== undefined) event.addPropertyWithValue('location', entry.place);
  if (entry.link !== undefined) event.addPropertyWithValue('url', entry.link);
  event.addPropertyWithValue('organizer', `mailto:${addressIn(from)}`).setParameter('cn', 'MSET');
  // Whether they come is said in Teams: no calendar is asked for an answer.
  const attendee = event.addPropertyWithValue('attendee', `mailto:${to}`);
  attendee.setParameter('cn', entry.name);
  attendee.setParameter('rsvp', 'FALSE');
  return { name: 'mset.ics', method, content: `${file.toString()}\r\n` };
}

/** In UTC: then no calendar has to know when London changes its clocks. Calendars know no fractions of a second. */
const moment = (at: string): ICAL.Time => ICAL.Time.fromJSDate(new Date(at), true);

/** `MSET <mset@council.example>` is written so in a mail, and by its address in a calendar. */
const addressIn = (from: string): string => /<([^<>]+)>/.exec(from)?.[1] ?? from;
