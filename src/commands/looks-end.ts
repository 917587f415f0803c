// `npm run looks-end`, in Azure the job NAME-bot-looks-end: takes away what two people agreed on of the record of who looked, under
// an identity that may delete there and nowhere else, and that the bot has not (docs/process.md P31.10).
import { agreedLooksEnds, endLooks } from '../casework/looks/ending.ts';
import { readStored } from '../config.ts';
import { looksEndRights, openAsItIs } from '../database.ts';
import { asCommandError, CommandError, exitCodes, runProgram, say } from './outcome.ts';

await runProgram(async () => {
  if (process.argv.length > 2)
    throw new CommandError('npm run looks-end takes nothing: what ends is what two people agreed on in the register.');
  const database = await openAsItIs(readStored(process.env), { rights: looksEndRights }).catch(asCommandError);
  try {
    const agreed = (await agreedLooksEnds(database.store)).filter(({ state }) => state === 'ending');
    if (agreed.length === 0) say('Nothing is agreed on in the register: nothing ends.');
    for (const entry of agreed) {
      const { looks, sums, seals } = await endLooks(database.store, entry);
      say(`${entry.id}: ${looks} looks, ${sums} counts and findings and ${seals} documents of seals have ended.`);
    }
    return exitCodes.well;
  } finally {
    await database.close();
  }
});
// What asks for tokens keeps timers that no one waits for.
process.stdout.write('', () => process.exit());
