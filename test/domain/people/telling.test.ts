// References and long numbers in what everyone reads: which are seen, and which are the council's own.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mintReference } from '../../../src/domain/kernel/ids.ts';
import { tellingIn } from '../../../src/domain/people/telling.ts';
import { directory } from '../../people/builders.ts';

const { settings } = directory;
const found = (text: string): string | undefined => tellingIn(text, settings)?.found;

describe('In what everyone reads', () => {
  it('every reference there can be is seen, as it is printed, in small letters, and with spaces', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), (bytes) => {
        const reference = mintReference(bytes);
        for (const one of [reference, reference.toLowerCase()]) assert.equal(found(`About ${one}, again.`), one);
        const spaced = reference.toLowerCase().replaceAll('-', ' ');
        assert.equal(found(`About ${spaced}?`), /\d/.test(spaced) ? spaced : undefined);
      }),
    );
  });

  for (const [text, seen] of [
    ['About MSET-BA71-ZJ?', 'MSET-BA71-ZJ'],
    ['Mistyped, as MSET-BA71-ZK', 'MSET-BA71-ZK'],
    ['mset–4f7k–24 is meant', 'mset–4f7k–24'],
    ['the child of 4F7K-24 knows', '4F7K-24'],
    ['see adv-4f7k-2q9x', 'adv-4f7k-2q9x'],
    ['ring kestrel on 07700 900283', '07700 900283'],
    ['0770-090-0283', '0770-090-0283'],
    ['NHS 943 476 5919', '943 476 5919'],
    ['the case 12345', '12345'],
    ['+44 (0)7700 900283', '44 (0)7700 900283'],
  ] as const) {
    it(`“${text}” is seen`, () => assert.equal(found(text), seen));
  }

  for (const text of [
    'MSET will be told, MSET does it, pre-MSET - each of them; MSET-funded.',
    'Within 24 hours, by 10.30 to 11.30, in 2027-28, on 12/1/2027; section 17, 47, or 20.',
    `Ring ${settings.adviceLine}, or ${settings.frontDoor.replaceAll(' ', '')}.`,
    `From abroad +44 ${settings.adviceLine.slice(1)} or +44 (0)${settings.adviceLine.slice(1)}.`,
    'Childline 0800 1111, Missing People 116 000.',
    'Well-to-do, part-of, over-16.',
  ]) {
    it(`“${text}” is read by all`, () => assert.equal(found(text), undefined));
  }
});
