// A third missing episode before consent: the co-ordinators may call for a strategy discussion, and no one of another body hears of the
// case (docs/process.md P17.8).
import assert from 'node:assert/strict';
import { relationOf, readerOf } from '../../../../src/domain/case/access/access.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { hearers } from '../../../../src/domain/case/whole/hearers.ts';
import {
  caseOf,
  directory,
  factAfter,
  given,
  moira,
  tess,
  withdrawn,
  type StoryRow,
} from '../../../people/builders.ts';
import { strategyCalled, strategyHeld } from '../../../people/meeting-builders.ts';
import { sent, thrice } from '../../owed/stories.ts';

const now = '2027-01-04T14:00:00.000Z';
const does = (row: StoryRow, ...told: readonly StoryRow[]): string => {
  const fact = factAfter(given(...sent(), ...thrice, ...told), row, directory);
  return typeof fact === 'string' ? fact : 'done';
};
const reads = (childCase: Case) =>
  [moira, tess].map((person) => readerOf(childCase, person, directory, now)('referral'));

describe('A third missing episode before consent', () => {
  it('has a strategy discussion that the co-ordinator calls for, and whose outcome they record', () => {
    assert.equal(does(strategyCalled()), 'done');
    assert.equal(does(strategyHeld(), strategyCalled()), 'done');
    assert.equal(does(withdrawn()), 'owed');
  });
  it('opens the referral to the co-ordinator, and nothing of it to a chair', () => {
    for (const told of [[], [strategyCalled()]]) {
      const childCase = caseOf(given(...sent(), ...thrice, ...told));
      assert.equal(relationOf(childCase, tess, directory, now), 'chair');
      assert.deepEqual(reads(childCase), [true, false]);
      assert.deepEqual(hearers.chairs.who(childCase, { actor: moira, directory, now }), []);
    }
  });
});
