import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { accessDocument } from '../../src/commands/access-tables.ts';

describe('npm run access', () => {
  it('prints what docs/access.md says: print it again when a table changes', () => {
    const committed = readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8');
    assert.equal(accessDocument(), committed);
  });

  it('calls no two steps of one matter alike', () => {
    const named = accessDocument()
      .split('## By step')[1]
      ?.split('\n')
      .map((line) =>
        line
          .split('|')
          .slice(1, 3)
          .map((cell) => cell.trim())
          .join(': '),
      );
    const steps = (named ?? []).filter((name) => /^[a-z]+: [A-Z]/.test(name));
    assert.ok(steps.length > 100, `${steps.length}`);
    assert.deepEqual(
      steps.filter((name, place) => steps.indexOf(name) !== place),
      [],
    );
  });
});
