// A date until which something is to be done.
import { localDate, sayDate, type Instant } from '../time/calendar.ts';
import type { IsoDate } from '../time/dates.ts';
import { refuse } from './step.ts';

/** Why a date cannot be one until which something is to be done; undefined when it can. */
export function badDate(date: IsoDate | undefined, now: Instant): ReturnType<typeof refuse> | undefined {
  const today = localDate(now);
  if (date === undefined) return refuse('badDate', 'That date could not be read.', 'Type it like 18/1/2027.');
  if (date < today) return refuse('badDate', `${sayDate(date)} is over.`, 'Give today or a later date.');
  const inTwoYears = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`;
  return date > inTwoYears
    ? refuse('badDate', `${sayDate(date)} is more than two years away.`, 'Check the year.')
    : undefined;
}
