import type { Capability } from '../capability.ts';
import { press } from '../town.ts';
import { considered, groundsFound, groundsRefused, referredToNrm } from '../../domain/owed/stories.ts';

export const nrm: Capability = {
  rule: 'P17.12',
  by: ['practitioner', 'manager', 'serviceManager', 'coordinator'],
  makes: 'The child is referred to the NRM: an answer is awaited.',
  ways: {
    nrmConsidered: (town) => press(town, considered),
    nrmReferred: (town) => press(town, referredToNrm),
    groundsFound: (town) => press(town, groundsFound),
    groundsRefused: (town) => press(town, groundsRefused),
  },
};
