import { warningKindsOf } from '../../../src/domain/case/whole/warnings.ts';
import type { Invariant } from '../invariant.ts';

/** Calls for a return, a return interview, tonight, the way into adulthood, another council, a review or an action. */
const ofTheLiving: readonly string[] = [
  'still',
  'second',
  'third',
  'last',
  'late',
  'owed.safety',
  'owed.safetyUp',
  'owed.placed',
  'owed.placedUp',
  'owed.placedHere',
  'owed.placedHereUp',
  'owed.thirdEpisode',
  'owed.riskWanted',
  'turning',
  'turningChair',
  'turning18',
  'reviewDue',
  'reviewLate',
  'reviewUp',
  'reviewChair',
  'early',
  'eve',
  'day',
  'lateOwner',
  'lateLead',
  'lateSenior',
  'lateChair',
];
const saidOfTheLiving: readonly string[] = ['missingNow', 'notSafe', 'notSureSafe', 'askTonight', 'missingOften'];

/** Of a child who has died nothing asks for a visit, a call or a return; of one who has not, nothing says so. */
export const deadAskedNothing: Invariant = {
  rules: ['P17.7', 'P17.8', 'P17.5', 'P17.13'],
  finds: ({ town: { ended, now }, ledger, warned }) => {
    const both = [...warned, ...(ended === undefined ? [] : warningKindsOf(ended.root, now))];
    if (!ledger.died) return both.includes('doNotVisit') ? ['said to have died'] : [];
    return [
      ...(warned.includes('doNotVisit') ? [] : ['no warning says: do not visit']),
      ...warned.filter((kind) => saidOfTheLiving.includes(kind)).map((kind) => `the warning “${kind}”`),
    ];
  },
  ahead: ({ ledger, calls }) =>
    ledger.died
      ? calls.flatMap(({ rungs }) =>
          rungs.filter((rung) => ofTheLiving.includes(rung)).map((rung) => `a call: ${rung}`),
        )
      : [],
};
