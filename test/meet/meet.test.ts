// Where two things meet: all ordered pairs of what can happen around a child, and what belongs together on either side of a merge, by the rules alone, judged by invariants that share no
// code with them. What still fails is in known.ts; `npm run meet` walks finely, and stories of three.
import assert from 'node:assert/strict';
import { invariants } from './account.ts';
import { around } from './around.ts';
import { failuresIn } from './judge.ts';
import { isKnown, known } from './known.ts';
import { pagesOf, wronglyShown } from './shown.ts';
import { viewOf } from './view.ts';
import { moira } from '../people/builders.ts';
import { beginningNames, keyOf, played, walkMerges, walkPairs, wayNames } from './walk.ts';

describe('Where two things meet', () => {
  const taken = new Set<string>();
  const showing: (readonly string[])[] = [];

  for (const from of beginningNames) {
    it(`nothing goes wrong but what is known: all pairs, from “${from}”`, () => {
      const walked = walkPairs({ from: [from] });
      for (const name of walked.taken) taken.add(name);
      showing.push(...walked.showing);
      assert.deepEqual(
        walked.found.filter((one) => !isKnown(one)).map((one) => `${keyOf(one)}; after ${one.story.join(', ')}`),
        [],
      );
    });
  }

  it('nothing goes wrong but what is known on either side of a merge: before it, after it, in what goes on and in what ended', () => {
    const walked = walkMerges();
    const there = new Set([...walked.taken].map((name) => name.replace(/^other: /, '')));
    for (const name of there) taken.add(name);
    showing.push(...walked.showing);
    assert.deepEqual(
      walked.found.filter((one) => !isKnown(one)).map((one) => `${keyOf(one)}; after ${one.story.join(', ')}`),
      [],
    );
    assert.deepEqual(
      around.flat(2).filter((name) => !there.has(name)),
      [],
    );
  });

  it('and each way of each capability is taken somewhere', () => {
    assert.deepEqual(
      wayNames.filter((name) => !taken.has(name)),
      [],
    );
  });

  it('on no page, print or card anyone is shown what is not for them: of every fortieth town where that may be', async () => {
    const found = new Map<string, string>();
    for (const [turn, story] of showing.filter((_story, place) => place % 40 === 0).entries())
      for (const what of await wronglyShown(viewOf(played(story)), { turn, of: 10 })) found.set(what, story.join(', '));
    assert.deepEqual([...found], []);
    // What is compared says something: the co-ordinator reads the case on as many pages.
    assert.ok((await pagesOf(viewOf(played(['open', 'missing'])), moira)) >= 15);
  });

  for (const line of known.filter(({ invariant }) => invariant in invariants)) {
    it(`issue ${line.issue} is still to mend: ${keyOf(line)}`, () => {
      // What does not fail any more comes off the list.
      assert.ok(failuresIn(played(line.story)).map(keyOf).includes(keyOf(line)));
    });
  }
});
