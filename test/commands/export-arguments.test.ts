import assert from 'node:assert/strict';
import { readArguments } from '../../src/commands/export-arguments.ts';

describe('what is typed after npm run export', () => {
  const reference = 'MSET-4F7K-24';

  it('is a reference as people write it, and a reason', () => {
    assert.deepEqual(readArguments([' mset 4f7k-24', '--why', ' A move ']), { reference, why: 'A move' });
    assert.deepEqual(readArguments(['--why=A move', reference]), { reference, why: 'A move' });
  });

  it('may say who takes it', () => {
    const typed = [reference, '--why', 'A move', '--by', ' dpo@council.example '];
    assert.deepEqual(readArguments(typed), { reference, why: 'A move', by: 'dpo@council.example' });
  });

  const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no reason', [reference], /^Say why, in at most 500 characters; .*--why "/],
    ['an empty reason', [reference, '--why', '  '], /^Say why/],
    ['a reason that is a letter', [reference, '--why', 'x'.repeat(501)], /^Say why/],
    ['a mistyped reference', ['MSET-4F7K-25', '--why', 'A move'], /looks mistyped/],
    ['no case', ['--why', 'A move'], /^Name one case: npm run export/],
    ['two cases', [reference, reference, '--why', 'A move'], /^Name one case: /],
    ['an option that does not exist', [reference, '--because', 'A move'], /^That is not understood: npm run export/],
    ['no one who takes it', [reference, '--why', 'A move', '--by', ' '], /^Say who takes it, in at most 100/],
    ['a reason left out', [reference, '--why'], /^That is not understood: /],
  ];
  for (const [name, typed, message] of refusals) {
    it(`is refused with ${name}`, () => {
      assert.throws(() => readArguments(typed), { name: 'CommandError', message });
    });
  }

  it('may have a reason of 500 characters', () => {
    assert.equal(readArguments([reference, '--why', 'x'.repeat(500)]).why.length, 500);
  });
});
