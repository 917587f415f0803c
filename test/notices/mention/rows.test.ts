// Whom an entry under People and places calls: no one, but of someone who works with children those who tell the LADO.
import assert from 'node:assert/strict';
import {
  colin,
  directory,
  given,
  greta,
  moira,
  must,
  noConflict,
  priya,
  type StoryRow,
  type Told,
} from '../../people/builders.ts';
import { added } from '../../people/mention-builders.ts';
import { received, sent } from '../../domain/owed/stories.ts';
import { lastTold } from '../case/told.ts';

const people = { priya, colin, moira, greta };
/** Who is rung, and whose card changes, by the last of these. */
function told(...of: Told): readonly string[] {
  return lastTold(given(...of), directory).told.map(({ person, channel, rings }) => {
    const [name] = must(
      Object.entries(people).find(([, { objectId }]) => objectId === person) ?? [channel ?? 'mailbox'],
    );
    return rings ? `${name} is called` : `${name} is told`;
  });
}
const works = added('person', { works: 'yes' }, colin);
const taken: StoryRow = [colin, 1, 'takeBackMention', { reason: 'Another man.' }, { part: 'P1' }] as StoryRow;

describe('An entry of a case', () => {
  it('calls no one', () => {
    assert.deepEqual(told(...received(), added('person'), added('place')), []);
  });
  it('that says that someone works with children calls lead worker and co-ordinators, before consent too', () => {
    const called = ['priya is called', 'moira is called'];
    assert.deepEqual(told(...received(), works), called);
    assert.deepEqual(told(...sent(), noConflict(), works), called);
  });
  it('calls no one where it is owed already, and tells them where it was a slip', () => {
    assert.deepEqual(told(...received(), works, works), []);
    assert.deepEqual(told(...received(), works, taken), ['priya is told', 'moira is told']);
  });
});
