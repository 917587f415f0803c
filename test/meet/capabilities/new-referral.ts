import type { Capability } from '../capability.ts';
import { press } from '../town.ts';
import { referredAgain } from '../../people/meeting-builders.ts';

export const newReferral: Capability = {
  rule: 'P17.6',
  by: ['practitioner', 'manager', 'coordinator'],
  makes: 'After the end there is a new referral of the child, linked, with whom may not read it.',
  ways: { referredAgain: (town) => press(town, referredAgain()) },
};
