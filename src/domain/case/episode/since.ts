// Since when a child is missing, asked as it is said on the telephone: today, last night or another day, and the time or that it
// is not known (docs/process.md P17.8).
import type { Choice } from '../../kernel/fields.ts';
import { addDays, localDate, momentOn, sayDay, sayTime, type Instant } from '../../time/calendar.ts';
import { typedDate, type IsoDate } from '../../time/dates.ts';
import { parseTypedMoment, type TypedMoment } from '../../time/moments.ts';

const another = 'other';
const nightEnds = '06:00';

/**
 * The days to choose from. Each carries its date, so that a form that was drawn before midnight cannot mean another day when it
 * is sent after it.
 */
export function sinceDays(now: Instant | undefined): readonly Choice[] {
  const choice = { value: another, title: 'Another day' };
  if (now === undefined) return [choice];
  const today = localDate(now);
  const yesterday = addDays(today, -1);
  const evening =
    yesterday.slice(0, 7) === today.slice(0, 7) ? say(yesterday).slice(0, -' Jan'.length) : say(yesterday);
  const isNight = sayTime(now) < nightEnds;
  const lastNight = {
    value: `${yesterday} night`,
    title: `${isNight ? 'Tonight' : 'Last night'} (${evening} into ${say(today)})`,
  };
  const thisDay = { value: today, title: `${isNight ? 'Today' : 'Today or tonight'} (${say(today)})` };
  return isNight ? [lastNight, thisDay, choice] : [thisDay, lastNight, choice];
}

const say = (day: IsoDate): string => sayDay(`${day}T12:00:00.000Z`);

/** The moment that the two answers mean; without a day it is with the time. */
export function sinceIn(
  { day = another, since }: { readonly day?: string; readonly since: string },
  now: Instant,
): TypedMoment {
  if (day === another) return parseTypedMoment(since, now);
  const [date = '', night = ''] = day.split(' ');
  const read = parseTypedMoment(`${typedDate(date)} ${night} ${since}`.replace('  ', ' '), now);
  if ('moment' in read) return read;
  // The day is said twice: that is no harm where it is the same.
  const whole = parseTypedMoment(since, now);
  if ('problem' in whole) return read;
  const begins = night === '' ? '00:00' : '12:00';
  return whole.moment >= momentOn(date, begins) && whole.moment < momentOn(addDays(date, 1), begins)
    ? whole
    : { problem: 'write the time alone, like 22:30; or choose Another day.' };
}
