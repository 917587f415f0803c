import type { Capability } from '../capability.ts';
import { firstOf, waits, type Town } from '../town.ts';
import { moira } from '../../people/builders.ts';
import { decided, decidedNow } from '../../people/meeting-builders.ts';
import { meetingOf } from '../said.ts';

const decides = (town: Town, decision: string): Town | undefined => {
  const meeting = meetingOf(town);
  return meeting && firstOf(town, decided(decision, meeting), decided(decision, meeting, moira));
};

export const decision: Capability = {
  rule: 'P6.13',
  by: ['chair', 'coordinator', 'minutes'],
  makes: 'A meeting decides what becomes of the case.',
  rare: ['heldPassed'],
  ways: {
    held: (town) => decides(town, 'hold'),
    // Held, and the next meeting came and went.
    heldPassed: (town) => {
      const made = decides(town, 'hold');
      return made && waits(made, 35);
    },
    toPanel: (town) => decides(town, 'toPanel'),
    opened: (town) => decides(town, 'open'),
    continued: (town) => decides(town, 'continue'),
    steppedUp: (town) => decides(town, 'stepUp'),
    otherPlan: (town) => decides(town, 'otherPlan'),
    decidedNow: (town) => firstOf(town, decidedNow('toPanel')),
  },
};
