// The sums of periods, for those who may read cases; and what left of them, for everyone else (docs/decisions/0097).
import { inAreas } from '../../domain/figures/areas.ts';
import type { Counts } from '../../domain/figures/counts.ts';
import { isOver, type Period } from '../../domain/figures/periods.ts';
import { tellFigures } from '../../domain/figures/told.ts';
import type { Settings } from '../../domain/people/settings.ts';
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import { given } from '../../domain/kernel/given.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { canonical } from '../../domain/kernel/canonical.ts';
import type { Counting, FigureStore, Release } from '../ports/figure-ports.ts';

/** The sums of each of these periods. */
export const countsIn = async (
  figures: FigureStore,
  periods: readonly Period[],
): Promise<ReadonlyMap<Period, Counts>> =>
  new Map(
    await Promise.all(
      periods.map(async (period) => [period, (await figures.sheet(period))?.value.counts ?? {}] as const),
    ),
  );

/** A press of the last minute of a day may be written a little later, and clocks differ. */
const settlesMs = 10 * 60_000;
/** The day before which everything is counted: the figures of a period are whole once it is over on that day. */
export const wholeBefore = ({ seen = 0 }: Pick<Counting, 'seen'>): IsoDate =>
  localDate(new Date(seen - settlesMs).toISOString());

/** Whether all that happened in a period is counted; not while everything is being counted again. */
export async function isWhole(figures: FigureStore, period: Period): Promise<boolean> {
  const counting = (await figures.counting())?.value;
  return counting !== undefined && counting.again !== true && isOver(period, wholeBefore(counting));
}

/**
 * What left of each of these periods: of one that is not over, or not counted to its end, nothing. The first who asks then has it
 * put down; from then on it is told as it was. Once a month it is compared, and where a class is another now, revised.
 */
export async function releasedIn(
  figures: FigureStore,
  periods: readonly Period[],
  now: Instant,
  settings: Pick<Settings, 'areas'>,
): Promise<ReadonlyMap<Period, Release>> {
  const over = periods.filter((period) => isOver(period, localDate(now)));
  const found = await Promise.all(over.map((period) => releaseOf(figures, period, now, settings)));
  return new Map(found.flatMap((release) => (release === undefined ? [] : [[release.period, release] as const])));
}

async function releaseOf(
  figures: FigureStore,
  period: Period,
  now: Instant,
  settings: Pick<Settings, 'areas'>,
): Promise<Release | undefined> {
  const month = localDate(now).slice(0, 7);
  const found = await figures.release(period);
  if (found?.value.looked === month) return found.value;
  if (!(await isWhole(figures, period))) return found?.value;
  const counts = (await countsIn(figures, [period])).get(period) ?? {};
  const told = tellFigures(inAreas(counts, settings), true);
  const before = found?.value;
  const isRevised = before !== undefined && canonical(before.told) !== canonical(told);
  const release: Release = {
    period,
    at: before?.at ?? now,
    told,
    looked: month,
    ...given({ revisedAt: isRevised ? now : before?.revisedAt }),
  };
  const kept = await figures.keepRelease(release, found?.version);
  // Another was first: what they put down is what left.
  return kept === undefined ? (await figures.release(period))?.value : release;
}
