// What would break: each kind on the fictional council, and what a change makes worse.
import assert from 'node:assert/strict';
import { breaksIn, newBreaks } from '../../../src/domain/people/breaks.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import {
  colin,
  dana,
  directory as whole,
  greta,
  hal,
  ife,
  moira,
  priya,
  ravi,
  someone,
  tess,
} from '../../people/builders.ts';
import { dot } from '../../people/council-builders.ts';

const without = (...gone: readonly Person[]): Directory => ({
  ...whole,
  people: whole.people.filter(({ objectId }) => !gone.some((one) => one.objectId === objectId)),
});
const changed = (person: Person, change: Partial<Person>): Directory => ({
  ...whole,
  people: whole.people.map((one) =>
    one.objectId === person.objectId ? { ...one, ...change, roles: [...(change.roles ?? one.roles)] } : one,
  ),
});
const texts = (directory: Directory): readonly string[] => newBreaks(whole, directory).map(({ text }) => text);

describe('What would break', () => {
  it('is nothing in the fictional council; without its administrator that', () => {
    assert.deepEqual(breaksIn(whole), []);
    assert.deepEqual(
      breaksIn(without(dot)).map(({ text }) => text),
      ['No one is administrator: only a file could put this right.'],
    );
  });

  it('names those on whose referrals no one could decide, by team', () => {
    assert.deepEqual(texts(without(colin)), [
      'No manager could decide on referrals of 2 in Locality East: Priya Testworth, Dana Sandbox.',
    ]);
  });

  it('the top of the line has no one above, and is not broken', () => {
    assert.deepEqual(texts(changed(hal, { name: 'Hal Proto' })), []);
    const alone = newBreaks(without(priya, dana, colin, greta), without(priya, dana, colin, greta, moira));
    assert.deepEqual(
      alone.map(({ key }) => key),
      ['triage'],
    );
  });

  it('says which kind of work no one could do', () => {
    assert.deepEqual(texts(without(moira)), ['No one is MSET co-ordinator: referrals would wait unread.']);
    assert.deepEqual(texts(without(ife)), [
      'No one is data protection officer: a breach would be dealt with by no one.',
    ]);
    assert.deepEqual(texts(without(tess)), [
      'No one is chair: no meeting could be held.',
      'No pre-MSET could be quorate: no one sits for the chair.',
      'No panel could be quorate: no one sits for the chair.',
    ]);
  });

  it('a circle of managers is said once, with its way', () => {
    const circle = changed(hal, { manager: colin.objectId });
    const all = newBreaks(whole, circle);
    assert.deepEqual(
      all.map(({ text }) => text),
      [
        'Managers in a circle: Colin Fixture, whose manager is Greta Specimen, whose manager is Hal Prototype, whose manager is Colin Fixture.',
      ],
    );
    assert.deepEqual(texts(changed(ravi, { manager: ravi.objectId })), ['Sgt Ravi Mock is their own manager.']);
  });

  it('a manager, a deputy and an agency that are not there', () => {
    assert.deepEqual(texts(changed(ravi, { manager: someone(901, 'Gone').objectId })), [
      'The manager of Sgt Ravi Mock has left.',
    ]);
    assert.deepEqual(texts(without(dana)), ['The deputy of Colin Fixture has left.']);
    assert.deepEqual(texts(changed(ravi, { agency: 'polise' })), [
      'Sgt Ravi Mock is of an agency that is not there: polise.',
    ]);
  });

  it('an agency without a lead, and a seat of a quorum that is empty', () => {
    const health = whole.people.find(({ agency }) => agency === 'health');
    assert.ok(health);
    assert.deepEqual(texts(without(health)), [
      'Health has no lead: its actions would reach no one.',
      'No panel could be quorate: no one sits for Health.',
    ]);
  });

  it('a delegation from or to a person who is gone', () => {
    const away = [{ from: colin.objectId, to: dana.objectId, starts: '2027-01-04', ends: '2027-01-08' }];
    const before = { ...whole, delegations: away };
    const after = { ...without(dana), delegations: away };
    assert.deepEqual(
      newBreaks(before, after).map(({ text }) => text),
      [
        'The deputy of Colin Fixture has left.',
        'Colin Fixture is away from Monday 4 January 2027, and someone who has left decides instead.',
      ],
    );
  });

  it('a delegation to someone who may not decide, or may not any more', () => {
    const away = [{ from: colin.objectId, to: dana.objectId, starts: '2027-01-04', ends: '2027-01-08' }];
    const after = { ...changed(dana, { roles: ['practitioner'] }), delegations: away };
    assert.deepEqual(
      newBreaks({ ...whole, delegations: away }, after).map(({ text }) => text),
      ['Colin Fixture is away from Monday 4 January 2027, and Dana Sandbox, who decides instead, may not.'],
    );
  });

  it('what is broken already stops no one, and one more of the same is said alone', () => {
    const before = without(colin);
    assert.deepEqual(newBreaks(before, before), []);
    const noor = whole.people.find(({ name }) => name === 'Noor Template');
    assert.ok(noor);
    const after = {
      ...before,
      people: before.people.map((one) =>
        one.objectId === noor.objectId ? { ...one, manager: undefined, team: 'Locality East' } : one,
      ),
    };
    assert.deepEqual(newBreaks(before, after), [
      {
        key: 'undecided Locality East',
        text: 'No manager could decide on referrals of 1 in Locality East: Noor Template.',
      },
    ]);
    // Fewer is no change for the worse.
    assert.deepEqual(newBreaks(after, before), []);
  });
});
