// The problem profile of a period, for paper: what was seen, of whom, when, what was done about it and what is not known; in
// classes, as it left (docs/process.md P18.3). It holds no reference, no name and no place.
import { classOf } from '../../domain/figures/told.ts';
import { measures, splits, type MeasureName, type Split } from '../../domain/figures/measures.ts';
import { notKnown } from '../../domain/figures/counts.ts';
import { groupsIn, sharesOf } from '../../domain/figures/rates.ts';
import { sayPeriod, type Period } from '../../domain/figures/periods.ts';
import { beginHigh } from '../../domain/kernel/begins.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { paragraph } from '../lines.ts';
import type { Part, Print } from '../print/paper.ts';
import { definitionOf, type Figured } from './charts.ts';
import { isSet, sayMeasure } from './page.ts';
import { sayValue } from './words.ts';

/** As it left, and as the period before did. */
interface Profiled extends Omit<Figured, 'months' | 'title' | 'isOver'> {
  /** The period before. */
  readonly past: Period;
  readonly at: Instant;
  readonly revisedAt?: Instant | undefined;
  readonly today: Instant;
}

interface Section {
  readonly title: string;
  readonly of: readonly MeasureName[];
  readonly by?: readonly (readonly [measure: MeasureName, split: Split])[];
}
const sections: readonly Section[] = [
  {
    title: 'How many',
    of: ['referrals', 'again', 'opened', 'closed', 'missingChildren', 'missing', 'missingRepeated', 'missingHours'],
  },
  {
    title: 'What happens to children',
    of: ['groupSexual'],
    by: [
      ['referrals', 'type'],
      ['assessed', 'sign'],
    ],
  },
  {
    title: 'Who they are',
    of: [],
    by: [
      ['referrals', 'age'],
      ['referrals', 'sex'],
      ['referrals', 'ethnicity'],
      ['referrals', 'care'],
      ['referrals', 'education'],
    ],
  },
  {
    title: 'Where',
    of: ['placesNamed'],
    by: [
      ['referrals', 'area'],
      ['placesNamed', 'placeKind'],
      ['placesNamed', 'area'],
    ],
  },
  {
    title: 'When children are missing',
    of: [],
    by: [
      ['missing', 'weekday'],
      ['missing', 'dayPart'],
    ],
  },
  {
    title: 'What was done, and what it did',
    of: ['actionsDone', 'actionsInTime', 'disruption', 'disruptionDays', 'disrupted'],
    by: [
      ['actionsDone', 'category'],
      ['disruption', 'disruption'],
      ['disruption', 'outcome'],
      ['disruption', 'effect'],
    ],
  },
  { title: 'What is not known', of: ['unknownEthnicity', 'unknownBirth', 'unknownHome'] },
];
/** Of the longest of these the most frequent. */
const mostValues = 15;

/** Of a period that has left. */
export function profileTold(profiled: Profiled): Print {
  const { period, directory, at, revisedAt, today } = profiled;
  const { panelName } = directory.settings;
  const measured = new Set(sections.flatMap(({ of, by = [] }) => [...of, ...by.map(([measure]) => measure)]));
  return {
    title: `Problem profile, ${sayPeriod(period)}`,
    line: `${panelName}. Numbers in classes, and never of whom. Printed ${sayWhen(today)}.`,
    sections: [
      ...sections.flatMap((section) => partsOf(section, profiled)),
      ...tooFewIn(profiled),
      {
        title: 'Where it comes from, and how fresh it is',
        lines: [
          `Counted from the record of every case and meeting of ${panelName}: what was referred, decided, recorded and done. What no one recorded is not in it.`,
          `As it was first given out, on ${sayWhen(at, today)}.${revisedAt === undefined ? '' : ` Revised on ${sayWhen(revisedAt, today)}: something was corrected since.`}`,
          `In classes: 0 to ${classOf - 1} is one, all else the nearest ${classOf}, each total rounded on its own; so sums differ. Shares and medians are said of 10 or more.`,
          'Places and groups are counted where a case names them. What is for some agencies only is not counted.',
          ...(directory.settings.areas === undefined
            ? ['Not in it, because the council has not said which postcodes they are: areas, such as wards.']
            : [
                'An area is what the council has set by the beginnings of postcodes; at their edges it is near, not exact.',
              ]),
          ...(groupsIn(directory.settings, period) === undefined
            ? ['Not in it, because the council has not set it: the ethnicity of all children who live here.']
            : []),
        ].map(paragraph),
      },
      {
        title: 'How each is counted',
        lines: [...measured].map((name) => paragraph(definitionOf(name, profiled))),
      },
    ],
  };
}

function partsOf({ title, of, by = [] }: Section, profiled: Profiled): readonly Part[] {
  const { now, before, period, past } = profiled;
  const head = [sayPeriod(period), sayPeriod(past)];
  return [
    ...(of.length === 0
      ? []
      : [
          {
            title,
            lines: [],
            rows: [
              ['What is counted', ...head],
              ...of.map((name) => [
                measures[name].title,
                sayMeasure(now, name, profiled),
                sayMeasure(before, name, profiled),
              ]),
            ],
          },
        ]),
    ...by
      .filter(([measure, split]) => isSet(split, profiled) && !isTooFew(measure, split, profiled))
      .map(([measure, split]): Part => {
        const beside = groupsBeside(split, profiled);
        if (beside !== undefined) return besidePopulation(title, measure, beside, profiled);
        return {
          title: `${title}: ${sayBy(measure, split)}`,
          lines: [],
          rows: [
            [splits[split], ...head],
            ...now
              .values(measure, split)
              .slice(0, mostValues)
              .map((value) => [
                sayValue(split, value, profiled.directory),
                now.count(measure, split, value).text,
                before.count(measure, split, value).text,
              ]),
          ],
        };
      }),
  ];
}

/** "referrals by type of exploitation". */
const sayBy = (measure: MeasureName, split: Split): string =>
  `${measures[measure].title.toLowerCase()} by ${splits[split].toLowerCase()}`;
const groupsBeside = (split: Split, { directory, period }: Pick<Profiled, 'directory' | 'period'>) =>
  split === 'ethnicity' ? groupsIn(directory.settings, period) : undefined;
const isTooFew = (measure: MeasureName, split: Split, profiled: Profiled): boolean =>
  groupsBeside(split, profiled) === undefined && profiled.now.values(measure, split).length === 0;

/** In one place, so that no heading stands over nothing. */
function tooFewIn(profiled: Profiled): readonly Part[] {
  const few = sections
    .flatMap(({ by = [] }) => by)
    .filter(([measure, split]) => isSet(split, profiled) && isTooFew(measure, split, profiled))
    .map(([measure, split]) => sayBy(measure, split));
  return few.length === 0
    ? []
    : [{ title: 'Too few of each to say', lines: [paragraph(`${beginHigh(few.join('; '))}.`)] }];
}

/** Each group of the census, also where it is few: what it is of those referred, beside what it is of all children here. */
function besidePopulation(
  title: string,
  measure: MeasureName,
  { year, groups }: NonNullable<ReturnType<typeof groupsIn>>,
  { now, before, period, past, directory }: Profiled,
): Part {
  const values = [...Object.keys(groups), notKnown];
  const shares = sharesOf(Object.fromEntries(values.map((value) => [value, now.count(measure, 'ethnicity', value)])));
  const living: Readonly<Record<string, number>> = groups;
  return {
    title: `${title}: ${measures[measure].title.toLowerCase()} by ethnicity, beside all children who live here`,
    lines: [],
    rows: [
      [splits.ethnicity, sayPeriod(period), sayPeriod(past), 'Of those known', `Of all children, ${year}`],
      ...values.map((value) => [
        sayValue('ethnicity', value, directory),
        now.count(measure, 'ethnicity', value).text,
        before.count(measure, 'ethnicity', value).text,
        shares[value] ?? '',
        living[value] === undefined ? '' : `${living[value]} %`,
      ]),
    ],
  };
}
