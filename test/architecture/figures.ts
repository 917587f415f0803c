// `npm run measure [-- folder …]`: what can be counted about the source, a column for each checkout; this one unless
// folders are named. Before and after a change: `npm run measure -- ../before .`; what an addition costs: `npm run measure
// costs`.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cyclesIn } from './check.ts';
import { doubledNames } from './doubled.ts';
import { parsed, type Parsed } from './parsed.ts';
import type { SourceFile } from './source.ts';

/** What each kind of change costs is counted by the files that name these. */
const examples: readonly Example[] = [
  { kind: 'stage', things: ['held', 'toPanel', 'otherPlan', 'transition'], names: 'types' },
  { kind: 'decision', things: ['stepUp', 'hold', 'decline'], names: 'types' },
  { kind: 'role', things: ['minutes', 'serviceManager', 'chair', 'panelMember'], names: 'types' },
  // Elsewhere these are ordinary words.
  { kind: 'page', things: ['help', 'delivery', 'configure'], names: 'all', rooms: /^src\/(?:web|pages|reading)\// },
  { kind: 'step', things: ['markDone', 'listCase', 'recordPapers', 'acceptAction', 'giveConsent'], names: 'all' },
];
interface Example {
  readonly kind: string;
  readonly things: readonly string[];
  /** All names and parts of addresses; or types and whole strings alone, where a variable may well have the same name. */
  readonly names: 'all' | 'types';
  readonly rooms?: RegExp;
}

const ownChecks = /^src\/domain\/people\/(?:roles|access)\.ts$/;
const isRoleCheck = (call: string): boolean => /^(?:hasRole|peopleWithRole)$|\.roles\??\.includes$/.test(call);

type File = SourceFile & Parsed;

function filesOf(root: string, pattern: string): readonly File[] {
  const paths = globSync(pattern, { cwd: root }).filter((file) => !file.endsWith('.d.ts'));
  return paths.toSorted().map((found) => {
    const file = { path: found.replaceAll('\\', '/'), text: readFileSync(path.join(root, found), 'utf8') };
    return { ...file, ...parsed(file) };
  });
}

const linesOf = ({ text }: SourceFile): number => text.replace(/\n$/, '').split('\n').length;
const folderOf = (file: SourceFile): string => path.posix.dirname(file.path);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const most = (numbers: readonly number[]): number => numbers.reduce((all, one) => Math.max(all, one), 0);

/** Median, nine tenths, largest. */
function spread(numbers: readonly number[]): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return [at(0.5), at(0.9), sorted.at(-1) ?? 0].join(' / ');
}

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A file names a thing by a name or a type, by a string or a part of an address, or by what it is itself called. */
function namesThing(file: File, thing: string, { names, rooms }: Example): boolean {
  if (rooms?.test(file.path) === false) return false;
  const type = thing.charAt(0).toUpperCase() + thing.slice(1);
  const inAddress = (text: string): boolean => !/\s/.test(text) && text.split(/[/.:#-]/).includes(thing);
  const isSaid = names === 'all' ? Array.from(file.strings).some(inAddress) : file.strings.has(thing);
  return (
    (names === 'all' && file.names.has(thing)) ||
    file.names.has(type) ||
    isSaid ||
    `-${path.posix.basename(file.path).split('.')[0]}-`.includes(`-${kebab(thing)}-`)
  );
}

/** One line each: what is counted, and how much. */
function figuresOf(root: string): ReadonlyMap<string, string> {
  const files = filesOf(root, 'src/**/*.{ts,tsx}');
  if (files.length === 0) throw new Error(`There is no source in ${root}.`);
  const tests = filesOf(root, 'test/**/*.ts');
  const folders = Map.groupBy(files, folderOf);
  // The fictional council tells every story and names everything: no change is made for its sake.
  const changed = files.filter((file) => !/(?:^|[/-])demo(?:[/.-]|$)/.test(file.path));
  const checks = files
    .filter((file) => !ownChecks.test(file.path))
    .map(({ calls }) => calls.filter(isRoleCheck).length);
  const rows: [string, string | number][] = [
    ['source: files', files.length],
    ['source: lines', sum(files.map(linesOf))],
    ['source: folders', folders.size],
    ['source: files in the largest folder', most([...folders.values()].map(({ length }) => length))],
    ['tests: files', tests.length],
    ['tests: lines', sum(tests.map(linesOf))],
    ['lines of a file: median / p90 / max', spread(files.map(linesOf))],
    ['lines of a function: median / p90 / max', spread(files.flatMap(({ functions }) => functions))],
    ['exported names twice in a room', doubledNames(files).length],
    ['casts (as, but for as const)', sum(files.map(({ casts }) => casts))],
    ['any', sum(files.map(({ anys }) => anys))],
    ['import cycles', cyclesIn(files).length],
    ['role checks outside roles.ts and access.ts', sum(checks)],
    ['… in so many files', checks.filter((count) => count > 0).length],
  ];
  for (const example of examples) {
    for (const thing of example.things) {
      const naming = changed.filter((file) => namesThing(file, thing, example));
      rows.push([`files that name the ${example.kind} ${thing}`, naming.length]);
    }
  }
  return new Map(rows.map(([name, figure]) => [name, String(figure)]));
}

const wide = (texts: readonly string[]): number => most(texts.map(({ length }) => length));

function printFigures(roots: readonly string[]): void {
  const columns = roots.map((root) => ({ root, figures: figuresOf(root) }));
  const names = ['', ...(columns[0]?.figures.keys() ?? [])];
  for (const name of names) {
    const cells = columns.map(({ root, figures }) => {
      const text = name === '' ? root : (figures.get(name) ?? '');
      return text.padStart(wide([root, ...figures.values()]));
    });
    process.stdout.write(`${[name.padEnd(wide(names)), ...cells].join('  ')}\n`);
  }
}

const named = process.argv.slice(2);
if (named[0] === 'costs') await import('./additions/alone.ts');
else printFigures(named.length > 0 ? named : ['.']);
