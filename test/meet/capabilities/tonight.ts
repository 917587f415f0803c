import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { moira, priya } from '../../people/builders.ts';
import { nowChanged } from '../../people/meeting-builders.ts';

export const tonight: Capability = {
  rule: 'P17.13',
  by: ['practitioner', 'manager', 'coordinator', 'chair', 'agencyLead'],
  makes: 'The child is safe tonight, or not: of one night, and asked again.',
  ways: {
    notSafe: (town) => firstOf(town, ...[priya, moira].map((by) => nowChanged(undefined, by))),
    safe: (town) =>
      firstOf(town, ...[priya, moira].map((by) => nowChanged({ trueNow: 'tonight', safeTonight: 'yes' }, by))),
  },
};
