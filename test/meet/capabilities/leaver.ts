import type { Capability } from '../capability.ts';
import { changes, type Town } from '../town.ts';
import { dot } from '../../../src/demo/cast.ts';
import { colin, ife, moira, priya } from '../../people/builders.ts';
import type { Person } from '../../../src/domain/people/actor.ts';

function gone(town: Town, person: Person): Town | undefined {
  const { people } = town.world.council;
  if (!people.some(({ objectId }) => objectId === person.objectId)) return undefined;
  return changes(town, dot, 'personLeaves', { person: person.objectId }, (council) => ({
    ...council,
    people: council.people.filter(({ objectId }) => objectId !== person.objectId),
  }));
}

export const leaver: Capability = {
  rule: 'P28.13',
  by: ['admin'],
  makes: 'A person has left: they read nothing, and what was theirs is others’.',
  ways: {
    leadLeaves: (town) => gone(town, priya),
    managerLeaves: (town) => gone(town, colin),
    coordinatorLeaves: (town) => gone(town, moira),
    officerLeaves: (town) => gone(town, ife),
  },
};
