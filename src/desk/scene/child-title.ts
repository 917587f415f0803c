// The child as the title of one's own answers.
import { childTitle } from '../../cards/case/child.ts';
import { birthYear } from '../../cards/consent/reading.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { readerOf } from '../../domain/case/access/access.ts';
import { birthOf, sayAge } from '../../domain/case/state/birth.ts';
import { hasDied, type Case } from '../../domain/case/state/stages.ts';
import { localDate } from '../../domain/time/calendar.ts';
import { nameOf } from '../../reading/case/lists.ts';
import type { Reader } from '../../reading/reader.ts';
import type { Scene } from './scene.ts';

/** The child by name and age for those who read the referral; for others by birth year, as they are asked about a conflict. */
export function titleFor(
  { now }: Reader,
  { case: childCase, reads }: Pick<Seen, 'case' | 'reads'>,
  shared: boolean,
): string {
  const { reference } = childCase;
  if (shared) return reference;
  const birth = birthOf(childCase.answers);
  if (!reads('referral')) return childTitle(nameOf(childCase), `born ${birthYear(childCase)}`, reference);
  const age = birth === undefined || hasDied(childCase) ? undefined : sayAge(birth, localDate(now));
  return childTitle(nameOf(childCase), age, reference);
}

/** The same for the person who presses, on any card of the case. */
export const titleOn = (scene: Scene, childCase: Case): string => {
  const { person, directory, now, caller } = scene;
  return titleFor(scene, { case: childCase, reads: readerOf(childCase, person, directory, now) }, caller.shared);
};
