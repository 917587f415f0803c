// What was found and is not mended yet: each with its smallest story and the issue that mends it. A failure that is not here fails the
// test, and so does a line whose story does not fail any more.
import type { Failure } from './judge.ts';

export interface Known extends Failure {
  readonly issue: 47 | 49;
  /** As `npm run meet` prints it: where it begins, what is pressed, days that pass. */
  readonly story: readonly string[];
}

export const known: readonly Known[] = [
  // P17.12: a referral to the NRM that is considered beside one that was submitted is asked after by no one.
  {
    issue: 47,
    invariant: 'callsAreSettled',
    what: 'nrmConsidered: no one is called',
    story: ['listed', 'nrmReferred', 'nrmConsidered'],
  },
  {
    issue: 47,
    invariant: 'callsAreSettled',
    what: 'nrmConsidered: the calls end before it is done',
    story: ['open', 'nrmReferred', '9 days', 'nrmConsidered'],
  },
];
export const isKnown = (failure: Failure): boolean =>
  known.some(({ invariant, what }) => invariant === failure.invariant && what === failure.what);
