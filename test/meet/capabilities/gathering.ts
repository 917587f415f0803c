import type { Capability } from '../capability.ts';
import { firstOf, press, presses, waits, type Town } from '../town.ts';
import { gatheringPlanned, minutesInput } from '../../people/gathering-builders.ts';
import { moira, tess, type StoryRow } from '../../people/builders.ts';
import { gatheringOf, typedOf } from '../said.ts';

const planned = (town: Town, days: number): StoryRow =>
  gatheringPlanned({ date: typedOf(town, days), invited: 'agency:housing' });
const cancelled = (town: Town, which: 'first' | 'last'): Town | undefined => {
  const part = gatheringOf(town, which);
  return part && press(town, [moira, 1, 'cancelGathering', { reason: 'It is held with the panel.' }, { part }]);
};

export const gathering: Capability = {
  rule: 'P6.27',
  by: ['coordinator', 'chair', 'practitioner', 'manager'],
  makes: 'A meeting about the child opens the case to those invited; cancelled it takes back what it gave.',
  rare: ['sooner', 'plannedAndCancelled'],
  ways: {
    planned: (town) => press(town, planned(town, 14)),
    // The new date of it: people plan that first, and cancel the old one afterwards.
    sooner: (town) => press(town, planned(town, 5)),
    movedSooner: (town) => {
      const both = presses(town, planned(town, 14), planned(town, 5));
      return both && cancelled(both, 'first');
    },
    plannedAndCancelled: (town) => {
      const one = press(town, planned(town, 14));
      return one && cancelled(one, 'last');
    },
    firstCancelled: (town) => cancelled(town, 'first'),
    lastCancelled: (town) => cancelled(town, 'last'),
    // On its day, or later.
    recorded: (town) => {
      const part = gatheringOf(town, 'first');
      const said = { ...minutesInput, came: moira.objectId };
      const began = waits(town, 15);
      return part && firstOf(began, ...[tess, moira].map((by): StoryRow => [by, 1, 'recordGathering', said, { part }]));
    },
  },
};
