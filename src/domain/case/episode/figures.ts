// What a board asks of missing episodes: how many, how long, and their return interviews; no child is in it
// (docs/process.md P18.3).
import { hoursAfter } from '../../time/clocks.ts';
import type { Instant } from '../../time/calendar.ts';
import { hoursBetween } from '../../time/moments.ts';
import { given } from '../../kernel/given.ts';
import type { Reference } from '../../kernel/ids.ts';
import { aliveAt } from '../state/life.ts';
import type { Case } from '../state/stages.ts';
import { isByChoice, settlesInterview, type Episode } from './episode.ts';

export interface MissingFigures {
  readonly children: number;
  readonly episodes: number;
  /** Children with three or more of them within 90 days. */
  readonly repeated: number;
  /** Half of the episodes that have ended were no longer than this. */
  readonly medianMissing: number | undefined;
  /** Episodes that have ended: each is owed an interview. */
  readonly ended: number;
  readonly held: number;
  /** Beside them: held by the adult of the child’s choice. */
  readonly chosen: number;
  readonly inTime: number;
  readonly late: number;
  readonly declined: number;
  /** Neither held nor declined: the time has passed, or it has not. */
  readonly overdue: number;
  readonly due: number;
  readonly medianInterview: number | undefined;
}

/** A child is missing repeatedly with so many episodes within so many hours. */
export const often = 3;
export const withinHours = 90 * 24;

/** The cases of children who have died, by reference. */
export type Deaths = ReadonlyMap<Reference, Pick<Case, 'hold' | 'harm'>>;

/**
 * Of the episodes that began in a period, from when on, as they stand now. To be found dead is no return, and of a child who has died no
 * interview is due (docs/process.md P17.7).
 */
export function figuresOf(all: readonly Episode[], now: Instant, deaths: Deaths = new Map()): MissingFigures {
  const episodes = all.map((one) => withoutDeath(one, deaths.get(one.reference)));
  const byChild = Map.groupBy(episodes, ({ reference }) => reference);
  const ended = episodes.filter(({ returned }) => returned !== undefined);
  const settled = ended.map((one) => ({ one, by: one.interviews.findLast(settlesInterview) }));
  const held = settled.filter(({ by }) => by?.outcome === 'done' && !isByChoice(by));
  const open = settled.filter(({ one, by }) => by === undefined && !deaths.has(one.reference));
  return {
    children: byChild.size,
    episodes: episodes.length,
    repeated: [...byChild.values()].filter((of) => isRepeated(of.map(({ since }) => since))).length,
    medianMissing: median(ended.map(({ since, returned }) => hoursBetween(since, returned?.returnedAt ?? since))),
    ended: ended.length,
    held: held.length,
    chosen: settled.filter(({ by }) => by !== undefined && isByChoice(by)).length,
    inTime: held.filter(({ by }) => by?.late !== true).length,
    late: held.filter(({ by }) => by?.late === true).length,
    declined: settled.filter(({ by }) => by?.outcome === 'declined').length,
    overdue: open.filter(({ one }) => (one.due?.at ?? now) < now).length,
    due: open.filter(({ one }) => (one.due?.at ?? now) >= now).length,
    medianInterview: median(
      held.flatMap(({ one, by }) =>
        by?.when === undefined || one.returned === undefined ? [] : hoursBetween(one.returned.returnedAt, by.when),
      ),
    ),
  };
}

/** The episode as it counts: without a return to which the child did not come back alive. */
export function withoutDeath(episode: Episode, of: Pick<Case, 'hold' | 'harm'> | undefined): Episode {
  const { returned, ...rest } = episode;
  return { ...rest, ...given({ returned: of === undefined ? returned : aliveAt(returned, of) }) };
}

const isRepeated = (starts: readonly Instant[]): boolean => {
  const sorted = starts.toSorted();
  return sorted.some((start, place) => {
    const third = sorted[place + often - 1];
    return third !== undefined && third <= hoursAfter(start, withinHours);
  });
};

/** Of an even number the mean of the two in the middle; of none, undefined. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
