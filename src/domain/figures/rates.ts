// How many in 10,000 children of the council's area: of a number as it is told, so that no rate is finer than its number.
import { notKnown } from './counts.ts';
import type { Settings } from '../people/settings.ts';
import type { Period } from './periods.ts';
import { classOf, fewest, type Said } from './told.ts';

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
  const found = ofYear(byYear, period);
  return found && { year: found[0], children: found[1] };
}

/** What is set of the year of this period, or of the newest before it. */
const ofYear = <One>(byYear: Readonly<Record<string, One>>, period: Period): readonly [year: string, One] | undefined =>
  Object.entries(byYear)
    .filter(([one]) => one <= period.slice(0, 4))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .at(-1);

type Groups = NonNullable<Settings['ethnicity0to17']>[string];
/** Of a hundred children of the area how many are of each group, and in which year they were counted. */
export function groupsIn(
  { ethnicity0to17: byYear = {} }: Pick<Settings, 'ethnicity0to17'>,
  period: Period,
): { readonly year: string; readonly groups: Groups } | undefined {
  const found = ofYear(byYear, period);
  return found && { year: found[0], groups: found[1] };
}

/** Of a hundred of those whose group is known, how many are of each; made of numbers as they are told, so that it is no finer. */
export function sharesOf(counts: Readonly<Record<string, Said>>): Readonly<Record<string, string>> {
  const known = Object.entries(counts).filter(([value]) => value !== notKnown);
  const all = known.reduce((sum, [, { value = 0 }]) => sum + value, 0);
  return Object.fromEntries(
    known.map(([value, { value: count = 0 }]) => [
      value,
      all < fewest || Math.min(count, all - count) < classOf
        ? 'too few to say'
        : `${classOf * Math.round((100 * count) / all / classOf)} %`,
    ]),
  );
}

/** "3.1" of 10,000; in whole ones of a class, and nothing of the least class, which may be none. */
export function sayRate(count: Said, { children }: Population, isRounded: boolean): string {
  if (count.value === undefined || (isRounded && count.value === 0)) return '';
  const rate = (10_000 * count.value) / children;
  return isRounded ? String(Math.round(rate)) : rate.toFixed(1);
}
