import type { Capability } from '../capability.ts';

export const calls: Capability = {
  rule: 'P2.7',
  by: ['clock'],
  makes: 'People are called for what is owed, until it is done.',
  unplayed: 'The clocks run between all presses of the walk.',
};
