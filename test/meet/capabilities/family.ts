import type { Capability } from '../capability.ts';
import { firstOf } from '../town.ts';
import { familyRecorded } from '../../people/meeting-builders.ts';
import { moira } from '../../people/builders.ts';

export const family: Capability = {
  rule: 'P17.14',
  by: ['practitioner', 'manager', 'coordinator'],
  makes: 'The family was told, or asked for their view.',
  ways: {
    familyTold: (town) => firstOf(town, familyRecorded(), familyRecorded({}, moira)),
    familyKnows: (town) => firstOf(town, familyRecorded({ isWarnedOf: 'knows', done: 'The police are told.' })),
  },
};
