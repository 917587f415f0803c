import type { Capability } from '../capability.ts';
import { firstOf, press } from '../town.ts';
import { greta, hal, ife } from '../../people/builders.ts';
import { glassBroken, glassReviewed } from '../../people/meeting-builders.ts';

export const breakGlass: Capability = {
  rule: 'P26.5',
  by: ['auditor', 'dpo', 'serviceManager'],
  makes: 'A person reads the case for some hours, on record, and another looks into it.',
  ways: {
    glassBroken: (town) => firstOf(town, glassBroken(), glassBroken(hal)),
    glassReviewed: (town) => {
      const broken = town.file.facts.findLast(({ step }) => step === 'breakGlass');
      return broken && press(town, glassReviewed(broken.number, broken.by.objectId === ife.objectId ? greta : ife));
    },
  },
};
