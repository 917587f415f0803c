import type { Capability } from '../capability.ts';
import { enters } from '../town.ts';
import { liftsHold, placesHold } from '../../people/register-builders.ts';

export const legalHold: Capability = {
  rule: 'P31.3',
  by: ['dpo'],
  makes: 'The record is held: nothing of it is destroyed.',
  meets: ['listed'],
  ways: {
    holdPlaced: (town) => (town.entries.some(({ type }) => type === 'hold') ? undefined : enters(town, placesHold())),
    holdLifted: (town) => enters(town, liftsHold(), 'hold'),
  },
};
