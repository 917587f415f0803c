// Who asked for names on their lists: remembered for a sitting, in the memory of this process and nowhere else. What is posted
// never holds a name: only the private answer to a press looks here.
import type { ObjectId } from '../../domain/kernel/ids.ts';
import { createBounded } from '../../machine/bounded.ts';

export interface Sitting {
  readsNames(person: ObjectId): boolean;
  /** From now on, until they hide them again or the sitting is over. */
  show(person: ObjectId): void;
  hide(person: ObjectId): void;
}

const sittingMs = 8 * 60 * 60 * 1000;
const mostPeople = 2000;

export function createSitting(nowMs: () => number): Sitting {
  const since = createBounded<ObjectId, number>(mostPeople);
  return {
    readsNames: (person) => nowMs() - (since.get(person) ?? Number.NEGATIVE_INFINITY) < sittingMs,
    show: (person) => since.set(person, nowMs()),
    hide: (person) => since.delete(person),
  };
}
