import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { accessDocument } from '../../src/commands/access-tables.ts';

describe('npm run access', () => {
  it('prints what docs/access.md says: print it again when a table changes', () => {
    const committed = readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8');
    assert.equal(accessDocument(), committed);
  });
});
