import type { Capability } from '../capability.ts';
import { press } from '../town.ts';
import { resubmitted } from '../../people/builders.ts';

export const referral: Capability = {
  rule: 'P3.1',
  by: ['practitioner', 'manager', 'serviceManager', 'coordinator'],
  makes: 'A child is referred, or again after it came back.',
  ways: { resubmitted: (town) => press(town, resubmitted()) },
};
