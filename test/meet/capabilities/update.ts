import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { moira, priya } from '../../people/builders.ts';
import { updated } from '../../people/meeting-builders.ts';

export const update: Capability = {
  rule: 'P17.2',
  by: ['anyone'],
  makes: 'There is news; where it changes the risk, the review comes sooner.',
  ways: { updated: (town) => firstOf(town, updated('yes', priya), updated('yes', moira)) },
};
