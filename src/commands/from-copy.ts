// `npm run from-copy -- FOLDER --key FILE`: a copy that was fetched into a folder, opened with the half of the key that is in
// the safe, and put into an empty database. `npm run verify` and `npm run migrate` then read that as any other.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { openEmpty } from '../database.ts';
import { putBack } from './copy-work.ts';
import { asCommandError, CommandError, exitCodes, runProgram, say } from './outcome.ts';

const usage = 'npm run from-copy -- FOLDER --key FILE';

function given(): { readonly folder: string; readonly key: string } {
  const parsed = (() => {
    try {
      return parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } });
    } catch {
      throw new CommandError(`That is not understood: ${usage}`);
    }
  })();
  const [folder, ...more] = parsed.positionals;
  const { key } = parsed.values;
  if (folder === undefined || more.length > 0 || key === undefined)
    throw new CommandError(`Name the folder of one copy, and the file of the key: ${usage}`);
  return { folder, key };
}

await runProgram(async () => {
  const { folder, key } = given();
  const pem = await readFile(key, 'utf8').catch(() => {
    throw new CommandError(`${key} cannot be read: name the file of the key.`);
  });
  const database = await openEmpty(readConfig(process.env)).catch(asCommandError);
  try {
    const counts = await putBack(database.store.whole, async (name) => readFile(path.join(folder, name)), pem).catch(
      (error: unknown) => {
        throw new CommandError(
          `The copy in ${folder} was not put back: a file of it is missing or was altered, or ${key} is not the key of its seal. What was put in so far is no record: delete that database.`,
          { cause: error },
        );
      },
    );
    say(`${counts.documents} documents were put in. Now: npm run verify.`);
    return exitCodes.well;
  } finally {
    await database.close();
  }
});
