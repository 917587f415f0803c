// The panels that are planned: reviews are set by them.
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Ports } from '../ports/ports.ts';

/** The days of the panels that are planned, today and later. */
export async function panelsFrom({ meetings }: Pick<Ports, 'meetings'>, now: Instant): Promise<readonly IsoDate[]> {
  const ahead = await meetings.from(localDate(now));
  return ahead.filter(({ type, state }) => type === 'panel' && state === 'planned').map(({ date }) => date);
}
