// Any case there may be, and people of every kind: for what lists go by.
import fc from 'fast-check';
import { refOf, type Person } from '../../src/domain/people/actor.ts';
import { may } from '../../src/domain/people/roles.ts';
import { byItself, goingOn } from '../../src/domain/case/ended/goes-on.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { caseOf, colin, dana, greta, moira, priya, ravi, someone, tess, withPeople } from '../people/builders.ts';
import { ada } from '../people/meeting-builders.ts';
import { ola } from '../cards/cases/actions.ts';
import { standings } from '../domain/standings.ts';

/** People of every kind; the last three are what nobody of the directory is: of an agency and of the council too. */
const mixed = [
  someone(301, 'PC Both Draft', { agency: 'police', roles: ['practitioner'], manager: greta.objectId }),
  someone(302, 'Sgt Chair Draft', { agency: 'police', roles: ['chair'] }),
  someone(303, 'Cora Health Draft', { agency: 'health', roles: ['coordinator', 'manager'] }),
];
export const people: readonly Person[] = [priya, colin, dana, greta, moira, ravi, tess, ada, ola, ...mixed];
export const council = withPeople(...mixed);
const cases = Object.values(standings).flatMap((facts) => (facts.length === 0 ? [] : [caseOf(facts)]));

export const person = fc.constantFrom(...people);
/** Of those who may refer, and so lead. */
const worker = fc.constantFrom(...people.filter((one) => may(one, 'refer')));
export const someCase: fc.Arbitrary<Case> = fc
  .record({
    one: fc.constantFrom(...cases),
    referrer: worker,
    decider: person,
    behalf: fc.option(person, { nil: undefined }),
    excluded: fc.array(person, { maxLength: 2 }),
    restricted: fc.option(fc.constant('managerConflict' as const), { nil: undefined }),
    named: fc.array(person, { maxLength: 3 }),
    alsoReferred: fc.array(person, { maxLength: 2 }),
    leads: worker,
  })
  .map(({ one, referrer, decider, behalf, excluded, restricted, named, alsoReferred, leads }) =>
    asRead(
      {
        ...byItself(one),
        ...('consent' in one &&
          one.consent !== undefined && {
            consent: { ...one.consent, by: refOf(decider), ...(behalf !== undefined && { onBehalfOf: refOf(behalf) }) },
          }),
        referrer: refOf(referrer),
        excluded: excluded.map(({ objectId }) => objectId),
        ...(alsoReferred.length > 0 && { alsoReferred: alsoReferred.map(refOf) }),
        ...(restricted !== undefined && { restricted, named: named.map(refOf) }),
      },
      one.goesOn && { ...one.goesOn, referrer: refOf(leads) },
    ),
  );

/** One that ended in another is read with that one. */
const asRead = (itself: Case, goesOn: Case['goesOn']): Case =>
  goesOn === undefined ? itself : goingOn(itself, goesOn);
