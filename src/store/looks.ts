import type { Forms } from '../casework/ports/form-ports.ts';
import type { Looks } from '../casework/ports/ports.ts';
import { lookDocument, lookIn } from './matters/documents.ts';
import type { Items } from './sdk/items.ts';
import { looksAtCase } from './queries/queries.ts';

/** The container `looks`: only ever added to. */
export function looksOn(items: Items, forms: Pick<Forms, 'current'>): Looks {
  return {
    record: async (look) => {
      // A look that is there already is the same opening: nothing to add.
      const document = lookDocument(look, await forms.current());
      await items.writeAgain(look.reference, [{ does: 'create', document }]);
    },
    of: async (reference) => (await items.inPartition(looksAtCase, reference)).map(lookIn),
  };
}
