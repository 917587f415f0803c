import type { Capability } from '../capability.ts';
import { firstOf, presses, type Town } from '../town.ts';
import { colin, consented, declined, greta, hal, noConflict, returned, type StoryRow } from '../../people/builders.ts';
import type { Person } from '../../../src/domain/people/actor.ts';

function byFirst(town: Town, rows: (by: Person) => readonly StoryRow[]): Town | undefined {
  for (const by of [colin, greta, hal]) {
    const made = presses(town, ...rows(by));
    if (made !== undefined) return made;
  }
  return undefined;
}

export const consent: Capability = {
  rule: 'P4.1',
  by: ['manager', 'serviceManager'],
  makes: 'A manager who has no conflict lets MSET have the referral, or not.',
  ways: {
    consented: (town) => byFirst(town, (by) => [noConflict(by), consented(by)]),
    returned: (town) => byFirst(town, (by) => [noConflict(by), returned(by)]),
    declined: (town) => byFirst(town, (by) => [noConflict(by), declined(by)]),
    consentAfterQuestion: (town) => firstOf(town, ...[colin, greta, hal].map((by) => consented(by))),
    questionAnswered: (town) => firstOf(town, ...[colin, greta, hal].map((by) => noConflict(by))),
  },
};
