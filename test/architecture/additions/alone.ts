// `npm run measure costs [-- name …]`: each addition alone, or those that are named, and then without each of its files in turn.
// What compiles all the same is told, for the compiler does not ask for it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { costs } from '../costs.ts';
import { compiled, copySource, put, readAddition, type Change } from './additions.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const folder = await mkdtemp(path.join(tmpdir(), 'mset-costs-'));
await copySource(folder);

/** Whether the copy compiles with these changes, which are then taken out again. */
async function compilesWith(changes: readonly Change[], withPages: boolean): Promise<string> {
  const before = await Promise.all(
    changes.map(
      async ({ file }) => [file, await readFile(path.join(folder, file), 'utf8').catch(() => undefined)] as const,
    ),
  );
  await put(folder, changes);
  const wrong = await compiled(folder, withPages);
  for (const [file, text] of before) {
    const at = path.join(folder, file);
    await (text === undefined ? rm(at) : writeFile(at, text));
  }
  return wrong;
}

const [, , , ...named] = process.argv;
for (const { change, files, addition } of costs) {
  if (named.length > 0 && !named.includes(addition)) continue;
  const changes = await readAddition(addition);
  const withPages = changes.some(({ file }) => file.startsWith('src/pages/'));
  const wrong = await compilesWith(changes, withPages);
  say(`${change}: ${files} ${wrong === '' ? '' : `DOES NOT COMPILE ALONE\n${wrong}`}`);
  if (changes.length === 1) continue;
  for (const left of changes) {
    const rest = changes.filter((one) => one !== left);
    if ((await compilesWith(rest, withPages)) === '') say(`  compiles without ${left.file}`);
  }
}
await rm(folder, { recursive: true });
