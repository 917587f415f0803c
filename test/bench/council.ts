// A council large enough that nobody presses more often than a person can.
import type { Person } from '../../src/domain/actor.ts';
import type { Directory } from '../../src/domain/directory.ts';
import { greta, must, someone, withPeople } from '../builders.ts';

export const managers: readonly Person[] = Array.from({ length: 64 }, (_, place) =>
  someone(1000 + place, `Manager ${place}`, { roles: ['manager'], manager: greta.objectId, team: `Team ${place}` }),
);
/** Each below one of the managers, in turn. */
export const practitioners: readonly Person[] = Array.from({ length: 1000 }, (_, place) =>
  someone(2000 + place, `Practitioner ${place}`, {
    manager: managerOf(place).objectId,
    team: `Team ${place % managers.length}`,
  }),
);
export const council: Directory = withPeople(...managers, ...practitioners);

export function managerOf(place: number): Person {
  return must(managers[place % managers.length]);
}
export function practitionerOf(place: number): Person {
  return must(practitioners[place % practitioners.length]);
}
