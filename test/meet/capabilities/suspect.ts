import type { Capability } from '../capability.ts';
import { press } from '../town.ts';
import { priya } from '../../people/builders.ts';
import { dayOf } from '../said.ts';

export const suspect: Capability = {
  rule: 'P17.12',
  by: ['practitioner', 'manager', 'coordinator', 'chair'],
  makes: 'The child is suspected or charged: the defence of section 45 is looked at.',
  ways: {
    charged: (town) =>
      press(town, [priya, 1, 'recordDefence', { on: dayOf(town), who: 'police', note: 'Charged.', reference: '' }]),
  },
};
