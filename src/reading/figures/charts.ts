// The pictures of the figures, a row each: one sentence that says what it shows, what is drawn, and how it is counted. The
// numbers that are drawn are those of its table (docs/process.md P18.3).
import { z } from 'zod';
import { measures, wholes, type MeasureName, type Split } from '../../domain/figures/measures.ts';
import { sayMonthShortly, sayPeriod, type Month, type Period } from '../../domain/figures/periods.ts';
import { populationIn } from '../../domain/figures/rates.ts';
import type { Said, Saying } from '../../domain/figures/told.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Told } from '../told.ts';
import { sayValue } from './words.ts';

export const chartShape = z.object({
  name: z.string(),
  /** Stacked by month; a line of shares by month; a bar each; a bar each of a hundred. */
  kind: z.enum(['months', 'line', 'bars', 'shares']),
  title: z.string(),
  /** What it shows, in one sentence. */
  says: z.string(),
  /** How it is counted. */
  definitions: z.array(z.string()),
  labels: z.array(z.string()),
  /** `values` are drawn, `texts` are read; of what is not said there is no value. */
  series: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()), texts: z.array(z.string()) })),
});
export type Chart = Told<typeof chartShape>;

/** What pictures are made of. */
export interface Figured {
  readonly period: Period;
  readonly now: Saying;
  readonly before: Saying;
  readonly months: readonly { readonly month: Month; readonly say: Saying }[];
  readonly directory: Directory;
}
interface Row {
  readonly name: string;
  readonly kind: Chart['kind'];
  readonly title: string;
  readonly of: readonly MeasureName[];
  readonly draws: (figured: Figured) => Pick<Chart, 'labels' | 'series'>;
  readonly says: (figured: Figured) => string;
}

const series = (name: string, said: readonly Said[]): Chart['series'][number] => ({
  name,
  values: said.map(({ value }) => value ?? null),
  texts: said.map(({ text }) => text),
});
const byMonth =
  (names: readonly (readonly [name: string, of: (say: Saying) => Said])[]): Row['draws'] =>
  ({ months }) => ({
    labels: months.map(({ month }) => sayMonthShortly(month)),
    series: names.map(([name, of]) =>
      series(
        name,
        months.map(({ say }) => of(say)),
      ),
    ),
  });
const eachOf =
  (name: string, names: readonly MeasureName[], of: (say: Saying, measure: MeasureName) => Said): Row['draws'] =>
  ({ now }) => ({
    labels: names.map((measure) => asCounted[measure] ?? measures[measure].title),
    series: [
      series(
        name,
        names.map((measure) => of(now, measure)),
      ),
    ],
  });
/** Of a length that is counted, and of a share, what its bar is called. */
const asCounted: Readonly<Partial<Record<MeasureName, string>>> = {
  actionsInTime: 'Actions done by their date',
};
const mostValues = 8;
const bySplit =
  (name: string, measure: MeasureName, split: Split, of: (say: Saying, value: string) => Said): Row['draws'] =>
  ({ now, directory }) => {
    const values = now.values(measure, split).slice(0, mostValues);
    return {
      labels: values.map((value) => sayValue(split, value, directory)),
      series: [
        series(
          name,
          values.map((value) => of(now, value)),
        ),
      ],
    };
  };

/** "12 in Quarter 3 of 2027; 9 in the quarter before." */
const beside = ({ now, before, period }: Figured, of: (say: Saying) => Said): string =>
  `${of(now).text} in ${sayPeriod(period)}, ${of(before).text} in the ${kindWord(period)} before`;
const within = ({ value, text }: Said): string => (value === 0 ? 'on the same day' : `within ${text}`);
/** Of what is true of nine in ten half is not said besides. */
const halfAndMost = (half: string, most: string): string =>
  half === most
    ? `Nine in ten consents were given ${most}.`
    : `Half of the consents were given ${half}, nine in ten ${most}.`;
const kindWord = (period: Period): string => (period.includes('Q') ? 'quarter' : period.length > 4 ? 'month' : 'year');

const way = ['referrals', 'consent', 'screened', 'toPanel', 'opened'] as const;
const wayLabels = ['Referred', 'Consented', 'Decided at a pre-MSET', 'Sent to the full panel', 'Opened by the panel'];
const inTime = ['consentInTime', 'actionsInTime', 'interviewsInTime', 'withVoice', 'reviewVoice', 'sameAdult'] as const;
const lengths = ['toReferral', 'consent', 'toPreMset', 'toFullPanel'] as const;

const rows: readonly Row[] = [
  {
    name: 'referrals',
    kind: 'months',
    title: 'Referrals by month',
    of: ['referrals'],
    draws: byMonth([['Referrals', (say) => say.count('referrals')]]),
    says: (figured) => `Referrals: ${beside(figured, (say) => say.count('referrals'))}.`,
  },
  {
    name: 'way',
    kind: 'bars',
    title: 'From referral to an open case',
    of: way,
    draws: (figured) => ({ ...eachOf('Cases', way, (say, measure) => say.count(measure))(figured), labels: wayLabels }),
    says: ({ now, period }) =>
      `In ${sayPeriod(period)} ${now.count('referrals').text} were referred and ${now.count('opened').text} opened by the panel; a case may be referred in one period and opened in another.`,
  },
  {
    name: 'inTime',
    kind: 'shares',
    title: 'In time, and close to the child',
    of: inTime,
    draws: eachOf('Share', inTime, (say, measure) => say.share(measure)),
    says: ({ now }) =>
      `Consents in time: ${now.share('consentInTime').text}; actions by their date: ${now.share('actionsInTime').text}; return interviews in time: ${now.share('interviewsInTime').text}.`,
  },
  {
    name: 'lengths',
    kind: 'bars',
    title: 'How long it takes',
    of: lengths,
    draws: eachOf('Days, median', lengths, (say, measure) => say.median(measure)),
    says: ({ now }) =>
      now.median('consent').value === undefined
        ? `Days to management consent: ${now.median('consent').text}.`
        : halfAndMost(within(now.median('consent')), within(now.most('consent'))),
  },
  {
    name: 'bands',
    kind: 'months',
    title: 'Risk at review',
    of: ['bandDown', 'bandSame', 'bandUp'],
    draws: byMonth([
      ['Lower', (say) => say.count('bandDown')],
      ['The same', (say) => say.count('bandSame')],
      ['Higher', (say) => say.count('bandUp')],
    ]),
    says: ({ now, period }) =>
      `At reviews in ${sayPeriod(period)} the band was lower for ${now.count('bandDown').text}, the same for ${now.count('bandSame').text}, higher for ${now.count('bandUp').text}.`,
  },
  {
    name: 'missing',
    kind: 'months',
    title: 'Missing episodes by month',
    of: ['missing', 'missingChildren', 'missingRepeated'],
    draws: byMonth([['Episodes', (say) => say.count('missing')]]),
    says: ({ now, period }) =>
      `Children who were missing in ${sayPeriod(period)}: ${now.count('missingChildren').text}, episodes: ${now.count('missing').text}; three or more within 90 days: ${now.count('missingRepeated').text}.`,
  },
  {
    name: 'interviews',
    kind: 'line',
    title: 'Return interviews in time, by month',
    of: ['interviewsInTime'],
    draws: byMonth([['In time', (say) => say.share('interviewsInTime')]]),
    says: (figured) =>
      `Of the returns, with an interview in time: ${beside(figured, (say) => say.share('interviewsInTime'))}.`,
  },
  {
    name: 'agencies',
    kind: 'shares',
    title: 'Actions done by their date, by agency',
    of: ['actionsInTime', 'actionsDone'],
    draws: bySplit('Share', 'actionsDone', 'agency', (say, value) => say.share('actionsInTime', 'agency', value)),
    says: ({ now }) =>
      `Actions done: ${now.count('actionsDone').text}, by their date: ${now.share('actionsInTime').text}.`,
  },
  {
    name: 'absent',
    kind: 'bars',
    title: 'Meetings that an agency did not come to',
    of: ['absent', 'meetings', 'inquorate'],
    draws: bySplit('Meetings', 'absent', 'agency', (say, value) => say.count('absent', 'agency', value)),
    says: ({ now }) => `Meetings held: ${now.count('meetings').text}, not quorate: ${now.count('inquorate').text}.`,
  },
  {
    name: 'disruption',
    kind: 'bars',
    title: 'Disruption by type',
    of: ['disruption', 'disruptionDays', 'disrupted'],
    draws: bySplit('Verified', 'disruption', 'disruption', (say, value) =>
      say.count('disruption', 'disruption', value),
    ),
    says: ({ now }) =>
      [
        `Disruption verified: ${now.count('disruption').text}`,
        `better for the risk: ${now.count('disruption', 'effect', 'better').text}`,
        `days until then, median: ${now.median('disruptionDays').text}.`,
      ].join('; '),
  },
];

/** Who was referred, by one split. */
export const referredBy = (split: Split, figured: Figured, title: string): Chart => ({
  name: 'referred',
  kind: 'bars',
  title: `Who was referred: ${title.toLowerCase()}`,
  says: `Of ${figured.now.count('referrals').text} referrals in ${sayPeriod(figured.period)}${split === 'type' ? '; one with several types counts in each' : ''}.`,
  definitions: [definitionOf('referrals', figured)],
  ...bySplit('Referrals', 'referrals', split, (say, value) => say.count('referrals', split, value))(figured),
});

/** "Consents in time: of the consents, …" */
export const definitionOf = (
  name: MeasureName,
  { directory, period }: Pick<Figured, 'directory' | 'period'>,
): string => {
  const whole = wholes[name];
  const { title, definition, rate } = measures[name];
  const population = rate === true ? populationIn(directory.settings, period) : undefined;
  return [
    `${title}: ${definition}`,
    ...(whole === undefined ? [] : [`A share of: ${measures[whole].title.toLowerCase()}.`]),
    ...(population === undefined
      ? []
      : [
          `The rate is of the ${population.children.toLocaleString('en-GB')} children of 0 to 17 in ${population.year}.`,
        ]),
  ].join(' ');
};

export const chartsOf = (figured: Figured): readonly Chart[] =>
  rows.map(({ name, kind, title, of, draws, says }) => ({
    name,
    kind,
    title,
    says: says(figured),
    definitions: of.map((measure) => definitionOf(measure, figured)),
    ...draws(figured),
  }));
