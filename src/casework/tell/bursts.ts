// Many cards at once in one chat: after so many within a minute the others wait until that is over, and one digest tells all of
// them (docs/process.md P11.3). Kept in this process alone: what waits is in the outbox; after a restart it is told card by
// card, or waits again.
import { createBounded } from '../../machine/bounded.ts';
import { hashOf } from '../write/hashing.ts';

/** Within so long they are counted, and so long the others wait at most. */
export const burstMs = 60_000;
const mostChats = 5000;
const mostWaiting = 20_000;

/** What is told together. */
export interface Burst {
  /** What its digest is of: no other burst has the same. */
  readonly of: string;
  readonly endsMs: number;
}
export interface Bursts {
  /**
   * Of a card that calls someone: undefined, it goes by itself, and counts. Else the burst that it waits for, or waited for.
   * `who`: one chat and one kind of card; `card`: what the card is called among all.
   */
  of(who: string, card: string, nowMs: number): Burst | undefined;
  /** Whether it waits for a burst that is not over: whatever wakes it, it goes on waiting. */
  holds(card: string, nowMs: number): boolean;
  /** How many waited for it. */
  sizeOf(burst: Burst): number;
  /** The card is told, in the digest or by itself. */
  forget(card: string): void;
  /** What `begin` gives, once for each burst; again where that threw. */
  once(burst: Burst, begin: () => Promise<number>): Promise<number>;
}

/** `most` cards of one kind a minute in one chat. */
export function createBursts(most: number): Bursts {
  const sent = createBounded<string, readonly { readonly card: string; readonly atMs: number }[]>(mostChats);
  const open = createBounded<string, Burst>(mostChats);
  const waiting = createBounded<string, Burst>(mostWaiting);
  const sizes = createBounded<string, number>(mostChats);
  const begun = createBounded<string, Promise<number>>(mostChats);
  /** A clock that was put back lets no one wait for hours. */
  const waitsFor = (card: string, nowMs: number): Burst | undefined => {
    const burst = waiting.get(card);
    return burst !== undefined && burst.endsMs - nowMs <= burstMs ? burst : undefined;
  };
  return {
    of: (who, card, nowMs) => {
      const before = waitsFor(card, nowMs);
      if (before !== undefined) return before;
      const lately = (sent.get(who) ?? []).filter(({ atMs }) => atMs <= nowMs && nowMs - atMs < burstMs);
      const [first] = lately;
      if (lately.some((one) => one.card === card)) return undefined;
      if (lately.length < most || first === undefined) {
        sent.set(who, [...lately, { card, atMs: nowMs }]);
        return undefined;
      }
      const endsMs = first.atMs + burstMs;
      const known = open.get(who);
      const burst =
        known?.endsMs === endsMs ? known : { of: `burst-${endsMs}-${hashOf(who, card).slice(0, 12)}`, endsMs };
      open.set(who, burst);
      waiting.set(card, burst);
      sizes.set(burst.of, (sizes.get(burst.of) ?? 0) + 1);
      return burst;
    },
    holds: (card, nowMs) => (waitsFor(card, nowMs)?.endsMs ?? nowMs) > nowMs,
    sizeOf: ({ of }) => sizes.get(of) ?? 0,
    forget: (card) => waiting.delete(card),
    once: async ({ of }, begin) => {
      const known = begun.get(of);
      if (known !== undefined) return known;
      const beginning = begin();
      begun.set(of, beginning);
      try {
        return await beginning;
      } catch (error) {
        begun.delete(of);
        throw error;
      }
    },
  };
}
