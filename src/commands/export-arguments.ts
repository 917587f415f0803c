// The arguments of the export of a case.
import { parseArgs } from 'node:util';
import { readReference, type Reference } from '../domain/kernel/ids.ts';
import { CommandError } from './outcome.ts';

const usage = 'npm run export -- MSET-4F7K-24 --why "Subject access request 2027/14"';
const mostWhy = 500;

/** Which case, and why. Throws a sentence that says what to type instead. */
export function readArguments(given: readonly string[]): { readonly reference: Reference; readonly why: string } {
  const { positionals, values } = parse(given);
  const why = values.why?.trim() ?? '';
  const [typed] = positionals;
  if (typed === undefined || positionals.length > 1) throw new CommandError(`Name one case: ${usage}`);
  const read = readReference(typed);
  if ('problem' in read) throw new CommandError(read.problem);
  if (why === '' || why.length > mostWhy) {
    throw new CommandError(`Say why, in at most ${mostWhy} characters; it is kept with the case: ${usage}`);
  }
  return { reference: read.reference, why };
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], allowPositionals: true, options: { why: { type: 'string' } } });
  } catch {
    throw new CommandError(`That is not understood: ${usage}`);
  }
}
