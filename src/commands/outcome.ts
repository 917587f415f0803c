// How a command ends: its exit code, and what it prints.
import { ConfigError } from '../config.ts';
import { StoreFault } from '../store/sdk/faults.ts';

/** What these programs end with: all is well, something is wrong, it could not be done. */
export const exitCodes = { well: 0, wrong: 1, notDone: 2 } as const;

/** A sentence for the person who started the program. */
export class CommandError extends Error {
  override name = 'CommandError';
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a program to its exit code. What is not known to be harmless is told by name only: it may quote a case. */
export async function runProgram(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    process.exitCode = exitCodes.notDone;
    const known = error instanceof CommandError || error instanceof ConfigError || error instanceof StoreFault;
    const told = known
      ? error.message
      : `a fault in the program (${error instanceof Error ? error.name : typeof error})`;
    process.stderr.write(`Not done: ${told}\n`);
  }
}

/** What opening throws was made before anything of a case was read, so it can be told. */
export const asCommandError = (error: unknown): never => {
  throw new CommandError(error instanceof Error ? error.message : String(error), { cause: error });
};
