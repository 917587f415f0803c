// The manager who was asked is away or has left: who decides instead is asked, and no one who may not decide.
import assert from 'node:assert/strict';
import { clockActor, type Person } from '../../../../src/domain/people/actor.ts';
import type { Directory } from '../../../../src/domain/people/directory.ts';
import {
  at,
  caseOf,
  colin,
  commandIn,
  consented,
  dana,
  directory,
  factOf,
  greta,
  hal,
  moira,
  noConflict,
  priya,
  sparrow,
  withDelegate,
  type StoryRow,
} from '../../../people/builders.ts';
import { go, s9, sent, submissionOf } from './consent-story.ts';

const tuesday = '2027-01-05T09:00:00.000Z';
const instead: StoryRow = [clockActor, tuesday, 'askInstead', {}];
/** Colin has left, and whom he managed has another manager. */
const colinLeft = (successor: Person): Directory => ({
  ...directory,
  people: directory.people
    .filter(({ objectId }) => objectId !== colin.objectId)
    .map((one) => (one.manager === colin.objectId ? { ...one, manager: successor.objectId } : one)),
});
const outcome = (before: Parameters<typeof factOf>[0], council: Directory, row: StoryRow = instead, now = tuesday) =>
  factOf(before, commandIn(row), { actor: clockActor, now, directory: council });

describe('Who decides instead is asked', () => {
  const away = withDelegate(colin, dana, '2027-01-05', '2027-01-08');

  it('the delegate of a manager who goes away: due when it was due, and the manager keeps it', () => {
    const before = sent(s9);
    const facts = go(before, away, instead);
    const [was, is] = [submissionOf(before), submissionOf(facts)];
    assert.deepEqual(is.asked, [colin.objectId, dana.objectId]);
    assert.deepEqual([is.due, is.ladder?.rungs, is.consenter?.name], [was.due, was.ladder?.rungs, colin.name]);
    const decided = go(
      facts,
      away,
      at('2027-01-05T09:10:00.000Z', noConflict(dana)),
      at('2027-01-05T09:11:00.000Z', consented(dana)),
    );
    const childCase = caseOf(decided);
    assert.ok(childCase.stage === 'received');
    assert.equal(childCase.consent.onBehalfOf?.name, colin.name);
  });

  it('once, and of no one who has it already or may not decide', () => {
    assert.equal(outcome(go(sent(s9), away, instead), away), 'unchanged');
    assert.equal(outcome(sent(s9), directory), 'unchanged');
    // The referrer's own stand-in is the referrer.
    assert.equal(outcome(sent(s9), withDelegate(colin, priya, '2027-01-05', '2027-01-08')), 'unchanged');
    assert.equal(outcome(sent(s9), away, instead, '2027-01-04T17:00:00.000Z'), 'unchanged', 'before their first day');
  });

  it('the next manager of the lead worker where theirs has left, with a new working day', () => {
    const { consenter, asked, due } = submissionOf(go(sent(s9), colinLeft(dana), instead));
    assert.deepEqual([consenter?.name, asked], [dana.name, [dana.objectId]]);
    assert.equal(due.at, '2027-01-06T09:00:00.000Z');
  });

  it('where the next of the line may not decide, the one above', () => {
    // The co-ordinator may not consent; above her is Hal.
    assert.equal(submissionOf(go(sent(s9), colinLeft(moira), instead)).consenter?.name, hal.name);
  });

  it('where no one of the line is left, and where it is restricted, the co-ordinator picks', () => {
    const left = colinLeft(greta);
    const people = left.people.map((one) => (one.objectId === priya.objectId ? { ...one, manager: undefined } : one));
    const alone = submissionOf(go(sent(s9), { ...left, people }, instead));
    assert.deepEqual([alone.consenter, alone.asked, alone.ladder?.rungs.length], [undefined, [], 1]);
    // Urgent: the co-ordinator sees it, and may restrict it.
    const restricted = go(sent(s9, { answers: sparrow }), directory, [
      moira,
      '2027-01-05T08:00:00.000Z',
      'restrict',
      { ground: 'staffRelative', reason: 'Staff may be concerned.' },
    ]);
    assert.equal(submissionOf(go(restricted, colinLeft(dana), instead)).consenter, undefined);
  });
});
