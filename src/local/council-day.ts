// The day of a local run with fictional cases: on a day when the council is shut it is the next working day, because a meeting
// is only started on its day, and the demonstration has one to start.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isWorkingDay, localDate, momentOn, nextWorkingDay, type Instant } from '../domain/time/calendar.ts';

/** When such a day begins: the cards of the morning are there, the panel of the afternoon is not. */
const begins = '10:30';

/** What a run on a day when the council is shut takes for now; undefined on a working day. */
export function councilNow(now: Instant): Instant | undefined {
  const today = localDate(now);
  return isWorkingDay(today) ? undefined : momentOn(nextWorkingDay(today), begins);
}

/**
 * The clock file of this data folder, which the data keep: time never goes back. Fresh data on a day when the council is
 * shut get one. Undefined where the machine's own time holds.
 */
export function clockOf(dataDir: string, isFresh: boolean, now: Instant): string | undefined {
  const file = path.join(dataDir, 'clock.json');
  const taken = isFresh ? councilNow(now) : undefined;
  if (taken !== undefined) writeFileSync(file, JSON.stringify({ now: taken }));
  return existsSync(file) ? file : undefined;
}
