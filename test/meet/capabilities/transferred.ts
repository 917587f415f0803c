import type { Capability } from '../capability.ts';
import { firstOf, press, presses } from '../town.ts';
import {
  acceptanceRecorded,
  responsibilityMoved,
  transferBegun,
  transferStopped,
} from '../../people/meeting-builders.ts';
import { moira, tess } from '../../people/builders.ts';
import { dayOf } from '../said.ts';

export const transferred: Capability = {
  rule: 'P17.4',
  by: ['coordinator', 'chair'],
  makes: 'Another council is asked to take the child over, and has.',
  ways: {
    transferBegun: (town) => firstOf(town, transferBegun(), transferBegun(tess)),
    responsibilityMoved: (town) => press(town, transferBegun(moira, responsibilityMoved)),
    transferred: (town) => presses(town, transferBegun(), acceptanceRecorded(moira, dayOf(town))),
    transferStopped: (town) => firstOf(town, transferStopped()),
  },
};
