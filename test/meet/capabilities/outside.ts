import type { Capability } from '../capability.ts';
import { press } from '../town.ts';
import { priya } from '../../people/builders.ts';
import { dayOf, typedOf } from '../said.ts';

export const outside: Capability = {
  rule: 'P17.12',
  by: ['practitioner', 'manager', 'coordinator', 'chair'],
  makes: 'A warning notice or Prevent is recorded: its end or its outcome is asked for.',
  ways: {
    warned: (town) => {
      const said = { on: dayOf(town), until: typedOf(town, 60), who: 'The duty team', note: 'Agreed.', reference: '' };
      return press(town, [priya, 1, 'recordCawn', said]);
    },
  },
};
