// `npm run package [-- folder]`: dist/mset.zip, which an administrator of Teams uploads; or every problem, and no file.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { typedWords } from '../desk/words.ts';
import { makePackage } from '../packaging/app-package.ts';
import { exitCodes, runProgram, say } from './outcome.ts';

const root = new URL('../../', import.meta.url);
const inRoot = (name: string): URL => new URL(name, root);
const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(inRoot(name), 'utf8'));

await runProgram(async () => {
  const { version } = (await json('package.json')) as { version: string };
  const parts = {
    template: await json('appPackage/manifest.json'),
    color: await readFile(inRoot('appPackage/color.png')),
    outline: await readFile(inRoot('appPackage/outline.png')),
    version,
    words: typedWords,
  };
  const made = makePackage(parts, process.env);
  if ('problems' in made) {
    process.stderr.write(`${['Nothing was packaged:', ...made.problems.map((one) => `  - ${one}`)].join('\n')}\n`);
    return exitCodes.wrong;
  }
  const folder = path.resolve(process.argv[2] ?? fileURLToPath(inRoot('dist')));
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'mset.zip');
  await writeFile(file, made.zip);
  say(`${file} is made: upload it in the Teams admin centre, under Manage apps.`);
  return exitCodes.well;
});
