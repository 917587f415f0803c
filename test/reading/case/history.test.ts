// In which lane of the line of time a fact is drawn, and where a risk band begins.
import assert from 'node:assert/strict';
import { historyOf } from '../../../src/reading/case/history.ts';
import type { StoredFact } from '../../../src/casework/ports/ports.ts';
import { directory, moira } from '../../people/builders.ts';
import { standings, type Standing } from '../../domain/standings.ts';
import { wednesday } from '../../web/people/page-world.ts';

const drawn = (standing: Standing): readonly string[] =>
  historyOf(standings[standing] as readonly StoredFact[], { person: moira, directory, now: wednesday }).map(
    ({ kind, band }) => `${kind}${band === undefined ? '' : ` ${band}`}`,
  );

describe('The line of time of a case', () => {
  it('has meetings, their bands, and what ends the case in lanes of their own', () => {
    assert.deepEqual(
      drawn('open').filter((one) => one.startsWith('meeting')),
      ['meeting', 'meeting', 'meeting Significant'],
    );
    assert.deepEqual(
      drawn('closed').filter((one) => one.startsWith('ending')).length,
      4,
      'proposed, signed twice, closed',
    );
    assert.equal(drawn('transferWaiting').at(-1), 'ending');
  });
  it('has reminders apart, and the rest among referral and consent', () => {
    assert.equal(drawn('review').at(-1), 'reminder');
    assert.deepEqual(new Set(drawn('received')), new Set(['referral']));
  });
});
