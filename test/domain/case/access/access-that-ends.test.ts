// Who keeps a case when a delegation is over, or when its referrer has left (docs/process.md P10.3).
import assert from 'node:assert/strict';
import { readerOf, sightOf, type Sight } from '../../../../src/domain/case/access/access.ts';
import type { Directory } from '../../../../src/domain/people/directory.ts';
import {
  caseOf,
  colin,
  consented,
  declined,
  filledIn,
  givenIn,
  greta,
  hal,
  kestrel,
  later,
  moira,
  noConflict,
  noorManages as noor,
  priya,
  ravi,
  returned,
  submitted,
  withDelegate,
  withdrawn,
} from '../../../people/builders.ts';

/** priya refers, colin is asked, noor stands in for him, greta and hal are above; moira co-ordinates. */
const council = withDelegate(colin, noor, '2027-01-04', '2027-01-08');
const asked = [filledIn(), submitted()];
const received = [...asked, noConflict(), consented()];
type Deeds = Parameters<typeof givenIn>[1];

describe('Who keeps a case', () => {
  it('A delegate who decided keeps the case while the delegation lasts, and then their own decision', () => {
    for (const facts of [
      [...asked, noConflict(noor), consented(noor)],
      [...asked, noConflict(noor), returned(noor)],
      [...asked, noConflict(noor), declined(noor)],
    ]) {
      const childCase = caseOf(givenIn(council, ...facts));
      const sightAt = (when: string, who = noor): Sight => sightOf(childCase, who, council, when);
      assert.deepEqual(
        ['2027-01-08T23:59:59.999Z', '2027-01-09T00:00:00.000Z'].map((when) => sightAt(when)),
        ['full', 'none'],
      );
      const after = readerOf(childCase, noor, council, '2027-01-09T00:00:00.000Z');
      assert.deepEqual(
        [after('decisions', 'summary'), after('decisions'), after('status', 'reference')],
        [true, false, true],
      );
      const above = {
        ...council,
        people: council.people.map((who) =>
          who.objectId === priya.objectId ? { ...who, manager: noor.objectId } : who,
        ),
      };
      assert.equal(
        sightOf(childCase, noor, above, '2027-01-09T00:00:00.000Z'),
        'full',
        'a manager above reads it as that',
      );
    }
  });

  it('A deputy who decided keeps it for as long as they are the deputy', () => {
    const childCase = caseOf(givenIn(council, ...asked, noConflict(noor), consented(noor)));
    const deputy = {
      ...council,
      delegations: [],
      people: council.people.map((who) => (who.objectId === colin.objectId ? { ...who, deputy: noor.objectId } : who)),
    };
    assert.equal(sightOf(childCase, noor, deputy, '2027-03-09T00:00:00.000Z'), 'full');
  });

  it('Nothing closes because the referrer has left: the line of the day it was begun or sent keeps it, drafts too', () => {
    const gone = (...ids: readonly string[]): Directory => ({
      ...council,
      people: council.people.filter((who) => !ids.includes(who.objectId)),
    });
    const left = gone(priya.objectId);
    const sees = (facts: readonly Deeds[], directory: Directory): readonly string[] => {
      const childCase = caseOf(givenIn(council, ...facts));
      return [colin, greta, hal, noor, moira, ravi]
        .filter((who) => sightOf(childCase, who, directory, later(childCase.changedAt, 1)) === 'full')
        .map(({ name }) => name.split(' ')[0] ?? '');
    };
    const line = ['Colin', 'Greta', 'Hal'];
    const draft = [filledIn()];
    assert.deepEqual(sees(draft, council), [], 'hers alone while she is there');
    assert.deepEqual(sees(draft, left), line);
    assert.deepEqual(sees([...asked, noConflict(), returned()], left), line);
    assert.deepEqual(sees([...asked, withdrawn()], left), line);
    assert.deepEqual(sees(received, left), [...line, 'Moira']);
    assert.deepEqual(
      sees(draft, gone(priya.objectId, colin.objectId)),
      ['Greta', 'Hal'],
      'the nearest who is still there',
    );
    assert.deepEqual(sees(draft, gone(priya.objectId, colin.objectId, greta.objectId, hal.objectId)), ['Moira']);
    const restrictedDraft = [filledIn(priya, { ...kestrel, knowsFamily: 'yes' })];
    assert.deepEqual(sees(restrictedDraft, left), ['Moira'], 'the line never reads a restricted one');
  });

  it('A delegate sees a waiting case on the days of the delegation only', () => {
    const childCase = caseOf(givenIn(council, ...asked));
    const sightAt = (when: string) => sightOf(childCase, noor, council, when);
    assert.deepEqual(
      [
        '2027-01-03T23:59:59.999Z',
        '2027-01-04T00:00:00.000Z',
        '2027-01-08T23:59:59.999Z',
        '2027-01-09T00:00:00.000Z',
      ].map(sightAt),
      ['none', 'identity', 'identity', 'none'],
    );
  });
});
