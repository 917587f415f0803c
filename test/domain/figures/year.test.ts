// A random year counted twice: by the fold that the figures are made of, and measure by measure in a naive way.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { countsOf, sumOf, type Counts } from '../../../src/domain/figures/counts.ts';
import { eventsOfCase } from '../../../src/domain/figures/events.ts';
import { isMeasure, measures, measureNames, type MeasureName } from '../../../src/domain/figures/measures.ts';
import { lifeOf, naive, type Happened } from './naive.ts';
import { yearOf } from './year.ts';

const seed = randomInt(2 ** 31);
const cases = 40;

/** The periods of that year: as a calendar on the wall has them. */
const periods: Readonly<Record<string, (day: string) => boolean>> = {
  '2027': (day) => day.startsWith('2027'),
  '2027-Q1': (day) => ['2027-01', '2027-02', '2027-03'].includes(day.slice(0, 7)),
  '2027-Q2': (day) => ['2027-04', '2027-05', '2027-06'].includes(day.slice(0, 7)),
  '2027-Q3': (day) => ['2027-07', '2027-08', '2027-09'].includes(day.slice(0, 7)),
  '2027-Q4': (day) => ['2027-10', '2027-11', '2027-12'].includes(day.slice(0, 7)),
  '2027-03': (day) => day.startsWith('2027-03'),
  '2027-08': (day) => day.startsWith('2027-08'),
};

/** What a line of a table says: so many, by this, and this long. */
const lineOf = (name: MeasureName, by: string, value: string, length: number | undefined): string =>
  `${name}|${by}|${value}${length === undefined ? '' : `|${Math.max(0, Math.min(1000, Math.round(length)))}`}`;

function counted(period: string, isIn: (day: string) => boolean, lives: readonly ReturnType<typeof lifeOf>[]): Counts {
  const lines = new Map<string, number>();
  const add = (line: string): unknown => lines.set(line, (lines.get(line) ?? 0) + 1);
  for (const name of measureNames) {
    const { split, once, yearly } = measures[name];
    if (yearly === true && period.length > 4) continue;
    for (const life of lives) {
      const all = (naive[name]?.(life) ?? []).filter(({ on }) => isIn(on));
      const linesOf = ({ by, length }: Happened): readonly string[] => [
        lineOf(name, '', '', length),
        ...split.flatMap((of) => (by[of] ?? ['notKnown']).map((value) => lineOf(name, of, value, length))),
      ];
      const mine = all.flatMap(linesOf);
      for (const line of once === true ? new Set(mine) : mine) add(line);
    }
  }
  return Object.fromEntries(lines);
}

describe(`A random year (seed ${seed})`, () => {
  it('is counted by the fold as it is counted measure by measure, in every period and by every split', () => {
    const year = yearOf(seed, cases);
    const lives = year.map(lifeOf);
    const sheets = year.map((facts) => countsOf(eventsOfCase(facts)));
    const seen = new Set<string>();
    for (const [period, isIn] of Object.entries(periods)) {
      const sum = sheets.reduce<Counts>((all, sheet) => sumOf(all, sheet[period] ?? {}), {});
      const folded = Object.fromEntries(
        Object.entries(sum).filter(([key]) => naive[(key.split('|')[0] ?? '') as MeasureName] !== undefined),
      );
      assert.deepEqual(folded, counted(period, isIn, lives), period);
      for (const key of Object.keys(sum)) seen.add(key.split('|')[0] ?? '');
    }
    // The year holds something of most of what is counted.
    assert.ok([...seen].filter(isMeasure).length > 25, [...seen].join());
  });
});
