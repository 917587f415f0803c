import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { isBack } from '../../people/episode-builders.ts';
import { colin, moira, priya } from '../../people/builders.ts';
import { awayOf, sinceOf } from '../said.ts';

export const returnedHome: Capability = {
  rule: 'P17.8',
  by: ['practitioner', 'manager', 'coordinator'],
  makes: 'The child is back: an independent return interview is owed within 72 hours.',
  ways: {
    returned: (town) => {
      const part = awayOf(town);
      const back = { returnedAt: sinceOf(town, 0), prevention: '' };
      return part && firstOf(town, ...[priya, colin, moira].map((by) => isBack(back, part, by)));
    },
  },
};
