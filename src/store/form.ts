// The form of all that is stored, for changes that no document can be brought up to date for one by one.
import { z } from 'zod';
import { documentOf, parse } from './matters/documents.ts';
import { everyReference } from './queries/queries.ts';
import type { Items, StoredDocument } from './sdk/items.ts';

/**
 * 2: matters and their parts are stored alike, and a fact says which part it is about and whom it rang.
 * 3: an ended case says when it ended, and a case says which of its actions press.
 */
const form = 3;
const id = 'form';
/** Says so in the database. */
export const formDocument = (): StoredDocument => documentOf('form', id, id, { form });
const shape = z.object({ form: z.number() });

/** Whether this program can read what is stored. A database that holds nothing yet is marked, where that is allowed. */
export async function hasThisForm(directory: Items, cases: Items, mayMark: boolean): Promise<boolean> {
  const found = await directory.read(id, id);
  if (found !== undefined) return parse('form', found.raw, shape).form === form;
  for await (const page of cases.pages(everyReference)) if (page.length > 0) return false;
  if (mayMark) {
    await directory.writeAgain(id, [{ does: 'upsert', document: formDocument() }]);
  }
  return true;
}
