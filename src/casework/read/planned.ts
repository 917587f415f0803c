// The meetings that are planned: reviews are set by them, and cases go to the next.
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import type { Meeting, MeetingType } from '../../domain/meeting/meeting.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Ports } from '../ports/ports.ts';

/** The days of the panels and pre-MSETs that are planned, today and later; and these meetings. */
export interface Planned {
  readonly panels: readonly IsoDate[];
  readonly preMsets: readonly IsoDate[];
  /** All of today and later, whatever became of them. */
  readonly ahead: readonly Meeting[];
}

export const plannedFrom = async ({ meetings }: Pick<Ports, 'meetings'>, now: Instant): Promise<Planned> =>
  plannedIn(await meetings.from(localDate(now)), now);

/** Of meetings that were read already. */
export function plannedIn(meetings: readonly Meeting[], now: Instant): Planned {
  const planned = meetings.filter(({ state, date }) => state === 'planned' && date >= localDate(now));
  const datesOf = (wanted: MeetingType) => planned.filter(({ type }) => type === wanted).map(({ date }) => date);
  return {
    panels: datesOf('panel'),
    preMsets: datesOf('preMset'),
    ahead: meetings.filter(({ date }) => date >= localDate(now)),
  };
}
