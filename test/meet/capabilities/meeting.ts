import type { Capability } from '../capability.ts';

export const meeting: Capability = {
  rule: 'P6.1',
  by: ['coordinator', 'chair', 'minutes'],
  makes: 'A pre-MSET or panel is planned, attended, held, minuted or cancelled.',
  unplayed: 'Meetings of these stories are held as planned; what they decide is `decision`.',
};
