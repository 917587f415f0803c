// `npm start -- --demo` runs this before the bot: a dozen fictional cases, put in once.
import { importDirectory, readDirectory } from '../casework/read/import-directory.ts';
import { createMachine } from '../machine/clock.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import { createMatching } from '../machine/matching.ts';
import { putIn } from './put.ts';
import { asCommandError, CommandError, exitCodes, runProgram, say } from '../commands/outcome.ts';

await runProgram(async () => {
  const { MicrosoftAppId = '', NODE_ENV, COSMOS_ENDPOINT = '' } = process.env;
  if (MicrosoftAppId !== '' || NODE_ENV === 'production') {
    throw new CommandError(
      '--demo puts in fictional cases, and is for a local run only: unset MicrosoftAppId and NODE_ENV.',
    );
  }
  if (COSMOS_ENDPOINT !== '') {
    throw new CommandError('--demo puts fictional cases into the embedded database only: unset COSMOS_ENDPOINT.');
  }
  const config = readConfig(process.env);
  const database = await openDatabase(config).catch(asCommandError);
  try {
    const { store } = database;
    const silent = { info: ignore, warn: ignore, error: ignore };
    const read = await readDirectory(config.directoryFile).catch(asCommandError);
    await importDirectory(store.directories, read, silent).catch(asCommandError);
    const machine = createMachine(config.clockFile);
    const matchKeysOf = createMatching(config.matchKey);
    const { fresh, actions, kept } = await putIn({ ...store, matchKeysOf }, await store.directories.current(), machine);
    if (fresh.length > 0) say(`Put in ${fresh.length} fictional cases with ${actions} actions.`);
    if (kept > 0) say(`${kept} fictional cases were there already, and are left as they are.`);
    return exitCodes.well;
  } finally {
    await database.close();
  }
});

function ignore(): void {
  // The person who started this reads what is said, not a log.
}
