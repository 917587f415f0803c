// The figures, for those who answer for the panel and for the analyst, who reads no case: numbers, and never of whom.
import { z } from 'zod';
import { figuresOf, type MissingFigures } from '../domain/case/episode/figures.ts';
import type { Episode } from '../domain/case/episode/episode.ts';
import { sayRiskBand, type Trend } from '../domain/case/assessment/bands.ts';
import { bandFigures, trendFigures, type OpenBand } from '../domain/case/assessment/figures.ts';
import { may } from '../domain/people/roles.ts';
import { addDays, localDate, sayDate } from '../domain/time/calendar.ts';
import { sayHours } from '../domain/time/moments.ts';
import type { Reader, Viewer } from './reader.ts';
import type { Told } from './told.ts';

export const figureTableShape = z.object({
  title: z.string(),
  periods: z.array(z.string()),
  /** A value for each period. */
  rows: z.array(z.object({ label: z.string(), values: z.array(z.string()) })),
  /** How they are counted. */
  notes: z.array(z.string()),
});
export type FigureTable = Told<typeof figureTableShape>;

/** What figures are read from. */
interface Figuring extends Viewer {
  readonly ports: { readonly cases: Pick<Reader['ports']['cases'], 'episodesSince' | 'openBands'> };
}

const periods = [90, 365] as const;
/** Fewer might tell of whom, where no one may know: only those who may read cases see them. */
const smallest = 5;

/** Undefined for those who have no figures. */
export async function figuresFor(reader: Figuring): Promise<readonly FigureTable[] | undefined> {
  const { ports, person, now } = reader;
  if (!may(person, 'seeFigures')) return undefined;
  const [episodes, open] = await Promise.all([
    ports.cases.episodesSince(addDays(localDate(now), -Math.max(...periods))),
    ports.cases.openBands(),
  ]);
  const isHidden = !may(person, 'attendMeetings');
  return [missingTable(reader, episodes, isHidden), ...riskTables(open, isHidden)];
}

function missingTable({ directory, now }: Viewer, episodes: readonly Episode[], isHidden: boolean): FigureTable {
  const today = localDate(now);
  const figures = periods.map((days) => {
    const since = addDays(today, -days);
    return figuresOf(
      episodes.filter((one) => localDate(one.since) >= since),
      now,
    );
  });
  const hours = directory.settings.actionDue.returnInterviewHours;
  return {
    title: 'Missing episodes and return interviews',
    periods: periods.map((days) => `Since ${sayDate(addDays(today, -days))}`),
    rows: rowsOf(hours).map(({ label, value }) => ({
      label,
      values: figures.map((of) => value(of, saysTo(isHidden), isHidden)),
    })),
    notes: [
      `A return interview is due within ${hours} hours of the return, nights and weekends counted. Held counts where it was held by someone independent of the child’s care.`,
      ...hidden(isHidden),
    ],
  };
}

function riskTables(open: readonly OpenBand[], isHidden: boolean): readonly FigureTable[] {
  const say = saysTo(isHidden);
  const assessed = open.filter(({ latest }) => latest !== undefined).length;
  return [
    {
      title: 'Open cases by risk band, now',
      periods: ['Set by the panel', 'Newest assessment'],
      rows: [
        ...bandFigures(open).map(({ band, set, assessed: of }) => ({
          label: band === undefined ? 'None yet' : sayRiskBand(band),
          values: [say(set), say(of)],
        })),
        { label: 'Open cases', values: [say(open.length), say(open.length)] },
      ],
      notes: [
        'Opened by the panel and not closed yet. The tool informs; people decide, and both are counted.',
        ...hidden(isHidden),
      ],
    },
    {
      title: 'Open cases by trend of the risk assessment',
      periods: ['Open cases'],
      rows: [
        ...trendFigures(open).map(([trend, count]) => ({ label: trendLabels[trend], values: [say(count)] })),
        { label: 'Assessed', values: [say(assessed)] },
      ],
      notes: ['What the tool said last, against the time before: a band or a score.', ...hidden(isHidden)],
    },
  ];
}
const trendLabels: Readonly<Record<Trend, string>> = {
  up: 'Higher than last time',
  same: 'As last time',
  down: 'Lower than last time',
  first: 'The first assessment',
};

type Say = (count: number) => string;
interface Row {
  readonly label: string;
  readonly value: (figures: MissingFigures, say: Say, isHidden: boolean) => string;
}
const fewer = `fewer than ${smallest}`;
const toFives = (count: number): number => smallest * Math.round(count / smallest);

/** The numbers of a table add up: what is hidden must not follow from what is left, so that is rounded. */
const saysTo =
  (isHidden: boolean): Say =>
  (count) => {
    if (!isHidden || count === 0) return String(count);
    return count < smallest ? fewer : `about ${toFives(count)}`;
  };
const hidden = (isHidden: boolean): readonly string[] =>
  isHidden ? [`Numbers from 1 to ${smallest - 1} are hidden, and the others rounded to ${smallest}.`] : [];

/** A share or a median of so few would give the number away. */
const ofMany = (count: number, say: Say, value: () => string): string =>
  count === 0 ? 'none' : say(count) === fewer ? 'hidden' : value();
const percent = (part: number, whole: number, isHidden: boolean): string => {
  const share = (100 * part) / whole;
  return isHidden ? `about ${toFives(share)} %` : `${Math.round(share)} %`;
};

const rowsOf = (hours: number): readonly Row[] => [
  { label: 'Children', value: ({ children }, say) => say(children) },
  { label: 'Episodes', value: ({ episodes }, say) => say(episodes) },
  { label: 'Children with three or more within 90 days', value: ({ repeated }, say) => say(repeated) },
  {
    label: 'Time missing, median',
    value: ({ ended, medianMissing }, say) => ofMany(ended, say, () => sayHours(medianMissing ?? 0)),
  },
  { label: 'Episodes that have ended', value: ({ ended }, say) => say(ended) },
  { label: 'Return interviews held', value: ({ held }, say) => say(held) },
  {
    label: 'Hours from return to interview, median',
    value: ({ held, medianInterview }, say) => ofMany(held, say, () => sayHours(medianInterview ?? 0)),
  },
  {
    label: `Held within ${hours} hours, of all that have ended`,
    value: ({ inTime, ended }, say, isHidden) => ofMany(ended, say, () => percent(inTime, ended, isHidden)),
  },
  { label: 'Held late', value: ({ late }, say) => say(late) },
  { label: 'Declined', value: ({ declined }, say) => say(declined) },
  { label: 'Still due', value: ({ due }, say) => say(due) },
  { label: 'Not held, and late', value: ({ overdue }, say) => say(overdue) },
];
