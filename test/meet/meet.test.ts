// Where two things meet: all ordered pairs of what can happen around a child, by the rules alone, judged by invariants that share no
// code with them. What still fails is in known.ts; `npm run meet` walks finely, and stories of three.
import assert from 'node:assert/strict';
import { failuresIn } from './judge.ts';
import { isKnown, known } from './known.ts';
import { beginningNames, keyOf, played, walkPairs, wayNames } from './walk.ts';

describe('Where two things meet', () => {
  const taken = new Set<string>();

  for (const from of beginningNames) {
    it(`nothing goes wrong but what is known: all pairs, from “${from}”`, () => {
      const walked = walkPairs({ from: [from] });
      for (const name of walked.taken) taken.add(name);
      assert.deepEqual(
        walked.found.filter((one) => !isKnown(one)).map((one) => `${keyOf(one)}; after ${one.story.join(', ')}`),
        [],
      );
    });
  }

  it('and each way of each capability is taken somewhere', () => {
    assert.deepEqual(
      wayNames.filter((name) => !taken.has(name)),
      [],
    );
  });

  for (const line of known) {
    it(`issue ${line.issue} is still to mend: ${keyOf(line)}`, () => {
      // What does not fail any more comes off the list.
      assert.ok(failuresIn(played(line.story)).map(keyOf).includes(keyOf(line)));
    });
  }
});
