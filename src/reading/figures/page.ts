// The page of figures: tiles, pictures with their tables, and every measure (docs/process.md P18.3).
import { z } from 'zod';
import { beginHigh } from '../../domain/kernel/begins.ts';
import { measureNames, measures, splits, type MeasureName, type Split } from '../../domain/figures/measures.ts';
import { kindOfPeriod, sayPeriod, type Period } from '../../domain/figures/periods.ts';
import { populationIn, sayRate } from '../../domain/figures/rates.ts';
import type { Said, Saying } from '../../domain/figures/told.ts';
import type { Told } from '../told.ts';
import { chartsOf, chartShape, definitionOf, howCounted, referredBy, within, type Figured } from './charts.ts';
import { sayValue } from './words.ts';

const choiceShape = z.object({ value: z.string(), title: z.string() });
export const tileShape = z.object({ title: z.string(), value: z.string(), says: z.string() });
export const figuredShape = z.object({
  /** In classes: where nothing is drawn, there may be few. */
  isRounded: z.boolean(),
  tiles: z.array(tileShape),
  charts: z.array(chartShape),
  /** Who was referred, by the split that was chosen. */
  referred: chartShape,
  splits: z.array(choiceShape),
  /** Every measure, now and in the period before. */
  all: z.array(z.object({ label: z.string(), definition: z.string(), values: z.array(z.string()) })),
  heads: z.array(z.string()),
});
export type FiguresTold = Told<typeof figuredShape>;

/** By what referrals are told apart. */
const referredSplits = measures.referrals.split;
export const splitOf = (text: string | undefined): Split => referredSplits.find((split) => split === text) ?? 'type';

/** Areas are told apart where the council has set some. */
export const isSet = (split: Split, { directory }: Pick<Figured, 'directory'>): boolean =>
  split !== 'area' || directory.settings.areas !== undefined;

const tiles: readonly (readonly [title: string, of: (say: Saying) => Said])[] = [
  ['Referrals', (say) => say.count('referrals')],
  ['Consents in time', (say) => say.share('consentInTime')],
  ['Return interviews in time', (say) => say.share('interviewsInTime')],
  ['Actions done by their date', (say) => say.share('actionsInTime')],
];

export function figuresTold(figured: Figured, split: Split, beforeTitle: string): FiguresTold {
  const { now, before, period, title } = figured;
  return {
    isRounded: now.isRounded,
    tiles: tiles.map(([name, of]) => ({
      title: name,
      value: beginHigh(of(now).text),
      says: `${beforeTitle}: ${of(before).text}`,
    })),
    charts: [...chartsOf(figured)],
    referred: referredBy(split, figured, splits[split]),
    splits: referredSplits.filter((value) => isSet(value, figured)).map((value) => ({ value, title: splits[value] })),
    heads: [title, beforeTitle],
    all: measureNames
      .filter((name) => isToldOf(name, period))
      .map((name) => ({
        label: measures[name].title,
        definition: howCounted(name, figured),
        values: [sayMeasure(now, name, figured), sayMeasure(before, name, figured)],
      })),
  };
}

const isToldOf = (name: MeasureName, period: Period): boolean =>
  measures[name].yearly !== true || kindOfPeriod(period) === 'year';

/** "12", "12 (25 %)", "12 (3.1 in 10,000 children)", "half within 2 days, of 8". */
export function sayMeasure(say: Saying, name: MeasureName, figured: Pick<Figured, 'directory' | 'period'>): string {
  const count = say.count(name).text;
  const { unit } = measures[name];
  const length = unit === 'lead workers' ? say.most(name) : say.median(name);
  // A number alone would be read as a length.
  if (unit !== 'count' && length.value === undefined) return length.text;
  if (unit === 'lead workers') return `nine in ten with at most ${length.text}, of ${count}`;
  if (unit !== 'count') return `half ${within(length)}, of ${count}`;
  const share = say.share(name);
  if (share.value !== undefined) return `${count} (${share.text})`;
  const rate = rateOf(say, name, figured);
  return rate === '' ? count : `${count} (${rate} in 10,000 children)`;
}

/** Of 10,000 children; empty where none is said of it. */
function rateOf(say: Saying, name: MeasureName, { directory, period }: Pick<Figured, 'directory' | 'period'>): string {
  const population = measures[name].rate === true ? populationIn(directory.settings, period) : undefined;
  return population === undefined ? '' : sayRate(say.count(name), population, say.isRounded);
}

/** What leaves as a table: a row a number, with what it is told apart by. */
export const returnShape = z.object({
  title: z.string(),
  file: z.string(),
  head: z.array(z.string()),
  rows: z.array(z.array(z.string())),
});
export type FigureReturn = Told<typeof returnShape>;

/** The returns that councils send, by name: which measures, and by what they are told apart. */
export const returns = {
  partners: {
    title: 'Safeguarding partners’ yearly report',
    of: ['bandDown', 'bandSame', 'bandUp', 'disruption', 'withVoice', 'reviewVoice', ...measureNames],
  },
  profile: {
    title: 'Problem profile',
    of: [
      'referrals',
      'opened',
      'groupSexual',
      'missing',
      'missingChildren',
      'missingRepeated',
      'missingHours',
      'placesNamed',
      'disruption',
      'disruptionDays',
      'disrupted',
      'unknownEthnicity',
      'unknownBirth',
      'unknownHome',
    ],
  },
  missing: {
    title: 'Children who were missing',
    of: [
      'missingChildren',
      'missing',
      'missingRepeated',
      'missingHours',
      'returns',
      'interviews',
      'interviewsInTime',
      'interviewsChosen',
      'interviewsDeclined',
      'interviewHours',
    ],
  },
  disruption: {
    title: 'Disruption',
    of: [
      'disruption',
      'disruptionDays',
      'disrupted',
      'opened',
      'recordsOpened',
      'recordReviews',
      'recordReviewsInTime',
      'recordsClosed',
    ],
  },
  register: {
    title: 'Register of the data protection officer',
    of: [
      'breaches',
      'breachesInTime',
      'breachesToldIco',
      'breachesNotToldIco',
      'breachesToldPeople',
      'questions',
      'questionsInTime',
    ],
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly of: readonly MeasureName[] }>>;
export type ReturnName = keyof typeof returns;
const isReturn = (text: string): text is ReturnName => Object.hasOwn(returns, text);
export const returnNamed = (text: string): ReturnName | undefined => (isReturn(text) ? text : undefined);

/** One split at a time: first all, then each value of each. */
export function returnTold(
  name: ReturnName,
  { now, period, directory }: Pick<Figured, 'now' | 'period' | 'directory'>,
): FigureReturn {
  const { title, of } = returns[name];
  const told = [...new Set<MeasureName>(of)].filter((measure) => isToldOf(measure, period));
  const rows = told.flatMap((measure) => {
    const line = (by: string, value: string, split?: Split, raw?: string): string[] => [
      measures[measure].title,
      by,
      value,
      now.count(measure, split, raw).text,
      now.share(measure, split, raw).value?.toString() ?? '',
      measures[measure].unit === 'count' ? '' : now.median(measure, split, raw).text,
      split === undefined ? rateOf(now, measure, { directory, period }) : '',
      definitionOf(measure, { directory, period }),
    ];
    return [
      line('All', ''),
      ...measures[measure].split.flatMap((split) =>
        now.values(measure, split).map((raw) => line(splits[split], sayValue(split, raw, directory), split, raw)),
      ),
    ];
  });
  return {
    title: `${title}, ${sayPeriod(period)}`,
    file: `mset-${name}-${period}.csv`,
    head: ['What is counted', 'By', 'Value', 'Number', 'Per cent', 'Median', 'In 10,000 children', 'How it is counted'],
    rows,
  };
}
