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
/** An item before it is known when it is heard: those with the lower rank come first. */
interface ToHear extends Omit<ItemSlot, 'slot'> {
  readonly rank: string;
}

/** In their order, one after the other. Times are those of everything given, so that all who look read the same. */
export function inSlots<Item extends ToHear>(
  startsAt: Instant,
  items: readonly Item[],
): readonly (Omit<Item, 'rank'> & Pick<ItemSlot, 'slot'>)[] {
  let at = Date.parse(startsAt);
  return items
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ rank: _rank, ...item }) => {
      const slot = sayTime(new Date(at).toISOString());
      at += item.minutes * 60_000;
      return { ...item, slot };
    });
}
