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
  /** Someone waits for the answer to a press, until what this gives is called. */
  pressing(): () => void;
}

const mostAtOnce = 6;
/** While so many people wait for an answer, telling goes on in few places: what it takes from them, all of them wait for. */
const manyPresses = 8;
const fewAtOnce = 1;
/** Longer than a card and its mail take on a busy day. What takes longer gives its place back and goes on without. */
const slowMs = 2000;

export function createAtOnce(): AtOnce {
  let taken = 0;
  let presses = 0;
  let turn: Lane = 'first';
  const waiting: Record<Lane, (() => void)[]> = { first: [], after: [] };
  const inHand = new Map<Matter, number>();
  const counts = (matter: Matter, more: 1 | -1): void => {
    const left = (inHand.get(matter) ?? 0) + more;
    if (left === 0) inHand.delete(matter);
    else inHand.set(matter, left);
  };
  const isFree = (): boolean => taken < (presses >= manyPresses ? fewAtOnce : mostAtOnce);
  const handOn = (): void => {
    while (isFree()) {
      const other: Lane = turn === 'first' ? 'after' : 'first';
      const next = waiting[turn].shift() ?? waiting[other].shift();
      if (next === undefined) return;
      turn = other;
      taken += 1;
      next();
    }
  };
  return {
    isInHand: (matter) => inHand.has(matter),
    pressing: () => {
      presses += 1;
      return () => {
        presses -= 1;
        handOn();
      };
    },
    take: async (matter, lane, work) => {
      counts(matter, 1);
      if (isFree()) taken += 1;
      else await new Promise<void>((resolve) => void waiting[lane].push(resolve));
      let has = true;
      const giveBack = (): void => {
        if (!has) return;
        has = false;
        counts(matter, -1);
        taken -= 1;
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
