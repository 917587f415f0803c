// What a merge leaves in a file where two people changed the same lines, and nobody has put it right.
import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

/** Nothing that is tracked is in there. */
const untracked = new Set(['.git', 'node_modules', 'dist', 'data', 'coverage', 'shots']);

/** As Git writes them, indented or not, and as the formatter makes quotations and rows of tables of them. */
const marker = /^[\s|]*(?:<{7}(?!<)|>{7}(?!>)|\|{7}(?!\|)|(?:> ){6}>)/;

const markedLines = (text: string): readonly number[] =>
  text.split('\n').flatMap((line, place) => (marker.test(line) ? [place + 1] : []));

describe('No file', () => {
  it('holds the marks of a merge that nobody has finished', () => {
    const files = globSync('**/*', { cwd: root, exclude: (name) => untracked.has(name) }).filter((file) =>
      statSync(new URL(file, root)).isFile(),
    );
    assert.ok(files.length > 800, `${files.length} files were found`);
    const found = files.flatMap((file) =>
      markedLines(readFileSync(new URL(file, root), 'utf8')).map((line) => `${file}:${line}`),
    );
    assert.deepEqual(found, []);
  });
});

describe('The marks of a merge are found', () => {
  for (const line of [
    `${'<'.repeat(7)} HEAD`,
    `  ${'<'.repeat(7)} HEAD`,
    `${'>'.repeat(7)} advice`,
    '>'.repeat(7),
    `${'|'.repeat(7)} 53c42de`,
    `${'> '.repeat(6)}> advice`,
    `| ${'<'.repeat(7)} HEAD |`,
  ]) {
    it(`in "${line}"`, () => assert.deepEqual(markedLines(`one\n${line}\ntwo`), [2]));
  }
  for (const line of ['const a: A<B<C<D>>>>>>>> = b;', '> > a quotation in a quotation', '<'.repeat(8), '| | | a |']) {
    it(`and not in "${line}"`, () => assert.deepEqual(markedLines(line), []));
  }
});
