// `npm run export -- MSET-XXXX-XX --why "…"`: one case in one file, and a look that says who took it and why. In Azure the job
// NAME-bot-export (infra/jobs.mjs), whose file lies where those who may fetch it can, and never on an engineer's screen.
import { mkdir, writeFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { exportCase, type CaseExport } from '../casework/check/export.ts';
import { heldOf } from '../casework/read/held.ts';
import { createMachine } from '../machine/clock.ts';
import { readConfig, type Config } from '../config.ts';
import { openExistingDatabase } from '../database.ts';
import { addingTo } from '../outside/blobs.ts';
import { tokensOfIdentity } from '../outside/tokens.ts';
import { readArguments } from './export-arguments.ts';
import { asCommandError, CommandError, exitCodes, runProgram, say } from './outcome.ts';

const withinMs = 60_000;

await runProgram(async () => {
  const { reference, why, by } = readArguments(process.argv.slice(2));
  const config = readConfig(process.env);
  if (config.exportsContainer !== undefined && by === undefined)
    throw new CommandError('Say who takes it: --by "name@council.gov.uk" (infra/jobs.mjs does).');
  const database = await openExistingDatabase(config).catch(asCommandError);
  try {
    const held = await heldOf(database.store.register, reference).catch(asCommandError);
    if (held !== undefined)
      throw new CommandError(
        `Something of ${reference} was shared with the wrong person and is not contained (${held.id}): ask the data protection officer.`,
      );
    const machine = createMachine(config.clockFile);
    const unique = Buffer.from(machine.bytes(8)).toString('hex');
    const who = by ?? user();
    const taken = await exportCase(database.store, { reference, who, why, at: machine.now(), unique });
    if (taken === undefined) throw new CommandError(`There is no case ${reference} in this database.`);
    const file = await put(config, taken).catch(asCommandError);
    say(`${reference} is in ${file} (${sizeOf(taken)}). It holds personal data: hand it over, then delete it.`);
    return exitCodes.well;
  } finally {
    await database.close();
  }
});

/** Where it lies then. */
async function put(config: Config, taken: CaseExport): Promise<string> {
  const when = taken.exported.at.replace(/[-:.]/g, '');
  const name = `${taken.reference}-${when}.json`;
  const text = `${JSON.stringify(taken, undefined, 2)}\n`;
  const { exportsContainer: address, cosmos } = config;
  if (address === undefined) return write(path.resolve(config.dataDir, 'exports'), name, text);
  const identity = cosmos.kind === 'service' ? cosmos.identity : undefined;
  const tokenOf = await tokensOfIdentity(identity, withinMs);
  await addingTo({ address, tokenOf, withinMs, pause })(name, Buffer.from(text));
  return `${address}/${name}`;
}

function user(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    // A container may run under a number that has no name.
    return `user ${String(process.getuid?.())}@${hostname()}`;
  }
}

/** Only the user who ran this may read it; an earlier export is never written over. */
async function write(folder: string, name: string, text: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, name);
  await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  return file;
}

function sizeOf({ facts, deliveries, looks, notices }: CaseExport): string {
  return `${facts.length} facts, ${deliveries.length} deliveries, ${looks.length} looks, ${notices.length} notices`;
}
