import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { colin, moira, saidWhatWasDone, withdrawn, withdrawnUnsafe } from '../../people/builders.ts';

export const withdrawal: Capability = {
  rule: 'P3.11',
  by: ['practitioner', 'manager', 'coordinator'],
  makes: 'The referral is withdrawn; where the child is not safe, people are called until they say what was done.',
  ways: {
    withdrawn: (town) => firstOf(town, withdrawn(), withdrawn(moira), withdrawn(colin)),
    withdrawnUnsafe: (town) => firstOf(town, withdrawnUnsafe(), withdrawnUnsafe(moira), withdrawnUnsafe(colin)),
    saidWhatWasDone: (town) => firstOf(town, saidWhatWasDone(), saidWhatWasDone(moira)),
  },
};
