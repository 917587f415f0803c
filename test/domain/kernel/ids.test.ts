import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  commandMintedAt,
  mintCommandId,
  mintReference,
  readReference,
  toCommandId,
  toObjectId,
} from '../../../src/domain/kernel/ids.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = (count: number) => fc.uint8Array({ minLength: count, maxLength: count });
const anyReference = bytes(5).map(mintReference);
const mistyped = { problem: 'That reference looks mistyped: check it and try again.' };
const misshapen = { problem: 'That reference looks mistyped: it should look like MSET-4F7K-24.' };

/** The six characters of a reference that carry meaning. */
const bodyOf = (reference: string): string => reference.slice(5).replace('-', '');

describe('A reference', () => {
  for (const [given, reference] of [
    [[4, 15, 7, 19, 2], 'MSET-4F7K-24'],
    [[0, 0, 0, 0, 0], 'MSET-0000-00'],
    [[31, 31, 31, 31, 31], 'MSET-ZZZZ-Z5'],
    [[32, 64, 96, 128, 161], 'MSET-0000-1Y'],
  ] as const) {
    it(`is made of five bits of each of five bytes and a check character: ${reference}`, () => {
      assert.equal(mintReference(Uint8Array.from(given)), reference);
    });
  }

  it('needs five random bytes', () => {
    assert.throws(() => mintReference(new Uint8Array(4)), /5 random bytes are needed, got 4/);
  });

  it('reads back as itself', () => {
    fc.assert(fc.property(anyReference, (reference) => assert.deepEqual(readReference(reference), { reference })));
  });

  it('can be any of the 32 to the fifth, each byte choosing its own character', () => {
    fc.assert(
      fc.property(bytes(5), (given) => {
        const expected = Array.from(given, (byte) => alphabet[byte & 31]).join('');
        assert.equal(bodyOf(mintReference(given)).slice(0, 5), expected);
      }),
    );
  });

  for (const typed of [
    'MSET-4F7K-24',
    'mset-4f7k-24',
    ' MSET 4F7K 24 ',
    'mset4f7k24',
    '4F7K-24',
    '4f7k24',
    '4 f 7 k 2 4',
    'MSET–4F7K—24',
  ]) {
    it(`is understood when typed ${JSON.stringify(typed)}`, () => {
      assert.deepEqual(readReference(typed), { reference: 'MSET-4F7K-24' });
    });
  }

  it('may be typed with I or L for 1 and O for 0', () => {
    for (const typed of ['mset-oO0o-1y', 'MSET-0000-IY', 'MSET-0000-LY', '0000ly']) {
      assert.deepEqual(readReference(typed), { reference: 'MSET-0000-1Y' });
    }
  });

  it('may begin like its own prefix, with the prefix or without', () => {
    const reference = mintReference(Uint8Array.from([20, 25, 14, 26, 0]));
    assert.match(reference, /^MSET-MSET-0/);
    assert.deepEqual(readReference(reference), { reference });
    assert.deepEqual(readReference(bodyOf(reference)), { reference });
  });

  it('with any one character changed is seen to be mistyped', () => {
    fc.assert(
      fc.property(anyReference, fc.nat(5), fc.nat(31), (reference, place, value) => {
        const character = alphabet.charAt(value);
        const body = bodyOf(reference);
        fc.pre(body[place] !== character);
        assert.deepEqual(readReference(body.slice(0, place) + character + body.slice(place + 1)), mistyped);
      }),
      { numRuns: 2000 },
    );
  });

  it('with two neighbours swapped is seen to be mistyped, but for 0 and Z, which Luhn cannot see', () => {
    fc.assert(
      fc.property(anyReference, fc.nat(4), (reference, place) => {
        const body = bodyOf(reference);
        const pair = body.slice(place, place + 2);
        fc.pre(pair[0] !== pair[1]);
        const swapped = body.slice(0, place) + pair.charAt(1) + pair.charAt(0) + body.slice(place + 2);
        const seen = !('reference' in readReference(swapped));
        assert.equal(seen, pair !== '0Z' && pair !== 'Z0');
      }),
      { numRuns: 2000, examples: [[mintReference(Uint8Array.from([0, 31, 5, 6, 7])), 0]] },
    );
  });

  it('is never read from a letter outside the alphabet', () => {
    for (const check of `${alphabet}U`) assert.deepEqual(readReference(`MSET-4F7U-2${check}`), mistyped);
  });

  for (const typed of [
    '',
    'MSET',
    'MSET-4F7K',
    'MSET-4F7K-244',
    'MSET-4F7K-24/A1',
    'XSET-4F7K-24',
    'Kestrel',
    'x'.repeat(10_000),
  ]) {
    it(`is not seen in ${JSON.stringify(typed.slice(0, 20))}, and the answer shows what one looks like`, () => {
      assert.deepEqual(readReference(typed), misshapen);
    });
  }
});

describe("A person's object id", () => {
  const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
  it('is a GUID in lower case, however it was written', () => {
    assert.equal(toObjectId(id), id);
    assert.equal(toObjectId(` ${id.toUpperCase()} `), id);
  });

  for (const text of [
    '',
    'priya',
    id.slice(1),
    `${id}0`,
    `{${id}}`,
    id.replaceAll('-', ''),
    id.replace('f', 'g'),
    `29:${id}`,
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => assert.equal(toObjectId(text), undefined));
  }
});

describe('A command id', () => {
  const now = Date.parse('2027-01-04T10:00:00.000Z');
  it('is the time in base 36 and eight random characters', () => {
    const id = mintCommandId(now, Uint8Array.from([0, 1, 10, 18, 31, 32, 63, 255]));
    assert.equal(id, `${now.toString(36)}.01ajz0zz`);
  });

  it('remembers when it was minted', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8.64e15 }), bytes(8), (ms, given) => {
        const id = mintCommandId(ms, given);
        assert.equal(commandMintedAt(id), ms);
        assert.equal(toCommandId(id), id);
      }),
    );
  });

  it('needs eight random bytes and a time in whole milliseconds since 1970', () => {
    assert.throws(() => mintCommandId(now, new Uint8Array(7)), /8 random bytes are needed, got 7/);
    for (const ms of [-1, 0.5, Number.NaN, 8.64e15 + 1])
      assert.throws(() => mintCommandId(ms, new Uint8Array(8)), RangeError);
  });

  for (const text of [
    '',
    '.',
    'kjk3v2o0',
    'kjk3v2o0.',
    '.01ajz0zz',
    'kjk3v2o0.01ajz0z',
    'kjk3v2o0.01ajz0zzz',
    'kjk3v2o0.01ajz0zu',
    'kjk3v2o0.01ajz0zi',
    'KJK3V2O0.01AJZ0ZZ',
    '0kjk3v2o0.01ajz0zz',
    '-1.01ajz0zz',
    'zzzzzzzzzzz.01ajz0zz',
    'kjk3v2o0.01ajz0zz\n',
    ' kjk3v2o0.01ajz0zz',
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.equal(commandMintedAt(text), undefined);
      assert.equal(toCommandId(text), undefined);
    });
  }
});
