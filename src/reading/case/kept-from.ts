// From which cases someone is shut out that another case names (docs/process.md P10.14).
import type { Reference } from '../../domain/kernel/ids.ts';
import type { Reader } from '../reader.ts';

/** Those of these that this person may not know of, nor of what they go on in. */
export async function casesKeptFrom(
  { ports, person }: { readonly ports: Pick<Reader['ports'], 'cases'>; readonly person: Reader['person'] },
  references: readonly Reference[],
): Promise<ReadonlySet<string>> {
  const shut = references.length === 0 ? [] : await ports.cases.shut(references);
  return new Set([...shut].flatMap(([one, people]) => (people.includes(person.objectId) ? [one] : [])));
}
