// A council large enough that nobody presses more often than a person can.
import type { Person } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { greta, must, someone, withPeople } from '../people/builders.ts';

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
/** Ten people of each of four agencies, one agency after the other. */
export const workers: readonly Person[] = Array.from({ length: 40 }, (_, place) =>
  someone(4000 + place, `Worker ${place}`, {
    roles: ['panelMember'],
    agency: must(['police', 'health', 'education', 'housing'][place % 4]),
  }),
);
export const council: Directory = withPeople(...managers, ...practitioners, ...workers);

export function managerOf(place: number): Person {
  return must(managers[place % managers.length]);
}
export function practitionerOf(place: number): Person {
  return must(practitioners[place % practitioners.length]);
}
