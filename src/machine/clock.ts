// The machine’s time and random bytes; tests and demos can set the time with a file.
import { readFileSync, statSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Machine } from '../casework/ports/ports.ts';

const clockSchema = z.strictObject({ now: z.iso.datetime() });

/**
 * Time and chance. With a clock file, business time is its `now` plus the real time since it was written, read at each
 * use; a file that cannot be read leaves real time.
 */
export const createMachine = (clockFile?: string): Machine => ({
  now: () => new Date(Date.now() + shiftOf(clockFile)).toISOString(),
  nowMs: () => Date.now(),
  bytes: (count) => new Uint8Array(randomBytes(count)),
});

function shiftOf(clockFile: string | undefined): number {
  if (clockFile === undefined) return 0;
  try {
    const { now } = clockSchema.parse(JSON.parse(readFileSync(clockFile, 'utf8')));
    // To the millisecond, as `Date.now()`: else time would begin a part of one before that.
    return Date.parse(now) - Math.floor(statSync(clockFile).mtimeMs);
  } catch {
    return 0;
  }
}
