// A file says what it is before anything else: the reader who opened the wrong one sees it in a second.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import type { SourceFile } from './source.ts';

const root = new URL('../../', import.meta.url);
const files: readonly SourceFile[] = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(new URL(path, root), 'utf8'),
}));

/** A file as short as this is read at a glance: the comment of its declaration says it. */
const shortMost = 20;

/** The comment that a file begins with, as plain text; '' where it begins with code or the comment of a declaration. */
function openingOf(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('// '));
  return lines
    .slice(0, end)
    .filter((line) => !line.startsWith('// oxlint-'))
    .map((line) => line.slice(3))
    .join(' ');
}
const isSentence = (opening: string): boolean => /^[^a-z\s].*[.?!:)]$/.test(opening);
const isShort = (text: string): boolean => text.split('\n').length - 1 <= shortMost;

const unsaid = (all: readonly SourceFile[]): readonly string[] =>
  all.filter(({ text }) => !isShort(text) && !isSentence(openingOf(text))).map(({ path }) => path);
const saidTwice = (all: readonly SourceFile[]): readonly string[] =>
  [...Map.groupBy(all, ({ text }) => openingOf(text)).values()].flatMap((same) =>
    same.length > 1 && openingOf(same[0]?.text ?? '') !== '' ? same.map(({ path }) => path) : [],
  );

describe('A file of the source', () => {
  it('opens with a sentence that says what it is', () => {
    assert.ok(files.length > 600, `${files.length} files were found`);
    assert.deepEqual(unsaid(files), []);
  });
  it('opens with a sentence of its own', () => {
    assert.deepEqual(saidTwice(files), []);
  });
});

describe('An opening sentence', () => {
  const code = 'export const a = 1;\n'.repeat(shortMost);
  const opened = (opening: string) => unsaid([{ path: 'src/a.ts', text: `${opening}\n${code}` }]);
  it('is a comment before the first import, of any number of lines', () => {
    assert.deepEqual(opened('// What a case is.'), []);
    assert.deepEqual(opened('// THE PROCESS: what a case is, and\n// what it may be.'), []);
  });
  for (const [what, opening] of [
    ['code', "import { a } from './a.ts';"],
    ['the comment of a declaration', '/** What a case is. */'],
    ['a comment after the imports', "import { a } from './a.ts';\n// What a case is."],
    ['a word to the linter', '// oxlint-disable no-console -- it prints.'],
    ['half a sentence', '// the case'],
  ] as const) {
    it(`is not ${what}`, () => assert.deepEqual(opened(opening), ['src/a.ts']));
  }
  it('may be missing where the file is short', () => {
    assert.deepEqual(unsaid([{ path: 'src/a.ts', text: 'export const a = 1;\n'.repeat(shortMost) }]), []);
  });
  it('is not the same for two files', () => {
    const text = `// What a case is.\n${code}`;
    const both = [
      { path: 'src/a.ts', text },
      { path: 'src/b.ts', text },
    ];
    assert.deepEqual(saidTwice(both), ['src/a.ts', 'src/b.ts']);
  });
});
