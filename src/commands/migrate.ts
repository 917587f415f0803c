// `npm run migrate`: brings everything that is stored over to the newest form; makes match keys again (docs/operations.md).
import { createInterface } from 'node:readline/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { beginningCouncil } from '../casework/migrate/council.ts';
import { keysBesideOn, matchKeysOn } from '../casework/migrate/match-keys.ts';
import { readConfig } from '../config.ts';
import { openAsItIs } from '../database.ts';
import { createMachine } from '../machine/clock.ts';
import { createMatching, markOfMatchKey } from '../machine/matching.ts';
import { StoreFault } from '../store/sdk/faults.ts';
import { readMigrateArguments } from './migrate-arguments.ts';
import { migrate } from './migrate-work.ts';
import { asCommandError, CommandError, runProgram, say } from './outcome.ts';

/** After these it may work later. */
const passing = ['unavailable', 'unknownOutcome'];

await runProgram(async () => {
  const wanted = readMigrateArguments(process.argv.slice(2));
  const config = readConfig(process.env);
  const database = await openAsItIs(config).catch(asCommandError);
  const { migrating } = database.store;
  const machine = createMachine(config.clockFile);
  const ports = { ...database.store, matchKeysOf: createMatching(config.matchKey) };
  try {
    return await migrate(
      {
        migrating,
        matchKeysFor: matchKeysOn(ports),
        keysBeside: keysBesideOn(ports),
        beginCouncil: beginningCouncil({ ...ports, machine }),
        fit: async () => database.store.fit({ mayMark: false }),
        matchKey: markOfMatchKey(config.matchKey),
        now: () => machine.now(),
        pause,
        mayPass: (error) => error instanceof StoreFault && passing.includes(error.reason),
      },
      wanted,
      { say, agrees },
    );
  } finally {
    await database.close();
  }
});

async function agrees(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new CommandError('there is no one to ask: say --yes.');
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(?:es)?$/i.test((await lines.question(`${question} (yes/no) `)).trim());
  } finally {
    lines.close();
  }
}
