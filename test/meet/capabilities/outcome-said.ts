import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { moira } from '../../people/builders.ts';
import { outcomeRecorded } from '../../people/meeting-builders.ts';

export const outcomeSaid: Capability = {
  rule: 'P7.6',
  by: ['practitioner', 'manager', 'coordinator'],
  makes: 'What became of the other plan is said.',
  ways: { outcomeSaid: (town) => firstOf(town, outcomeRecorded(), outcomeRecorded(moira)) },
};
