// Days as people say them on a day: today, yesterday, 3 days ago, last Friday, 30/11. What is meant is kept as a date with its
// year, so that it means the same tomorrow (docs/process.md P12.7).
import { addDays } from './calendar.ts';
import {
  leadingWeekday,
  parseTypedDate,
  tidy,
  typedDate,
  weekdayNames,
  weekdayOf,
  withoutYear,
  type IsoDate,
  type TypedDate,
} from './dates.ts';

const daysBy: Readonly<Record<string, number>> = {
  today: 0,
  tonight: 0,
  yesterday: -1,
  'the day before yesterday': -2,
  'day before yesterday': -2,
  tomorrow: 1,
};
const counted = /^(in )?(an?|one|two|three|four|five|six|\d{1,2}) (day|week)s?( ago)?$/;
const numbers = ['one', 'two', 'three', 'four', 'five', 'six'];
const weekday = /^(?:(last|this|next|on) )?(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$/;

/** A number as people say it: "a", "two", "12". */
export const numberIn = (said: string): number =>
  /^an?$/.test(said) ? 1 : numbers.includes(said) ? numbers.indexOf(said) + 1 : Number(said);

/**
 * Reads a date as `parseTypedDate` does, and as it is said on the day `today`. Of a day without a year the nearest is meant. A
 * weekday alone may be either of two: the answer names both.
 */
export function parseSaidDate(text: string, today: IsoDate): TypedDate {
  const written = parseTypedDate(text);
  if ('date' in written || text.length > longest) return written;
  const typed = tidy(text);
  const [, which, name] = weekday.exec(typed) ?? [];
  if (name !== undefined) {
    const before = lastOf(name, addDays(today, -1));
    return which === 'last'
      ? { date: before }
      : { problem: `which? Write ${sayBoth(before, lastOf(name, addDays(today, 7)))}.` };
  }
  const date = dayBy(typed, today) ?? withNearestYear(typed, today);
  return typeof date === 'string' ? { date } : (date ?? written);
}
const longest = 60;
const sayBoth = (one: IsoDate, other: IsoDate): string => `${typedDate(one)} or ${typedDate(other)}`;

/** The same of what has been: of a weekday the last, today included, of a day without a year the last there was. */
export function parsePastDate(text: string, today: IsoDate): TypedDate {
  const typed = tidy(text);
  const [, which, name] = weekday.exec(typed) ?? [];
  if (name !== undefined) return { date: lastOf(name, which === 'last' ? addDays(today, -1) : today) };
  const read = parseSaidDate(text, today);
  const bare = typed.slice(leadingWeekday.exec(typed)?.[0].length ?? 0);
  return 'date' in read && read.date > today && withoutYear.test(bare)
    ? withYear(typed, bare, Number(read.date.slice(0, 4)) - 1)
    : read;
}

/** The last day of this name up to a day. */
function lastOf(name: string, day: IsoDate): IsoDate {
  return addDays(day, -((placeOf(weekdayOf(day).toLowerCase()) - placeOf(name) + 7) % 7));
}
const placeOf = (name: string): number =>
  weekdayNames.findIndex((one) => one.toLowerCase().startsWith(name.slice(0, 3)));

/** A weekday and nothing else, but which part of it: "sat", "saturday evening". */
export const isWeekday = (day: string): boolean => weekday.test(day.replace(/ (?:morning|afternoon|evening)$/, ''));

function dayBy(typed: string, today: IsoDate): IsoDate | undefined {
  if (Object.hasOwn(daysBy, typed)) return addDays(today, daysBy[typed] ?? 0);
  const [, ahead, many, unit, ago] = counted.exec(typed) ?? [];
  if (many === undefined || (ahead === undefined) === (ago === undefined)) return undefined;
  return addDays(today, numberIn(many) * (unit === 'week' ? 7 : 1) * (ago === undefined ? 1 : -1));
}

/** A weekday in front is checked against the nearest, and does not choose another year. */
function withNearestYear(typed: string, today: IsoDate): TypedDate | undefined {
  const bare = typed.slice(leadingWeekday.exec(typed)?.[0].length ?? 0);
  if (!withoutYear.test(bare)) return undefined;
  const year = Number(today.slice(0, 4));
  const away = (date: IsoDate): number => Math.abs(Date.parse(date) - Date.parse(today));
  const nearest = [year, year - 1, year + 1]
    .flatMap((one) => {
      const read = withYear(bare, bare, one);
      return 'date' in read ? read.date : [];
    })
    .toSorted((one, other) => away(one) - away(other))[0];
  return withYear(typed, bare, nearest === undefined ? year : Number(nearest.slice(0, 4)));
}

const withYear = (typed: string, bare: string, year: number): TypedDate =>
  parseTypedDate(`${typed}${/[a-z]/.test(bare) ? ' ' : (/[-/.]/.exec(bare)?.[0] ?? '/')}${year}`);
