// How what ended in another case is read and brought over, for the walk: all that it knows of how that is kept.
import { byItself, goingOn } from '../../src/domain/case/ended/goes-on.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { clockActor } from '../../src/domain/people/actor.ts';
import type { StoryRow } from '../people/builders.ts';

/** What ended as it is loaded: with the case that it goes on as, of which it is asked who may read it (docs/process.md P5.8). */
export const readWith = (ended: Case, goesOn: Case): Case => goingOn(ended, goesOn);
/** As it is kept. */
export const asKept = (read: Case): Case => byItself(read);
/** What the clock presses that looks every minute. */
export const bringsOver = (ended: Case): StoryRow => [
  clockActor,
  1,
  'followMerged',
  { from: ended.reference },
  { about: ended },
];
