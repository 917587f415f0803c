// Notices that could not be delivered, as they are stored for each person who hears of them.
import { z } from 'zod';
import type { TroubleList, Troubles } from '../../casework/ports/ports.ts';
import { documentOf, newNotice, objectId } from '../matters/documents.ts';
import { StoreFault } from '../sdk/faults.ts';
import type { Items, Operation } from '../sdk/items.ts';
import { digestPartition } from '../../domain/matters/partition.ts';
import { troubleLists } from '../queries/queries.ts';
import { personAt } from './digests.ts';

const key = 'troubles';

const line = z.object({
  key: z.string(),
  day: z.string(),
  title: z.string(),
  next: z.string(),
  about: z.string(),
  isOver: z.boolean(),
  press: z.object({ verb: z.string(), data: z.record(z.string(), z.string()).exactOptional() }),
  who: z.object({ person: objectId, name: z.string() }).exactOptional(),
  is: z.enum(['unreachable', 'failed']).exactOptional(),
  waits: z
    .object({ state: z.enum(['urgent', 'late', 'you', 'info']), one: z.string(), many: z.string() })
    .exactOptional(),
  told: z.object({ by: z.object({ objectId: objectId, name: z.string() }), at: z.string() }).exactOptional(),
});
export const troublesShape = z.object({ troubles: z.object({ calls: z.number(), rows: z.array(line) }) });
const none: TroubleList = { calls: 0, rows: [] };

const placeShape = z.object({ pk: z.string() });

const mostTries = 8;

/** What could not be delivered to others, for each person who hears of it: beside their digests. */
export function troublesOn(items: Items): Troubles {
  return {
    of: async (person) => {
      const found = await items.read(digestPartition(person), key);
      return found === undefined ? none : troublesShape.parse(found.raw).troubles;
    },
    readers: async () =>
      (await items.across(troubleLists, {})).flatMap((raw) => personAt(placeShape.parse(raw).pk) ?? []),
    change: async (person, change, nowMs) => {
      const partition = digestPartition(person);
      for (let tries = 0; tries < mostTries; tries += 1) {
        const found = await items.read(partition, key);
        const list = change(found === undefined ? none : troublesShape.parse(found.raw).troubles);
        if (list === undefined) return;
        const document = documentOf('digest', partition, key, { troubles: list });
        const operation: Operation =
          found === undefined ? { does: 'create', document } : { does: 'replace', document, version: found.version };
        const notice = newNotice(partition, { key, person }, nowMs);
        if ((await items.writeAgain(partition, [operation, { does: 'upsert', document: notice }])).written) return;
      }
      throw new StoreFault('unavailable', 'The list of troubles changed at every try');
    },
  };
}
