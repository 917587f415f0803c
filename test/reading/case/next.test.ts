// What comes next, in words: at every stage a step, and its day where there is one.
import assert from 'node:assert/strict';
import { rowOf } from '../../../src/domain/case/owed/row.ts';
import { sayNext } from '../../../src/reading/case/next.ts';
import { caseOf, directory, ravi } from '../../people/builders.ts';
import { standings, type Standing } from '../../domain/standings.ts';
import { wednesday } from '../../web/people/page-world.ts';

const next = (standing: Standing): string =>
  sayNext(rowOf(caseOf(standings[standing])), { person: ravi, directory, now: wednesday });

describe('What comes next of a case', () => {
  const told: readonly (readonly [Standing, RegExp])[] = [
    ['draft', /^Submit it$/],
    ['awaitingConsent', /^Management consent, (?:due|was due) \w{3} \d+ \w{3} \d\d:\d\d$/],
    ['returned', /^Answer what was asked and resubmit/],
    ['received', /^Triage, (?:due|was due) /],
    ['inStrategy', /^Strategy discussion, (?:due|was due) /],
    ['listed', /^Decision: next Pre-MSET; not decided on Tuesday 12 January 2027$/],
    ['toPanel', /^Decision: next Full panel; not decided on Tuesday 19 January 2027$/],
    ['held', /^Back to the next pre-MSET, by \w+ \d+ \w+ 2027$/],
    ['open', /^Panel review by \w+ \d+ \w+ 2027$/],
    ['review', /^Prepare the review, (?:due|was due) /],
    ['closed', /^Letter and feedback to child and family, (?:due|was due) /],
    ['decisionChallenged', /^Answer the challenge, (?:due|was due) /],
    ['withdrawn', /^Nothing more to do$/],
  ];
  for (const [standing, words] of told)
    it(`${standing}: says the step and its day`, () => assert.match(next(standing), words));

  it('names the meeting until its day is over; on that day the next one too, for it may have ended', () => {
    const early = { person: ravi, directory, now: '2027-01-12T16:00:00.000Z' };
    for (const [standing, words] of [
      ['listed', 'Decision: Pre-MSET on Tuesday 12 January 2027; the next one if it is left undecided'],
      ['toPanel', 'Decision: Full panel on Tuesday 19 January 2027'],
    ] as const) {
      assert.equal(sayNext(rowOf(caseOf(standings[standing])), early), words);
    }
  });

  it('says something wherever a case stands, and never of when a child was born', () => {
    for (const standing of Object.keys(standings) as readonly Standing[]) {
      if (standings[standing].length === 0) continue;
      assert.match(next(standing), /^[A-Z][^*]+$/, standing);
      assert.doesNotMatch(next(standing), /undefined|\b18\b|2011/, standing);
    }
  });
});
