// How many in 10,000 children of the council's area: of a number as it is told, so that no rate is finer than its number.
import type { Settings } from '../people/settings.ts';
import type { Period } from './periods.ts';
import type { Said } from './told.ts';

/** How many children of 0 to 17 there were, and in which year they were counted. */
export interface Population {
  readonly year: string;
  readonly children: number;
}

/** That of the year of this period, or the newest before it; undefined where the council has set none. */
export function populationIn(
  { population0to17: byYear = {} }: Pick<Settings, 'population0to17'>,
  period: Period,
): Population | undefined {
  const year = Object.keys(byYear)
    .filter((one) => one <= period.slice(0, 4))
    .toSorted()
    .at(-1);
  const children = year === undefined ? undefined : byYear[year];
  return year === undefined || children === undefined ? undefined : { year, children };
}

/** "3.1" of 10,000; in whole ones of a class, and nothing of the least class, which may be none. */
export function sayRate(count: Said, { children }: Population, isRounded: boolean): string {
  if (count.value === undefined || (isRounded && count.value === 0)) return '';
  const rate = (10_000 * count.value) / children;
  return isRounded ? String(Math.round(rate)) : rate.toFixed(1);
}
