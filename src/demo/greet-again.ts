// `npm start` on kept data runs this before the bot: the windows of the last run are gone, and what stood in them. A
// person who opens one is greeted in it again, as after an installation.
import { readConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import { greetAgain } from './greet.ts';
import { asCommandError, exitCodes, runProgram } from '../commands/outcome.ts';

await runProgram(async () => {
  const database = await openDatabase(readConfig(process.env)).catch(asCommandError);
  try {
    await greetAgain(database.store);
    return exitCodes.well;
  } finally {
    await database.close();
  }
});
