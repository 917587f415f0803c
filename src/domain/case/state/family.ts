// The family's side as a case keeps it: each person with parental responsibility or in their place, what they were told, and
// what they say (docs/process.md P17.14).
import { isAlike } from '../../kernel/alike.ts';
import type { Reference } from '../../kernel/ids.ts';
import type { PersonRef } from '../../people/actor.ts';
import type { IsoDate } from '../../time/dates.ts';
import type { Instant } from '../../time/calendar.ts';

export interface ToldOf {
  readonly what: string;
  readonly on: IsoDate;
  /** Who told them, as it was typed. */
  readonly by: string;
}
export interface Relative {
  /** "F1": within its case. */
  readonly id: string;
  readonly name: string;
  readonly relation: string;
  /** yes, no or notKnown. */
  readonly responsibility: string;
  readonly reach?: string;
  /** yes, no or notKnown; and in which language. */
  readonly interpreter: string;
  readonly speaks?: string;
  /** Told of MSET, the last time. */
  readonly told?: ToldOf;
  /** Why they have not been. */
  readonly notTold?: string;
  /** They know although they must not be told: what is being done about it, and since when that is recorded. */
  readonly knows?: { readonly done: string; readonly at: Instant };
  /** yes, declined or notYet. */
  readonly asked: string;
  readonly view?: string;
  /** Who recorded this last. */
  readonly by: PersonRef;
  readonly at: Instant;
  /** Recorded in this other case, which was merged. */
  readonly from?: Reference;
}

/** Of one person, as it was recorded last, with what only the other one says. */
function joined(one: Relative, other: Relative): Relative {
  const [older, newer] = one.at < other.at ? [one, other] : [other, one];
  const { notTold, ...both } = { ...older, ...newer };
  return {
    ...both,
    id: one.id,
    ...(newer.asked === 'notYet' && { asked: older.asked }),
    ...(notTold !== undefined && both.told === undefined && { notTold }),
  };
}

/** Whether both say the same of one person, in whatever order. */
const isSame = (one: Relative, other: Relative | undefined): boolean =>
  other !== undefined && inOrder(one) === inOrder(other);
const inOrder = (one: Relative): string =>
  JSON.stringify(Object.entries(one).toSorted(([a], [b]) => a.localeCompare(b)));

/** Of two cases of one child: everyone of both, a person of the same name once. Undefined where the other one says nothing more. */
export function familyOfBoth(
  own: readonly Relative[],
  theirs: readonly Relative[],
  from: Reference,
): readonly Relative[] | undefined {
  const both = theirs.reduce<readonly Relative[]>((family, one) => {
    const said = { ...one, from: one.from ?? from };
    const same = family.find(({ name }) => isAlike(name, one.name));
    return same === undefined
      ? [...family, { ...said, id: `F${family.length + 1}` }]
      : family.map((each) => (each === same ? joined(same, said) : each));
  }, own);
  return both.length === own.length && both.every((one, place) => isSame(one, own[place])) ? undefined : both;
}
