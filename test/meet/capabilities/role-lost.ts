import type { Capability } from '../capability.ts';
import { changes, type Town } from '../town.ts';
import { dot } from '../../../src/demo/cast.ts';
import { colin, greta, moira, priya, tess } from '../../people/builders.ts';
import type { Person } from '../../../src/domain/people/actor.ts';

function without(town: Town, person: Person): Town | undefined {
  const there = town.world.council.people.find(({ objectId }) => objectId === person.objectId);
  if (there === undefined || there.roles.length === 0) return undefined;
  return changes(town, dot, 'changePerson', { person: person.objectId, roles: '' }, (council) => ({
    ...council,
    people: council.people.map((one) => (one.objectId === person.objectId ? { ...one, roles: [] } : one)),
  }));
}

export const roleLost: Capability = {
  rule: 'P28.14',
  by: ['admin'],
  makes: 'A person has no role any more: they read nothing by it, decide nothing and are not called.',
  ways: {
    leadLosesRoles: (town) => without(town, priya),
    managerLosesRoles: (town) => without(town, colin),
    serviceManagerLosesRoles: (town) => without(town, greta),
    coordinatorLosesRoles: (town) => without(town, moira),
    chairLosesRoles: (town) => without(town, tess),
  },
};
