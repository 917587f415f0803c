// The pictures of the figures, a row each: one sentence that says what it shows, what is drawn, and how it is counted. The
// numbers that are drawn are those of its table (docs/process.md P18.3).
import { z } from 'zod';
import { measures, type MeasureName, type Split } from '../../domain/figures/measures.ts';
import { sayPeriod, type Month, type Period } from '../../domain/figures/periods.ts';
import { populationIn } from '../../domain/figures/rates.ts';
import type { Said, Saying } from '../../domain/figures/told.ts';
import { beginHigh } from '../../domain/kernel/begins.ts';
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
  /** Months with their year: twelve of them are of two; a drawing has room for their first letters. */
  labels: z.array(z.string()),
  /** `values` are drawn, `texts` are read; of what is not said there is no value. */
  series: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()), texts: z.array(z.string()) })),
});
export type Chart = Told<typeof chartShape>;

/** What pictures are made of. */
export interface Figured {
  readonly period: Period;
  /** "Quarter 3 of 2027"; "2027 so far". */
  readonly title: string;
  readonly isOver: boolean;
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
    labels: months.map(({ month }) => sayPeriod(month)),
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

/** "12 in Quarter 3 of 2027, 9 in the quarter before"; what cannot be said of the one before is left out. */
function beside({ title, now, before, period, isOver }: Figured, of: (say: Saying) => Said): string {
  const [own, past] = [of(now), of(before)];
  const whole = isOver ? 'the' : 'the whole of the';
  return `${own.text} in ${title}${past.value === undefined ? '' : `, ${past.text} in ${whole} ${kindWord(period)} before`}`;
}
/** What can be said of it, a part each; where none can, that. */
function sentence(
  { now, title }: Figured,
  parts: readonly (readonly [said: Said, words: (text: string) => string])[],
): string {
  const said = parts.flatMap(([{ value, text }, words]) => (value === undefined ? [] : [words(text)]));
  if (said.length > 0) return `${beginHigh(said.join('; '))}.`;
  return now.isRounded ? `Too few to say in ${title}.` : `None in ${title}.`;
}
/** "within 3 days". */
export const within = ({ value, text }: Said): string =>
  value === 0 && text.endsWith('days') ? 'on the same day' : `within ${text}`;
/** Of what is true of nine in ten half is not said besides. */
const consentsWithin = (half: string, most: string): string =>
  half === most
    ? `nine in ten consents were given ${most}`
    : `half of the consents were given ${half}, nine in ten ${most}`;
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
    says: ({ now, title }) =>
      `In ${title} ${now.count('referrals').text} were referred and ${now.count('opened').text} opened by the panel; a case may be referred in one period and opened in another.`,
  },
  {
    name: 'inTime',
    kind: 'shares',
    title: 'In time, and close to the child',
    of: inTime,
    draws: eachOf('Share', inTime, (say, measure) => say.share(measure)),
    says: (figured) =>
      sentence(figured, [
        [figured.now.share('consentInTime'), (text) => `${text} of the consents came in time`],
        [figured.now.share('actionsInTime'), (text) => `${text} of the actions were done by their date`],
        [figured.now.share('interviewsInTime'), (text) => `${text} of those who came back had an interview in time`],
      ]),
  },
  {
    name: 'lengths',
    kind: 'bars',
    title: 'How long it takes',
    of: lengths,
    draws: eachOf('Days, median', lengths, (say, measure) => say.median(measure)),
    says: (figured) => {
      const { now } = figured;
      const [half, most] = [now.median('consent'), now.most('consent')];
      const [screened, panel] = [now.median('toPreMset'), now.median('toFullPanel')];
      return sentence(figured, [
        [half, () => consentsWithin(within(half), within(most))],
        [screened, () => `half of the cases were decided at a pre-MSET ${within(screened)}`],
        [panel, () => `half at a full panel ${within(panel)} of that`],
      ]);
    },
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
    says: ({ now, title }) =>
      `At reviews in ${title} the band was lower for ${now.count('bandDown').text}, the same for ${now.count('bandSame').text}, higher for ${now.count('bandUp').text}.`,
  },
  {
    name: 'missing',
    kind: 'months',
    title: 'Missing episodes by month',
    of: ['missing', 'missingChildren', 'missingRepeated'],
    draws: byMonth([['Episodes', (say) => say.count('missing')]]),
    says: ({ now, title }) =>
      `Children who were missing in ${title}: ${now.count('missingChildren').text}, in ${now.count('missing').text} episodes; three or more within 90 days: ${now.count('missingRepeated').text}.`,
  },
  {
    name: 'interviews',
    kind: 'line',
    title: 'Return interviews in time, by month',
    of: ['interviewsInTime'],
    draws: byMonth([['In time', (say) => say.share('interviewsInTime')]]),
    says: (figured) =>
      sentence(figured, [
        [
          figured.now.share('interviewsInTime'),
          () => `interviews in time after a return: ${beside(figured, (say) => say.share('interviewsInTime'))}`,
        ],
      ]),
  },
  {
    name: 'agencies',
    kind: 'shares',
    title: 'Actions done by their date, by agency',
    of: ['actionsInTime', 'actionsDone'],
    draws: bySplit('Share', 'actionsDone', 'agency', (say, value) => say.share('actionsInTime', 'agency', value)),
    says: (figured) => {
      const { now } = figured;
      const lowest = lowestAgency(figured);
      return sentence(figured, [
        [
          now.share('actionsInTime'),
          (text) => `${text} of ${now.count('actionsDone').text} actions were done by their date`,
        ],
        [lowest.share, (text) => `${lowest.name} has the lowest share, ${text}`],
      ]);
    },
  },
  {
    name: 'absent',
    kind: 'bars',
    title: 'Meetings that an agency did not come to',
    of: ['absent', 'meetings', 'inquorate'],
    draws: bySplit('Meetings', 'absent', 'agency', (say, value) => say.count('absent', 'agency', value)),
    says: ({ now, directory }) => {
      const most = now.values('absent', 'agency')[0];
      return [
        `Meetings held: ${now.count('meetings').text}`,
        ...(most === undefined
          ? []
          : [`without ${sayValue('agency', most, directory)}: ${now.count('absent', 'agency', most).text}`]),
        `not quorate: ${now.count('inquorate').text}.`,
      ].join('; ');
    },
  },
  {
    name: 'disruption',
    kind: 'bars',
    title: 'Disruption by type',
    of: ['disruption', 'disruptionDays', 'disrupted'],
    draws: bySplit('Verified', 'disruption', 'disruption', (say, value) =>
      say.count('disruption', 'disruption', value),
    ),
    says: ({ now, title }) => {
      const half = now.median('disruptionDays');
      return [
        `Disruption verified in ${title}: ${now.count('disruption').text}`,
        `better for the risk: ${now.count('disruption', 'effect', 'better').text}`,
        ...(half.value === undefined ? [] : [`half were verified ${within(half)} of being set`]),
      ]
        .join('; ')
        .concat('.');
    },
  },
];

/** The agency with the lowest share of actions done by their date; where all have the same there is none. */
function lowestAgency({ now, directory }: Figured): { readonly name: string; readonly share: Said } {
  const shares = now
    .values('actionsDone', 'agency')
    .map((value) => ({ value, share: now.share('actionsInTime', 'agency', value) }))
    .filter(({ share }) => share.value !== undefined)
    .toSorted((one, other) => (one.share.value ?? 0) - (other.share.value ?? 0));
  const lowest = shares[0];
  return lowest === undefined || lowest.share.value === shares.at(-1)?.share.value
    ? { name: '', share: { value: undefined, text: '' } }
    : { name: sayValue('agency', lowest.value, directory), share: lowest.share };
}

/** Who was referred, by one split. */
export function referredBy(split: Split, figured: Figured, title: string): Chart {
  const { now, directory } = figured;
  const countOf = (value: string): Said => now.count('referrals', split, value);
  const [most, next] = now.values('referrals', split);
  // Of two that are as many neither is the most.
  const isMost = most !== undefined && (next === undefined || countOf(next).value !== countOf(most).value);
  return {
    name: 'referred',
    kind: 'bars',
    title: `Who was referred: ${title.toLowerCase()}`,
    says: [
      `Of ${now.count('referrals').text} referrals in ${figured.title}`,
      ...(isMost ? [`most often “${sayValue(split, most, directory)}”, ${countOf(most).text}`] : []),
      ...(split === 'type' ? ['one with several types counts in each'] : []),
    ]
      .join('; ')
      .concat('.'),
    definitions: [definitionOf('referrals', figured)],
    ...bySplit('Referrals', 'referrals', split, (say, value) => say.count('referrals', split, value))(figured),
  };
}

/** "Consents in time: Of the consents, …" */
export const definitionOf = (name: MeasureName, figured: Pick<Figured, 'directory' | 'period'>): string =>
  `${measures[name].title}: ${howCounted(name, figured)}`;

/** "Of the consents, …": a share says first of what it is one. */
export function howCounted(name: MeasureName, { directory, period }: Pick<Figured, 'directory' | 'period'>): string {
  const { definition, rate } = measures[name];
  const population = rate === true ? populationIn(directory.settings, period) : undefined;
  return population === undefined
    ? definition
    : `${definition} The rate is of the ${population.children.toLocaleString('en-GB')} children of 0 to 17 in ${population.year}.`;
}

export const chartsOf = (figured: Figured): readonly Chart[] =>
  rows.map(({ name, kind, title, of, draws, says }) => ({
    name,
    kind,
    title,
    says: says(figured),
    definitions: of.map((measure) => definitionOf(measure, figured)),
    ...draws(figured),
  }));
