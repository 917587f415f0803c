// When each item of an agenda is heard, and for how long, whatever it is about (docs/process.md P6.6).
import { sayTime, type Instant } from '../time/calendar.ts';

/** What every item of an agenda has, a case or something else. */
export interface ItemSlot {
  /** "14:10": from the planned start on. */
  readonly slot: string;
  readonly minutes: number;
  /** Of its actions, how many are overdue or disputed. */
  readonly late: number;
}
/** An item before it is known when it is heard: those with the lower rank come first, each with what is heard in its slot. */
interface ToHear extends Omit<ItemSlot, 'slot'> {
  readonly id: string;
  readonly rank: string;
  /** The ids of the others; of these, what is not on the agenda is left out. */
  readonly together: readonly string[];
}

/**
 * In their order, one after the other; what is heard together comes when the first of it does, in one slot. Times are those of
 * everything given, so that all who look read the same.
 */
export function inSlots<Item extends ToHear>(
  startsAt: Instant,
  items: readonly Item[],
): readonly (Omit<Item, 'rank' | 'id'> & Pick<ItemSlot, 'slot'>)[] {
  const ranked = items.toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  const inOrder = [
    ...new Set(ranked.flatMap((item) => [item, ...ranked.filter(({ id }) => item.together.includes(id))])),
  ];
  let [at, next] = [Date.parse(startsAt), Date.parse(startsAt)];
  return inOrder.map(({ rank: _rank, id, ...item }, place) => {
    if (inOrder[place - 1]?.together.includes(id) !== true) at = next;
    next += item.minutes * 60_000;
    return { ...item, slot: sayTime(new Date(at).toISOString()) };
  });
}
