// Where and when: of each place that is drawn, how many of the cases name it in each month. From the same lines as the picture.
import { inLondon } from '../frame/london.ts';
import type { Dots, Ties } from './told.ts';

export interface WhereAndWhen {
  /** The columns: "Nov 2026"; the first may be all that was before. */
  readonly months: readonly string[];
  readonly rows: readonly {
    readonly place: Dots[number];
    /** For each column how many cases. */
    readonly counts: readonly number[];
    /** How many cases in all. */
    readonly cases: number;
  }[];
  /** The most in one month: a bar of this length is full. */
  readonly most: number;
}

/** So many months have a column of their own; what was before has one for all of it. */
const mostMonths = 6;

export function whereAndWhen(dots: Dots, lines: Ties): WhereAndWhen {
  const places = dots.filter(({ shape }) => shape === 'place');
  const ofPlaces = lines.filter(({ thing }) => places.some(({ id }) => id === thing));
  const named = ofPlaces.flatMap(({ months }) => months).toSorted();
  const own = monthsUpTo(named.at(-1), named[0]);
  const [first = ''] = own;
  const isBefore = (month: string): boolean => month < first;
  const hasBefore = named.some(isBefore);
  const rows = places.map((place) => {
    const mine = ofPlaces.filter(({ thing }) => thing === place.id);
    const count = (fits: (month: string) => boolean): number => mine.filter(({ months }) => months.some(fits)).length;
    const counts = own.map((month) => count((one) => one === month));
    return { place, counts: hasBefore ? [count(isBefore), ...counts] : counts, cases: mine.length };
  });
  return {
    months: [...(hasBefore ? ['Before'] : []), ...own.map(sayMonth)],
    rows: rows.toSorted((one, other) => other.cases - one.cases || (one.place.called < other.place.called ? -1 : 1)),
    most: Math.max(1, ...rows.flatMap(({ counts }) => counts)),
  };
}

/** Month after month to the newest, with those in which nothing was. */
function monthsUpTo(newest: string | undefined, oldest = ''): readonly string[] {
  if (newest === undefined) return [];
  const number = Number(newest.slice(0, 4)) * 12 + Number(newest.slice(5)) - 1;
  return Array.from({ length: mostMonths }, (_none, back) => monthAt(number - mostMonths + 1 + back)).filter(
    (month) => month >= oldest,
  );
}
const monthAt = (number: number): string => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
const sayMonth = inLondon({ month: 'short', year: 'numeric' });
