// In which lane of the line of time a fact is drawn, and where a risk band begins.
import assert from 'node:assert/strict';
import { historyOf } from '../../../src/reading/case/history.ts';
import type { StoredFact } from '../../../src/casework/ports/ports.ts';
import type { Reads } from '../../../src/domain/people/reads.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import { directory, given, moira, must } from '../../people/builders.ts';
import { added } from '../../people/mention-builders.ts';
import { nowChanged } from '../../people/meeting-builders.ts';
import { received } from '../../domain/owed/stories.ts';
import { standings, type Standing } from '../../domain/standings.ts';
import { wednesday } from '../../web/people/page-world.ts';

const drawn = (standing: Standing): readonly string[] =>
  historyOf(standings[standing] as readonly StoredFact[], { person: moira, directory, now: wednesday }, () => true).map(
    ({ kind, band }) => `${kind}${band === undefined ? '' : ` ${band}`}`,
  );

/** What the history says of the last fact to those who read so much. */
const whyOf = (changes: Parameters<typeof nowChanged>[0], reads: Reads): string | undefined =>
  historyOf(
    given(...received(), nowChanged(changes)) as readonly StoredFact[],
    { person: moira, directory, now: wednesday },
    reads,
  ).at(-1)?.why;

const invited: Reads = (datum) => datum !== 'allegation';
describe('How it is known', () => {
  const concern = {
    trueNow: 'concern',
    worksWithChildren: 'yes',
    concernHeight: 'threshold',
    knownBy: 'His tutor rang.',
  };
  it('that someone works with children is read by those who read what the LADO is told', () => {
    assert.equal(
      whyOf(concern, () => true),
      'His tutor rang.',
    );
    assert.equal(whyOf(concern, invited), undefined);
  });
  it('of anything else is read by everyone who reads the history', () => {
    assert.equal(
      whyOf({ trueNow: 'school', school: 'Example Academy', knownBy: 'His tutor rang.' }, invited),
      'His tutor rang.',
    );
  });
});

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

const saidLast = (said: Answers): string | undefined =>
  historyOf(
    given(...received(), added('person', said)) as readonly StoredFact[],
    { person: moira, directory, now: wednesday },
    () => true,
  ).at(-1)?.what;

describe('What was named of someone', () => {
  it('who is under 18 is another child, by the answer and by the date of birth', () => {
    for (const said of [
      { child: 'yes', birth: '' },
      { child: 'notKnown', birth: '4/5/2012', birthRight: 'yes' },
    ]) {
      assert.match(must(saidLast(said)), /another child named/i);
      assert.doesNotMatch(must(saidLast(said)), /person of concern/i);
    }
  });
  it('who is grown up is a person of concern', () => {
    assert.match(must(saidLast({ child: 'no', birth: '4/5/1990' })), /person of concern named/i);
  });
});
