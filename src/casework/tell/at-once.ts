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
/** One press leaves the processor to others for most of its time. What telling takes while more wait, all of them wait for. */
const somePresses = 2;
/**
 * So long what is new waits for presses at most: longer than it takes to answer a room that presses at once, and shorter than
 * anyone looks for a card in another person's chat.
 */
const mostWaitMs = 1000;
/** While so many people wait for an answer, also what has waited for so long goes on in few places. */
const manyPresses = 8;
const fewAtOnce = 1;
/** Longer than a card and its mail take on a busy day. What takes longer gives its place back and goes on without. */
const slowMs = 2000;

interface Waiting {
  readonly begin: () => void;
  /** Longer than presses may hold it up. */
  isOverdue: boolean;
}

export function createAtOnce(): AtOnce {
  let taken = 0;
  let presses = 0;
  let turn: Lane = 'first';
  const waiting: Record<Lane, Waiting[]> = { first: [], after: [] };
  const inHand = new Map<Matter, number>();
  const counts = (matter: Matter, more: 1 | -1): void => {
    const left = (inHand.get(matter) ?? 0) + more;
    if (left === 0) inHand.delete(matter);
    else inHand.set(matter, left);
  };
  const mayBegin = (one: Pick<Waiting, 'isOverdue'> | undefined): boolean =>
    one !== undefined &&
    (presses < somePresses || one.isOverdue) &&
    taken < (presses < manyPresses ? mostAtOnce : fewAtOnce);
  const handOn = (): void => {
    for (;;) {
      const other: Lane = turn === 'first' ? 'after' : 'first';
      const lane = [turn, other].find((one) => mayBegin(waiting[one][0]));
      const next = lane && waiting[lane].shift();
      if (next === undefined) return;
      turn = other;
      taken += 1;
      next.begin();
    }
  };
  const place = async (lane: Lane): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const mine: Waiting = { begin: resolve, isOverdue: false };
    waiting[lane].push(mine);
    const overdue = setTimeout(() => {
      mine.isOverdue = true;
      handOn();
    }, mostWaitMs);
    await promise;
    clearTimeout(overdue);
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
      if (mayBegin({ isOverdue: false })) taken += 1;
      else await place(lane);
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
