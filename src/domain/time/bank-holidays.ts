// The bank holidays of England and Wales by their rules: the days people really have off, so a holiday that falls on a weekend
// is here only as its substitute day (Banking and Financial Dealings Act 1971, schedule 1, and the yearly proclamations). In
// order: New Year, Good Friday, Easter Monday, early May, spring, summer, Christmas, Boxing Day.
import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from './dates.ts';

/** Years in which a day was added or moved by proclamation, with all their days: they have to be added by hand. */
const byProclamation: Readonly<Record<number, readonly string[]>> = {
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
};

/** The last year that a person compared with www.gov.uk/bank-holidays or its rules; later ones are worked out all the same. */
export const checkedUntil = 2030;

const saturday = 6;
const days = new Map<number, readonly IsoDate[]>();

/** The bank holidays of a year as ISO dates. */
export function bankHolidaysOf(year: number): readonly IsoDate[] {
  const known = days.get(year);
  if (known !== undefined) return known;
  const found = byProclamation[year]?.map((monthAndDay) => `${year}-${monthAndDay}`) ?? byRule(year);
  days.set(year, found);
  return found;
}

/** Whether an ISO date is a bank holiday in England. */
export const isBankHoliday = (date: IsoDate): boolean => bankHolidaysOf(Number(date.slice(0, 4))).includes(date);

/** What is to be done before the bank holidays run past what a person has checked; undefined while there is time. */
export const bankHolidaysToCheck = (today: IsoDate): string | undefined =>
  Number(today.slice(0, 4)) < checkedUntil
    ? undefined
    : `Bank holidays after ${checkedUntil} are worked out by rule: compare them with www.gov.uk/bank-holidays, and update this program`;

function byRule(year: number): readonly IsoDate[] {
  const on = (month: number, day: number): Temporal.PlainDate => Temporal.PlainDate.from({ year, month, day });
  const easter = easterOf(year);
  const boxing = on(12, 26);
  const christmas = substituteOf(on(12, 25), boxing);
  return [
    substituteOf(on(1, 1), boxing),
    christmas,
    substituteOf(boxing, christmas),
    easter.subtract({ days: 2 }),
    easter.add({ days: 1 }),
    mondayFrom(on(5, 1)),
    mondayFrom(on(5, 25)),
    mondayFrom(on(8, 25)),
  ]
    .map(String)
    .toSorted();
}

/** The day itself, or the next weekday that is not this other holiday. */
function substituteOf(day: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  if (day.dayOfWeek < saturday) return day;
  let next = day.add({ days: 1 });
  while (next.dayOfWeek >= saturday || next.equals(other)) next = next.add({ days: 1 });
  return next;
}

const mondayFrom = (day: Temporal.PlainDate): Temporal.PlainDate => day.add({ days: (8 - day.dayOfWeek) % 7 });

/** Easter Sunday, by the anonymous Gregorian algorithm. */
function easterOf(year: number): Temporal.PlainDate {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((8 * century + 13) / 25);
  const moon = (19 * a + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - moon - (yearOfCentury % 4)) % 7;
  const late = Math.floor((a + 11 * moon + 22 * weekday) / 451);
  return Temporal.PlainDate.from({ year, month: 3, day: 22 }).add({ days: moon + weekday - 7 * late });
}
