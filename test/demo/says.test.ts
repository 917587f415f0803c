// What young people say in the fictional council, and what it did about it, by quarter.
import assert from 'node:assert/strict';
import { saysOn } from '../../src/demo/trainings.ts';
import { leastShown, quartersBack } from '../../src/domain/say/say.ts';
import { directory } from '../people/builders.ts';

describe('The demo, of what young people say', () => {
  const now = '2027-02-03T10:30:00.000Z';
  const { youSaid } = directory.settings.guidance;
  const said = saysOn({ now }, youSaid);
  const inQuarter = (quarter: string | undefined) => said.filter(([one]) => one === quarter).map(([, say]) => say);

  it('has answers to show of this quarter, and of each about which something was done', () => {
    const [current, ...before] = quartersBack(now, 8);
    assert.ok(inQuarter(current).length > leastShown);
    assert.ok(youSaid.length >= 2);
    for (const { quarter, said: asked } of youSaid) {
      assert.ok(
        before.some((one) => one === quarter),
        `${quarter} is on the page`,
      );
      const answers = inQuarter(quarter);
      assert.equal(answers.length, leastShown, quarter);
      assert.ok(
        answers.some(({ change }) => change === asked),
        asked,
      );
    }
    const ids = said.map(([, { id }]) => id);
    assert.equal(new Set(ids).size, ids.length);
  });
});
