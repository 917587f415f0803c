// The documents hold what they promise: links lead somewhere, rules that are named exist, settings are all explained.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settingsSchema } from '../../src/domain/people/settings.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tracked = (...patterns: readonly string[]): readonly string[] =>
  execFileSync('git', ['ls-files', ...patterns], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '' && existsSync(join(root, path)));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const withoutCode = (text: string): string => text.replaceAll(/```[^]*?```/g, '');

/** How GitHub makes an anchor of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
const anchorsIn = (text: string): readonly string[] =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** What is wrong with the links of a document, as `target: problem`. */
function brokenLinks(path: string): readonly string[] {
  return [...withoutCode(textOf(path)).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [file = '', anchor] = target.split('#');
    const to = file === '' ? path : join(dirname(path), file);
    if (!existsSync(join(root, to))) return [`${path}: ${target}: no such file`];
    const known = anchor === undefined || !to.endsWith('.md') || anchorsIn(textOf(to)).includes(anchor);
    return known ? [] : [`${path}: ${target}: no such heading`];
  });
}

/** The place of a rule among all: section, then number. */
function place(rule: string): number {
  const [section = 0, number = 0] = rule.slice(1).split('.').map(Number);
  return section * 1000 + number;
}

/** Blocks of code in a document that is about this code: not of the shell, nor pictures. */
const blocksIn = (path: string): readonly string[] =>
  [...textOf(path).matchAll(/```ts\n([^]*?)```/g)].map(([, block = '']) => block.trim());

/** What a document says, line by line; of code its comments. What is to be made new is not there yet, and a changelog is history. */
const saidIn = (path: string): readonly string[] =>
  textOf(path)
    .split('\n')
    .flatMap((line) => (path.endsWith('.md') ? [line] : (/(?:^|\s)(?:\/\/|\/?\*+) (.*)$/.exec(line)?.[1] ?? [])))
    .filter((line) => !line.includes(' (new)'));
const isHistory = (path: string): boolean => path === 'CHANGELOG.md' || path.endsWith('.transcript.md');
/** Of another repository; or an import in an example. */
const isNotOurs = (named: string): boolean => named === 'lexer/tokens.ts' || named.startsWith('./');

/** The source files that documents and comments name, by their path or its end. */
const namesOfFiles = (paths: readonly string[]): readonly { readonly path: string; readonly named: string }[] =>
  paths
    .filter((path) => !isHistory(path))
    .flatMap((path) => saidIn(path).map((line) => ({ path, line })))
    .flatMap(({ path, line }) => [...line.matchAll(/[\w./-]*[\w-]\.tsx?\b/g)].map(([named]) => ({ path, named })))
    .filter(({ named }) => !isNotOurs(named));

describe('The documents', () => {
  it('show code that is there, word for word', () => {
    const sources = tracked('src/*.ts', 'src/*.tsx').map(textOf);
    const shown = ['docs/design.md', 'CONTRIBUTING.md', 'README.md'].flatMap((path) =>
      blocksIn(path).map((block) => ({ path, block })),
    );
    assert.ok(shown.some(({ block }) => block.includes('caseStep<')));
    assert.deepEqual(
      shown.filter(({ block }) => !sources.some((text) => text.includes(block))),
      [],
    );
  });

  const process = textOf('docs/process.md');
  const rules = [...process.matchAll(/^\*\*(P\d+\.\d+)/gm)].map(([, rule = '']) => rule);

  it('lead to files and headings that there are', () => {
    assert.deepEqual(tracked('*.md').flatMap(brokenLinks), []);
  });

  it('and comments name source files that there are', () => {
    const sources = tracked('*.ts', '*.tsx').map((path) => `/${path}`);
    const named = namesOfFiles(tracked('src/*.ts', 'src/*.tsx', 'test/*.ts', '*.md'));
    assert.ok(named.length > 100);
    assert.deepEqual(
      named.filter((file) => !sources.some((path) => path.endsWith(`/${file.named.replace(/^[./]+/, '')}`))),
      [],
    );
  });

  it('number each rule of the process once, in order', () => {
    assert.deepEqual(
      rules,
      [...new Set(rules)].toSorted((a, b) => place(a) - place(b)),
    );
  });

  it('have every rule that code, tests and documents name', () => {
    const named = tracked('src', 'test', 'docs', 'infra', '*.md').flatMap((path) =>
      [...textOf(path).matchAll(/(?<![\w.])P\d+\.\d+(?![\w.]*\w)/g)].map(([rule]) => ({ path, rule })),
    );
    assert.deepEqual(
      named.filter(({ rule }) => !rules.includes(rule)),
      [],
    );
  });

  it('say what every setting is for', () => {
    const unsaid = Object.keys(settingsSchema.shape).filter((name) => !process.includes(`\`${name}\``));
    assert.deepEqual(unsaid, []);
  });

  it('begin with a README that is read in one go', () => {
    assert.ok(statSync(join(root, 'README.md')).size <= 10_000);
  });
});
