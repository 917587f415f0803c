// What was found and is not mended yet: each with its smallest story and the issue that mends it. A failure that is not here fails the
// test, and so does a line whose story does not fail any more.
import type { Failure } from './judge.ts';

export interface Known extends Failure {
  readonly issue: 47 | 49;
  /** As `npm run meet` prints it: where it begins, what is pressed, days that pass. */
  readonly story: readonly string[];
}

export const known: readonly Known[] = [
  // Three episodes may be recorded before consent; who may call for a strategy discussion, and is called, P17.8 says only since.
  {
    issue: 47,
    invariant: 'callsAreSettled',
    what: 'thirdEpisode: no one is called',
    story: ['sent', '9 days', 'thirdEpisode'],
  },
  {
    issue: 47,
    invariant: 'callsAreSettled',
    what: 'thirdEpisode: no one may settle it',
    story: ['sent', '9 days', 'thirdEpisode'],
  },
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
  // P2.7: actions that are open after the end call the one who was the only co-ordinator, or people who may not end them.
  {
    issue: 47,
    invariant: 'callsAreSettled',
    what: 'actions: no one who is called may settle it',
    story: ['open', 'transferred', 'coordinatorLosesRoles'],
  },
  // Not judged yet: the chair has a conflict at the panel, the review comes sooner, and it is asked to be prepared.
  {
    issue: 47,
    invariant: 'callsAreSettled',
    what: 'prepare: someone is called for nothing',
    story: ['open', 'chairConflict', 'updated'],
  },
];
export const isKnown = (failure: Failure): boolean =>
  known.some(({ invariant, what }) => invariant === failure.invariant && what === failure.what);
