// The meetings that are planned: reviews and actions are set by them.
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { Ports } from '../ports/ports.ts';

/** The meetings that are planned, today and later: what is due before the next one is set by them. */
export async function meetingsAhead(
  { meetings }: Pick<Ports, 'meetings'>,
  now: Instant,
): Promise<readonly Pick<Meeting, 'type' | 'date'>[]> {
  const ahead = await meetings.from(localDate(now));
  return ahead.filter(({ state }) => state === 'planned').map(({ type, date }) => ({ type, date }));
}

/** The days of the panels that are planned, today and later. */
export async function panelsFrom({ meetings }: Pick<Ports, 'meetings'>, now: Instant): Promise<readonly IsoDate[]> {
  const ahead = await meetingsAhead({ meetings }, now);
  return ahead.filter(({ type }) => type === 'panel').map(({ date }) => date);
}
