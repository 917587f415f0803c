// What of the figures is said at home: the quarter so far to the co-ordinator, and to whom figures are given out that one may be.
import { isOver, periodOf, periodsBack } from '../../domain/figures/periods.ts';
import { sayingOf, tellFigures } from '../../domain/figures/told.ts';
import type { Person } from '../../domain/people/actor.ts';
import { may } from '../../domain/people/roles.ts';
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import { countsIn, isWhole } from './sums.ts';
import type { FigureStore, Glance } from '../ports/figure-ports.ts';

/** Undefined where someone has no figures at home, and while nothing is counted. */
export async function glanceFor(
  person: Person,
  figures: FigureStore | undefined,
  now: Instant,
): Promise<Glance | undefined> {
  if (figures === undefined || !may(person, 'seeFigures')) return undefined;
  const quarter = periodOf('quarter', localDate(now));
  if (may(person, 'triage')) {
    const counts = (await figures.counting()) && (await countsIn(figures, [quarter])).get(quarter);
    return counts && { is: 'soFar', period: quarter, say: sayingOf(tellFigures(counts, false), false) };
  }
  if (!may(person, 'giveOutFigures')) return undefined;
  const last = periodsBack(quarter, 2).find((period) => isOver(period, localDate(now)));
  const isReady = last !== undefined && (await figures.release(last)) === undefined && (await isWhole(figures, last));
  return isReady ? { is: 'ready', period: last } : undefined;
}
