// The bank holidays of England and Wales, as on www.gov.uk/bank-holidays: the days people really have off, so a holiday that
// falls on a weekend is here only as its substitute day. Each year in order: New Year, Good Friday, Easter Monday, early May,
// spring, summer, Christmas, Boxing Day. A day added by royal proclamation has to be added by hand.
import type { IsoDate } from './dates.ts';

const monthAndDayByYear: Readonly<Record<number, readonly string[]>> = {
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
  2029: ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26'],
  2030: ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26'],
};

const years = Object.keys(monthAndDayByYear).map(Number);

/** The first year of the table. */
export const knownFrom = Math.min(...years);

/** The last year of the table. Asking about a later one throws rather than calling a holiday a working day. */
export const knownUntil = Math.max(...years);

/** The bank holidays of a year as ISO dates. Throws for a year outside the table, naming the file to extend. */
export function bankHolidaysOf(year: number): readonly IsoDate[] {
  return daysOf(year).map((monthAndDay) => `${year}-${monthAndDay}`);
}

/** Whether an ISO date is a bank holiday in England. Throws for a year outside the table. */
export function isBankHoliday(date: IsoDate): boolean {
  return daysOf(Number(date.slice(0, 4))).includes(date.slice(5));
}

function daysOf(year: number): readonly string[] {
  const days = monthAndDayByYear[year];
  if (days !== undefined) return days;
  const known = year < knownFrom ? `from ${knownFrom}` : `up to ${knownUntil}`;
  throw new Error(`Bank holidays are known ${known}: add ${year} to src/domain/time/bank-holidays.ts`);
}
