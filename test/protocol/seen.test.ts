import assert from 'node:assert/strict';
import { localIt } from './target.ts';

const says = / \[(?:never seen on an account|seen on an account: \d{4}-\d\d-\d\d|only here: .+)\]$/;
const titlesIn = (suite: Mocha.Suite): readonly string[] => [
  ...suite.tests.map(({ title }) => title),
  ...suite.suites.flatMap(titlesIn),
];

describe('protocol: every case', () => {
  let root: Mocha.Suite | undefined;
  before(function () {
    root = this.test?.parent;
    while (root?.parent !== undefined) root = root.parent;
  });

  localIt('says whether it was ever seen on an account', 'it is about the cases', () => {
    const suites = root?.suites.filter(({ title }) => title.startsWith('protocol: ')) ?? [];
    const titles = suites.flatMap(titlesIn);
    assert.ok(titles.length > 0);
    assert.deepEqual(
      titles.filter((title) => !says.test(title)),
      [],
    );
  });
});
