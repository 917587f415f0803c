// docs/process.md for people: every heading is in the table of what to read, the presses of the first pages are there, what
// is not built stands in one section and is not built, and every number that is a setting is its default.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dutyTables } from '../../src/commands/duty-tables.ts';
import { matters } from '../../src/domain/matters/matters.ts';
import { capabilityNames, rolesFor } from '../../src/domain/people/roles.ts';
import { settingsSchema } from '../../src/domain/people/settings.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const text = read('docs/process.md');

/** What stands under this heading, up to the next of its kind. */
function section(heading: string): string {
  const [, found] = text.split(new RegExp(`^## ${heading}$`, 'm'));
  assert.ok(found !== undefined, `docs/process.md has no heading “${heading}”`);
  return found.split(/^## /m)[0] ?? '';
}
const cellsOf = (table: string): readonly (readonly string[])[] =>
  [...table.matchAll(/^\| (.*) \|$/gm)]
    .map(([, row = '']) => row.split(' | ').map((cell) => cell.trim()))
    .filter(([first = '']) => !first.startsWith('---'))
    .slice(1);

describe('docs/process.md, to be read', () => {
  it('says where every section is', () => {
    const contents = text.slice(0, text.indexOf('\n## '));
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
    assert.ok(headings.length > 15);
    assert.deepEqual(
      headings.filter((heading) => !contents.toLowerCase().includes(`[${heading.toLowerCase()}](#`)),
      [],
    );
  });

  it('names presses on its first pages that there are', () => {
    const source = globSync('src/{domain,desk,reading,pages}/**/*.{ts,tsx}', { cwd: root }).map(read).join('\n');
    const first = section('The year, the month, the week') + section('When this happens');
    const bold = [...first.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => words);
    const presses = new Set(bold.filter((words) => !words.endsWith('.')));
    assert.ok(presses.size > 40, `only ${presses.size} presses`);
    assert.deepEqual(
      [...presses].filter((press) => !new RegExp(`['"\`>]${press}['"\`<]`).test(source)),
      [],
    );
  });

  it('leads from everything that happens to a rule or a document', () => {
    const rows = cellsOf(section('When this happens'));
    const groups = rows.filter(([what = '']) => what.startsWith('_'));
    assert.ok(rows.length > 50 && groups.length > 5);
    assert.deepEqual(
      rows.filter((row) => !groups.includes(row) && !/P\d|\.md/.test(row[2] ?? '')),
      [],
    );
  });
});

interface Table {
  readonly steps: object;
}
interface WithParts extends Table {
  readonly parts: Readonly<Record<string, Table>>;
}
const titleOf = (step: unknown): string =>
  typeof step === 'object' && step !== null && 'title' in step ? String(step.title) : '';
const stepsOf = (of: string, { steps }: Table): readonly string[] =>
  Object.entries(steps).map(([name, step]) => `step: ${of} ${name} ${titleOf(step)}`);

/** Every number, text and list of the settings by its path, with its default. */
const leavesOf = (value: unknown, path: string): readonly (readonly [path: string, value: unknown])[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, path === '' ? name : `${path}.${name}`))
    : [[path, value]];
const settings = settingsSchema.parse({});
const leaves = leavesOf(settings, '');

/** What the code does, a line each: `kind: words`. */
function whatIsDone(): readonly string[] {
  return [
    ...Object.entries<WithParts>(matters).flatMap(([kind, matter]) => [
      `matter: ${kind}`,
      ...stepsOf(kind, matter),
      ...Object.entries(matter.parts).flatMap(([name, part]) => [`part: ${name}`, ...stepsOf(`${kind}.${name}`, part)]),
    ]),
    ...leaves.filter(([path]) => !path.startsWith('guidance.')).map(([path]) => `setting: ${path}`),
    ...dutyTables()
      .split('\n')
      .map((line) => `duty: ${line}`),
    ...globSync('*.ts', { cwd: new URL('src/commands', root) }).map((file) => `command: ${file.replace('.ts', '')}`),
    ...capabilityNames.map((name) => `capability: ${name} ${rolesFor(name).join(' ')}`),
  ];
}
/** What is there of that for which these words of the list look: `kind: pattern`, in code marks. */
const foundBy = (words: string, done: readonly string[]): readonly string[] =>
  [...words.matchAll(/`(\w+): ([^`]+)`/g)].flatMap(([, kind = '', pattern = '']) =>
    done.filter((line) => line.startsWith(`${kind}: `) && new RegExp(pattern, 'i').test(line.slice(kind.length + 2))),
  );

describe('docs/process.md, what is not built', () => {
  const rows = cellsOf(section('21 Not built yet'));

  it('stands in one section and nowhere else', () => {
    const outside = text
      .replace(section('21 Not built yet'), '')
      .replaceAll(/\[[^\]]*\]\(#21-not-built-yet\)/g, '')
      .replace('## 21 Not built yet', '');
    assert.deepEqual(
      outside.match(/[^.\n]*\b(?:not (?:yet )?(?:built|linked|implemented)|to be built)\b[^.\n]*/gi) ?? [],
      [],
    );
  });

  it('names a rule each, why, and how it would be found', () => {
    assert.ok(rows.length > 0);
    for (const [rule = '', agreed = '', why = '', words = ''] of rows) {
      assert.ok(why.length > 20, agreed);
      assert.match(rule, /^P\d+\.\d+(?:, P\d+\.\d+)*$/, agreed);
      assert.match(words, /^`\w+: [^`]+`(?:, `\w+: [^`]+`)*$/, agreed);
    }
  });

  it('and nothing that the code does: what comes leaves the list for its rule', () => {
    const done = whatIsDone();
    const kinds = new Set(done.map((line) => line.slice(0, line.indexOf(':'))));
    const named = [...section('21 Not built yet').matchAll(/`(\w+): /g)].map(([, kind = '']) => kind);
    assert.deepEqual(
      named.filter((kind) => !kinds.has(kind)),
      [],
    );
    assert.deepEqual(
      rows
        .map(([rule = '', , , words = '']) => [rule, foundBy(words, done)])
        .filter(([, found]) => found?.length !== 0),
      [],
    );
  });

  it('finds a step or a part that comes', () => {
    const done = ['step: entity link Link'];
    const found = rows.flatMap(([rule = '', , , words = '']) => foundBy(words, done).map(() => rule));
    assert.deepEqual(found, ['P2.6, P17.6']);
  });
});

/** `communitySafety` as it is read: “community safety”. */
const inWords = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
/** The ways to say a default after “=”. */
function saidAs(value: unknown): readonly string[] {
  if (typeof value === 'boolean') return value ? ['true', 'yes'] : ['false', 'no'];
  if (!Array.isArray(value)) {
    if (typeof value !== 'object' || value === null) return [String(value)];
    const numbers = Object.values(value).map(String);
    return [`${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`];
  }
  const items = value.map((one: unknown) => {
    if (Array.isArray(one)) return one.map((name) => inWords(String(name))).join(' or ');
    return typeof one === 'object' && one !== null && 'title' in one ? String(one.title) : String(one);
  });
  const last = items.at(-1) ?? '';
  return [items.join(', '), [...items.slice(0, -1), `and ${last}`].join(', ')];
}
const byPath = (path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (Object(value) as Record<string, unknown>)[name], settings); // a path that is none ends undefined

const isNumber = (value: unknown): boolean => typeof value === 'number' || /^\d\d:\d\d$/.test(String(value));
/** A rule whole, or a line of the first pages; without the tables that a command prints. */
const pieces = text
  .replaceAll(/<!-- (\w+) -->[^]*?<!-- \/\1 -->/g, '')
  .split(/(?=^\*\*P\d|^## )/m)
  .flatMap((piece) => (piece.startsWith('**P') ? [piece] : piece.split('\n')));
/** Settings that a rule, or a line of the first pages, names without their defaults. The numbers of the tool are section 20. */
const withoutDefault = (): readonly string[] =>
  pieces.flatMap((piece) =>
    [...piece.matchAll(/`([a-z][A-Za-z.]+)`(?! =)/g)].flatMap(([, path = '']) =>
      leavesOf(byPath(path), path)
        .filter(([leaf, value]) => isNumber(value) && !leaf.startsWith('riskTool'))
        .filter(([, value]) => !new RegExp(`(?<![\\d:])${String(value)}(?![\\d:])`).test(piece))
        .map(([leaf, value]) => `${leaf} = ${String(value)}: ${piece.slice(0, 60)}`),
    ),
  );

describe('docs/process.md, the numbers that are settings', () => {
  it('are the defaults where “=” says so', () => {
    const said = [...text.matchAll(/`([a-z][A-Za-z.]+)` = ([^\n]+)/g)];
    assert.ok(said.length > 40);
    const wrong = said.filter(([, path = '', rest = '']) => {
      const value = byPath(path);
      return value === undefined || !saidAs(value).some((words) => new RegExp(`^${words}(?:[;).,| ]|$)`).test(rest));
    });
    assert.deepEqual(
      wrong.map(([, path = '', rest = '']) => `${path} = ${rest.slice(0, 60)}`),
      [],
    );
  });

  it('and are said beside the name where it is named otherwise', () => {
    assert.deepEqual(withoutDefault(), []);
  });
});
