import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { moira, priya, type StoryRow } from '../../people/builders.ts';
import { updated } from '../../people/meeting-builders.ts';

const news = 'He was seen with Smiler and with Wren Sandbox.';

export const update: Capability = {
  rule: 'P17.2',
  by: ['anyone'],
  makes: 'There is news; where it changes the risk, the review comes sooner.',
  ways: {
    updated: (town) => firstOf(town, updated('yes', priya), updated('yes', moira)),
    updatedOfOthers: (town) =>
      firstOf(town, ...[priya, moira].map((by): StoryRow => [by, 1, 'addUpdate', { news, risk: 'no' }])),
  },
};
