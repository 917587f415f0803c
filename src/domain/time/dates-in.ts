// Dates within what people write, as far as they can be told: for a question back, never for a due time. Plain text arithmetic:
// the tab reads it too.
import { monthNames, type IsoDate } from './dates.ts';

const months = monthNames.map((name) => name.slice(0, 3).toLowerCase());
/** "may" alone is seldom the month. */
const monthWord = monthNames
  .map((name) => name.toLowerCase())
  .map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`)
  .join('|')
  .replace('sep(?:tember)?', 'sept?(?:ember)?');
const separator = '[-/., ]+';
/** Each with its groups by name; the first that fits at a place is taken. */
const written = new RegExp(
  [
    `(?<y1>(?:19|20)\\d{2})-(?<m1>\\d{1,2})-(?<d1>\\d{1,2})(?!\\d)`,
    `(?<d2>\\d{1,2})[-/.](?<m2>\\d{1,2})(?:[-/.](?<y2>(?:20)?\\d{2}))?(?!\\d)`,
    `(?:(?<d3>\\d{1,2})(?:st|nd|rd|th)?(?:${separator}|(?= ?[a-z]))(?:of )?)?(?<m3>${monthWord})\\b(?:${separator}(?<y3>(?:19|20)\\d{2})(?!\\d))?`,
    `(?<y4>(?:19|20)\\d{2})(?!\\d)`,
  ]
    .map((form) => `(?<![\\da-z])${form}`)
    .join('|'),
  'g',
);

/**
 * The newest date that a text names, not after `today`: of a month or a year alone its last day, of a day without a year the
 * last one there was. To compare with: its day need not be one of its month. Undefined where none can be told.
 */
export function newestDateIn(text: string, today: IsoDate): IsoDate | undefined {
  const found = [...text.normalize('NFKC').toLowerCase().matchAll(written)];
  return found
    .flatMap(({ groups = {} }) => dateOf(groups, today) ?? [])
    .toSorted()
    .at(-1);
}

type Groups = Readonly<Record<string, string | undefined>>;
function dateOf(groups: Groups, today: IsoDate): IsoDate | undefined {
  const of = (name: string): string | undefined =>
    [1, 2, 3, 4].map((form) => groups[`${name}${form}`]).find((one) => one !== undefined);
  const [typedYear, typedMonth, typedDay] = [of('y'), of('m'), of('d')];
  if (typedMonth === 'may' && typedYear === undefined && typedDay === undefined) return undefined;
  const month = typedMonth === undefined ? 12 : monthIn(typedMonth);
  const day = typedDay === undefined ? 31 : Number(typedDay);
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const ends = `-${twoDigits(month)}-${twoDigits(day)}`;
  if (typedYear !== undefined) {
    const date = `${typedYear.length === 2 ? `20${typedYear}` : typedYear}${ends}`;
    if (date <= today) return date;
    // Of a month or a year that is not over the days so far; of a day to come nothing can be told.
    return typedDay === undefined && date.startsWith(today.slice(0, typedMonth === undefined ? 4 : 7))
      ? today
      : undefined;
  }
  const year = Number(today.slice(0, 4));
  if (typedDay === undefined && twoDigits(month) === today.slice(5, 7)) return today;
  const date = `${year}${ends}`;
  return date <= today ? date : `${year - 1}${ends}`;
}
const monthIn = (typed: string): number => (/^\d/.test(typed) ? Number(typed) : months.indexOf(typed.slice(0, 3)) + 1);
const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** As text so many months before: to compare with, for its day need not be one of that month. */
export function monthsBefore(date: IsoDate, back: number): IsoDate {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - back;
  return `${Math.floor(month / 12)}-${twoDigits((month % 12) + 1)}${date.slice(7)}`;
}
