// What a database says of itself: the form that everything is stored in, and by which MATCH_KEY its match keys were made.
import { z } from 'zod';
import { earlierForms, formNumbered, newestForm, type Form, type Forms } from '../casework/ports/form-ports.ts';
import type { Marked, Migrating } from '../casework/ports/migrate-ports.ts';
import { documentOf, parse } from './matters/documents.ts';
import { factsOfForm3, everyReference } from './queries/queries.ts';
import { StoreFault } from './sdk/faults.ts';
import type { Found, Items, Operation, StoredDocument } from './sdk/items.ts';

const id = 'form';
/** Says so in the database. */
export const formDocument = (form: number = newestForm, marked: Marked = {}): StoredDocument =>
  documentOf('form', id, id, { ...marked, form });
const shape = z.object({
  form: z.number(),
  matchKey: z.string().exactOptional(),
  rotating: z.string().exactOptional(),
  begun: z.number().exactOptional(),
});
const [earliest] = earlierForms;

const markedIn = (found: Found | undefined): Marked => (found === undefined ? {} : parse('form', found.raw, shape));
const formIn = async (directory: Items): Promise<number | undefined> => markedIn(await directory.read(id, id)).form;

/** Whether this program may serve what is stored; or why not. */
export type Fit = 'fits' | 'earlier' | 'begunEarlier' | 'later' | 'otherKey' | 'rotating';
export interface Opener {
  /** A database that holds nothing yet is marked as this program's, and one that does not say its key as of this key. */
  readonly mayMark: boolean;
  /** A keyed hash of a constant; absent: it does not matter. */
  readonly matchKey?: string;
  /** Whether the match keys that are stored are of another one: asked of a database that does not say its key. */
  readonly isOfAnotherKey?: () => Promise<boolean>;
}

export async function fitOf(directory: Items, cases: Items, opener: Opener): Promise<Fit> {
  const { mayMark, matchKey, isOfAnotherKey } = opener;
  const marks = marksOn(directory);
  const found = await marks.marked();
  if (found.form === undefined) {
    for await (const page of cases.pages(everyReference)) if (page.length > 0) return 'earlier';
  } else if (found.form < earliest) return 'earlier';
  else if (found.form > newestForm) return 'later';
  if (!(await isWhollyRead(found, cases))) return 'begunEarlier';
  if (matchKey !== undefined && found.rotating !== undefined) return 'rotating';
  if (matchKey !== undefined && found.matchKey !== undefined && found.matchKey !== matchKey) return 'otherKey';
  const isMarked = found.form !== undefined && found.begun !== undefined;
  if (!mayMark || (isMarked && (matchKey ?? found.matchKey) === found.matchKey)) return 'fits';
  const isUnsure = matchKey !== undefined && found.matchKey === undefined && found.form !== undefined;
  if (isUnsure && (await isOfAnotherKey?.()) === true) return 'otherKey';
  const begun = found.begun ?? (found.form === undefined ? newestForm : earliest);
  const after = { ...found, form: found.form ?? newestForm, begun, ...(matchKey !== undefined && { matchKey }) };
  // Another instance may start at the same moment.
  return (await marks.mark(found, after)) ? 'fits' : fitOf(directory, cases, opener);
}

/**
 * Whether this program reads every fact that is there: bringing a matter over writes no fact again, so those of a database that
 * was begun in an earlier form are of that form still. Facts are looked through until the database says in which it was begun.
 */
async function isWhollyRead({ form, begun }: Marked, cases: Items): Promise<boolean> {
  if (begun !== undefined) return begun >= earliest;
  if (form === undefined) return true;
  for await (const page of cases.pages(factsOfForm3)) if (page.length > 0) return false;
  return true;
}

/** The document is one, and is replaced as a whole: what one program says, another that began before does not undo. */
export function marksOn(directory: Items): Pick<Migrating, 'marked' | 'mark'> {
  let latest: Found | undefined;
  return {
    marked: async () => {
      latest = await directory.read(id, id);
      return markedIn(latest);
    },
    mark: async (before, { form, ...after }) => {
      if (form === undefined) throw new StoreFault('refused', 'A database without a form is not marked');
      const document = formDocument(form, after);
      const operation: Operation =
        before.form === undefined
          ? { does: 'create', document }
          : { does: 'replace', document, version: latest?.version ?? '' };
      return (await directory.writeAgain(id, [operation])).written;
    },
  };
}

/** A database without a mark is empty. */
export function formsOn(directory: Items): Forms {
  let known: Form | undefined;
  let isPassed = false;
  const refresh = async (): Promise<Form> => {
    const found = await formIn(directory);
    isPassed = found !== undefined && found > newestForm;
    return (known = formNumbered(found) ?? newestForm);
  };
  return {
    current: async () => known ?? refresh(),
    known: () => known ?? earliest,
    refresh: async () => void (await refresh()),
    isPassed: () => isPassed,
  };
}
