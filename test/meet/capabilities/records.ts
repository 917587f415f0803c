import type { Capability } from '../capability.ts';

export const records: Capability = {
  rule: 'P23.1',
  by: ['coordinator', 'chair'],
  makes: 'People and places have a record of their own, which is heard at panels and ends by itself.',
  unplayed: 'A record is a matter of its own with a walk of its own to come.',
};
