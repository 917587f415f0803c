// The day on which fictional cases are put in: on a day when the council is shut it is the next working day, because a meeting is
// only started on its day, and the demonstration has one to start.
import { writeFileSync } from 'node:fs';
import { isWorkingDay, localDate, momentOn, nextWorkingDay, type Instant } from '../domain/time/calendar.ts';

/** When such a day begins: the cards of the morning are there, the panel of the afternoon is not. */
const begins = '10:30';

/** What a run on a day when the council is shut takes for now; undefined on a working day. */
export function councilNow(now: Instant): Instant | undefined {
  const today = localDate(now);
  return isWorkingDay(today) ? undefined : momentOn(nextWorkingDay(today), begins);
}

/** Writes a clock file that begins so, where the council is shut; says when it begins, undefined where the machine's time holds. */
export function writeClock(file: string, now: Instant): Instant | undefined {
  const taken = councilNow(now);
  if (taken !== undefined) writeFileSync(file, JSON.stringify({ now: taken }));
  return taken;
}
