// `npm run verify`: whether what is stored holds together. Reads only (docs/operations.md).
import { remedies, type Problem } from '../casework/check/problems.ts';
import { verify, type Counts } from '../casework/check/verify.ts';
import { matterKinds, matters } from '../domain/matters/matters.ts';
import { toPartitionId } from '../domain/matters/partition.ts';
import { createMachine } from '../machine/clock.ts';
import { readConfig } from '../config.ts';
import { openExistingDatabase } from '../database.ts';
import { asCommandError, exitCodes, runProgram, say } from './outcome.ts';

/** The id of a matter; what is none is not printed, because it might hold anything. */
const nameOf = ({ reference }: Problem): string =>
  toPartitionId(reference) === reference ? reference : 'A damaged reference';
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

await runProgram(async () => {
  const config = readConfig(process.env);
  const database = await openExistingDatabase(config).catch(asCommandError);
  try {
    const { audit, forms } = database.store;
    const counts = await verify(audit, createMachine().nowMs(), sayProblem, await forms.current());
    sayCounts(counts);
    return counts.problems === 0 ? exitCodes.well : exitCodes.wrong;
  } finally {
    await database.close();
  }
});
