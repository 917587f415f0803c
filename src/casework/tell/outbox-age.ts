// How long the oldest notice has been due, as the rounds over the outbox see it; no one asks the database for it.
import type { PendingNotice } from '../ports/ports.ts';

export interface OutboxAge {
  /** A round found these due. */
  seen(due: readonly PendingNotice[], nowMs: number): void;
  /** In seconds. What fell due after the last round is no older than that round, so it is never told too low. */
  seconds(nowMs: number): number;
}

/** Times are milliseconds of the machine. */
export function createOutboxAge(startMs: number): OutboxAge {
  let woken = new Map<string, number>();
  let since = startMs;
  return {
    seen: (due, nowMs) => {
      const first = ({ about: { matter }, key }: PendingNotice): [string, number] => {
        const id = `${matter} ${key}`;
        return [id, woken.get(id) ?? nowMs];
      };
      // A notice that was woken says 0: it has been due since it was first seen so.
      woken = new Map(due.filter(({ visibleAt }) => visibleAt === 0).map(first));
      since = Math.min(nowMs, ...woken.values(), ...due.map(({ visibleAt }) => (visibleAt === 0 ? nowMs : visibleAt)));
    },
    seconds: (nowMs) => Math.max(0, nowMs - since) / 1000,
  };
}
