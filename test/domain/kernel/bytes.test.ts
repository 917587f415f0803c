// What a file says, however it was saved.
import assert from 'node:assert/strict';
import { hasLost, textIn } from '../../../src/domain/kernel/bytes.ts';

const said = 'Zoë,O’Sample';
const files: Readonly<Record<string, Uint8Array>> = {
  'as UTF-8': Buffer.from(said),
  'as UTF-8 with its mark': Buffer.from(`\uFEFF${said}`),
  'as “CSV” of Excel, which is Windows-1252': Buffer.from('Zo\u00EB,O\u0092Sample', 'latin1'),
  'as “Unicode text” of Excel, which is UTF-16': Buffer.from(`\uFEFF${said}`, 'utf16le'),
};
describe('A file that was saved', () => {
  for (const [how, bytes] of Object.entries(files))
    it(`${how} says what it said`, () => assert.equal(textIn(bytes), said));
  it('and read otherwise has lost a letter', () => {
    assert.ok(hasLost(new TextDecoder().decode(files['as “CSV” of Excel, which is Windows-1252'])));
    assert.ok(!hasLost(said));
  });
});
