// How it is said who may read something that carries a mark, and who could read it before (docs/process.md P22.4, P22.6).
import { beginLow } from '../domain/kernel/begins.ts';
import { markOf, sayMark, type Marked, type MarkWas, type MayBeMarked } from '../domain/link/handling.ts';
import type { PersonRef } from '../domain/people/actor.ts';
import { agencyName } from '../domain/people/agencies.ts';
import type { Directory } from '../domain/people/directory.ts';
import { sayWhen, type Instant } from '../domain/time/calendar.ts';
import { sayNames } from './blocks.ts';

/** "Named agencies: Health". */
export const sayReaders = (part: Partial<Marked>, directory: Directory): string =>
  sayMark(markOf(part), (agency) => agencyName(directory, agency));
/** " · the lead worker and health", beside what not all who read the case may read. */
export const forWhom = (part: Partial<Marked>, directory: Directory): string =>
  markOf(part).mark === 'case' ? '' : ` · ${beginLow(sayReaders(part, directory))}`;
/** "Read by: the lead worker and health." */
export const sayReadBy = (part: Partial<Marked>, directory: Directory): string =>
  `Read by: ${beginLow(sayReaders(part, directory))}.`;

/** So many of those who could have read it are named. */
const namesOf = (people: readonly PersonRef[]): string =>
  sayNames(
    people.map(({ name }) => name),
    12,
  );
/** After a mark was put right: who reads it now, and who could by the one before and can no more. */
export function sayRighted(part: MayBeMarked, directory: Directory, it: 'it' | 'them' = 'it'): readonly string[] {
  const could = part.marksWere?.at(-1)?.could ?? [];
  return [
    sayReadBy(part, directory),
    ...(could.length === 0 ? [] : [`Could read ${it} until now: ${namesOf(could)}.`]),
  ];
}
/** Of several that one whose mark was put right last. */
export const lastRighted = (all: readonly MayBeMarked[]): MayBeMarked =>
  all.reduce<MayBeMarked>((last, one) => (rightedAt(one) >= rightedAt(last) ? one : last), {});
const rightedAt = ({ marksWere = [] }: MayBeMarked): string => marksWere.at(-1)?.at ?? '';
/** Until when each mark stood, and who could have read it by that alone. */
export const sayMarksWere = (
  { marksWere = [] }: Pick<MayBeMarked, 'marksWere'>,
  directory: Directory,
  now: Instant,
): readonly string[] => marksWere.map((was) => sayMarkWas(was, directory, now));
const sayMarkWas = (was: MarkWas, directory: Directory, now: Instant): string =>
  `Until ${sayWhen(was.at, now)}: ${beginLow(sayReaders(was, directory))}. Could read it by that alone: ${was.could.length === 0 ? 'no one else' : namesOf(was.could)}.`;
