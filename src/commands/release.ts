// `npm run release -- v1.2.3`: whether tag, package and changelog say the same; then the notes of the release, for the workflow.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { releaseOf } from '../packaging/release.ts';
import { CommandError, exitCodes, runProgram, say } from './outcome.ts';

const text = async (name: string): Promise<string> => readFile(new URL(`../../${name}`, import.meta.url), 'utf8');
const versioned = z.object({ version: z.string() });
const lock = versioned.extend({ packages: z.object({ '': versioned }) });

await runProgram(async () => {
  const [, , tag, ...more] = process.argv;
  if (tag === undefined || more.length > 0) throw new CommandError('name one tag: npm run release -- v1.2.3');
  const { version, packages } = lock.parse(JSON.parse(await text('package-lock.json')));
  const release = releaseOf(tag, {
    packageVersion: versioned.parse(JSON.parse(await text('package.json'))).version,
    lockVersions: [version, packages[''].version],
    changes: await text('CHANGELOG.md'),
  });
  if ('problems' in release) {
    process.stderr.write(`No release:\n${release.problems.map((one) => `  - ${one}`).join('\n')}\n`);
    return exitCodes.wrong;
  }
  say(release.notes);
  return exitCodes.well;
});
