// The sums of periods, for those who may read cases; and what left of them, for everyone else (docs/decisions/0097).
import type { Counts } from '../../domain/figures/counts.ts';
import { isOver, type Period } from '../../domain/figures/periods.ts';
import { tellFigures } from '../../domain/figures/told.ts';
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import { given } from '../../domain/kernel/given.ts';
import { canonical } from '../write/hashing.ts';
import type { FigureStore, Release } from '../ports/figure-ports.ts';

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

/** How far all is counted, in seconds; undefined while it is being counted for the first time, or again. */
async function countedTo(figures: FigureStore): Promise<number | undefined> {
  const counting = (await figures.counting())?.value;
  return counting === undefined || counting.again === true ? undefined : counting.since;
}

/**
 * What left of each of these periods: of one that is not over, nothing. The first who asks after a period has ended has it
 * put down; from then on it is told as it was. Once a month it is compared, and where a class is another now, revised.
 */
export async function releasedIn(
  figures: FigureStore,
  periods: readonly Period[],
  now: Instant,
): Promise<ReadonlyMap<Period, Release>> {
  const over = periods.filter((period) => isOver(period, localDate(now)));
  const found = await Promise.all(over.map((period) => releaseOf(figures, period, now)));
  return new Map(found.flatMap((release) => (release === undefined ? [] : [[release.period, release] as const])));
}

async function releaseOf(figures: FigureStore, period: Period, now: Instant): Promise<Release | undefined> {
  const month = localDate(now).slice(0, 7);
  const found = await figures.release(period);
  if (found?.value.looked === month) return found.value;
  if ((await countedTo(figures)) === undefined) return found?.value;
  const told = tellFigures((await countsIn(figures, [period])).get(period) ?? {}, true);
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
