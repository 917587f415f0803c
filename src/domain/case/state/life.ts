// Whom a case is about: a child, a young person who has turned 18, or a child who has died. Endings have words for each
// (docs/process.md P17.3, P17.5). A death holds while it is recorded and not put right: nothing else is written for it, all that it does is
// derived from that (P17.7).
import { localDate, type Instant } from '../../time/calendar.ts';
import { turns } from '../../time/dates.ts';
import { birthOf } from './birth.ts';
import type { KindName } from './onward-kinds.ts';
import type { Harm } from './stage-parts.ts';
import { hasDied, type Case } from './stages.ts';

export type Life = 'child' | 'adult' | 'died';

/** A panel closed it because the child had died, and the record of the death was put right since (docs/process.md P17.3). */
export const isClosedByMistake = (childCase: Case): boolean =>
  childCase.stage === 'closed' && childCase.closure?.reason === 'died' && !hasDied(childCase);

/** By the birth date as it is known; by a disputed one they are treated as a child until the date is put right. */
export function lifeOf(childCase: Case, now: Instant): Life {
  if (hasDied(childCase)) return 'died';
  const birth = birthOf(childCase.answers);
  return birth !== undefined && birth.sure !== 'disputed' && turns(birth.date, 18) <= localDate(now)
    ? 'adult'
    : 'child';
}

/** While it holds no one is asked for what rests; put right, everything is asked again. What stays is the office's own. */
export type AtDeath = 'rests' | 'stays';

/** What was recorded outside MSET: of the child; but someone whom the LADO was told of works with other children. */
export const onwardAtDeath: Readonly<Record<KindName, AtDeath>> = {
  nrm: 'rests',
  guardian: 'rests',
  cawn: 'rests',
  lado: 'stays',
  prevent: 'rests',
  section45: 'rests',
};

/** As it was recorded first; undefined while none holds. */
export function deathOf(childCase: Pick<Case, 'hold' | 'harm'>): Omit<Harm, 'earlier'> | undefined {
  const { harm } = childCase;
  if (!hasDied(childCase) || harm === undefined) return undefined;
  return [harm, ...(harm.earlier ?? [])].findLast(({ what }) => what === 'died');
}

/** A return to which a child came back alive; undefined of one that was recorded because they were found dead. */
export function aliveAt<Back extends { readonly returnedAt: string; readonly at: string }>(
  returned: Back | undefined,
  childCase: Pick<Case, 'hold' | 'harm'>,
): Back | undefined {
  const death = deathOf(childCase);
  if (returned === undefined || death === undefined) return returned;
  const day = localDate(returned.returnedAt);
  return day > death.happenedOn || (day === death.happenedOn && returned.at >= death.at) ? undefined : returned;
}
