// What someone reads cases by beside their roles: an agency, the line of managers, whom they stand in for; what of it a change gives
// to the person who asks for it. And to whom a change gives a role or a post by which cases are read (docs/process.md P28.5).
import type { ObjectId } from '../kernel/ids.ts';
import { standingIn } from '../people/acting.ts';
import { represents } from '../people/agencies.ts';
import { headsOf, peopleBelow, personIn } from '../people/directory.ts';
import { readsCases } from '../people/readers.ts';
import { rolesOf } from '../people/roles.ts';
import { applied, directoryOf, type Council } from './council.ts';
import { changesByLeaving } from './leaving.ts';

/** The council as it is, and as it is to be after each last day that is planned. */
export const stagesOf = (council: Council): readonly Council[] =>
  council.leaving
    .toSorted((one, other) => (one.lastDay < other.lastDay ? -1 : 1))
    .reduce<readonly [Council, ...Council[]]>(
      ([so, ...before], one) => [applied(so, changesByLeaving(so, one)), so, ...before],
      [council],
    );

/** Whether a case is read by it today or not. Who stands in for a co-ordinator has the role as well: that they stand in says it. */
export function reachOf(council: Council, id: ObjectId): ReadonlySet<string> {
  const { people, agencies, delegations } = council;
  const own = personIn(council, id)?.agency;
  return new Set([
    ...agencies.filter((one) => own === one.id || headsOf(one).includes(id)).map((one) => `agency ${one.id}`),
    ...peopleBelow(council, id).map(({ objectId }) => `below ${objectId}`),
    ...people.filter(({ deputy }) => deputy === id).map(({ objectId }) => `instead of ${objectId}`),
    ...delegations.filter(({ to }) => to === id).map(({ from }) => `instead of ${from}`),
  ]);
}

/** Whether a change gives someone more of it, at once or after a last day that is planned. */
export function reachesFurther(before: Council, after: Council, id: ObjectId): boolean {
  const had = new Set(stagesOf(before).flatMap((stage) => [...reachOf(stage, id)]));
  return stagesOf(after).some((stage) => [...reachOf(stage, id)].some((one) => !had.has(one)));
}

/** Whom a change gave a role by which cases are read, or a place in an agency by which they are. The line of managers is no such post. */
export function newReaders(before: Council, after: Council): readonly ObjectId[] {
  const had = postsIn(before);
  return [...postsIn(after)]
    .filter(([id, posts]) => posts.some((one) => had.get(id)?.includes(one) !== true))
    .map(([id]) => id);
}
function postsIn(council: Council): ReadonlyMap<ObjectId, readonly string[]> {
  const directory = directoryOf(council);
  const { people } = standingIn(directory, council.delegations);
  return new Map(
    people.map((person) => [
      person.objectId,
      [
        ...rolesOf(person).filter(readsCases),
        ...council.agencies.filter(({ id }) => represents(person, id, directory)).map(({ id }) => `agency ${id}`),
      ],
    ]),
  );
}
