// The button of a stored card does the work it names: it opens the form of that step, by the step's own verb and name.
import assert from 'node:assert/strict';
import { counters } from '../../../src/desk/counters.ts';
import { steps } from '../../../src/domain/case/whole/case.ts';
import { forms, workButtons } from '../../../src/notices/case/readers/work.ts';
import { caseOf, filledIn, given, submitted } from '../../people/builders.ts';

const childCase = caseOf(given(filledIn(), submitted()));
const names = (own: boolean) =>
  workButtons(childCase, { name: 'feedback', own }).map(({ title, verb }) => [title, verb]);

describe('The button of a card that asks for one form', () => {
  for (const [duty, { step, verb }] of Object.entries(forms)) {
    it(`${duty}: opens the form of “${steps[step].title}”`, () => {
      const counter = counters.find(({ steps: own }) => own[step] !== undefined);
      assert.equal(counter?.presses[step]?.verb, verb);
      assert.ok('asks' in steps[step], 'has a form');
    });
  }

  it('to those who only see that it is done it leads to the case', () => {
    assert.deepEqual(names(true), [
      [steps.recordFeedback.title, 'ends.feedback'],
      ['Read', 'case.open'],
    ]);
    assert.deepEqual(names(false), [['Read', 'case.open']]);
  });
});
