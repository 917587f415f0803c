import { createHash } from 'node:crypto';
import { saltBytes } from '../../src/casework/write/hashing.ts';
import type { Machine } from '../../src/casework/ports/ports.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { monday10 } from '../people/builders.ts';

/** Time and chance in the test's hands. Machine time goes on with business time, never by itself. */
export interface Clock extends Machine {
  /** Business time becomes `when`; machine time moves as far. */
  at(when: Instant): void;
  /** Machine time alone moves on. */
  passes(ms: number): void;
}

/** Stands at Monday 4 January 2027, 10:00. */
export function createClock(): Clock {
  let business = monday10;
  let ms = Date.parse(monday10);
  let drawn = 0;
  let salts = 0;
  return {
    now: () => business,
    nowMs: () => ms,
    bytes: (count) => {
      // Salts are drawn apart, so that ids do not hang on how many facts there are.
      const seed = count === saltBytes ? `salt ${(salts += 1)}` : String((drawn += 1));
      return new Uint8Array(createHash('sha512').update(seed).digest().subarray(0, count));
    },
    at: (when) => {
      ms += Math.max(0, Date.parse(when) - Date.parse(business));
      business = new Date(when).toISOString();
    },
    passes: (more) => {
      ms += more;
    },
  };
}
