// `npm run build [-- folder]`: a folder, dist/app, that runs wherever Node 24 is: `node src/main.js`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isNeeded, packageFile, packagesOf, programOf, type Lock } from '../packaging/deployable.ts';
import { CommandError, exitCodes, runProgram, say } from './outcome.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const inRoot = (...names: readonly string[]): string => path.join(root, ...names);
const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

/** The server, and the programs that an operator runs beside it. */
const entries = [
  'src/main.ts',
  'src/commands/verify.ts',
  'src/commands/check.ts',
  'src/commands/migrate.ts',
  'src/commands/export.ts',
  'src/commands/copy.ts',
  'src/commands/from-copy.ts',
  'src/commands/figures.ts',
  'src/commands/looks-end.ts',
  'src/commands/words.ts',
  'src/commands/trainings.ts',
];

async function writeProgram(to: string): Promise<void> {
  const program = await programOf(entries, async (file) => readFile(inRoot(file), 'utf8'));
  for (const [file, code] of program) {
    const target = path.join(to, file.replace(/\.ts$/, '.js'));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, code);
  }
}

/** Copies what `npm ci` has installed here: the same bytes, and no registry is asked. */
async function copyPackages(to: string): Promise<void> {
  for (const { folder, version } of packagesOf((await json(inRoot('package-lock.json'))) as Lock)) {
    const installed = await json(inRoot(folder, 'package.json')).catch(() => undefined);
    if ((installed as { version?: string } | undefined)?.version !== version) {
      throw new CommandError(`${folder} is not ${version}, as package-lock.json has it: run npm ci, then build again.`);
    }
    await cp(inRoot(folder), path.join(to, folder), {
      recursive: true,
      filter: (file) => path.relative(inRoot(folder), file).split(path.sep)[0] !== 'node_modules' && isNeeded(file),
    });
  }
}

/** The pages of the tab, once there are any; where the server looks for them here, it does there. */
async function buildPages(to: string): Promise<void> {
  const config = inRoot('src', 'pages', 'vite.config.mjs');
  if (!existsSync(config)) return;
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', config, '--outDir', path.join(to, 'dist', 'pages'), '--emptyOutDir'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new CommandError('The pages were not built; what vite said stands above.');
}

await runProgram(async () => {
  const to = path.resolve(process.argv[2] ?? inRoot('dist', 'app'));
  if (existsSync(to) && (await readdir(to)).length > 0 && !existsSync(path.join(to, 'src', 'main.js')))
    throw new CommandError(`${to} holds something else: name an empty folder, or one that was built before.`);
  const { version } = (await json(inRoot('package.json'))) as { version: string };
  await rm(to, { recursive: true, force: true });
  await writeProgram(to);
  await writeFile(path.join(to, 'package.json'), `${JSON.stringify(packageFile(version), undefined, 2)}\n`);
  for (const file of ['containers.json', 'data-rights.json', 'looks-end-rights.json'])
    await cp(inRoot('infra', file), path.join(to, 'infra', file));
  // Words of leaflets and the policy are read while the program runs.
  await cp(inRoot('src', 'papers'), path.join(to, 'src', 'papers'), { recursive: true });
  await copyPackages(to);
  await buildPages(to);
  say(`${to} is built: node ${path.join(to, 'src', 'main.js')} starts it.`);
  return exitCodes.well;
});
