// Nothing is entered, referred, dropped or destroyed for one child by what a list of the police said of another (docs/process.md P29.3
// to P29.9), over the real desk and store. `npm run meet` takes more of them. What is not mended yet is in known.ts.
import assert from 'node:assert/strict';
import { known } from '../known.ts';
import { listsOf, written } from './children.ts';
import { invariant, isKnownWrong, whatOf, wrongAfter } from './mondays.ts';

describe('A list of the police says nothing of another child', () => {
  it('also of twins, brothers and namesakes, on lists of three Mondays', async () => {
    const wrong = await wrongAfter(listsOf(1));
    assert.deepEqual(
      wrong.filter((one) => !isKnownWrong(one)),
      [],
    );
  });

  for (const line of known.filter((one) => one.invariant === invariant)) {
    it(`issue ${line.issue} is still to mend: ${line.what}`, async () => {
      assert.ok((await wrongAfter(written(line.story))).map(whatOf).includes(line.what));
    });
  }
});
