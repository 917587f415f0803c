// Comma-separated values as they are written by others.
import assert from 'node:assert/strict';
import { linesOfCsv } from '../../../src/domain/kernel/csv.ts';

describe('Lines of comma-separated values', () => {
  for (const [that, text, lines] of [
    [
      'plain',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'of Windows, without an end',
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['quoted: commas, quotes and lines', '"a, b","say ""hi""","two\nlines"', [['a, b', 'say "hi"', 'two\nlines']]],
    [
      'empty cells stay, empty lines go',
      'a,,c\n\n,\n1,2,3\n',
      [
        ['a', '', 'c'],
        ['1', '2', '3'],
      ],
    ],
    ['of a quote that is never closed, the rest', 'a,"b\nc', [['a', 'b\nc']]],
    ['nothing', '', []],
  ] as const) {
    it(that, () => assert.deepEqual(linesOfCsv(text), lines));
  }
});
