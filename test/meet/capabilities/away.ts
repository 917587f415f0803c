import type { Capability } from '../capability.ts';
import { changes } from '../town.ts';
import { dot } from '../../../src/demo/cast.ts';
import { colin, dana } from '../../people/builders.ts';
import { localDate } from '../../../src/domain/time/calendar.ts';
import { daysLater } from '../../domain/owed/world.ts';

export const away: Capability = {
  rule: 'P4.6',
  by: ['admin', 'manager'],
  makes: 'A manager is on leave, and another decides in their place.',
  ways: {
    managerAway: (town) =>
      town.world.council.delegations.length > 0
        ? undefined
        : changes(town, dot, 'beAway', { person: colin.objectId, to: dana.objectId }, (council) => ({
            ...council,
            delegations: [
              {
                from: colin.objectId,
                to: dana.objectId,
                starts: localDate(town.now),
                ends: localDate(daysLater(town.now, 14)),
              },
            ],
          })),
    managerBack: (town) =>
      town.world.council.delegations.length === 0
        ? undefined
        : changes(town, colin, 'beBack', { person: colin.objectId }, (council) => ({ ...council, delegations: [] })),
  },
};
