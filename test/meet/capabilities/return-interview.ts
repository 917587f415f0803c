import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { interviewed } from '../../people/episode-builders.ts';
import { moira, priya } from '../../people/builders.ts';
import { backOf, dayOf, sinceOf } from '../said.ts';

export const returnInterview: Capability = {
  rule: 'P17.8',
  by: ['practitioner', 'manager', 'coordinator'],
  makes: 'The return interview is held, or declined.',
  ways: {
    interviewed: (town) => {
      const part = backOf(town);
      const said = { offeredOn: dayOf(town), when: sinceOf(town, 0) };
      return part && firstOf(town, ...[priya, moira].map((by) => interviewed(said, part, by)));
    },
  },
};
