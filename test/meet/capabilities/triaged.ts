import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { listed, sentBack } from '../../people/meeting-builders.ts';
import { preMsets } from '../../domain/random-story.ts';

export const triaged: Capability = {
  rule: 'P5.1',
  by: ['coordinator'],
  makes: 'The co-ordinator lists the referral for a pre-MSET, or sends it back.',
  ways: {
    listed: (town) => firstOf(town, ...preMsets.map((meeting) => listed(meeting))),
    sentBack: (town) => firstOf(town, sentBack()),
  },
};
