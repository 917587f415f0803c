// `npm run check`: everything outside that the bot relies on, asked as the bot asks it. Changes nothing but that a mail goes to
// the mailbox; reads nothing of a case (docs/operations.md).
import { readConfig } from '../config.ts';
import { openAsItIs } from '../database.ts';
import { createMachine } from '../machine/clock.ts';
import type { Finding } from '../outside/finding.ts';
import { askOutside } from '../outside/outside.ts';
import { asCommandError, exitCodes, runProgram, say } from './outcome.ts';
import { table } from './table.ts';

const withinMs = 10_000;

const mending = ({ step }: Finding): string =>
  step === undefined ? '' : `${step.page}: ${step.heading}${step.part === undefined ? '' : ` (${step.part})`}`;

await runProgram(async () => {
  const config = readConfig(process.env);
  const database = await openAsItIs(config, { withinMs }).catch(asCommandError);
  try {
    const machine = createMachine();
    const found = await askOutside(config, database, { nowMs: () => machine.nowMs(), withinMs });
    const wrong = found.filter(({ step }) => step !== undefined);
    say(
      table(
        ['Asked', 'Found', 'What mends it'],
        found.map((one) => [one.asked, one.found, mending(one)]),
      ),
    );
    say('');
    say(wrong.length === 0 ? 'Everything that the bot relies on answers as it should.' : `Wrong: ${wrong.length}.`);
    return wrong.length === 0 ? exitCodes.well : exitCodes.wrong;
  } finally {
    await database.close();
  }
});
// What sends telemetry, or waits for a host that says nothing, has timers that no one waits for.
process.stdout.write('', () => process.exit());
