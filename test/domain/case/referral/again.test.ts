// Returned and sent again: a change, or the reason why there is none; and what changed is kept for those who read it.
import assert from 'node:assert/strict';
import { pages } from '../../../../src/domain/case/referral/form/pages.ts';
import { askedAbout } from '../../../../src/domain/case/referral/form/lists.ts';
import { askedBy } from '../../../../src/domain/case/referral/form/rules.ts';
import {
  commandIn,
  answersOn,
  caseOf,
  colin,
  consented,
  directory,
  factOf,
  filledIn,
  given,
  kestrel,
  later,
  monday10,
  noConflict,
  priya,
  resubmitted,
  returned,
  saved,
  submitted,
} from '../../../people/builders.ts';
import { sentBack } from '../../../people/meeting-builders.ts';
import { assessed, riskBegun } from '../../../people/assessment-builders.ts';
import type { Fact } from '../../../../src/domain/case/whole/case.ts';
import { check } from '../../scenario.ts';

const back = given(filledIn(), submitted(), noConflict(), returned());
const spoken = saved('6', { ...answersOn('6', kestrel), childsWords: '“I want my own room.”' });
const fromTriage = given(filledIn(), submitted(), noConflict(), consented(), sentBack());

describe('A referral that was returned', () => {
  check([
    {
      that: 'is not sent again without a change',
      given: back,
      when: resubmitted(undefined, '  '),
      leaves: {
        refused: 'nothingChanged',
        message: 'Not sent. Nothing has changed since Colin Fixture returned it.',
      },
    },
    {
      that: 'nor back to the co-ordinator',
      given: fromTriage,
      when: resubmitted(undefined, ''),
      leaves: { refused: 'nothingChanged' },
    },
    {
      that: 'is sent without one where the referrer says why, and the reason goes with it',
      given: back,
      when: resubmitted(undefined, 'He does not want to say more.'),
      leaves: {
        makes: {
          stage: 'awaitingConsent',
          submission: { again: { unchangedBecause: 'He does not want to say more.' } },
        },
      },
    },
    {
      that: 'carries what was asked for, and each changed answer as it was before',
      given: [...back, ...given(filledIn(), submitted(), noConflict(), returned(), spoken).slice(-1)],
      when: resubmitted(undefined, ''),
      leaves: {
        makes: {
          stage: 'awaitingConsent',
          submission: {
            round: 2,
            again: {
              returned: { reasons: ['voice', 'strengths'], note: 'Please ask him what he wants.' },
              changed: [{ field: 'childsWords', before: kestrel['childsWords'] }],
            },
          },
        },
      },
    },
    {
      that: 'carries it to the co-ordinator, too',
      given: given(filledIn(), submitted(), noConflict(), consented(), sentBack(), spoken),
      when: resubmitted(undefined, ''),
      leaves: {
        makes: {
          stage: 'received',
          submission: { again: { changed: [{ field: 'childsWords', before: kestrel['childsWords'] }] } },
        },
      },
    },
  ]);

  it('has not changed where only another manager is asked', () => {
    const other = saved('9', { ...answersOn('9', kestrel), consenter: '' });
    assert.throws(() => given(filledIn(), submitted(), noConflict(), returned(), other, resubmitted(undefined, '')));
  });

  it('says nothing of a return where there was none', () => {
    const sent = caseOf(given(filledIn(), submitted()));
    assert.ok('submission' in sent && sent.submission?.again === undefined);
  });
});

const goes = (facts: readonly Fact[]): string => {
  const fact = factOf(facts, commandIn(resubmitted()), { actor: priya, now: later(monday10, 90), directory });
  return typeof fact === 'string' ? fact : 'done';
};

describe('What a reason to return asks about', () => {
  it('are questions of the nine pages, in their order', () => {
    const names = pages.flatMap((page) => page.fields.map((field) => field.name));
    for (const asked of Object.values(askedAbout).flat()) assert.ok(names.includes(asked), asked);
    assert.deepEqual(askedBy(['strengths', 'voice']), ['childKnows', 'childsWords', 'strengths']);
    assert.deepEqual(askedBy(['missingItem']), []);
  });
  it('that the risk tool is not complete is kept to: it goes back with a completed assessment', () => {
    const input = { reason: 'riskTool', note: 'Assess him first, please.' };
    const deeds = [filledIn(), submitted(), noConflict(), [colin, 1, 'returnForInformation', input] as const];
    assert.deepEqual(
      [goes(given(...deeds)), goes(given(...deeds, riskBegun())), goes(given(...deeds, assessed()))],
      ['incomplete', 'incomplete', 'done'],
    );
  });
});
