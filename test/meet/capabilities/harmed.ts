import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { greta, moira } from '../../people/builders.ts';
import { harmRecorded, noticeRecorded, notNotifiable } from '../../people/meeting-builders.ts';

export const harmed: Capability = {
  rule: 'P17.7',
  by: ['coordinator', 'serviceManager'],
  makes: 'Serious harm: the national panel has its notice in five working days, and the record is held.',
  rare: ['notNotifiable'],
  ways: {
    harmed: (town) => firstOf(town, harmRecorded('harmed'), harmRecorded('harmed', greta)),
    notified: (town) => firstOf(town, noticeRecorded(moira, 'abuse'), noticeRecorded(greta, 'abuse')),
    notNotifiable: (town) => firstOf(town, notNotifiable(), notNotifiable(greta)),
  },
};
