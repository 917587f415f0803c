// Whom the words of an ending are about: a child, a young person who has turned 18, or a child who has died. Each has words of
// its own (docs/process.md P17.3, P17.5, P17.7).
import { localDate, type Instant } from '../../time/calendar.ts';
import { turns } from '../../time/dates.ts';
import { birthOf } from './birth.ts';
import { hasDied, type Case } from './stages.ts';

export type Life = 'child' | 'adult' | 'died';

/** A case of a child who has died: it is recorded, or a panel closed it for that. */
export const isOfDeath = (childCase: Case): boolean =>
  hasDied(childCase) || ('closure' in childCase && childCase.closure?.reason === 'died');

/** By the birth date as it is known; by a disputed one they are treated as a child until the date is put right. */
export function lifeOf(childCase: Case, now: Instant): Life {
  if (isOfDeath(childCase)) return 'died';
  const birth = birthOf(childCase.answers);
  return birth !== undefined && birth.sure !== 'disputed' && turns(birth.date, 18) <= localDate(now)
    ? 'adult'
    : 'child';
}
