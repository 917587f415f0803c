import type { Capability } from '../capability.ts';
import { firstOf, type Town } from '../town.ts';
import { as, moira, noor, type StoryRow } from '../../people/builders.ts';
import { dayOf } from '../said.ts';
import { considered, groundsFound, groundsRefused, referredToNrm } from '../../domain/owed/stories.ts';

/** By the lead worker of either referral, else by the co-ordinator. */
const presses = (town: Town, row: StoryRow): Town | undefined => firstOf(town, row, as(noor, row), as(moira, row));

export const nrm: Capability = {
  rule: 'P17.12',
  by: ['practitioner', 'manager', 'serviceManager', 'coordinator'],
  makes: 'The child is referred to the NRM: an answer is awaited.',
  rare: ['groundsEnd'],
  ways: {
    nrmConsidered: (town) => presses(town, considered),
    nrmReferred: (town) => presses(town, referredToNrm),
    groundsFound: (town) => presses(town, groundsFound),
    groundsRefused: (town) => presses(town, groundsRefused),
    // A conclusive answer takes away what a reasonable one gave.
    groundsEnd: (town) =>
      presses(town, [
        moira,
        1,
        'recordConclusive',
        { on: dayOf(town), decision: 'negative', note: '' },
        { part: 'N1' },
      ]),
  },
};
