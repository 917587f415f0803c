// A role that is taken away takes what was read and done by it: of a stored person, and of the line in the directory
// (docs/process.md P10.3, P17.1).
import assert from 'node:assert/strict';
import {
  hasLeft,
  isAbove,
  leads,
  leadWorkerOf,
  mayRead,
  readerOf,
  relationOf,
} from '../../../../src/domain/case/access/access.ts';
import { hostOf } from '../../../../src/domain/case/action/host.ts';
import { barToVerify, headsOver, standsTo } from '../../../../src/domain/case/action/who.ts';
import { askedOf } from '../../../../src/domain/case/asked/asked.ts';
import { answerersOf } from '../../../../src/domain/case/consent/challenge.ts';
import { rowOf } from '../../../../src/domain/case/owed/row.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { hearers } from '../../../../src/domain/case/whole/hearers.ts';
import { refOf, type Person, type Role } from '../../../../src/domain/people/actor.ts';
import type { Directory } from '../../../../src/domain/people/directory.ts';
import {
  actionIn,
  caseOf,
  challenged,
  colin,
  consented,
  declined,
  directory,
  factAfter,
  filledIn,
  given,
  greta,
  hal,
  moira,
  must,
  noConflict,
  noor,
  priya,
  submitted,
  withPeople,
  type Told,
} from '../../../people/builders.ts';
import { handedOver, invitedToCase, letIn, listed, restrictedByHand } from '../../../people/meeting-builders.ts';
import { una } from '../../meeting/meeting-hall.ts';
import { added } from '../action/action-story.ts';

const now = '2027-01-08T10:00:00.000Z';
const received: Told = [filledIn(), submitted(), noConflict(), consented()];
const onAgenda: Told = [...received, listed(undefined, 'education')];

/** The same person with other roles, in the same place. */
const as = (person: Person, ...roles: readonly Role[]): Person => ({ ...person, roles });
const there = (...people: readonly Person[]): Directory => withPeople(...people);
const relation = (childCase: Case, person: Person, ...others: readonly Person[]) =>
  readerOf(childCase, person, there(person, ...others), now).relation;

const withNamed = caseOf(given(...onAgenda, restrictedByHand(), letIn(una)));
const withSecond = { ...caseOf(given(...onAgenda)), alsoReferred: [refOf(noor)] } as Case; // as a merge leaves it
const withUna = caseOf(given(...onAgenda, invitedToCase(`person:${noor.objectId}`)));
const listedCase = caseOf(given(...onAgenda));
const draft = caseOf(given(filledIn()));

describe('What is read by a role that was taken away', () => {
  for (const [what, childCase, person, before, after] of [
    ['the manager who gave consent', listedCase, colin, 'decider', 'waiting'],
    ['the manager above the lead worker', listedCase, greta, 'managerAbove', 'none'],
    ['the lead worker', listedCase, priya, 'referrer', 'none'],
    ['the writer of a draft', draft, priya, 'referrer', 'none'],
    ['who made the other referral of a merge', withSecond, noor, 'alsoReferred', 'none'],
    ['who was let in to a restricted case', withNamed, una, 'named', 'none'],
    ['who is invited in person', withUna, noor, 'invited', 'none'],
  ] as const) {
    it(`is read no more: ${what}`, () => {
      assert.equal(relation(childCase, person), before);
      for (const roles of [['analyst'], []] as const) {
        // Who decided keeps their own decision by reference.
        const left = relationOf(childCase, as(person, ...roles), there(as(person, ...roles)), now);
        assert.equal(left === 'delegate' ? 'waiting' : left, after);
        assert.ok(!mayRead('referral', childCase, as(person, ...roles), there(as(person, ...roles)), now));
      }
    });
  }

  it('is read by another role that reads it', () => {
    assert.equal(relation(listedCase, as(colin, 'chair')), 'chair');
    assert.equal(relation(listedCase, as(greta, 'manager')), 'managerAbove');
    assert.equal(relation(listedCase, as(priya, 'coordinator')), 'referrer');
  });

  it('of a practitioner leaves a manager above nothing either', () => {
    assert.equal(relation(listedCase, as(greta, 'practitioner')), 'none');
    assert.equal(relation(caseOf(given(...onAgenda, handedOver(noor))), as(greta, 'practitioner')), 'none');
  });
});

describe('A lead worker who may not lead any more', () => {
  const lost = as(priya, 'analyst');
  const council = there(lost);

  it('has left the case: the nearest manager has it, and may hand it over', () => {
    assert.ok(!leads(listedCase, lost) && hasLeft(listedCase, council));
    assert.equal(leadWorkerOf(listedCase, council)?.name, colin.name);
    assert.ok([colin, greta, hal].every((person) => isAbove(listedCase, person, council)));
    assert.equal(factAfter(given(...onAgenda), handedOver(noor, priya), council), 'notAvailable');
    assert.ok(typeof factAfter(given(...onAgenda), handedOver(noor, colin), council) === 'object');
    assert.ok(mayRead('referral', draft, colin, council, now), 'a draft that no one can send is its managers’');
  });

  it('passes it over a manager who is none any more, and where there is none to the co-ordinator', () => {
    assert.equal(leadWorkerOf(listedCase, there(lost, as(colin)))?.name, greta.name);
    const none = there(lost, as(colin), as(greta), as(hal));
    assert.equal(leadWorkerOf(listedCase, none), undefined);
    assert.ok(mayRead('referral', draft, moira, none, now));
  });

  it('of a restricted case leaves it to the co-ordinator: managers above do not read it', () => {
    assert.equal(leadWorkerOf(withNamed, council), undefined);
    assert.ok(mayRead('referral', withNamed, moira, council, now));
  });

  it('has nothing of it to do', () => {
    const row = rowOf(caseOf(given(...received)));
    assert.deepEqual(askedOf(row, lost, council, now), []);
  });
});

const challengedCase = caseOf(given(filledIn(), submitted(), noConflict(), declined(), challenged()));
const names = (...people: readonly Person[]) =>
  answerersOf(challengedCase, there(...people), now).map(({ name }) => name);

describe('The line of managers', () => {
  it('calls the nearest who is a manager by their role', () => {
    const council = there(as(colin, 'practitioner'));
    const context = { directory: council, now, actor: moira };
    assert.deepEqual(
      hearers.leadsManager.who(listedCase, context).map(({ name }) => name),
      [greta.name],
    );
  });

  it('answers a challenge by those of it who are managers', () => {
    assert.deepEqual(names().toSorted(), [greta.name, moira.name].toSorted());
    assert.deepEqual(names(as(greta, 'practitioner')).toSorted(), [hal.name, moira.name].toSorted());
  });

  it('stands over an action of the council’s own people by those of it who are managers', () => {
    const facts = given(...onAgenda, added({ owner: `council|${priya.objectId}`, subType: 'other' }));
    const host = hostOf(caseOf(facts));
    const action = must(actionIn(facts, 'A1'));
    const on = { host, action };
    assert.deepEqual(headsOver(on, directory), { lead: colin.objectId, senior: greta.objectId });
    const lost = as(colin, 'practitioner');
    assert.deepEqual(headsOver(on, there(lost)), { lead: greta.objectId, senior: hal.objectId });
    assert.ok(standsTo(on, colin, directory, now).works);
    assert.ok(!standsTo(on, lost, there(lost), now).works);
    assert.equal(barToVerify(on, lost, there(lost), now), 'notAvailable');
  });
});
