// What was found and is not mended yet: each with its smallest story and the issue that mends it. A failure that is not here fails the
// test, and so does a line whose story does not fail any more.
import type { Failure } from './judge.ts';

export interface Known extends Failure {
  readonly issue: 47 | 49;
  /** As `npm run meet` prints it: where it begins, what is pressed, days that pass. */
  readonly story: readonly string[];
}

/** P31.8: a case is destroyed while this happens, and this is left of it. */
const left = (what: string, meeting: string): Known => ({
  issue: 49,
  invariant: 'destroyedIsNowhere',
  what,
  story: [meeting],
});

export const known: readonly Known[] = [
  // P25.2: no co-ordinator is there, and the lead worker has left: no one says whether the child is at risk by a breach.
  {
    issue: 49,
    invariant: 'entriesAreKept',
    what: 'no one is asked whether the child is at risk, whose lead worker has left',
    story: ['sent', 'coordinatorLosesRoles', 'breachReported', 'leadLeaves'],
  },
  // P17.2: where no panel is planned after it, the panel that has just decided is the day of the next review: it is late at once.
  {
    issue: 49,
    invariant: 'callsAreSettled',
    what: 'prepare: someone is called for nothing',
    story: ['open', 'saidNow', '25 days', '38 days', 'steppedUp'],
  },
  left('named in: digest', 'nothing'),
  left('beside the tombstone: delivery', 'a card on its way'),
  left('beside the tombstone: posted', 'a card that was posted meanwhile'),
  left('beside the tombstone: action', 'brought over'),
];
export const isKnown = (failure: Failure): boolean =>
  known.some(({ invariant, what }) => invariant === failure.invariant && what === failure.what);
