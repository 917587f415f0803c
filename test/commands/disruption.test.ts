// The table of docs/process.md P8.19 is what the code offers. RECORD=1 writes it again.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { disruptionTable } from '../../src/commands/disruption-table.ts';

const file = new URL('../../docs/process.md', import.meta.url);
const block = /(?<=<!-- disruption -->\n\n)[^]*?(?=<!-- \/disruption -->)/;

describe('The types of disruption', () => {
  it('are those of docs/process.md: print them again when the list changes', () => {
    const text = readFileSync(file, 'utf8');
    const said = block.exec(text)?.[0];
    assert.ok(said !== undefined, 'docs/process.md has no table between <!-- disruption --> and <!-- /disruption -->');
    const printed = `${disruptionTable()}\n\n`;
    if (process.env['RECORD'] === '1')
      return writeFileSync(
        file,
        text.replace(block, () => printed),
      );
    assert.equal(said, printed);
  });
});
