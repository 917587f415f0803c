import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { moira, priya } from '../../people/builders.ts';
import { nowChanged, placedThere } from '../../people/meeting-builders.ts';

export const placed: Capability = {
  rule: 'P17.15',
  by: ['practitioner', 'manager', 'coordinator', 'chair'],
  makes: 'The child is placed across the border: the other council is to be notified.',
  ways: {
    placedThere: (town) => firstOf(town, nowChanged(placedThere, priya), nowChanged(placedThere)),
    placedHere: (town) =>
      firstOf(town, ...[priya, moira].map((by) => nowChanged({ ...placedThere, placedAcross: 'here' }, by))),
  },
};
