// The table of docs/process.md P2.7 is what the clocks of the code do. RECORD=1 writes it again.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { dutyTables } from '../../src/commands/duty-tables.ts';

const file = new URL('../../docs/process.md', import.meta.url);
const block = /(?<=<!-- duties -->\n\n)[^]*?(?=<!-- \/duties -->)/;

describe('npm run duties', () => {
  it('prints what docs/process.md says: print it again when a clock changes', () => {
    const text = readFileSync(file, 'utf8');
    const said = block.exec(text)?.[0];
    assert.ok(said !== undefined, 'docs/process.md has no table between <!-- duties --> and <!-- /duties -->');
    const printed = `${dutyTables()}\n\n`;
    if (process.env['RECORD'] === '1')
      return writeFileSync(
        file,
        text.replace(block, () => printed),
      );
    assert.equal(said, printed);
  });
});
