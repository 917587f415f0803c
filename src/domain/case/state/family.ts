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

/** Of two cases of one child: everyone of both, a person of the same name once. What is theirs says from which case it is. */
export const familyOfBoth = (own: readonly Relative[], theirs: readonly Relative[]): readonly Relative[] =>
  theirs.reduce<readonly Relative[]>((family, said) => {
    const same = family.find(({ name }) => isAlike(name, said.name));
    return same === undefined
      ? [...family, { ...said, id: freeId(family) }]
      : family.map((each) => (each === same ? joined(same, said) : each));
  }, own);

/** The least that no one has. */
function freeId(family: readonly Relative[]): string {
  const ids = new Set(family.map(({ id }) => id));
  const places = Array.from({ length: family.length + 1 }, (_none, place) => `F${place + 1}`);
  return places.find((id) => !ids.has(id)) ?? `F${family.length + 1}`;
}
/** The next one after all of them. */
export const nextId = (family: readonly Relative[]): string =>
  `F${Math.max(0, ...family.map(({ id }) => Number(id.slice(1)))) + 1}`;
