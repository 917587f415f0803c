import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { chosen, greta, hal } from '../../people/builders.ts';

export const consenterChosen: Capability = {
  rule: 'P4.3',
  by: ['coordinator', 'clock'],
  makes: 'Another manager is asked for consent.',
  ways: { managerChosen: (town) => firstOf(town, chosen(greta), chosen(hal)) },
};
