// `npm run export -- MSET-XXXX-XX --why "…"`: one case in one file, and a look that says who took it and why.
import { mkdir, writeFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import path from 'node:path';
import { exportCase, type CaseExport } from '../casework/check/export.ts';
import { createMachine } from '../machine/clock.ts';
import { readConfig } from '../config.ts';
import { openExistingDatabase } from '../database.ts';
import { readArguments } from './export-arguments.ts';
import { asCommandError, CommandError, exitCodes, runProgram, say } from './outcome.ts';

await runProgram(async () => {
  const { reference, why } = readArguments(process.argv.slice(2));
  const config = readConfig(process.env);
  const database = await openExistingDatabase(config).catch(asCommandError);
  try {
    const machine = createMachine(config.clockFile);
    const unique = Buffer.from(machine.bytes(8)).toString('hex');
    const taken = await exportCase(database.store, { reference, who: user(), why, at: machine.now(), unique });
    if (taken === undefined) throw new CommandError(`There is no case ${reference} in this database.`);
    const file = await write(path.resolve(config.dataDir, 'exports'), taken).catch(asCommandError);
    say(`${reference} is in ${file} (${sizeOf(taken)}). It holds personal data: hand it over, then delete it.`);
    return exitCodes.well;
  } finally {
    await database.close();
  }
});

function user(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    // A container may run under a number that has no name.
    return `user ${String(process.getuid?.())}@${hostname()}`;
  }
}

/** Only the user who ran this may read it; an earlier export is never written over. */
async function write(folder: string, taken: CaseExport): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const when = taken.exported.at.replace(/[-:.]/g, '');
  const file = path.join(folder, `${taken.reference}-${when}.json`);
  await writeFile(file, `${JSON.stringify(taken, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return file;
}

function sizeOf({ facts, deliveries, looks, notices }: CaseExport): string {
  return `${facts.length} facts, ${deliveries.length} deliveries, ${looks.length} looks, ${notices.length} notices`;
}
