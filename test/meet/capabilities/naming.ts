import type { Capability } from '../capability.ts';
import { press, presses } from '../town.ts';
import { ada, letIn, nameRemoved } from '../../people/meeting-builders.ts';
import { tess } from '../../people/builders.ts';

export const naming: Capability = {
  rule: 'P10.7',
  by: ['coordinator', 'serviceManager'],
  makes: 'A person is named for a restricted case, or no longer.',
  rare: ['nameRemoved'],
  ways: {
    namedTess: (town) => press(town, letIn(tess)),
    namedAda: (town) => press(town, letIn(ada)),
    nameRemoved: (town) => presses(town, letIn(tess), nameRemoved(tess)),
  },
};
