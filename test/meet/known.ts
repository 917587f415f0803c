// What was found and is not mended yet: each with its smallest story and the issue that mends it. A failure that is not here fails the
// test, and so does a line whose story does not fail any more.
import type { Failure } from './judge.ts';

export interface Known extends Failure {
  readonly issue: 47 | 49;
  /** As `npm run meet` prints it: where it begins, what is pressed, days that pass. */
  readonly story: readonly string[];
}

export const known: readonly Known[] = [];

export const isKnown = (failure: Failure): boolean =>
  known.some(({ invariant, what }) => invariant === failure.invariant && what === failure.what);
