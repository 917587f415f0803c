// `npm start -- --demo` runs this before the bot: the fictional cases and meetings, put in once.
import path from 'node:path';
import { importDirectory, readDirectory } from '../casework/read/import-directory.ts';
import { createMachine } from '../machine/clock.ts';
import { readConfig } from '../config.ts';
import { sayWhen } from '../domain/time/calendar.ts';
import { openDatabase } from '../database.ts';
import { createMatching } from '../machine/matching.ts';
import { writeClock } from './council-day.ts';
import { sealCodesOf } from '../outside/seal-codes.ts';
import { putCouncil } from './council.ts';
import { putOversight } from './oversight.ts';
import { putPoliceLists } from './police-lists.ts';
import { countThere, putIn } from './put.ts';
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
  const database = await openDatabase(config, { syncsEachWrite: false }).catch(asCommandError);
  try {
    const { store } = database;
    const silent = { info: ignore, warn: ignore, error: ignore };
    const read = await readDirectory(config.directoryFile).catch(asCommandError);
    const clockFile = config.clockFile ?? path.join(config.dataDir, 'clock.json');
    if (config.clockFile === undefined && (await countThere(store)) === 0) {
      const begins = writeClock(clockFile, new Date().toISOString());
      if (begins !== undefined)
        say(`The council is shut today: in this data it is ${sayWhen(begins)}, and time runs on.`);
    }
    const machine = createMachine(clockFile);
    await importDirectory({ ...store, machine }, read, silent).catch(asCommandError);
    const matchKeysOf = createMatching(config.matchKey);
    const directory = await store.directories.current();
    const { fresh, actions, meetings, kept } = await putIn({ ...store, matchKeysOf }, directory, machine, true);
    if (fresh.length > 0) {
      say(`Put in ${fresh.length} fictional cases with ${actions} actions, and ${meetings} meetings.`);
      await putOversight(store, directory, machine, sealCodesOf(config));
      await putPoliceLists(store, directory, machine);
      await putCouncil(store, machine);
    }
    if (kept > 0) say(`${kept} fictional cases were there already, and are left as they are.`);
    return exitCodes.well;
  } finally {
    await database.close();
  }
});

function ignore(): void {
  // The person who started this reads what is said, not a log.
}
