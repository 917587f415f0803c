// Which matters the developers have to see to, without reading them.
import { z } from 'zod';
import { ailments, type Ailing } from '../casework/ports/matter-ports.ts';
import { toPartitionId } from '../domain/matters/partition.ts';
import { mattersAiling } from './queries/queries.ts';
import type { Items } from './sdk/items.ts';

const shape = z.object({ pk: z.string(), ailments: z.array(z.string()) });

/** What this program knows of; what a newer one has found is its own to tell. */
export async function ailingIn(items: Items): Promise<readonly Ailing[]> {
  const found = (await items.across(mattersAiling, {})).map((raw) => shape.parse(raw));
  return found.flatMap(({ pk, ailments: named }) => {
    const matter = toPartitionId(pk);
    return matter === undefined
      ? []
      : ailments.filter((one) => named.includes(one)).map((ailment) => ({ matter, ailment }));
  });
}
