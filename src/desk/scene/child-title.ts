// The child as the title of one's own answers.
import { childTitle, initialsOf } from '../../cards/case/child.ts';
import { birthYear } from '../../cards/consent/reading.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { readerOf } from '../../domain/case/access/access.ts';
import { birthOf, sayAge } from '../../domain/case/state/birth.ts';
import { hasDied, type Case } from '../../domain/case/state/stages.ts';
import { localDate, type Instant } from '../../domain/time/calendar.ts';
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
  if (!reads('referral')) return childTitle(nameOf(childCase), `born ${birthYear(childCase)}`, reference);
  return childTitle(nameOf(childCase), ageOf(childCase, now), reference);
}
function ageOf(childCase: Case, now: Instant): string | undefined {
  const birth = birthOf(childCase.answers);
  return birth === undefined || hasDied(childCase) ? undefined : sayAge(birth, localDate(now));
}

/** "K.M., 15", on a row of one's own list; undefined where there is no name yet. */
export function initialsFor(childCase: Case, now: Instant): string | undefined {
  const { forenames = '', surname = '' } = childCase.answers;
  const initials = initialsOf(`${forenames} ${surname}`);
  return initials === '' ? undefined : [initials, ageOf(childCase, now) ?? ''].filter((part) => part !== '').join(', ');
}

/** The same for the person who presses, on any card of the case. */
export const titleOn = (scene: Scene, childCase: Case): string => {
  const { person, directory, now, caller } = scene;
  return titleFor(scene, { case: childCase, reads: readerOf(childCase, person, directory, now) }, caller.shared);
};
