import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { answered } from '../../people/meeting-builders.ts';
import { challenged, tess } from '../../people/builders.ts';

export const challenge: Capability = {
  rule: 'P9.2',
  by: ['practitioner', 'manager', 'agencyLead'],
  makes: 'A decision is challenged, and answered by a person who did not make it.',
  ways: {
    challenged: (town) => firstOf(town, challenged()),
    challengeAnswered: (town) => firstOf(town, answered(), answered(tess)),
  },
};
