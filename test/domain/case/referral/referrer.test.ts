// What the referrer does besides writing: taking a referral back, and challenging a decision.
import assert from 'node:assert/strict';
import {
  caseOf,
  challenged,
  colin,
  consented,
  declined,
  filledIn,
  given,
  noConflict,
  priya,
  returned,
  submitted,
  withdrawn,
  type StoryRow,
} from '../../../people/builders.ts';
import { check } from '../../scenario.ts';

const asked = [filledIn(), submitted(), noConflict()];
const withdrawing = (reason: string, childSafe: string, by = priya): StoryRow => [
  by,
  1,
  'withdraw',
  { reason, childSafe },
];
const challenging = (concern: string, outcomeWanted: string): StoryRow => [
  priya,
  1,
  'challenge',
  { concern, outcomeWanted },
];

describe('A referral is withdrawn', () => {
  check([
    {
      that: 'As a draft, with the reason and whether the child is safe',
      given: given(filledIn()),
      when: withdrawing('He has moved.', 'yes'),
      leaves: { makes: { stage: 'withdrawn', withdrawn: { reason: 'He has moved.', childSafe: 'yes' } } },
    },
    {
      that: 'While it waits for consent; who was asked is still known',
      given: given(...asked),
      when: withdrawn(),
      leaves: { makes: { stage: 'withdrawn', submission: { asked: [colin.objectId] } } },
    },
    {
      that: 'After a return',
      given: given(...asked, returned()),
      when: withdrawn(),
      leaves: { makes: { stage: 'withdrawn' } },
    },
    {
      that: 'Although the child is not safe: the referrer is told whom to ring, and may not be held',
      given: given(filledIn()),
      when: withdrawing('Police lead now.', 'no'),
      leaves: { makes: { withdrawn: { childSafe: 'no' } } },
    },
    {
      that: 'Not without a reason',
      given: given(filledIn()),
      when: withdrawing('', 'yes'),
      leaves: { refused: 'incomplete' },
    },
    {
      that: 'Not without saying whether the child is safe',
      given: given(filledIn()),
      when: withdrawing('Moved.', ''),
      leaves: { refused: 'incomplete' },
    },
    {
      that: 'Not after consent',
      given: given(...asked, consented()),
      when: withdrawn(),
      leaves: { refused: 'tooLate' },
    },
    {
      that: 'Not after "not authorised"',
      given: given(...asked, declined()),
      when: withdrawn(),
      leaves: { refused: 'tooLate' },
    },
    {
      that: 'Not by the manager',
      given: given(...asked),
      when: withdrawing('No.', 'yes', colin),
      leaves: { refused: 'notAvailable' },
    },
  ]);

  it('Nothing of the record is lost by it', () => {
    const before = caseOf(given(filledIn()));
    const after = caseOf(given(filledIn(), withdrawn()));
    assert.deepEqual(after.answers, before.answers);
    assert.equal(after.reference, before.reference);
  });
});

describe('A decision has been challenged', () => {
  check([
    {
      that: 'Once, with the concern and the outcome wanted',
      given: given(...asked, declined()),
      when: challenging('The phones were not considered.', 'MSET screens this.'),
      leaves: {
        makes: {
          stage: 'notAuthorised',
          challenge: { concern: 'The phones were not considered.', outcomeWanted: 'MSET screens this.' },
          declined: { by: { name: 'Colin Fixture' } },
        },
      },
    },
    {
      that: 'Not twice',
      given: given(...asked, declined(), challenged()),
      when: challenged(),
      leaves: { refused: 'notNow' },
    },
    {
      that: 'Not without a concern',
      given: given(...asked, declined()),
      when: challenging('', 'Screening.'),
      leaves: { refused: 'incomplete' },
    },
    {
      that: 'Not without saying what is wanted',
      given: given(...asked, declined()),
      when: challenging('The phones.', ''),
      leaves: { refused: 'incomplete' },
    },
    {
      that: 'Not when there is no such decision',
      given: given(...asked, consented()),
      when: challenged(),
      leaves: { refused: 'notNow' },
    },
    {
      that: 'Not by the manager who took it',
      given: given(...asked, declined()),
      when: challenged(colin),
      leaves: { refused: 'notAvailable' },
    },
  ]);
});
