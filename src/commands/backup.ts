// `npm run backup -- FILE`: the embedded database in one file, with what only its journal had. The bot is stopped first.
import path from 'node:path';
import { readConfig } from '../config.ts';
import { backUpEmbedded } from '../database.ts';
import { asCommandError, CommandError, exitCodes, runProgram, say } from './outcome.ts';

await runProgram(async () => {
  const [, , file, ...more] = process.argv;
  if (file === undefined || more.length > 0) throw new CommandError('name one new file: npm run backup -- FILE');
  const to = path.resolve(file);
  await backUpEmbedded(readConfig(process.env), to).catch(asCommandError);
  say(`The database is in ${to}. It holds all that the database holds: keep it as you keep that.`);
  return exitCodes.well;
});
