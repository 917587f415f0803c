// That someone of concern works with children is owed to the LADO from when it is first said, as long as anything says so.
import assert from 'node:assert/strict';
import { owedMarks } from '../../../../src/domain/case/owed/owed.ts';
import type { Concern } from '../../../../src/domain/case/state/stage-parts.ts';
import { ladoTold } from '../../owed/settle.ts';
import { ofLado, received, sent } from '../../owed/stories.ts';
import {
  answersOn,
  caseOf,
  given,
  kestrel,
  priya,
  resubmitted,
  saved,
  type StoryRow,
  type Told,
} from '../../../people/builders.ts';
import { nowChanged, sentBack } from '../../../people/meeting-builders.ts';
import { added } from '../../../people/mention-builders.ts';

const named = added('person', { works: 'yes' });
const another = added('person', { name: 'Known as Coach', alias: 'Coach', works: 'yes' });
const taken = (part: string): StoryRow =>
  [priya, 1, 'takeBackMention', { reason: 'He is a caretaker elsewhere.' }, { part }] as StoryRow;
const saidNow = nowChanged({ trueNow: 'concern', worksWithChildren: 'yes', concernHeight: 'threshold' });
const withoutIt = saved('5', { ...answersOn('5', kestrel), worksWithChildren: 'no' });

/** What is kept of it, and whether the LADO is owed the news. */
function after(...told: Told): { readonly concern: Concern | undefined; readonly owed: boolean } {
  const childCase = caseOf(given(...told));
  return { concern: childCase.concern, owed: owedMarks(childCase).some(({ name }) => name === 'lado') };
}
const cases: readonly (readonly [that: string, owed: boolean, said: readonly string[] | undefined, told: Told])[] = [
  ['the referral says it', true, undefined, sent(ofLado)],
  ['an entry does, before consent too', true, ['P1'], [...sent(), named]],
  ['an entry of someone who does not', false, undefined, [...sent(), added('person')]],
  ['two entries, one of which is taken back', true, ['P2'], [...received(), named, named, taken('P1')]],
  ['the only entry was a slip', false, undefined, [...received(), named, taken('P1')]],
  ['an entry was a slip, and the referral says it', true, undefined, [...received(ofLado), named, taken('P1')]],
  ['it was changed since, and an entry was a slip', true, ['now'], [...received(), saidNow, named, taken('P1')]],
  [
    'the referral was sent again without it',
    false,
    undefined,
    [...received(ofLado), sentBack(), withoutIt, resubmitted()],
  ],
  ['it was, and an entry says it', true, ['P1'], [...received(ofLado), named, sentBack(), withoutIt, resubmitted()]],
  [
    'it was, and someone changed it meanwhile',
    true,
    ['now'],
    [...received(), sentBack(), saidNow, withoutIt, resubmitted()],
  ],
];

describe('Someone of concern works with children', () => {
  for (const [that, owed, said, told] of cases) {
    it(`${owed ? 'is owed to the LADO' : 'is owed to no one'}: ${that}`, () => {
      const left = after(...told);
      assert.deepEqual([left.owed, left.concern?.said], [owed, said]);
    });
  }

  it('is owed since it was first said, and by then', () => {
    const first = after(...received(ofLado)).concern;
    const { said: _said, toTell: _named, ...later } = after(...received(ofLado), named).concern ?? {};
    const { toTell: _unnamed, ...said } = first ?? {};
    assert.deepEqual(later, said);
  });

  it('is owed of each of them: of another once the LADO was told of the first', () => {
    const told = ladoTold('2027-01-04T12:00:00.000Z');
    assert.equal(after(...received(), named, told).owed, false);
    assert.equal(after(...received(), named, told, another).owed, true);
    assert.equal(after(...received(), named, another, told).owed, true);
    assert.equal(after(...received(), named, another, told, told).owed, false);
    assert.equal(after(...received(ofLado), named, told).owed, false, 'who is named may be whom the referral means');
  });
});
