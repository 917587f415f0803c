import type { Capability } from '../capability.ts';
import { presses } from '../town.ts';
import { assessed } from '../../people/assessment-builders.ts';

export const risk: Capability = {
  rule: 'P20.1',
  by: ['practitioner', 'manager', 'coordinator', 'chair'],
  makes: 'The risk is assessed; its band is changed by two people.',
  ways: { assessed: (town) => presses(town, ...assessed()) },
};
