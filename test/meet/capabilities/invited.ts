import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { moira, tess } from '../../people/builders.ts';
import { invitationEnded, invitedToCase } from '../../people/meeting-builders.ts';
import { typedOf } from '../said.ts';

export const invited: Capability = {
  rule: 'P6.22',
  by: ['coordinator', 'chair'],
  makes: 'An agency reads the case until a day, or no longer.',
  ways: {
    invited: (town) =>
      firstOf(town, ...[moira, tess].map((by) => invitedToCase('agency:housing', typedOf(town, 12), by))),
    uninvited: (town) => firstOf(town, ...[moira, tess].map((by) => invitationEnded('agency:housing', by))),
  },
};
