// `npm run verify`: whether what is stored holds together. Reads only (docs/operations.md).
import { remedies, type Problem } from '../casework/check/problems.ts';
import { sealCheck } from '../casework/check/seals.ts';
import { endedLooks, type EndedLooks } from '../casework/looks/ending.ts';
import { verify, verifyDirectory, verifyMarks, type Counts } from '../casework/check/verify.ts';
import { newestForm } from '../casework/ports/form-ports.ts';
import { hasNoProof, readDirectory, type DirectoryFile } from '../casework/read/import-directory.ts';
import { matterKinds, matters } from '../domain/matters/matters.ts';
import { toPartitionId } from '../domain/matters/partition.ts';
import { bankHolidaysToCheck } from '../domain/time/bank-holidays.ts';
import { localDate } from '../domain/time/calendar.ts';
import { createMachine } from '../machine/clock.ts';
import { readConfig, type Config } from '../config.ts';
import { openExistingDatabase } from '../database.ts';
import { sealCodesOf } from '../outside/seal-codes.ts';
import { asCommandError, exitCodes, runProgram, say } from './outcome.ts';

/** The id of a matter; what is none is not printed, because it might hold anything. */
const nameOf = ({ reference }: Problem): string => {
  if (reference === 'directory') return 'The directory';
  if (reference === 'database') return 'The database';
  return toPartitionId(reference) === reference ? reference : 'A damaged reference';
};
const sayProblem = (problem: Problem): void =>
  say(`${nameOf(problem)}: ${problem.what}. ${remedies[problem.kind]} [${problem.kind}]`);

function sayCounts(counts: Counts): void {
  const { facts, calls, waiting, reserved, problems } = counts;
  const all = matterKinds
    .filter((kind) => kind === 'case' || counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${matters[kind].plural}`);
  say(`Looked at ${all.join(' and ')}, ${facts} facts, ${calls} calls, ${waiting} notices still to be told.`);
  if (reserved > 0) say(`${reserved} cards wait for their first Start: no case yet.`);
  say(problems === 0 ? 'Nothing is wrong.' : `Problems: ${problems}.`);
}

/** By the certificates of the register (docs/process.md P31.10). */
function sayEnded({ looks, days }: EndedLooks): void {
  if (looks > 0) say(`Ended by the agreement of two people: ${looks} looks, and the seals of ${days} days.`);
}

/** Everything else is looked at all the same where it cannot be read. */
const fileOf = async ({ directoryFile }: Config): Promise<DirectoryFile | undefined> =>
  readDirectory(directoryFile).catch(() => {
    say('DIRECTORY_FILE cannot be read: the directory is compared with its own hash alone.');
    return undefined;
  });

const notCompared =
  'The directory was compared with nothing: it has no hash of its own yet, and DIRECTORY_FILE is not set. Start the bot with its file, and verify again.';

await runProgram(async () => {
  const config = readConfig(process.env);
  const database = await openExistingDatabase(config).catch(asCommandError);
  try {
    const { audit, daySeals, directories, figures, forms, lookEnds, migrating, register } = database.store;
    const inForce = await forms.current();
    const file = await fileOf(config);
    const inDirectory = await verifyDirectory(directories, file, inForce, sayProblem);
    if (hasNoProof(await directories.stored(), file)) say(notCompared);
    const { directory } = (await directories.stored()) ?? {};
    const nowMs = createMachine().nowMs();
    const ended = await endedLooks({ lookEnds, register });
    const seals = await sealCheck(daySeals, sealCodesOf(config), nowMs, undefined, ended);
    const inMatters = await verify(audit, nowMs, sayProblem, inForce, directory, figures, seals);
    const inMarks = await verifyMarks(migrating, sayProblem);
    const counts = { ...inMatters, problems: inMatters.problems + inDirectory + inMarks };
    sayCounts(counts);
    sayEnded(ended);
    const holidays = bankHolidaysToCheck(localDate(createMachine().now()));
    if (holidays !== undefined) say(`${holidays}.`);
    if (inForce !== newestForm) say(`In force is form ${inForce}, the newest is ${newestForm}: npm run migrate.`);
    return counts.problems === 0 ? exitCodes.well : exitCodes.wrong;
  } finally {
    await database.close();
  }
});
