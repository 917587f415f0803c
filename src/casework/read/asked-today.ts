// Of how many children's names a person was asked today: keyed marks in the memory of this process, forgotten with the day
// (docs/process.md P13.7).
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { Ports } from '../ports/ports.ts';

export interface AskedToday {
  /** Whether this person may be asked about these words: about no more than `most` a day. One that was asked counts once. */
  take(person: ObjectId, words: readonly string[], most: number, now: Instant): boolean;
}

export function createAskedToday(secretHash: NonNullable<Ports['secretHash']>): AskedToday {
  const marks = new Map<ObjectId, Set<string>>();
  let today = '';
  return {
    take: (person, words, most, now) => {
      const day = localDate(now);
      if (day !== today) marks.clear();
      today = day;
      const asked = new Set([...(marks.get(person) ?? []), ...words.map((word) => secretHash('asked', day, word))]);
      if (asked.size > most) return false;
      marks.set(person, asked);
      return true;
    },
  };
}
