// How many matters are told of at a time: presses come first, and what is slow holds up nothing else (docs/design.md 9).
import type { About } from '../ports/ports.ts';

type Matter = About['matter'];

/** What a press has just left, or a round found urgent, comes `first`; the two lanes take places in turn. */
export type Lane = 'first' | 'after';

export interface AtOnce {
  /** Does the work when it has a place. */
  take<T>(matter: Matter, lane: Lane, work: () => Promise<T>): Promise<T>;
  /** Whether work on this matter has a place or waits for one. */
  isInHand(matter: Matter): boolean;
}

const mostAtOnce = 6;
/** Longer than a card and its mail take on a busy day. What takes longer gives its place back and goes on without. */
const slowMs = 2000;

export function createAtOnce(): AtOnce {
  let free = mostAtOnce;
  let turn: Lane = 'first';
  const waiting: Record<Lane, (() => void)[]> = { first: [], after: [] };
  const inHand = new Map<Matter, number>();
  const counts = (matter: Matter, more: 1 | -1): void => {
    const left = (inHand.get(matter) ?? 0) + more;
    if (left === 0) inHand.delete(matter);
    else inHand.set(matter, left);
  };
  const handOn = (): void => {
    const other: Lane = turn === 'first' ? 'after' : 'first';
    const next = waiting[turn].shift() ?? waiting[other].shift();
    turn = other;
    if (next === undefined) free += 1;
    else next();
  };
  return {
    isInHand: (matter) => inHand.has(matter),
    take: async (matter, lane, work) => {
      counts(matter, 1);
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => void waiting[lane].push(resolve));
      let has = true;
      const giveBack = (): void => {
        if (!has) return;
        has = false;
        counts(matter, -1);
        handOn();
      };
      const slow = setTimeout(giveBack, slowMs);
      try {
        return await work();
      } finally {
        clearTimeout(slow);
        giveBack();
      }
    },
  };
}
