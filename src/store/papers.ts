import { z } from 'zod';
import type { KeptPapers } from '../casework/ports/paper-ports.ts';
import { documentOf, parse } from './matters/documents.ts';
import type { Items } from './sdk/items.ts';

const partition = 'paper';
const shape = z.object({ text: z.string() });

/** The last good text of each file of the council's, in the container `directory`. */
export function papersOn(items: Items): KeptPapers {
  return {
    of: async (file) => {
      const found = await items.read(partition, file);
      return found && parse('paper', found.raw, shape).text;
    },
    keep: async (file, text) => {
      await items.writeAgain(partition, [{ does: 'upsert', document: documentOf('paper', partition, file, { text }) }]);
    },
  };
}
