// `npm run words -- 2027-01`: referrals of a month that were sent with words that blame a child, by team. Reads only
// (docs/operations.md).
import { wordsByTeam } from '../casework/check/words.ts';
import { createMachine } from '../machine/clock.ts';
import { readConfig } from '../config.ts';
import { openExistingDatabase } from '../database.ts';
import { asCommandError, CommandError, exitCodes, runProgram, say } from './outcome.ts';
import { table } from './table.ts';

const usage = 'Name one month: npm run words -- 2027-01';

await runProgram(async () => {
  const [month = createMachine().now().slice(0, 7), ...more] = process.argv.slice(2);
  if (more.length > 0 || !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) throw new CommandError(usage);
  const database = await openExistingDatabase(readConfig(process.env)).catch(asCommandError);
  try {
    const { audit, directories } = database.store;
    const teams = await wordsByTeam(audit, await directories.current(), month);
    if (teams.length === 0) say(`No referral was sent in ${month}.`);
    else {
      const rows = teams.map(({ team, sent, withWords }) => [team, String(sent), String(withWords)]);
      say(table(['Team', 'Referrals sent', 'With a word of the list'], rows));
    }
    return exitCodes.well;
  } finally {
    await database.close();
  }
});
