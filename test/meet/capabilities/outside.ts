import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { noor, priya, type StoryRow } from '../../people/builders.ts';
import { dayOf, typedOf } from '../said.ts';

export const outside: Capability = {
  rule: 'P17.12',
  by: ['practitioner', 'manager', 'coordinator', 'chair'],
  makes: 'A warning notice or Prevent is recorded: its end or its outcome is asked for.',
  ways: {
    warned: (town) => {
      const said = { on: dayOf(town), until: typedOf(town, 60), who: 'The duty team', note: 'Agreed.', reference: '' };
      return firstOf(town, ...[priya, noor].map((by): StoryRow => [by, 1, 'recordCawn', said]));
    },
  },
};
