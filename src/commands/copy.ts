// `npm run copy`, in Azure the job NAME-bot-copy, every night: all that is stored, sealed, where the bot can add and nothing
// else, in another region. Only who has the other half of the seal can open it (docs/operations.md).
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../config.ts';
import { openExistingDatabase } from '../database.ts';
import { createMachine } from '../machine/clock.ts';
import { sealerFor } from '../machine/seal.ts';
import { addingTo } from '../outside/blobs.ts';
import { tokensOfIdentity } from '../outside/tokens.ts';
import { copyAll } from './copy-work.ts';
import { asCommandError, CommandError, exitCodes, runProgram, say } from './outcome.ts';

const withinMs = 60_000;

await runProgram(async () => {
  const config = readConfig(process.env);
  const { copies, cosmos } = config;
  if (copies === undefined)
    throw new CommandError('COPIES_CONTAINER and COPY_SEAL say where a copy goes and what closes it: set them.');
  const database = await openExistingDatabase(config).catch(asCommandError);
  try {
    const machine = createMachine();
    const tokenOf = await tokensOfIdentity(cosmos.kind === 'service' ? cosmos.identity : undefined, withinMs);
    const at = machine.now();
    const folder = `${at.replace(/[-:.]/g, '')}-${Buffer.from(machine.bytes(4)).toString('hex')}`;
    const counts = await copyAll({
      whole: database.store.whole,
      sealer: sealerFor(copies.seal, (count) => machine.bytes(count)),
      add: addingTo({ address: `${copies.container}/${folder}`, tokenOf, withinMs, pause }),
      at,
      nowMs: () => machine.nowMs(),
    });
    say(`The copy is whole: ${folder}, ${counts.documents} documents in ${counts.parts} parts.`);
    return exitCodes.well;
  } finally {
    await database.close();
  }
});
// What asks for tokens keeps timers that no one waits for.
process.stdout.write('', () => process.exit());
