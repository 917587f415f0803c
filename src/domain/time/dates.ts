// Calendar dates without a time: how people type them, ages, and steps of months and years.
import { Temporal } from 'temporal-polyfill';
import { once } from './once.ts';

/** A calendar date, `YYYY-MM-DD`. Compares as text. */
export type IsoDate = string;

export type TypedDate = { readonly date: IsoDate } | { readonly problem: string };

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Monday first, as ISO counts the days of a week from 1. */
export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const earliestYear = 1900;
const latestYear = 2099;
const longest = 40;

const asExpected = 'write it as day, month, year, like 14/3/2011.';
const relativeWords = /\b(?:today|yesterday|tomorrow|tonight|now|last|next|ago)\b/;
const numbers = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d+)$/;
const named = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]*(?:of )?([a-z]{3,9})[-/., ]*(\d+)$/;
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
export const withoutYear = /^\d{1,2}(?:[-/.]\d{1,2}|(?:st|nd|rd|th)?[-/. ]*(?:of )?[a-z]{3,9})$/;
const monthFirst = /^[a-z]{3,9}[-/., ]+\d{1,2}(?:st|nd|rd|th)?[-/., ]+\d+$/;
export const leadingWeekday = /^(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[., ]+/;

/**
 * Reads a date as people in England type it: 14/3/2011, 14-3-2011, 14.3.2011, 14 March 2011, 14 Mar 2011, or 2011-03-14;
 * day first, never the American order (docs/design.md 6.5). Two digits of a year are of this century: no meeting is of
 * another, and a birth is read by `parseTypedBirth`. A weekday in front is checked, not ignored.
 * A problem is what to do about it, to be put behind the field's name; it repeats none of the text typed but its numbers.
 */
export function parseTypedDate(text: string): TypedDate {
  return readDate(text, (short) => `20${short}`);
}

/** What two digits of a year are. */
type Century = (short: string) => string;
function readDate(text: string, century: Century): TypedDate {
  const typed = tidy(text);
  if (typed.length > longest) return { problem: asExpected };
  const weekday = leadingWeekday.exec(typed);
  const read = readParts(typed.slice(weekday?.[0].length ?? 0), century);
  if (!('date' in read) || weekday === null) return read;
  const real = weekdayOf(read.date);
  if (real.toLowerCase().startsWith(weekday[0].slice(0, 3))) return read;
  return { problem: `that date falls on a ${real}: check the day, or leave the weekday out.` };
}

/** A birth date that may be known to the year or the month only. */
export type TypedBirth =
  | {
      readonly date: IsoDate;
      readonly known: 'day' | 'month' | 'year';
      readonly about: boolean;
      /** The year was typed with two digits: it is kept with four, so that it means the same later. */
      readonly short?: true;
    }
  | { readonly problem: string };

const aboutWord = /^(?:about|approximately|approx|around|circa|c|roughly|~)[. ]*/;
const yearOnly = /^(\d{4})$/;
const monthAndYear = /^(\d{1,2}|[a-z]{3,9})[-/. ](\d{4})$/;
const ageAlone = /^\d{1,2}(?: ?(?:years?(?: old)?|yrs?|y))?$/;

/** Two digits that were kept before they were written out are of years up to here: no one who typed them could know a later one. */
const latestKeptShort = '2030-12-31';

/**
 * Reads a birth date that need not be known to the day: also "2011", "March 2011", "about 14/3/2011". A year stands for its
 * middle, a month for its 15th. Of two digits of a year the century is the one that had come by `today`: no one was born in a
 * year to come, and an adult of 1985 is no child of 2085 (docs/process.md P3.5). Every birth is read here, of a child or of another
 * person.
 */
export function parseTypedBirth(text: string, today: IsoDate = latestKeptShort): TypedBirth {
  const about = aboutWord.test(tidy(text));
  const typed = tidy(text).replace(aboutWord, '').replace(/\?$/, '');
  if (ageAlone.test(typed)) return { problem: 'an age changes: give the year of birth at least, like 2011.' };
  const [, year] = yearOnly.exec(typed) ?? [];
  if (year !== undefined) return withPart(build(year, 7, 1), 'year');
  const [, month = '', ofYear] = monthAndYear.exec(typed) ?? [];
  if (ofYear !== undefined) {
    return withPart(build(ofYear, /\d/.test(month) ? Number(month) : monthNumber(month), 15), 'month');
  }
  const shorts: string[] = [];
  const bornBy = (last: string): TypedDate =>
    readDate(typed, (short) => {
      shorts.push(short);
      return `${short > last ? 19 : 20}${short}`;
    });
  const found = bornBy(today.slice(2, 4));
  // A day of this very year that is still to come.
  const read = shorts.length > 0 && 'date' in found && found.date > today ? bornBy('') : found;
  return 'date' in read ? { date: read.date, known: 'day', about, ...(shorts.length > 0 && { short: true }) } : read;
}

/** The same birth as it is kept: with all four digits of its year. */
export function keptBirth(text: string, today: IsoDate): string {
  const read = parseTypedBirth(text, today);
  return 'date' in read && read.short === true ? `${read.about ? 'about ' : ''}${typedDate(read.date)}` : text;
}

const withPart = (read: TypedDate, known: 'month' | 'year'): TypedBirth =>
  'date' in read ? { date: read.date, known, about: true } : read;

/**
 * Age in whole years on a day; below 0 before the birth. Someone born on 29 February turns a year older on 1 March
 * where there is no 29 February, as English law counts.
 */
export function ageOn(birth: IsoDate, on: IsoDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(4) < birth.slice(4) ? years - 1 : years;
}

/** The birthday on which someone turns `years` (whole years): 1 March for 29 February where there is none. */
export function turns(birth: IsoDate, years: number): IsoDate {
  const born = Temporal.PlainDate.from(birth);
  const birthday = born.add({ years });
  return (birthday.day === born.day ? birthday : birthday.add({ days: 1 })).toString();
}

/** The same day of another month, or that month's last day where it is shorter; negative months go back. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

/** When the way into adulthood has to be planned: 17 years and 6 months after birth (docs/process.md P3.5, scenario S8). */
export function seventeenAndAHalf(birth: IsoDate): IsoDate {
  return addMonths(birth, 17 * 12 + 6);
}

/** The name of the weekday of an ISO date, "Monday". */
export const weekdayOf = once(
  (date: IsoDate) =>
    // The cast holds because ISO weekdays are 1 to 7.
    weekdayNames[Temporal.PlainDate.from(date).dayOfWeek - 1] as (typeof weekdayNames)[number],
);

/** As it is typed in a form: "14/3/2027". */
export function typedDate(date: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}/${month}/${year}`;
}

/** Small letters, and no more spaces and marks than are needed to read it. */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/g, ' ')
    .replace(/ ?([-/.,]) ?/g, '$1')
    .replace(/^ +|[ .,]+$/g, '');
}

function readParts(typed: string, century: Century): TypedDate {
  const whole = (year = ''): string => (year.length === 2 ? century(year) : year);
  const numeric = numbers.exec(typed);
  if (numeric !== null) return build(whole(numeric[4]), Number(numeric[3]), Number(numeric[1]));
  const iso = yearFirst.exec(typed);
  if (iso !== null) return build(iso[1], Number(iso[3]), Number(iso[4]));
  const spelt = named.exec(typed);
  if (spelt !== null) return build(whole(spelt[3]), monthNumber(spelt[2]), Number(spelt[1]));
  return { problem: whatIsWrong(typed) };
}

function monthNumber(name = ''): number | undefined {
  const index = monthNames.findIndex((month) => month.toLowerCase().startsWith(name));
  return index < 0 ? undefined : index + 1;
}

function build(yearText = '', month: number | undefined, day: number): TypedDate {
  if (yearText.length !== 4) return { problem: 'give the year with all four digits, like 14/3/2011.' };
  const year = Number(yearText);
  if (month === undefined)
    return { problem: 'that month is not recognised: write it like 14 March 2011 or 14/3/2011.' };
  const name = monthNames[month - 1];
  if (name === undefined) return { problem: noSuchMonth(yearText, month, day) };
  if (year < earliestYear || year > latestYear) return { problem: `the year ${yearText} looks mistyped: check it.` };
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1) return { problem: `there is no day ${day}: ${asExpected}` };
  if (day > daysInMonth) return { problem: `${name} ${year} has only ${daysInMonth} days: check the day.` };
  return { date: [yearText, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-') };
}

function noSuchMonth(yearText: string, month: number, day: number): string {
  const name = monthNames[day - 1];
  const readTheAmericanWay = name !== undefined && 'date' in build(yearText, day, month);
  if (!readTheAmericanWay) return `there is no month ${month}: ${asExpected}`;
  return `there is no month ${month}: the day comes first, so for ${month} ${name} write ${month}/${day}/${yearText}.`;
}

function whatIsWrong(typed: string): string {
  if (relativeWords.test(typed)) return 'write the date itself, like 14/3/2011.';
  if (withoutYear.test(typed)) return 'give the year too, like 14/3/2011.';
  if (monthFirst.test(typed)) return 'put the day first, like 14 March 2011.';
  return asExpected;
}
