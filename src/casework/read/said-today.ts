// Who has sent a young person's say today: keyed marks in the memory of this process, forgotten with the day
// (docs/process.md P18.7). What was sent cannot be told from them, nor by whom without the deployment's secret.
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { Ports } from '../ports/ports.ts';

export interface SaidToday {
  /** Whether this person may send this one: the first of the day, or the same again. It is marked then. */
  take(person: ObjectId, say: string, now: Instant): boolean;
}

export function createSaidToday(secretHash: NonNullable<Ports['secretHash']>): SaidToday {
  const marks = new Set<string>();
  let today = '';
  return {
    take: (person, say, now) => {
      const day = localDate(now);
      if (day !== today) marks.clear();
      today = day;
      const [first, same] = [secretHash('say', day, person), secretHash('say', day, person, say)];
      if (marks.has(first)) return marks.has(same);
      marks.add(first).add(same);
      return true;
    },
  };
}
