// `npm run figures`: how far the figures are counted; with `--again` counts all of them from the first fact (docs/operations.md).
import { createFiguring } from '../casework/figures/counting.ts';
import { countingVersion } from '../domain/figures/measures.ts';
import { createMachine } from '../machine/clock.ts';
import { readConfig } from '../config.ts';
import { openExistingDatabase } from '../database.ts';
import { asCommandError, CommandError, exitCodes, runProgram, say } from './outcome.ts';

const [, , ...words] = process.argv;

await runProgram(async () => {
  if (words.some((word) => word !== '--again')) {
    throw new CommandError(
      'npm run figures says how far the figures are counted; npm run figures -- --again counts all again.',
    );
  }
  const database = await openExistingDatabase(readConfig(process.env)).catch(asCommandError);
  try {
    const { store } = database;
    const { forms } = store;
    if (words.length > 0) {
      const machine = createMachine();
      const matters = await createFiguring({ ...store, forms, machine }).again();
      say(`Counted ${matters} cases and meetings from the first fact.`);
      return exitCodes.well;
    }
    const counting = (await store.figures.counting())?.value;
    if (counting === undefined) say('Nothing is counted yet: start the bot, or add -- --again.');
    else if (counting.again === true) say('They are being counted again.');
    else
      say(
        `Counted up to ${new Date(counting.since * 1000).toISOString()}, as version ${counting.version} of ${countingVersion} counts.`,
      );
    return exitCodes.well;
  } finally {
    await database.close();
  }
});
