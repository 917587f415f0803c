import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { moira, priya } from '../../people/builders.ts';
import { added } from '../../people/mention-builders.ts';

export const namedOthers: Capability = {
  rule: 'P22.1',
  by: ['anyone'],
  makes: 'A person, a place or another child is named beside the child.',
  rare: ['twinNamed'],
  ways: {
    namedChild: (town) => firstOf(town, ...[priya, moira].map((by) => added('child', {}, by))),
    // Born on the same day, of the same name.
    twinNamed: (town) =>
      firstOf(town, ...[priya, moira].map((by) => added('child', { name: 'Merlin Madeup', birth: '14/3/2011' }, by))),
    namedPlace: (town) => firstOf(town, ...[priya, moira].map((by) => added('place', {}, by))),
  },
};
