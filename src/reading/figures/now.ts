// How things stand now, in numbers: for those who may read cases, for such a number is of today (docs/process.md P18.3).
import { z } from 'zod';
import { figuresOf, type Deaths, type MissingFigures } from '../../domain/case/episode/figures.ts';
import type { Episode } from '../../domain/case/episode/episode.ts';
import { sayRiskBand, type Trend } from '../../domain/case/assessment/bands.ts';
import { bandFigures, trendFigures, type OpenBand } from '../../domain/case/assessment/figures.ts';
import { hasDied } from '../../domain/case/state/stages.ts';
import { addDays, localDate, sayDate } from '../../domain/time/calendar.ts';
import { sayHours } from '../../domain/time/moments.ts';
import type { Reader, Viewer } from '../reader.ts';
import type { Told } from '../told.ts';

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
  readonly ports: { readonly cases: Pick<Reader['ports']['cases'], 'episodesSince' | 'openBands' | 'rows' | 'load'> };
}

const periods = [90, 365] as const;

export async function nowFiguresFor(reader: Figuring): Promise<readonly FigureTable[]> {
  const { ports, now } = reader;
  const [episodes, open] = await Promise.all([
    ports.cases.episodesSince(addDays(localDate(now), -Math.max(...periods))),
    ports.cases.openBands(),
  ]);
  return [missingTable(reader, episodes, await deathsAmong(reader, episodes)), ...riskTables(open)];
}

/** Which of these children have died: their cases are read whole, for a row does not say when. */
async function deathsAmong({ ports: { cases } }: Figuring, episodes: readonly Episode[]): Promise<Deaths> {
  const all = [...new Set(episodes.map(({ reference }) => reference))];
  const rows = all.length === 0 ? [] : await cases.rows({ cases: all });
  const died = await Promise.all(rows.filter(hasDied).map(async ({ reference }) => cases.load(reference)));
  return new Map(died.flatMap((one) => (one === undefined ? [] : [[one.value.root.reference, one.value.root]])));
}

function missingTable({ directory, now }: Viewer, episodes: readonly Episode[], deaths: Deaths): FigureTable {
  const today = localDate(now);
  const figures = periods.map((days) => {
    const since = addDays(today, -days);
    return figuresOf(
      episodes.filter((one) => localDate(one.since) >= since),
      now,
      deaths,
    );
  });
  const hours = directory.settings.actionDue.returnInterviewHours;
  return {
    title: 'Missing episodes and return interviews',
    periods: periods.map((days) => `Since ${sayDate(addDays(today, -days))}`),
    rows: rowsOf(hours).map(({ label, value }) => ({
      label,
      values: figures.map(value),
    })),
    notes: [
      `A return interview is due within ${hours} hours of the return, nights and weekends counted. Held counts where it was held by someone independent of the child’s care; by the adult of the child’s choice is counted apart.`,
    ],
  };
}

function riskTables(open: readonly OpenBand[]): readonly FigureTable[] {
  const say = String;
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
      notes: ['Opened by the panel and not closed yet. The tool informs; people decide, and both are counted.'],
    },
    {
      title: 'Open cases by trend of the risk assessment',
      periods: ['Open cases'],
      rows: [
        ...trendFigures(open).map(([trend, count]) => ({ label: trendLabels[trend], values: [say(count)] })),
        { label: 'Assessed', values: [say(assessed)] },
      ],
      notes: ['What the tool said last, against the time before: a band or a score.'],
    },
  ];
}
const trendLabels: Readonly<Record<Trend, string>> = {
  up: 'Higher than last time',
  same: 'As last time',
  down: 'Lower than last time',
  first: 'The first assessment',
};

interface Row {
  readonly label: string;
  readonly value: (figures: MissingFigures) => string;
}
/** Of none there is nothing to say. */
const ofAny = (count: number, value: () => string): string => (count === 0 ? 'none' : value());

const rowsOf = (hours: number): readonly Row[] => [
  { label: 'Children', value: ({ children }) => String(children) },
  { label: 'Episodes', value: ({ episodes }) => String(episodes) },
  { label: 'Children with three or more within 90 days', value: ({ repeated }) => String(repeated) },
  {
    label: 'Time missing, median',
    value: ({ ended, medianMissing }) => ofAny(ended, () => sayHours(medianMissing ?? 0)),
  },
  { label: 'Episodes that have ended', value: ({ ended }) => String(ended) },
  { label: 'Return interviews held', value: ({ held }) => String(held) },
  {
    label: 'Hours from return to interview, median',
    value: ({ held, medianInterview }) => ofAny(held, () => sayHours(medianInterview ?? 0)),
  },
  {
    label: `Held within ${hours} hours, of all that have ended`,
    value: ({ inTime, ended }) => ofAny(ended, () => `${inTime} of ${ended} (${Math.round((100 * inTime) / ended)} %)`),
  },
  { label: 'Held by the adult of the child’s choice', value: ({ chosen }) => String(chosen) },
  { label: 'Held late', value: ({ late }) => String(late) },
  { label: 'Declined', value: ({ declined }) => String(declined) },
  { label: 'Still due', value: ({ due }) => String(due) },
  { label: 'Not held, and late', value: ({ overdue }) => String(overdue) },
];
