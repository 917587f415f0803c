// From which cases someone is shut out that another case, or a question, names (docs/process.md P10.14).
import type { Reference } from '../../domain/kernel/ids.ts';
import type { Reader } from '../reader.ts';

/** Those of these that this person may not know of; each is read once. */
export async function casesKeptFrom(
  { ports, person }: { readonly ports: Pick<Reader['ports'], 'cases'>; readonly person: Reader['person'] },
  references: readonly Reference[],
): Promise<ReadonlySet<string>> {
  const once = [...new Set(references)];
  const found = await Promise.all(once.map(async (one) => (await ports.cases.load(one))?.value.root));
  return new Set(found.flatMap((one) => (one?.excluded.includes(person.objectId) === true ? [one.reference] : [])));
}
