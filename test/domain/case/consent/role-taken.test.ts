// A role that is taken away takes its rights: who may not consent any more neither decides nor is asked, by no rung of the clock,
// and counts as a manager who has left (docs/process.md P4.2, P28.14).
import assert from 'node:assert/strict';
import { eligibleConsenters, decides, mayDecide } from '../../../../src/domain/case/access/consenters.ts';
import { consentLadder } from '../../../../src/domain/case/state/rungs.ts';
import { clockActor, type Person, type Role } from '../../../../src/domain/people/actor.ts';
import { personIn, type Directory } from '../../../../src/domain/people/directory.ts';
import { may } from '../../../../src/domain/people/roles.ts';
import {
  at,
  caseOf,
  colin,
  commandIn,
  conflicted,
  consented,
  dana,
  directory,
  factAfter,
  factOf,
  greta,
  hal,
  moira,
  must,
  noConflict,
  priya,
  sparrow,
  type StoryRow,
} from '../../../people/builders.ts';
import { away, go, pressed, s9, sent, submissionOf } from './consent-story.ts';

/** The same council where these people have other roles, and stay where they are. */
const demoted = (council: Directory, people: readonly Person[], roles: readonly Role[] = []): Directory => ({
  ...council,
  people: council.people.map((one) =>
    people.some(({ objectId }) => objectId === one.objectId) ? { ...one, roles: [...roles] } : one,
  ),
});
const soon = '2027-01-05T09:00:00.000Z';
const instead: StoryRow = [clockActor, soon, 'askInstead', {}];
const namesOf = (ids: readonly string[]): readonly string[] => ids.map((id) => must(personIn(directory, id)).name);
const askedNow = (before: Parameters<typeof go>[0], council: Directory) => {
  const { consenter, asked, due } = submissionOf(go(before, council, instead));
  return [consenter?.name, namesOf(asked), due.at];
};

describe('A role that is taken away', () => {
  for (const roles of [['practitioner'], ['analyst'], []] as const) {
    const has = roles.length === 0 ? 'no role' : roles.join();
    const council = demoted(directory, [colin], roles);

    it(`takes the right to consent from the manager who was asked, who has ${has} now`, () => {
      const waits = sent(s9);
      assert.equal(factAfter(waits, at(soon, noConflict()), council), 'notAnyMore');
      const clear = go(waits, directory, at(soon, noConflict()));
      assert.equal(factAfter(clear, consented(), council), 'notAnyMore');
      assert.deepEqual(
        eligibleConsenters(council, caseOf(waits), soon).map(({ name }) => name),
        [greta.name, hal.name],
      );
    });

    it(`counts as having left: the next of the line is asked, with a new working day (${has})`, () => {
      assert.deepEqual(askedNow(sent(s9), council), [greta.name, [greta.name], '2027-01-06T09:00:00.000Z']);
    });
  }

  it('takes it from a delegate during the leave, and the manager has it again', () => {
    const council = demoted(away, [dana], ['practitioner']);
    const waits = sent(s9, { council: away });
    assert.deepEqual(namesOf(submissionOf(waits).asked), [dana.name]);
    assert.equal(factAfter(waits, at(soon, noConflict(dana)), council), 'notAnyMore');
    const { asked, due } = submissionOf(go(waits, council, instead));
    assert.deepEqual([namesOf(asked), due.at], [[dana.name, colin.name], submissionOf(waits).due.at]);
    assert.equal(factOf(go(waits, council, instead), commandIn(instead), clockAt(soon, council)), 'unchanged');
  });

  it('takes it from a deputy who was asked', () => {
    const council = demoted(directory, [dana], ['practitioner']);
    const { facts } = pressed(sent(s9), directory, ['2027-01-05T16:00:00.000Z']);
    const childCase = caseOf(facts);
    assert.ok(childCase.stage === 'awaitingConsent');
    assert.ok(decides(childCase, dana.objectId, directory, soon));
    assert.ok(!decides(childCase, dana.objectId, council, soon));
  });

  it('is asked of the urgent and of the restricted at once: where the line has no one, the co-ordinator picks', () => {
    const none = demoted(directory, [colin, dana, greta, hal], ['practitioner']);
    const urgent = sent(s9, { answers: sparrow });
    assert.deepEqual(askedNow(urgent, none).slice(0, 2), [undefined, []]);
    assert.deepEqual(askedNow(sent(s9), none).slice(0, 2), [undefined, []]);
    // Restricted, it goes to no one who was not chosen for it, whoever is left.
    const restricted = go(sent(s9), directory, at('2027-01-05T08:00:00.000Z', conflicted(colin, greta)));
    assert.deepEqual(askedNow(restricted, demoted(directory, [greta])).slice(0, 2), [undefined, []]);
    assert.deepEqual(askedNow(urgent, demoted(directory, [colin])).slice(0, 2), [greta.name, [greta.name]]);
  });

  it('asks no one instead of a manager who has another role by which they may consent', () => {
    const council = demoted(directory, [colin], ['serviceManager']);
    assert.equal(factOf(sent(s9), commandIn(instead), clockAt(soon, council)), 'unchanged');
  });
});

describe('No rung of the clock', () => {
  const line: readonly Person[] = [colin, dana, greta, hal];
  const subsets = Array.from({ length: 2 ** line.length }, (_none, bits) =>
    line.filter((_one, place) => Math.floor(bits / 2 ** place) % 2 === 1),
  );
  const ways = [
    ['a plain one', sent(s9), directory],
    ['an urgent one', sent(s9, { answers: sparrow }), directory],
    ['one of a manager who is away', sent(s9, { council: away }), away],
    ['a restricted one', go(sent(s9), directory, at('2027-01-04T16:30:00.000Z', conflicted(colin, greta))), directory],
  ] as const;

  for (const [what, before, council] of ways) {
    it(`calls someone who may not decide: ${what}, whoever of the line lost the role, and every rung calls someone`, () => {
      for (const lost of subsets) {
        const there = demoted(council, lost, ['practitioner']);
        const { facts } = pressed(before, there, atEachRung(before));
        for (const [place, fact] of facts.entries()) {
          if (fact.step !== 'remindConsent') continue;
          const childCase = caseOf(facts.slice(0, place + 1));
          assert.ok(childCase.stage === 'awaitingConsent');
          assert.ok(fact.data.to.length > 0, `${fact.at} calls no one without ${lost.map(({ name }) => name).join()}`);
          for (const id of fact.data.to) {
            const person = must(personIn(there, id));
            const isManager = may(person, 'consent') && mayDecide(childCase, person, there, fact.at);
            assert.ok(isManager || may(person, 'triage'), `${person.name}, ${fact.data.rungs.join()}`);
          }
        }
      }
    });
  }

  it('waits for days where the line has no one by its roles: it is the co-ordinator’s at the first', () => {
    const none = demoted(directory, line, ['practitioner']);
    assert.deepEqual(pressed(sent(s9), none, ['2027-01-05T12:00:00.000Z']).log, [
      `2027-01-05T12:00 nudge: ${moira.name}`,
    ]);
    // Of those above only managers make a rung.
    const rungs = consentLadder(s9, { urgent: false, above: 1 }, directory.settings).length;
    const few = demoted(directory, [hal], ['practitioner']);
    assert.equal(submissionOf(sent(s9, { council: few })).ladder?.rungs.length, rungs);
    assert.equal(must(personIn(few, priya.objectId)).manager, colin.objectId);
  });
});

/** The times of its ladder, one by one. */
const atEachRung = (facts: Parameters<typeof pressed>[0]): readonly string[] =>
  must(submissionOf(facts).ladder).rungs.map((rung) => rung.at);
function clockAt(now: string, council: Directory) {
  return { actor: clockActor, now, directory: council };
}
