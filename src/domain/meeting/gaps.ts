// Where the panels that are planned leave a Significant case without one in time: said to those who plan, before such a case
// is decided on (docs/process.md P6.21).
import { addDays, lastWorkingDay, sayDay, type Instant } from '../time/calendar.ts';
import type { IsoDate } from '../time/dates.ts';
import type { Directory } from '../people/directory.ts';
import type { Meeting } from './meeting.ts';

/** After a panel there is none until later than a Significant case may wait: an additional one is needed by that day. */
export interface PanelGap {
  readonly after: IsoDate;
  readonly by: IsoDate;
}

/** The days of the panels that were not cancelled, in order. */
export const panelDays = (meetings: readonly Meeting[]): readonly IsoDate[] =>
  meetings
    .filter(({ type, state }) => type === 'panel' && state !== 'cancelled')
    .map(({ date }) => date)
    .toSorted();

/**
 * The gaps that can still be filled, and begin within the weeks of the setting; `panels` in order, those of before today too. After the last
 * panel that is planned there is one as well.
 */
export function gapsAmong(
  panels: readonly IsoDate[],
  today: IsoDate,
  { settings: { reviewWeeks, panelAheadWeeks, officeHours } }: Pick<Directory, 'settings'>,
): readonly PanelGap[] {
  const ahead = addDays(today, 7 * panelAheadWeeks);
  return panels.flatMap((after, place): readonly PanelGap[] => {
    const by = lastWorkingDay(addDays(after, 7 * reviewWeeks.significant), officeHours);
    const next = panels[place + 1];
    const isOpen = by >= today && after <= ahead;
    return isOpen && (next === undefined || next > by) ? [{ after, by }] : [];
  });
}

/** "Plan a full panel by Fri 15 Jan: a Significant case decided on Fri 18 Dec must be reviewed by then." */
export const sayGap = ({ after, by }: PanelGap, now: Instant): string =>
  `Plan a full panel by ${short(by, now)}: a Significant case decided on ${short(after, now)} must be reviewed by then.`;
const short = (date: IsoDate, now: Instant): string => sayDay(`${date}T12:00:00.000Z`, now);
