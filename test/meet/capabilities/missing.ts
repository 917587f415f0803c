import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { isMissing } from '../../people/episode-builders.ts';
import { colin, moira, priya } from '../../people/builders.ts';
import { sinceOf } from '../said.ts';

export const missing: Capability = {
  rule: 'P17.8',
  by: ['practitioner', 'manager', 'coordinator', 'panelMember', 'agencyLead'],
  makes: 'The child is missing now: nothing else is said before that, until the return.',
  rare: ['missingToldLate'],
  ways: {
    missing: (town) =>
      firstOf(town, ...[priya, colin, moira].map((by) => isMissing({ since: sinceOf(town, -30) }, by))),
    missingToldLate: (town) =>
      firstOf(town, ...[priya, colin, moira].map((by) => isMissing({ since: sinceOf(town, -4320) }, by))),
  },
};
