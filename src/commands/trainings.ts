// `npm run trainings -- offers.csv --as OBJECT_ID`: offers the trainings of a file; a repeat writes nothing (docs/process.md
// P18.4).
import { readFile } from 'node:fs/promises';
import { createMachine } from '../machine/clock.ts';
import { readConfig } from '../config.ts';
import { openExistingDatabase } from '../database.ts';
import { asCommandError, CommandError, exitCodes, runProgram, say } from './outcome.ts';
import { readTrainingArguments } from './training-arguments.ts';
import { importTrainings } from './training-import.ts';

await runProgram(async () => {
  const { file, as } = readTrainingArguments(process.argv.slice(2));
  const bytes = await readFile(file).catch(() => {
    throw new CommandError(`${file} cannot be read. Check its name, and where it is.`);
  });
  const config = readConfig(process.env);
  const database = await openExistingDatabase(config).catch(asCommandError);
  try {
    const ports = { ...database.store, machine: createMachine(config.clockFile) };
    const { offered, there } = await importTrainings(ports, { file, bytes, as });
    const before = there === 0 ? '' : ` ${there} there already: change those under Training.`;
    say(`${offered === 0 ? 'Nothing was written.' : `Offered: ${offered}.`}${before}`);
    return exitCodes.well;
  } finally {
    await database.close();
  }
});
