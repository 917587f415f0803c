// Time in the test's hand.
import { setImmediate as soon } from 'node:timers/promises';
import type { Timers } from '../../../src/web/tab/watch.ts';

export interface HandTimers extends Timers {
  readonly nowMs: () => number;
  /** How many things are planned. */
  planned(): number;
  /** Lets so many milliseconds pass, and whatever they set off that does not wait for anything outside. */
  passes(ms: number): Promise<void>;
  /** It is so much later all at once, as after a computer slept. */
  jumps(ms: number): Promise<void>;
}

export function createHandTimers(startMs = Date.now()): HandTimers {
  let now = startMs;
  const planned = new Set<{ readonly at: number; readonly work: () => void }>();
  const due = () => [...planned].toSorted((one, other) => one.at - other.at)[0];
  return {
    nowMs: () => now,
    planned: () => planned.size,
    after: (ms, work) => {
      const one = { at: now + ms, work };
      planned.add(one);
      return () => void planned.delete(one);
    },
    passes: async (ms) => {
      const end = now + ms;
      for (let next = due(); next !== undefined && next.at <= end; next = due()) {
        now = Math.max(now, next.at);
        planned.delete(next);
        next.work();
        await soon();
      }
      now = end;
      await soon();
    },
    jumps: async (ms) => {
      now += ms;
      for (const one of planned) {
        if (one.at > now) continue;
        planned.delete(one);
        one.work();
      }
      await soon();
    },
  };
}
