// The meetings that are planned: reviews are set by them, and cases go to the next.
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import type { MeetingType } from '../../domain/meeting/meeting.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Ports } from '../ports/ports.ts';

/** The days of the panels and pre-MSETs that are planned, today and later. */
export async function plannedFrom(
  { meetings }: Pick<Ports, 'meetings'>,
  now: Instant,
): Promise<{ readonly panels: readonly IsoDate[]; readonly preMsets: readonly IsoDate[] }> {
  const planned = (await meetings.from(localDate(now))).filter(({ state }) => state === 'planned');
  const datesOf = (wanted: MeetingType) => planned.filter(({ type }) => type === wanted).map(({ date }) => date);
  return { panels: datesOf('panel'), preMsets: datesOf('preMset') };
}
