import type { Capability } from '../capability.ts';
import { press } from '../town.ts';
import { colin } from '../../people/builders.ts';
import { strikeProposed, strikeSettled } from '../../people/strike-builders.ts';
import { firstOf } from '../town.ts';

export const struckOut: Capability = {
  rule: 'P33.1',
  by: ['dpo', 'coordinator'],
  makes: 'Words are nowhere in the record any more.',
  ways: {
    strikeProposed: (town) => press(town, strikeProposed('grandmother')),
    struckOut: (town) => firstOf(town, strikeSettled('agreed'), strikeSettled('agreed', colin)),
  },
};
