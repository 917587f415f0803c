// The directory as it is on a day: who stands in for a co-ordinator who is away has the co-ordinator's work until that one is back
// (docs/process.md P28.16).
import type { Person } from './actor.ts';
import { personIn, type Directory } from './directory.ts';
import { may, rolesOf } from './roles.ts';
import type { IsoDate } from '../time/dates.ts';

/** Whether someone may decide instead of a person who is away: on referrals only who may consent, in triage only council staff. */
export const mayStandIn = (away: Person, instead: Person): boolean =>
  (!may(away, 'consent') || may(instead, 'consent')) && (!may(away, 'triage') || mayCoordinate(instead));

/** Whether someone may stand in for a co-ordinator: council staff, for what comes before consent is not for partners (P1.2). */
const mayCoordinate = (person: Person): boolean => may(person, 'refer');

/** The same object for the same day, where nothing has changed: what was worked out of it is known by that. */
export function actingOn(directory: Directory, day: IsoDate): Directory {
  const known = days.get(directory);
  if (known?.day === day) return known.directory;
  const acting = { day, directory: worked(directory, day) };
  days.set(directory, acting);
  return acting.directory;
}
const days = new WeakMap<Directory, { readonly day: IsoDate; readonly directory: Directory }>();

const worked = (directory: Directory, day: IsoDate): Directory =>
  standingIn(
    directory,
    directory.delegations.filter(({ starts, ends }) => starts <= day && day <= ends),
  );

/** The directory while all of this leave is. */
export function standingIn<D extends Pick<Directory, 'people'>>(
  directory: D,
  leave: readonly Directory['delegations'][number][],
): D {
  const standIns = new Set(leave.filter(({ from }) => isCoordinator(directory, from)).map(({ to }) => to));
  const gains = (person: Person): boolean =>
    standIns.has(person.objectId) && mayCoordinate(person) && !may(person, 'triage');
  if (!directory.people.some(gains)) return directory;
  return {
    ...directory,
    people: directory.people.map((person) =>
      gains(person) ? { ...person, roles: [...rolesOf(person), 'coordinator' as const] } : person,
    ),
  };
}
/** By their own role: who stands in hands it on to no one. */
const isCoordinator = (directory: Pick<Directory, 'people'>, id: Person['objectId']): boolean => {
  const person = personIn(directory, id);
  return person !== undefined && may(person, 'triage');
};
