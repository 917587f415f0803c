import assert from 'node:assert/strict';
import { releaseOf } from '../../src/packaging/release.ts';

const changes =
  '# Changelog\n\n## 1.2.0, 4 Jan 2027\n\nNeeds migrate: no.\n\n- New.\n\n## 1.1.9, 1 Dec 2026\n\n- Old.\n';
const said = { packageVersion: '1.2.0', lockVersions: ['1.2.0', '1.2.0'], changes };

describe('A release', () => {
  it('is what tag, package, lock and changelog say alike; its notes are those of the changelog', () => {
    assert.deepEqual(releaseOf('v1.2.0', said), { version: '1.2.0', notes: 'Needs migrate: no.\n\n- New.' });
  });

  const wrong: readonly (readonly [what: string, tag: string, other: Partial<typeof said>, says: RegExp])[] = [
    ['its tag is none', '1.2.0', {}, /^1\.2\.0 is no tag of a release/],
    ['its tag has two numbers', 'v1.2', {}, /^v1\.2 is no tag of a release/],
    [
      'the package is of another version',
      'v1.2.0',
      { packageVersion: '1.1.9' },
      /^package\.json says 1\.1\.9: npm version 1\.2\.0/,
    ],
    [
      'the lock is of another version',
      'v1.2.0',
      { lockVersions: ['1.2.0', '1.1.9'] },
      /^package-lock\.json says another version/,
    ],
    [
      'the changelog has not its name yet',
      'v1.2.0',
      { changes: changes.replace('1.2.0, 4 Jan 2027', 'Unreleased') },
      /^CHANGELOG\.md begins with “Unreleased”: head it “1\.2\.0, /,
    ],
    [
      'nothing says whether it needs migrate',
      'v1.2.0',
      { changes: changes.replace('Needs migrate: no.\n\n', '') },
      /^CHANGELOG\.md does not say of it “Needs migrate/,
    ],
    [
      'it is no higher than the one before',
      'v1.2.0',
      { changes: changes.replace('## 1.1.9', '## 1.10.0') },
      /^1\.2\.0 is not higher than 1\.10\.0 before/,
    ],
  ];
  for (const [what, tag, other, says] of wrong) {
    it(`is none where ${what}`, () => {
      const release = releaseOf(tag, { ...said, ...other });
      assert.ok('problems' in release);
      assert.equal(release.problems.length, 1, release.problems.join('\n'));
      assert.match(release.problems[0] ?? '', says);
    });
  }
});
