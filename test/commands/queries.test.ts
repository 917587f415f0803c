import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { queries } from '../../src/store/queries/queries.ts';

describe('npm run queries', () => {
  it('prints what the store holds: every query once, with its text and what it is for', () => {
    const printed = execFileSync(process.execPath, ['src/commands/queries.ts'], { encoding: 'utf8' });
    const blocks = printed.trimEnd().split('\n\n');
    assert.deepEqual(
      blocks.map((block) => block.split('\n').slice(1)),
      queries.map(({ why, text }) => [`  ${why}`, `  ${text}`]),
    );
    assert.deepEqual(
      blocks.map((block) => block.split(':')[0]),
      queries.map(({ name }) => name),
    );
  });
});
