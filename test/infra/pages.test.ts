// The pages by when they are read: install once, operations week by week, the worst day by the person on call.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const sectionOf = (page: string, heading: string): string =>
  page.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? assert.fail(heading);
const rowsOf = (section: string): readonly (readonly string[])[] =>
  section
    .split('\n')
    .filter((line) => /^\| (?!-)/.test(line))
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe('The page of the worst day', () => {
  const page = read('docs/worst-day.md');

  it('is the first link of operations, and is short enough to be read then', () => {
    assert.match(read('docs/operations.md'), /^[^(]*\(worst-day\.md\)/);
    assert.ok(page.length < 14_000, String(page.length));
  });

  it('has for everything that is seen what is done', () => {
    const rows = rowsOf(sectionOf(page, 'What you see'));
    assert.ok(rows.length > 15);
    assert.deepEqual(
      rows.filter(([, , , done = '']) => done === ''),
      [],
    );
  });

  it('names what the program says in the words that it says', () => {
    const program = globSync(['src/**/*.ts', 'infra/modules/*.bicep'], { cwd: root }).map(read).join('\n');
    const named = rowsOf(sectionOf(page, 'What you see')).flatMap(([, seen = '']) =>
      [...seen.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*/g)].map(([, code, bold = '']) => code ?? bold),
    );
    assert.ok(named.length > 15);
    assert.deepEqual(
      named.filter((one) => !program.includes(one)),
      [],
    );
  });
});

describe('The hours of an installation', () => {
  it('are the sum of the rows below them', () => {
    const section = sectionOf(read('docs/install.md'), 'On one page');
    const hours = rowsOf(section).map(([, , hands = '']) => Number.parseFloat(hands.replace('½', '.5')));
    const [, said = ''] = /\*\*Time: ([\d½]+) hours/.exec(section) ?? [];
    assert.equal(
      hours.reduce((sum, one) => sum + one, 0),
      Number(said.replace('½', '.5')),
    );
  });
});
