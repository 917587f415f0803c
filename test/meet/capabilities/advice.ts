import type { Capability } from '../capability.ts';

export const advice: Capability = {
  rule: 'P13.1',
  by: ['practitioner', 'manager', 'coordinator'],
  makes: 'Staff ask the co-ordinator, with or without a case.',
  unplayed: 'Advice about a case is met over the desk.',
};
