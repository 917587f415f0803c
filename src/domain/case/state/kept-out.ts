// Who is kept out of a case, or of a record of people and places, by a press, beside those who have a conflict of interest; and
// what of it goes along to another one (docs/process.md P10.14, P23.15).
import { given } from '../../kernel/given.ts';
import type { EntityId, ObjectId, Reference } from '../../kernel/ids.ts';
import type { KeptOut } from './stage-parts.ts';

interface Shut {
  readonly excluded: readonly ObjectId[];
  readonly keptOut?: readonly KeptOut[];
}

/** How someone is kept out; undefined where no press does. */
export const keptOutAs = ({ keptOut = [] }: Pick<Shut, 'keptOut'>, id: string): KeptOut | undefined =>
  keptOut.find(({ person }) => person.objectId === id);

/** Whether they have a conflict of interest, kept out besides or not. */
export const hasConflict = (one: Shut, id: ObjectId): boolean => {
  const kept = keptOutAs(one, id);
  return one.excluded.includes(id) && (kept === undefined || kept.conflict === true);
};

/** Who may not read another one, and how. */
export interface ShutOut {
  readonly excluded?: readonly ObjectId[];
  readonly keptOut?: readonly KeptOut[];
}

/** What one has of that from another, and not already; `through`: which other. */
export function shutOutFrom(one: Shut, other: Shut, through?: Reference | EntityId): ShutOut {
  const excluded = other.excluded.filter((id) => !one.excluded.includes(id));
  const taken = (other.keptOut ?? [])
    .filter((kept) => !isIn(one, kept))
    .map((kept) => ({ ...kept, ...given({ through }) }));
  const known = [...(one.keptOut ?? []), ...taken];
  const keptOut = known
    .map(({ conflict: _conflict, ...kept }): KeptOut => {
      const id = kept.person.objectId;
      return hasConflict(one, id) || hasConflict(other, id) ? { ...kept, conflict: true } : kept;
    })
    .filter((kept) => keptOutAs(one, kept.person.objectId)?.conflict !== kept.conflict || !isIn(one, kept));
  return given({
    excluded: excluded.length === 0 ? undefined : excluded,
    keptOut: keptOut.length === 0 ? undefined : keptOut,
  });
}
const isIn = (one: Shut, { person }: KeptOut): boolean => keptOutAs(one, person.objectId) !== undefined;

/** The same with them. */
export const withShutOut = <Of extends Shut>(before: Of, { excluded = [], keptOut = [] }: ShutOut): Of => ({
  ...before,
  excluded: [...before.excluded, ...excluded.filter((id) => !before.excluded.includes(id))],
  ...(keptOut.length > 0 && {
    keptOut: [
      ...(before.keptOut ?? []).filter(({ person }) => !keptOut.some((one) => one.person.objectId === person.objectId)),
      ...keptOut,
    ],
  }),
});

/** Who is out once someone whom a press kept out is let in again: a conflict of interest stays one. */
export function outWithout(one: Shut, id: ObjectId): Shut {
  const left = (one.keptOut ?? []).filter(({ person }) => person.objectId !== id);
  return {
    excluded: hasConflict(one, id) ? one.excluded : one.excluded.filter((other) => other !== id),
    ...(left.length > 0 && { keptOut: left }),
  };
}

/** What ended in another one, as far as it is not kept from the same people as that one is (docs/process.md P10.14). */
export interface ApartFrom {
  /** Who may not read that one, and may read this one. */
  readonly in: readonly ObjectId[];
  /** Who is kept out of this one alone, because they were kept out of that one. */
  readonly out: readonly ObjectId[];
}
export const differing = (ended: Shut, kept: Shut & { readonly id: string }): ApartFrom => ({
  in: kept.excluded.filter((id) => !ended.excluded.includes(id)),
  out: (ended.keptOut ?? [])
    .filter(({ person, through }) => through === kept.id && !kept.excluded.includes(person.objectId))
    .map(({ person }) => person.objectId),
});
/** Whether this person may read the one as the other. */
export const isAsKept = (ended: Shut, kept: Shut & { readonly id: string }, person: string): boolean => {
  const { in: more, out } = differing(ended, kept);
  return ![...more, ...out].some((id) => id === person);
};

/**
 * Whether what keeps them out of one is what kept them out of the one in which it ended, and was lifted there. Kept before it was said
 * through which it came, it is the same press; what came from the one that ended is its own, and stays.
 */
export const isLiftedWith = (
  { through, by, at, reason }: KeptOut,
  ended: Reference | EntityId,
  kept: string,
  lifted: KeptOut | undefined,
): boolean =>
  through === undefined
    ? lifted !== undefined &&
      lifted.through !== ended &&
      lifted.by.objectId === by.objectId &&
      lifted.at === at &&
      lifted.reason === reason
    : through === kept;
