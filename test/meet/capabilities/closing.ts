import type { Capability } from '../capability.ts';
import { firstOf, presses } from '../town.ts';
import { ada, closureProposed, overrideSigned } from '../../people/meeting-builders.ts';
import { tess } from '../../people/builders.ts';

export const closing: Capability = {
  rule: 'P17.3',
  by: ['practitioner', 'manager', 'coordinator', 'chair'],
  makes: 'An end of the case is proposed; after it the young person hears how it ended.',
  ways: {
    closureProposed: (town) => firstOf(town, closureProposed()),
    overridden: (town) => presses(town, overrideSigned(tess), overrideSigned(ada)),
  },
};
