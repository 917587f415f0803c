// The periods of the figures: a calendar month, a quarter, a year, as London has them (docs/process.md P18.3).
import { addDays } from '../time/calendar.ts';
import { addMonths, monthNames, type IsoDate } from '../time/dates.ts';

export const periodKinds = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];
/** `2027-01`, `2027-Q1` or `2027`. */
export type Period = string;
/** `2027-01`. */
export type Month = string;

const monthForm = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const quarterForm = /^\d{4}-Q[1-4]$/;
const yearForm = /^\d{4}$/;

/** What came with a request; undefined for anything else. */
export const toPeriod = (text: string): Period | undefined => (kindOfPeriod(text) === undefined ? undefined : text);

export function kindOfPeriod(text: string): PeriodKind | undefined {
  if (monthForm.test(text)) return 'month';
  if (quarterForm.test(text)) return 'quarter';
  return yearForm.test(text) ? 'year' : undefined;
}

/** The period of this kind that a day is in. */
export function periodOf(kind: PeriodKind, day: IsoDate): Period {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  if (kind === 'year') return year;
  return kind === 'quarter' ? `${year}-Q${Math.ceil(month / 3)}` : day.slice(0, 7);
}

/** Its months, the first one first. */
export function monthsIn(period: Period): readonly Month[] {
  const year = period.slice(0, 4);
  const kind = kindOfPeriod(period);
  if (kind === 'month') return [period];
  const first = kind === 'quarter' ? (Number(period.slice(-1)) - 1) * 3 : 0;
  return Array.from({ length: kind === 'quarter' ? 3 : 12 }, (_, at) => monthAt(Number(year) * 12 + first + at));
}
const monthAt = (number: number): Month => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
const numberOf = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** So many months up to this one, the oldest first. */
export const monthsUpTo = (month: Month, count: number): readonly Month[] =>
  Array.from({ length: count }, (_, at) => monthAt(numberOf(month) - count + 1 + at));

/** Its first day. */
export const firstDayOf = (period: Period): IsoDate => `${monthsIn(period)[0] ?? period}-01`;
/** Its last day. */
export const lastDayOf = (period: Period): IsoDate => addDays(addMonths(`${lastMonth(period)}-01`, 1), -1);

const lastMonth = (period: Period): Month => monthsIn(period).at(-1) ?? period;
/** Whether all its days are over. */
export const isOver = (period: Period, today: IsoDate): boolean => lastMonth(period) < today.slice(0, 7);

/** The one before it, of the same kind. */
export function before(period: Period): Period {
  const month = monthAt(numberOf(monthsIn(period)[0] ?? period) - 1);
  return periodOf(kindOfPeriod(period) ?? 'month', `${month}-01`);
}
/** This one and those before it, the newest first. */
export function periodsBack(period: Period, count: number): readonly Period[] {
  const all = [period];
  while (all.length < count) all.push(before(all.at(-1) ?? period));
  return all;
}

/** "January 2027", "Quarter 1 of 2027", "2027". */
export function sayPeriod(period: Period): string {
  const year = period.slice(0, 4);
  const kind = kindOfPeriod(period);
  if (kind === 'year') return year;
  return kind === 'quarter'
    ? `Quarter ${period.slice(-1)} of ${year}`
    : `${monthNames[Number(period.slice(5, 7)) - 1] ?? ''} ${year}`;
}
