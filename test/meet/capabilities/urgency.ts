import type { Capability } from '../capability.ts';

export const urgency: Capability = {
  rule: 'P5.9',
  by: ['coordinator'],
  makes: 'The case is not urgent any more.',
  unplayed: 'No story begins with an urgent referral yet.',
};
