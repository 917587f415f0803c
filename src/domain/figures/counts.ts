// Sums that can be added and taken away again: how often, by period, measure and one split at a time.
import type { IsoDate } from '../time/dates.ts';
import { measures, type MeasureName, type Split } from './measures.ts';
import { periodKinds, periodOf, type Period } from './periods.ts';

/** Something that is counted. */
export interface Event {
  readonly name: MeasureName;
  readonly on: IsoDate;
  /** By what it is told apart; of several values it counts in each. */
  readonly by?: Readonly<Partial<Record<Split, string | readonly string[]>>>;
  /** Of what has a length: whole days or hours. */
  readonly length?: number;
}

/** `measure|split|value`, `measure||` for all of them; of a length `|length` after it. How often. */
export type Counts = Readonly<Record<string, number>>;
/** The counts of each month, and of the quarters and years that these are in. */
export type Sheets = Readonly<Record<Period, Counts>>;

/** What is longer counts as this long: a tail that medians do not see. */
const longest = 1000;
export const notKnown = 'notKnown';

/** The sums of what happened in one matter. Pure. */
export function countsOf(events: readonly Event[]): Sheets {
  const sheets: Record<Period, Record<string, number>> = {};
  for (const event of events) {
    const { once, yearly } = measures[event.name];
    for (const kind of yearly === true ? (['year'] as const) : periodKinds) {
      const sheet = (sheets[periodOf(kind, event.on)] ??= {});
      for (const key of keysOf(event)) sheet[key] = once === true ? 1 : (sheet[key] ?? 0) + 1;
    }
  }
  return sheets;
}

function keysOf({ name, by = {}, length }: Event): readonly string[] {
  const tail = length === undefined ? '' : `|${Math.max(0, Math.min(longest, Math.round(length)))}`;
  const told = measures[name].split.flatMap((split) =>
    [by[split] ?? notKnown].flat().map((value) => keyOf(name, split, value) + tail),
  );
  return [keyOf(name) + tail, ...told];
}
export const keyOf = (name: MeasureName, split: Split | '' = '', value = ''): string => `${name}|${split}|${value}`;

/** Without what is told apart: of months in a row no more is drawn, and a year of them has tens of thousands of keys. */
export function totalsIn(counts: Counts): Counts {
  const totals: Record<string, number> = {};
  for (const key of Object.keys(counts)) if (key.includes('||')) totals[key] = counts[key] ?? 0;
  return totals;
}

/** What has to be added for what was counted as `before` and is now `now`; nothing for what stays. */
export function difference(before: Sheets, now: Sheets): Sheets {
  const found: Record<Period, Record<string, number>> = {};
  for (const period of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const [was, is] = [before[period] ?? {}, now[period] ?? {}];
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const more = (is[key] ?? 0) - (was[key] ?? 0);
      if (more !== 0) (found[period] ??= {})[key] = more;
    }
  }
  return found;
}

/** The sum of both; what comes to nothing is left out. */
export function sumOf(counts: Counts, more: Counts): Counts {
  const sum: Record<string, number> = { ...counts };
  for (const [key, count] of Object.entries(more)) {
    const now = (sum[key] ?? 0) + count;
    if (now === 0) delete sum[key];
    else sum[key] = now;
  }
  return sum;
}
