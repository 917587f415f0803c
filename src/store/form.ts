// The form of all that is stored, for changes that no document can be brought up to date for one by one.
import { z } from 'zod';
import { newestForm, type Form, type Forms } from '../casework/ports/form-ports.ts';
import { documentOf, parse } from './matters/documents.ts';
import { everyReference } from './queries/queries.ts';
import type { Items, StoredDocument } from './sdk/items.ts';

const id = 'form';
/** Says so in the database. */
export const formDocument = (form: number = newestForm): StoredDocument => documentOf('form', id, id, { form });
const shape = z.object({ form: z.number() });
/** Earliest first. */
const read: readonly Form[] = [3, newestForm];
const earliest = read[0] ?? newestForm;

async function formIn(directory: Items): Promise<number | undefined> {
  const found = await directory.read(id, id);
  return found && parse('form', found.raw, shape).form;
}

/** Whether this program can read what is stored. A database that holds nothing yet is marked, where that is allowed. */
export async function hasThisForm(directory: Items, cases: Items, mayMark: boolean): Promise<boolean> {
  const found = await formIn(directory);
  if (found !== undefined) return read.some((form) => form === found);
  for await (const page of cases.pages(everyReference)) if (page.length > 0) return false;
  if (mayMark) {
    await directory.writeAgain(id, [{ does: 'upsert', document: formDocument() }]);
  }
  return true;
}

/** A database without a mark is empty. */
export function formsOn(directory: Items): Forms {
  let known: Form | undefined;
  const refresh = async (): Promise<Form> => {
    const found = await formIn(directory);
    return (known = read.find((form) => form === found) ?? newestForm);
  };
  return {
    current: async () => known ?? refresh(),
    known: () => known ?? earliest,
    refresh: async () => void (await refresh()),
  };
}
