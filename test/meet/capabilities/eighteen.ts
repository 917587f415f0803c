import type { Capability } from '../capability.ts';
import { firstOf, press } from '../town.ts';
import { greta, tess } from '../../people/builders.ts';
import { adultLeadNamed, birthCorrected, routeTaken } from '../../people/meeting-builders.ts';
import { typedOf } from '../said.ts';

export const eighteen: Capability = {
  rule: 'P17.5',
  by: ['coordinator', 'chair', 'practitioner', 'manager'],
  makes: 'The young person turns 18 within a month: an adult lead and a route are asked for.',
  ways: {
    turns18: (town) => press(town, birthCorrected(typedOf(town, 14, -18))),
    routed: (town) => firstOf(town, routeTaken(), routeTaken(tess)),
    adultLead: (town) => firstOf(town, adultLeadNamed(), adultLeadNamed(greta)),
  },
};
