import type { Capability } from '../capability.ts';
import { firstOf, press } from '../town.ts';
import { accepted, added, cancelled, markedDone } from '../../domain/case/action/action-story.ts';

export const action: Capability = {
  rule: 'P8.1',
  by: ['coordinator', 'chair', 'panelMember', 'agencyLead'],
  makes: 'Someone is asked to act for the child, prompted and escalated.',
  ways: {
    actionSet: (town) => firstOf(town, added()),
    actionAccepted: (town) => press(town, accepted()),
    actionDone: (town) => press(town, markedDone()),
    actionCancelled: (town) => press(town, cancelled()),
  },
};
