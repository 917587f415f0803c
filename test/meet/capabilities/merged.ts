import type { Capability } from '../capability.ts';
import { merges } from '../town.ts';
import { moira } from '../../people/builders.ts';

export const merged: Capability = {
  rule: 'P5.8',
  by: ['coordinator'],
  makes: 'Two referrals of the child are one case, which has all that protects the child.',
  ways: {
    mergedAway: (town) => merges(town, 'away', moira),
    mergedIn: (town) => merges(town, 'in', moira),
  },
};
