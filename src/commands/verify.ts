// `npm run verify`: whether what is stored holds together. Reads only (docs/operations.md).
import { remedies, type Problem } from '../casework/check/problems.ts';
import { verify, type Counts } from '../casework/check/verify.ts';
import { createMachine } from '../machine/clock.ts';
import { readConfig } from '../config.ts';
import { openExistingDatabase } from '../database.ts';
import { asCommandError, exitCodes, runProgram, say } from './outcome.ts';

const printable = /^(?:MSET-[0-9A-Z]{4}-[0-9A-Z]{2}|(?:preMset|panel)-\d{4}-\d\d-\d\d|(?:ADV|TRN)(?:-[0-9A-Z]{4}){2})$/;
const nameOf = ({ reference }: Problem): string => (printable.test(reference) ? reference : 'A damaged reference');
const sayProblem = (problem: Problem): void =>
  say(`${nameOf(problem)}: ${problem.what}. ${remedies[problem.kind]} [${problem.kind}]`);

function sayCounts(counts: Counts): void {
  const { cases, meetings, advice, trainings, facts, calls, waiting, reserved, problems } = counts;
  const others = [
    ...(meetings === 0 ? [] : [`${meetings} meetings`]),
    ...(advice === 0 ? [] : [`${advice} requests for advice`]),
    ...(trainings === 0 ? [] : [`${trainings} trainings`]),
  ];
  say(
    `Looked at ${[`${cases} cases`, ...others].join(' and ')}, ${facts} facts, ${calls} calls, ${waiting} notices still to be told.`,
  );
  if (reserved > 0) say(`${reserved} cards wait for their first Start: no case yet.`);
  say(problems === 0 ? 'Nothing is wrong.' : `Problems: ${problems}.`);
}

await runProgram(async () => {
  const config = readConfig(process.env);
  const database = await openExistingDatabase(config).catch(asCommandError);
  try {
    const counts = await verify(database.store.audit, createMachine().nowMs(), sayProblem);
    sayCounts(counts);
    return counts.problems === 0 ? exitCodes.well : exitCodes.wrong;
  } finally {
    await database.close();
  }
});
