// `npm run restore -- FILE`: a backup in the place of the embedded database. The bot is stopped first.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../config.ts';
import { restoreEmbedded } from '../database.ts';
import { createMachine } from '../machine/clock.ts';
import { asCommandError, CommandError, exitCodes, runProgram, say } from './outcome.ts';

await runProgram(async () => {
  const [, , file, ...more] = process.argv;
  if (file === undefined || more.length > 0) throw new CommandError('name one backup: npm run restore -- FILE');
  const config = readConfig(process.env);
  const stamp = createMachine().now().replace(/[-:.]/g, '');
  const before = path.resolve(config.dataDir, `before-restore-${stamp}.sqlite`);
  await restoreEmbedded(config, path.resolve(file), before).catch(asCommandError);
  if (existsSync(before)) say(`What was there before is in ${before}.`);
  say('The backup is in its place. Now: npm run verify.');
  return exitCodes.well;
});
