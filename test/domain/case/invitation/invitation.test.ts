// Who is invited to a case that is on its way: from when until when, what it opens, who may not be, and what a merge takes along.
import assert from 'node:assert/strict';
import { mayRead, relationOf } from '../../../../src/domain/case/access/access.ts';
import { takenAlong } from '../../../../src/domain/case/triage/taken.ts';
import { caseMatter } from '../../../../src/domain/case/whole/case.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import type { Instant } from '../../../../src/domain/time/calendar.ts';
import { data, reads } from '../../../../src/domain/people/reads.ts';
import type { Refusal } from '../../../../src/domain/matter/step.ts';
import {
  caseOf,
  commandIn,
  consented,
  directory,
  filledIn,
  givenIn,
  ife,
  later,
  must,
  noConflict,
  ola,
  priya,
  someone,
  submitted,
  tess,
  withPeople,
  type StoryRow,
  type Told,
} from '../../../people/builders.ts';
import {
  decided,
  invitationEnded,
  invitedToCase,
  listed,
  other,
  panel,
  restrictedByHand,
} from '../../../people/meeting-builders.ts';
import { bea, una } from '../../meeting/meeting-hall.ts';

/** Works with adults, for the council, and reads no case of others by any role. */
const social = someone(130, 'Nell Standin');
const nurse = someone(131, 'Kit Pretend', { roles: [], agency: 'health' });
const large = withPeople(social, nurse);
/** Nobody is invited but those whom the co-ordinator chose: the police and health. */
const council = { ...large, settings: { ...large.settings, panelAgencies: [] } };

const received = [filledIn(), submitted(), noConflict(), consented()];
const onAgenda = [...received, listed()];
const opened = [...onAgenda, decided('toPanel'), decided('open', panel)];
/** After the panel that opened it, and before its review. */
const after: Instant = '2027-01-20T10:00:00.000Z';
const inPerson = ({ objectId }: Person): string => `person:${objectId}`;

const made = (...rows: Told): Case => caseOf(givenIn(council, ...rows));
const readsIt = (childCase: Case, person: Person, now: Instant = after): boolean =>
  mayRead('referral', childCase, person, council, now);
/** Why someone may not. */
function refusedAfter(rows: Told, row: StoryRow, change: Partial<Case> = {}): Refusal {
  const facts = givenIn(council, ...rows);
  const root = { ...caseOf(facts), ...change } as Case; // of the same stage
  const now = later(must(facts.at(-1)).at, 1);
  const decision = caseMatter.decide({ root }, commandIn(row), { actor: row[0], directory: council, now });
  assert.ok('refusal' in decision);
  return decision.refusal;
}
const toHousing = (until: string): StoryRow => invitedToCase('agency:housing', until);

const says = (until: string): string => refusedAfter(opened, toHousing(until)).message;

describe('Invite to this case', () => {
  for (const [who, to] of [
    [bea, 'agency:housing'],
    [una, inPerson(una)],
    [social, inPerson(social)],
    [nurse, inPerson(nurse)],
  ] as const) {
    it(`opens an open case to ${who.name}, as to an agency that is invited, and to no one else`, () => {
      assert.ok(!readsIt(made(...opened), who));
      const childCase = made(...opened, invitedToCase(to));
      assert.equal(relationOf(childCase, who, council, after), 'invited');
      for (const datum of data) {
        assert.equal(mayRead(datum, childCase, who, council, after), reads(datum, 'invited'), datum);
      }
      const others = [bea, una, social, nurse].filter(({ objectId }) => objectId !== who.objectId);
      for (const stranger of others) assert.ok(!readsIt(childCase, stranger), stranger.name);
    });
  }

  it('ends with the day that was given, and the day itself counts', () => {
    const childCase = made(...opened, invitedToCase('agency:housing', '29/1/2027'));
    assert.ok(readsIt(childCase, bea, '2027-01-29T22:00:00.000Z'));
    assert.ok(!readsIt(childCase, bea, '2027-01-30T08:00:00.000Z'));
  });

  it('goes on to the next meeting about the child where no day is given', () => {
    const childCase = made(...opened, invitedToCase());
    assert.ok('reviewOn' in childCase);
    assert.equal(childCase.invitations?.[0]?.until, childCase.reviewOn);
    assert.equal(made(...onAgenda, invitedToCase()).invitations?.[0]?.until, '2027-01-12');
    // Held, it comes to a pre-MSET that may not be planned.
    const held = made(...onAgenda, decided('hold'), invitedToCase());
    assert.equal(held.invitations?.[0]?.until, '2027-02-09');
  });

  it('is for so many weeks at most, and for a day to come', () => {
    assert.equal(says('14/4/2027'), 'They may be invited until Tuesday 13 April 2027 at most.');
    assert.match(says('1/1/2027'), /is over/);
  });

  it('has one date for each: the newest', () => {
    const again = [invitedToCase('agency:housing', '29/1/2027'), invitedToCase('agency:housing', '22/1/2027')];
    const { invitations = [] } = made(...opened, ...again);
    assert.deepEqual(
      invitations.map(({ invitee, until }) => [invitee, until]),
      [['agency:housing', '2027-01-22']],
    );
  });

  it('is not for a person with a conflict, nor for one who reads it anyway, nor for an auditor', () => {
    for (const who of [priya, tess, ife]) {
      assert.equal(refusedAfter(opened, invitedToCase(inPerson(who))).code, 'notEligible', who.name);
    }
    const conflict = { excluded: [social.objectId] };
    assert.equal(refusedAfter(opened, invitedToCase(inPerson(social)), conflict).code, 'notEligible');
    const childCase = made(...opened, invitedToCase());
    assert.ok(!readsIt({ ...childCase, excluded: [bea.objectId] }, bea));
  });

  it('is not for people who merely carry the id of the agency', () => {
    const childCase = made(...opened, invitedToCase('agency:housing'));
    const clerk = someone(132, 'Pat Clerk', { roles: [], agency: 'housing' });
    assert.equal(relationOf(childCase, clerk, council, after), 'none');
    assert.ok(!readsIt(childCase, ola, '2027-03-01T10:00:00.000Z'));
  });

  it('does not open a restricted case, whichever came first: Name person does', () => {
    assert.match(refusedAfter([...opened, restrictedByHand()], invitedToCase()).next, /Name person/);
    assert.ok(!readsIt(made(...opened, invitedToCase(), restrictedByHand()), bea));
  });

  it('is over once someone ends it', () => {
    assert.ok(!readsIt(made(...opened, invitedToCase(), invitationEnded()), bea));
    assert.equal(refusedAfter(opened, invitationEnded()).code, 'notNow');
    assert.equal(refusedAfter([...opened, invitedToCase()], invitationEnded('agency:health')).code, 'incomplete');
  });

  it('goes along in a merge: what is not here, or here for less long', () => {
    const kept = made(...opened, invitedToCase('agency:housing', '29/1/2027'));
    const along = (...rows: Told) =>
      takenAlong(kept, { ...made(...onAgenda, ...rows), reference: other }, directory).invitations;
    assert.deepEqual(
      along(toHousing('22/1/2027'), invitedToCase(inPerson(una), '29/1/2027'))?.map(({ invitee }) => invitee),
      [inPerson(una)],
    );
    assert.deepEqual(
      along(toHousing('5/2/2027'))?.map(({ until }) => until),
      ['2027-02-05'],
    );
    assert.equal(along(toHousing('29/1/2027')), undefined);
  });
});
