// The arguments of the import of trainings.
import { parseArgs } from 'node:util';
import { toObjectId, type ObjectId } from '../domain/kernel/ids.ts';
import { CommandError } from './outcome.ts';

const usage = 'npm run trainings -- offers.csv --as OBJECT_ID';

/** Which file, and the co-ordinator who offers what is in it. Throws a sentence that says what to type instead. */
export function readTrainingArguments(given: readonly string[]): { readonly file: string; readonly as: ObjectId } {
  const { positionals, values } = parse(given);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new CommandError(`Name one file: ${usage}`);
  const as = toObjectId(values.as?.trim().toLowerCase() ?? '');
  if (as === undefined) throw new CommandError(`Name the co-ordinator by the object id of the directory: ${usage}`);
  return { file, as };
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], allowPositionals: true, options: { as: { type: 'string' } } });
  } catch {
    throw new CommandError(`That is not understood: ${usage}`);
  }
}
