import type { Capability } from '../capability.ts';
import { firstOf, type Town } from '../town.ts';
import { clockActor } from '../../../src/domain/people/actor.ts';
import { greta, hal, moira, tess } from '../../people/builders.ts';
import { rightPut } from '../../people/meeting-builders.ts';

export const putRight: Capability = {
  rule: 'P14.5',
  by: ['coordinator', 'chair', 'manager', 'practitioner'],
  makes: 'A slip is taken back: what it made true is not so, and was never asked.',
  ways: {
    putRight: (town) => {
      const asked = town.file.root.righting?.fact;
      const last = town.file.facts.findLast(({ by }) => by.objectId !== clockActor.objectId)?.number ?? 0;
      return firstOf(town, ...[moira, tess, greta, hal].map((by) => rightPut(asked ?? last, by)));
    },
    // By two people.
    deathPutRight: (town) => {
      const death = town.file.facts.findLast(({ step }) => step === 'recordHarm')?.number ?? 0;
      const isOf = (one: Town): boolean => one.file.root.righting?.fact === death;
      const by = (one: Town): Town | undefined =>
        firstOf(one, ...[moira, tess, greta, hal].map((who) => rightPut(death, who)));
      const asked = isOf(town) ? town : by(town);
      return asked && (isOf(asked) ? (by(asked) ?? asked) : asked);
    },
  },
};
