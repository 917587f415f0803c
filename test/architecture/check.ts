/** The architecture as a function: files in, problems out. */
import { codeIn, importsOf, type SourceFile } from './source.ts';

/** What a room, or a file at the root of src, may import. Rooms, their folders, files without `.ts`, or `*` for everything. */
export interface Allowance {
  readonly rooms: readonly string[];
  /** Of these, types alone. */
  readonly types?: readonly string[];
  readonly packages: readonly string[];
  /** Node's own modules. */
  readonly node: boolean;
}

export interface Architecture {
  readonly rooms: Readonly<Record<string, Allowance>>;
  readonly rootFiles: Readonly<Record<string, Allowance>>;
  /** Rooms without a clock, chance or the outer world. */
  readonly pure: readonly string[];
  /** Rooms that run in a browser: their types are checked beside those of Node, whose names are none of theirs. */
  readonly browser: readonly string[];
  /** The only files that read what roles somebody has. */
  readonly knowRoles: readonly string[];
}

/** Every problem of these files, each as `path: what is wrong`. */
export function problemsIn(files: readonly SourceFile[], architecture: Architecture): readonly string[] {
  const each = files.flatMap((file) =>
    [
      ...wrongImports(file, architecture),
      ...wrongName(file),
      ...wrongExports(file),
      ...wrongTypes(file),
      ...impure(file, architecture),
      ...ofNode(file, architecture),
      ...asksForRole(file, architecture),
      ...wrongTests(file),
    ].map((problem) => `${file.path}: ${problem}`),
  );
  // Circles among the tests' own files are oxlint's matter: it knows which of them are of types alone.
  return [...each, ...cyclesIn(files.filter(({ path }) => isSource(path)))];
}

const roomOf = (path: string): string => path.split('/')[1] ?? '';
const isSource = (path: string): boolean => path.startsWith('src/');
const isAtRoot = (path: string): boolean => path.split('/').length === 2;

function wrongImports(file: SourceFile, { rooms, rootFiles }: Architecture): readonly string[] {
  if (!isSource(file.path)) return [];
  const name = roomOf(file.path);
  const allowance = isAtRoot(file.path) ? rootFiles[name] : rooms[name];
  if (allowance === undefined) return [isAtRoot(file.path) ? 'no such file is planned at the root' : 'no such room'];
  return importsOf(file).flatMap(({ to, typesOnly }) => {
    const kind = typesOnly ? 'the types of ' : '';
    return isAllowed(file.path, to, typesOnly, allowance) ? [] : [`may not import ${kind}${to}`];
  });
}

function isAllowed(from: string, to: string, typesOnly: boolean, allowance: Allowance): boolean {
  if (to.startsWith('node:')) return allowance.node;
  if (to.startsWith('test/')) return false;
  if (!isSource(to)) return allowance.packages.includes(to);
  if (roomOf(to) === roomOf(from)) return true;
  const fits = (one: string) =>
    one === '*' || one === roomOf(to) || `src/${one}.ts` === to || to.startsWith(`src/${one}/`);
  return allowance.rooms.some(fits) || (typesOnly && (allowance.types ?? []).some(fits));
}

function wrongName({ path }: SourceFile): readonly string[] {
  const name = path.split('/').at(-1) ?? '';
  if (name.startsWith('index.')) return ['is a barrel by its name'];
  if (/(?:^|-)(?:utils?|helpers?|misc|common|shared)(?:[-.]|$)/i.test(name)) return ['is not named after what it does'];
  return [];
}

function wrongExports({ text }: SourceFile): readonly string[] {
  const code = codeIn(text, { strings: false });
  const problems: string[] = [];
  if (/\bexport\s+default\b/.test(code)) problems.push('has a default export');
  if (/\bexport\s*\*/.test(code)) problems.push('exports another file whole');
  const rest = codeIn(text, { strings: true }).replaceAll(
    /\b(?:import|export)\b[^'"`;=()]*\bfrom\s*['"][^'"]+['"];?/g,
    '',
  );
  if (/\bexport\b/.test(code) && rest.trim() === '') problems.push('only exports what others wrote: a barrel');
  return problems;
}

const wrongTypes = ({ text }: SourceFile): readonly string[] =>
  /(?<![.\w$])any\b(?!\s*[(:?]|\s*=[^>])/.test(codeIn(text, { strings: false })) ? ['uses the type any'] : [];

const outerWorld =
  /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\s*\)|(?<!\bnew )\bDate\(|\bTemporal\.Now\b|\bperformance\.|\bprocess\.|\bcrypto\.|\bset(?:Timeout|Interval|Immediate)\b|\bfetch\(|\bconsole\./;

function impure({ path, text }: SourceFile, { pure }: Architecture): readonly string[] {
  if (!isSource(path) || !pure.includes(roomOf(path))) return [];
  const found = outerWorld.exec(codeIn(text, { strings: false }));
  return found === null ? [] : [`is pure and may not use ${found[0]}`];
}

function ofNode({ path, text }: SourceFile, { browser }: Architecture): readonly string[] {
  if (!/^src\/\w+\/.*\.tsx?$/.test(path) || !browser.includes(roomOf(path))) return [];
  const found = /\bprocess\.|\bBuffer\b|\bsetImmediate\b|\b__dirname\b/.exec(codeIn(text, { strings: false }));
  return found === null ? [] : [`is for a browser and may not use ${found[0]}`];
}

/** Who may is asked by capability: a role that is read elsewhere is a rule outside the table. */
function asksForRole({ path, text }: SourceFile, { knowRoles }: Architecture): readonly string[] {
  if (!isSource(path) || knowRoles.includes(path)) return [];
  const read = /(?<!\.\.)\.\s*roles\b|(?<!\bimport\s*)\{[^{}]*\broles\b\s*[,}=]/;
  const named = codeIn(text, { strings: true });
  return read.test(codeIn(text, { strings: false })) || /\[\s*['"`]roles['"`]\s*\]/.test(named)
    ? ["asks for somebody's roles: ask for a capability of roles.ts"]
    : [];
}

/**
 * A skipped test says why: in brackets in its title, or in a comment on its line or the one above. None has a limit of its own:
 * limits end a hang and are said in test/.mocharc.json; 0 is none.
 */
function wrongTests({ path, text }: SourceFile): readonly string[] {
  if (isSource(path)) return [];
  const lines = text.split('\n');
  const code = codeIn(text, { strings: false }).split('\n');
  return code.flatMap((line, place) => {
    if (/\b(?:it|test|describe|context|specify)\.only\(/.test(line)) return ['runs one test only'];
    if (/\bthis\.timeout\(\s*(?!0\s*\))/.test(line)) return ['has a limit of its own'];
    if (!/\b(?:it|test|describe|context|specify|this)\.skip\(|\bx(?:it|describe|specify)\(/.test(line)) return [];
    const reason = /\/\/ \w|^\s*(?:\/\*\*?|\*) \w/;
    const said = reason.test(lines[place] ?? '') || reason.test(lines[place - 1] ?? '');
    return said || /\.skip\(\s*[`'"].*\(.*\)[`'"]/.test(lines[place] ?? '') ? [] : ['skips a test without a reason'];
  });
}

/** Each circle of imports once, from the file in it that comes first. */
export function cyclesIn(files: readonly SourceFile[]): readonly string[] {
  const paths = new Set(files.map((file) => file.path));
  const edges = new Map(
    files.map((file) => [
      file.path,
      importsOf(file).flatMap(({ to }) => (paths.has(to) && to !== file.path ? [to] : [])),
    ]),
  );
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const since = trail.indexOf(path);
    if (since >= 0) found.add(inOrder(trail.slice(since)).join(' -> '));
    if (since >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of paths) visit(path, []);
  return [...found].map((circle) => `${circle}: a circle of imports`);
}

function inOrder(circle: readonly string[]): readonly string[] {
  const first = circle.indexOf(circle.toSorted()[0] ?? '');
  return [...circle.slice(first), ...circle.slice(0, first)];
}
