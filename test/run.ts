// `npm test`: every check, those that fail soonest first, then the tests, side by side. CI runs exactly this and reads
// the last line; what the run cost is on the line before. `npm test fast`: types, lint, rules, cards and desk. `npm test lint`, `npm test journeys`: one check, or
// the tests of one folder; `npm test tests`: all tests.
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';

const node = process.execPath;
const started = Date.now();
const env = {
  // What was compiled once is not compiled again, by no child and in no later run: a text that differs replaces it.
  NODE_COMPILE_CACHE: path.resolve('node_modules/.cache/compiled'),
  // Of the compiler and the linter, which are written in Go. The linter has as many checkers as this says: one, as the compiler.
  GOMAXPROCS: '1',
  // They end before it is worth their while to look often for memory that is free again.
  GOGC: '400',
  ...process.env,
};

/** A program and its arguments. */
interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}
/**
 * What the compiler found is kept, with what each finding hangs on. One checker: of several, each works out for itself
 * the types that all files share, and the other core has another check.
 */
const kept = (name: string) => [
  '--checkers',
  '1',
  '--incremental',
  '--tsBuildInfoFile',
  `node_modules/.cache/${name}.tsbuildinfo`,
];
const checks: readonly Check[] = [
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'types', command: ['tsc', ...kept('types')] },
  { name: 'types of the pages', command: ['tsc', '-p', 'src/pages', ...kept('types-of-pages')] },
  { name: 'unused code', command: ['knip'] },
  { name: 'bicep', command: [node, 'test/infra/compile.ts'] },
  // What tests side by side would otherwise make at the same time, in the same place.
  { name: 'pages and browser', command: [node, 'test/browser/ready.ts'] },
];

/** Test files that run in one process, because they load the same code: those of a folder. */
interface Shard {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
}
/**
 * So many processes share a folder, where it is more than one. Each more costs 1 to 4 s of processor time: it loads the
 * code and makes it fast for itself.
 */
const processes: Readonly<Record<string, number>> = {
  // One browser each. On a machine of many cores a run takes as long as the longest process.
  pages: 2,
};
/** These take longest and begin first; the others fill up what is left of the time. */
const slowest = ['browser', 'pages', 'journeys', 'faults', 'cards', 'casework', 'commands', 'packaging', 'desk', 'web'];

const rank = (folder: string): number => (slowest.includes(folder) ? slowest.indexOf(folder) : slowest.length);

function shardsOf(files: readonly string[]): readonly Shard[] {
  const folders = Map.groupBy(files, (file) => file.split(/[/\\]/)[1] ?? '');
  return [...folders]
    .toSorted(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
    .flatMap(([folder, inFolder]) => {
      const count = processes[folder] ?? 1;
      return Array.from({ length: count }, (_, at) => ({
        name: count === 1 ? `tests of ${folder}` : `tests of ${folder}, ${at + 1} of ${count}`,
        folder,
        files: inFolder.toSorted().filter((_, place) => place % count === at),
      }));
    });
}

/** What came of a check or a shard. */
interface Outcome {
  readonly ok: boolean;
  /** What it printed. */
  readonly output: string;
}
interface Counted {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
/** As mocha's reporter `json` writes it. */
interface Report {
  readonly stats: { readonly passes: number; readonly failures: number; readonly pending: number };
  readonly failures: readonly {
    readonly fullTitle: string;
    readonly file: string;
    readonly err: { readonly message?: string; readonly stack?: string };
  }[];
}

/** What runs longer than this is ended, and has failed. */
const longestMs = 20 * 60_000;

const [, , only] = process.argv;
const shards = shardsOf(globSync('test/**/*.test.ts'));
const fast: ReadonlySet<string> = new Set(['types', 'types of the pages', 'lint', 'domain', 'cards', 'desk']);
const isWanted = (...names: readonly string[]): boolean =>
  only === undefined || names.includes(only) || (only === 'fast' && names.some((name) => fast.has(name)));

async function run(command: string, args: readonly string[]): Promise<Outcome> {
  const shell = process.platform === 'win32' && command !== node;
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], shell });
  // A test that waits for what never comes is reported after its own ten minutes, and keeps its process for ever.
  const end = setTimeout(() => void child.kill('SIGKILL'), longestMs);
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  ).finally(() => clearTimeout(end));
  return { ok: code === 0, output: Buffer.concat(parts).toString() };
}

/** Runs the work in its order, so much of it side by side. */
async function sideBySide<T>(lanes: number, all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const secondsSince = (moment: number): string => `${((Date.now() - moment) / 1000).toFixed(1)} s`;

/** What has to be said at the end again. */
const failures: string[] = [];

async function runCheck({ name, command: [command, ...args] }: Check): Promise<void> {
  const began = Date.now();
  const { ok, output } = await run(command, args);
  const note = /^note: (.*)$/m.exec(output)?.[1];
  say(`${ok ? 'ok' : 'FAILED'}: ${name} (${secondsSince(began)})${note === undefined ? '' : `: ${note}`}`);
  if (!ok) failures.push(`Failed: ${name} (${[command, ...args].join(' ')})\n\n${output}`);
}

async function runShard({ name, files }: Shard, folder: string): Promise<Counted> {
  const began = Date.now();
  const file = path.join(folder, `${name.replaceAll(/\W+/g, '-')}.json`);
  const reporter = ['--reporter', 'json', '--reporter-option', `output=${file}`];
  const mocha = 'node_modules/mocha/bin/mocha.js';
  const { ok, output } = await run(node, [mocha, '--config', 'test/.mocharc.json', ...reporter, ...files]);
  const report = reportIn(file);
  const { passes: passed = 0, pending: skipped = 0, failures: found = 0 } = report?.stats ?? {};
  // A process that broke off, or that failed beside its tests, is a failure too.
  const failed = ok ? found : Math.max(1, found);
  say(
    `${failed === 0 ? 'ok' : 'FAILED'}: ${name}: ${sayCounted({ passed, failed, skipped })} (${secondsSince(began)})`,
  );
  for (const { fullTitle, file: where, err } of report?.failures ?? []) {
    failures.push(`Failed: ${fullTitle}\n  in ${path.relative('.', where)}\n\n${err.stack ?? err.message ?? ''}`);
  }
  if (failed > found) failures.push(`Failed: ${name}: ${files.join(' ')}\n\n${output}`);
  return { passed, failed, skipped };
}

function reportIn(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

const sayCounted = ({ passed, failed, skipped }: Counted): string =>
  `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;

/**
 * Seconds of processor that this process has used, with every process that it, or one of those, has waited for; Linux
 * alone counts them. What Chromium does not wait for at its end, most of its own children, is not in it.
 */
function cpuSeconds(): number | undefined {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    // proc(5): utime, stime, cutime and cstime, in hundredths of a second.
    return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) / 100;
  } catch {
    return undefined;
  }
}

function sayCost(): string {
  const cpu = cpuSeconds();
  return `${cpu === undefined ? '' : `${Math.round(cpu)} CPU s, `}${((Date.now() - started) / 60_000).toFixed(1)} min`;
}

function end(counted?: Counted): never {
  for (const failure of failures) say(`\n${failure.trimEnd()}`);
  // The counts are alone on the last line, for CI reads that line.
  if (counted !== undefined) say(`\n${sayCost()}\n${sayCounted(counted)}`);
  process.exit(failures.length === 0 ? 0 : 1);
}

const cores = Math.max(2, availableParallelism());
const wanted = shards.filter(({ folder }) => isWanted(folder, 'tests'));
const drawn = wanted.some(({ folder }) => folder === 'browser' || folder === 'pages');
/** `types` is all types, those of the pages too. */
const first = checks.filter(
  ({ name }) => isWanted(name, name.replace(' of the pages', '')) || (drawn && name === 'pages and browser'),
);
if (first.length + wanted.length === 0) {
  const names = [...checks.map(({ name }) => name), 'fast', 'tests', ...new Set(shards.map(({ folder }) => folder))];
  say(`There is no check "${only}". There are: ${names.join(', ')}.`);
  process.exit(1);
}
await sideBySide(cores, first, runCheck);
if (failures.length > 0 || wanted.length === 0) end();

const folder = await mkdtemp(path.join(tmpdir(), 'mset-tests-'));
const counted = { passed: 0, failed: 0, skipped: 0 };
// One more than there are cores: most shards wait for something again and again, a page to be drawn or a child to be up.
await sideBySide(cores + 1, wanted, async (shard) => {
  const { passed, failed, skipped } = await runShard(shard, folder);
  counted.passed += passed;
  counted.failed += failed;
  counted.skipped += skipped;
});
await rm(folder, { recursive: true });
end(counted);
