/** What an addition costs: a diff of the source for each, written into a copy of it and compiled there. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A place of a file that changes: the lines there, and what they become. */
interface Hunk {
  /** Where it was when the diff was made, from 0: among places that look alike the nearest is meant. */
  readonly line: number;
  /** As in the diff: ` kept`, `-gone`, `+new`. */
  readonly lines: readonly string[];
}
export interface Change {
  /** From the root of the repository. */
  readonly file: string;
  readonly hunks: readonly Hunk[];
}

/** The changes of a diff as git writes it, one a file. */
export const changesIn = (diff: string): readonly Change[] =>
  diff.split(/^diff --git .*$/m).flatMap((part): readonly Change[] => {
    const file = /^\+\+\+ b\/(.+)$/m.exec(part)?.[1];
    if (file === undefined) return [];
    const hunks = part
      .split(/^(?=@@ )/m)
      .slice(1)
      .map((text) => {
        const [head = '', ...lines] = text.replace(/\n$/, '').split('\n');
        return {
          line: Number(/^@@ -(\d+)/.exec(head)?.[1] ?? 1) - 1,
          lines: lines.filter((line) => !line.startsWith('\\')),
        };
      });
    return [{ file, hunks }];
  });

const linesThat = (hunk: Hunk, signs: string): readonly string[] =>
  hunk.lines.filter((line) => signs.includes(line.charAt(0))).map((line) => line.slice(1));

/** The file as this change makes it. Throws where it does not look any more as the diff has it. */
export function changed(text: string, { file, hunks }: Change): string {
  let lines: readonly string[] = text.split('\n');
  for (const hunk of hunks) {
    const place = placeOf(lines, hunk);
    if (place === undefined) {
      throw new Error(
        `${file} has changed since its addition was written: mend the diff beside additions.ts (CONTRIBUTING.md, To change what a change costs) at\n${hunk.lines.join('\n')}`,
      );
    }
    lines = [...lines.slice(0, place.at), ...place.becomes, ...lines.slice(place.at + place.takes)];
  }
  return lines.join('\n');
}

interface Place {
  readonly at: number;
  readonly takes: number;
  readonly becomes: readonly string[];
}
/** Where two additions put something at one place, the lines above it are enough, or those below. */
function placeOf(lines: readonly string[], hunk: Hunk): Place | undefined {
  const whole = nearest(lines, linesThat(hunk, ' -'), hunk.line);
  if (whole !== undefined) {
    return { at: whole, takes: linesThat(hunk, ' -').length, becomes: linesThat(hunk, ' +') };
  }
  const first = hunk.lines.findIndex((line) => line.startsWith('+'));
  const last = hunk.lines.findLastIndex((line) => line.startsWith('+'));
  const put = hunk.lines.slice(first, last + 1);
  if (first < 0 || !put.every((line) => line.startsWith('+'))) return undefined;
  const becomes = put.map((line) => line.slice(1));
  const above = hunk.lines.slice(0, first).map((line) => line.slice(1));
  const below = hunk.lines.slice(last + 1).map((line) => line.slice(1));
  const [over, under] = [nearest(lines, above, hunk.line), nearest(lines, below, hunk.line)];
  if (over !== undefined) return { at: over + above.length, takes: 0, becomes };
  return under === undefined ? undefined : { at: under, takes: 0, becomes };
}

function nearest(lines: readonly string[], wanted: readonly string[], line: number): number | undefined {
  if (wanted.every((one) => one.trim() === '')) return lines.length === 1 && wanted.length === 0 ? 0 : undefined;
  const places = lines.flatMap((_line, at) => (wanted.every((one, more) => lines[at + more] === one) ? [at] : []));
  return places.toSorted((one, other) => Math.abs(one - line) - Math.abs(other - line))[0];
}

export const additionsFolder = fileURLToPath(new URL('.', import.meta.url));
export const readAddition = async (name: string): Promise<readonly Change[]> =>
  changesIn(await readFile(path.join(additionsFolder, `${name}.diff`), 'utf8'));

/** A copy of the source in this folder, which compiles as it does here: all of it, or what `only` names. */
export async function copySource(folder: string, only = 'src'): Promise<void> {
  await mkdir(folder, { recursive: true });
  await cp(path.join(root, 'src'), path.join(folder, 'src'), { recursive: true });
  await cp(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const config = await readFile(path.join(root, 'tsconfig.json'), 'utf8');
  await writeFile(path.join(folder, 'tsconfig.json'), config.replace('["src", "test"]', JSON.stringify([only])));
}

/** Writes changes into a copy. */
export async function put(folder: string, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const file = path.join(folder, change.file);
    const text = await readFile(file, 'utf8').catch(() => '');
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, changed(text, change));
  }
}

/** What the compiler says of a copy, of the pages too where they are `withPages`; nothing where it is content. */
export async function compiled(folder: string, withPages: boolean): Promise<string> {
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const said = async (...args: readonly string[]): Promise<string> =>
    new Promise((resolve) => {
      // Of several checkers, each would work out for itself the types that all files share.
      execFile(process.execPath, [tsc, '--checkers', '1', ...args], { cwd: folder }, (_error, out, wrong) =>
        resolve(out + wrong),
      );
    });
  return [await said(), ...(withPages ? [await said('-p', 'src/pages')] : [])].join('');
}
