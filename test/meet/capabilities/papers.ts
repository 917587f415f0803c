import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { sent } from '../../people/papers-builders.ts';
import { ada } from '../../people/meeting-builders.ts';
import { meetingOf } from '../said.ts';

export const papers: Capability = {
  rule: 'P6.3',
  by: ['panelMember', 'agencyLead'],
  makes: 'An agency says before a meeting what it knows.',
  ways: {
    papersSent: (town) => {
      const meeting = meetingOf(town);
      return meeting && firstOf(town, sent(ada, {}, meeting));
    },
  },
};
