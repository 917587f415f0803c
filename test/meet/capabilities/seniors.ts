import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { seniorDecided } from '../../people/meeting-builders.ts';
import { greta } from '../../people/builders.ts';

export const seniors: Capability = {
  rule: 'P7.4',
  by: ['serviceManager', 'chair'],
  makes: 'What was stepped up is decided by seniors.',
  ways: {
    seniorDecided: (town) => firstOf(town, seniorDecided(), seniorDecided(greta)),
  },
};
