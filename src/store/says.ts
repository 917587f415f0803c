// What young people say of MSET, as it is stored.
import { z } from 'zod';
import type { Says } from '../casework/ports/say-ports.ts';
import { added, type Fives, type Quarter } from '../domain/say/say.ts';
import { documentOf } from './matters/documents.ts';
import { StoreFault } from './sdk/faults.ts';
import type { Items, Operation } from './sdk/items.ts';

const answer = z.enum(['yes', 'partly', 'no']);
const say = z.strictObject({ id: z.string(), heard: answer, helped: answer, change: z.string() });
const shape = z.object({ fives: z.array(z.array(say)) });
const partition = 'says';
const mostTries = 12;

/**
 * One document a quarter, with all that was said in it: a document of its own for each would carry the second in which the
 * database stored it. It lies in the container `directory`, where no case is.
 */
export function saysOn(items: Items): Says {
  const read = async (quarter: Quarter) => {
    const found = await items.read(partition, quarter);
    const fives: Fives = found === undefined ? [] : shape.parse(found.raw).fives;
    return { fives, version: found?.version };
  };
  return {
    of: async (quarter) => (await read(quarter)).fives,
    add: async (quarter, one) => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const { fives: before, version } = await read(quarter);
        const fives = added(before, one);
        if (fives === undefined) return;
        const document = documentOf('say', partition, quarter, { fives });
        const operation: Operation =
          version === undefined ? { does: 'create', document } : { does: 'replace', document, version };
        if ((await items.writeAgain(partition, [operation])).written) return;
      }
      throw new StoreFault('unavailable', 'What young people say changed at every try');
    },
  };
}
