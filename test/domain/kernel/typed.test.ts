// What people type is compared and kept as it reads (docs/process.md P10.13).
import assert from 'node:assert/strict';
import { allAsRead, asRead } from '../../../src/domain/kernel/typed.ts';

const rows: readonly (readonly [what: string, typed: string, reads: string])[] = [
  ['a zero-width space', 'Kes\u200Btrel', 'Kestrel'],
  ['a zero-width joiner', 'Kes\u200Dtrel', 'Kestrel'],
  ['a word joiner', 'Kes\u2060trel', 'Kestrel'],
  ['a byte order mark', '\uFEFFKestrel', 'Kestrel'],
  ['a soft hyphen', 'Kes\u00ADtrel', 'Kestrel'],
  ['a combining joiner', 'Ze\u034F\u0301', 'Z\u00E9'],
  ['a right-to-left override', '\u202EKestrel\u202C', 'Kestrel'],
  ['isolates and marks', '\u2067Kestrel\u2069\u200F\u061C', 'Kestrel'],
  ['tags', 'Kestrel\u{E0041}\u{E007F}', 'Kestrel'],
  ['a filler', 'Kes\uFFA0trel', 'Kestrel'],
  ['wide letters, which are a spelling', 'Ｋｅｓｔｒｅｌ', 'Ｋｅｓｔｒｅｌ'],
  ['a half, and an apostrophe of a phone', '½ of O’Sample', '½ of O’Sample'],
  ['an accent of its own', 'Zoe\u0308', 'Zoë'],
  ['a space that does not break', 'NE28\u00A00AA', 'NE28 0AA'],
  ['thin and wide spaces', 'Kes\u2009trel\u3000Madeup', 'Kes trel Madeup'],
  ['control characters, of two alphabets', 'Kes\u0000trel\u0085\u009F', 'Kes trel  '],
  ['lines of every kind, and columns', 'one\r\ntwo\rthree\nfour\tfive', 'one\ntwo\nthree\nfour\tfive'],
  ['a line that ends by a sign of its own', 'one\u2028two', 'one two'],
  ['plain words, with their lines', 'Ring mum.\nThen “visit”: 9–10 Row', 'Ring mum.\nThen “visit”: 9–10 Row'],
  ['half a sign', 'Kes\uD800trel', 'Kes\uFFFDtrel'],
  ['letters of another script', 'Юлія محمد 美玲', 'Юлія محمد 美玲'],
];

describe('What people type', () => {
  for (const [what, typed, reads] of rows) {
    it(`reads as it is seen: ${what}`, () => {
      assert.equal(asRead(typed), reads);
      assert.equal(asRead(reads), reads);
    });
  }
  it('of a card or page each text, and nothing else', () => {
    const sent = { surname: 'Ma\u200Bdeup', from: 6, deep: { text: 'a\u200Bb' }, none: null };
    assert.deepEqual(allAsRead(sent), { ...sent, surname: 'Madeup' });
  });
});
