import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { tess } from '../../people/builders.ts';
import { strategyCalled, strategyHeld } from '../../people/meeting-builders.ts';

export const strategy: Capability = {
  rule: 'P5.7',
  by: ['coordinator', 'chair'],
  makes: 'A strategy discussion is due within 24 hours; its outcome bars every end.',
  ways: {
    strategyCalled: (town) => firstOf(town, strategyCalled()),
    strategyHeld: (town) => firstOf(town, strategyHeld(), strategyHeld(tess)),
  },
};
