import type { Capability } from '../capability.ts';
import { enters } from '../town.ts';
import { contains, reports, saysRisk } from '../../people/register-builders.ts';
import { moira, priya } from '../../people/builders.ts';

export const breach: Capability = {
  rule: 'P25.1',
  by: ['anyone'],
  makes: 'Something was shared with the wrong person: contained, weighed, told to the Commissioner within 72 hours.',
  meets: ['listed', 'open'],
  ways: {
    breachReported: (town) =>
      town.entries.some(({ type }) => type === 'breach') ? undefined : enters(town, reports({ noticed: '' }, moira)),
    childRiskSaid: (town) => enters(town, saysRisk('no', priya), 'breach'),
    breachContained: (town) => enters(town, contains(), 'breach'),
  },
};
