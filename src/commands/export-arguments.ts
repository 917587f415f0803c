// The arguments of the export of a case.
import { parseArgs } from 'node:util';
import { readReference, type Reference } from '../domain/kernel/ids.ts';
import { CommandError } from './outcome.ts';

const usage = 'npm run export -- MSET-4F7K-24 --why "Subject access request 2027/14"';
const mostWhy = 500;
const mostName = 100;

export interface ExportArguments {
  readonly reference: Reference;
  readonly why: string;
  /** Who takes it; absent: the user of the operating system. */
  readonly by?: string;
}

/** Which case, why, and who takes it. Throws a sentence that says what to type instead. */
export function readArguments(given: readonly string[]): ExportArguments {
  const { positionals, values } = parse(given);
  const why = values.why?.trim() ?? '';
  const by = values.by?.trim();
  const [typed] = positionals;
  if (typed === undefined || positionals.length > 1) throw new CommandError(`Name one case: ${usage}`);
  const read = readReference(typed);
  if ('problem' in read) throw new CommandError(read.problem);
  if (why === '' || why.length > mostWhy) {
    throw new CommandError(`Say why, in at most ${mostWhy} characters; it is kept with the case: ${usage}`);
  }
  if (by === '' || (by?.length ?? 0) > mostName)
    throw new CommandError(`Say who takes it, in at most ${mostName} characters: --by "name@council.gov.uk"`);
  return { reference: read.reference, why, ...(by !== undefined && { by }) };
}

function parse(given: readonly string[]) {
  try {
    const options = { why: { type: 'string' }, by: { type: 'string' } } as const;
    return parseArgs({ args: [...given], allowPositionals: true, options });
  } catch {
    throw new CommandError(`That is not understood: ${usage}`);
  }
}
