import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { moira, priya } from '../../people/builders.ts';
import { nowChanged } from '../../people/meeting-builders.ts';

export const mustNotBeTold: Capability = {
  rule: 'P17.13',
  by: ['practitioner', 'manager', 'coordinator', 'chair', 'agencyLead'],
  makes: 'Someone must not be told: everyone who reads the case is warned.',
  ways: {
    mustNotBeTold: (town) =>
      firstOf(
        town,
        ...[priya, moira].map((by) =>
          nowChanged({ trueNow: 'tell', mustNotBeTold: 'yes', toldWho: 'His uncle', toldWhy: 'He drives them.' }, by),
        ),
      ),
    notToldKnown: (town) => firstOf(town, nowChanged({ trueNow: 'tell', mustNotBeTold: 'no' })),
  },
};
