import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { greta } from '../../people/builders.ts';
import { lifted, restrictedByHand } from '../../people/meeting-builders.ts';

export const restricted: Capability = {
  rule: 'P10.7',
  by: ['coordinator', 'serviceManager'],
  makes: 'The case is closed to managers above, chairs and agencies who are not named.',
  ways: {
    restricted: (town) => firstOf(town, restrictedByHand(), restrictedByHand('riskToLife', greta)),
    lifted: (town) => firstOf(town, lifted(), lifted(greta)),
  },
};
