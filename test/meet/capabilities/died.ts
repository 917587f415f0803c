import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { greta } from '../../people/builders.ts';
import { harmRecorded } from '../../people/meeting-builders.ts';

export const died: Capability = {
  rule: 'P17.7',
  by: ['coordinator', 'serviceManager'],
  makes: 'The child has died: no one visits, rings, asks or looks for them; the record is held for 15 years.',
  ways: { died: (town) => firstOf(town, harmRecorded('died'), harmRecorded('died', greta)) },
};
