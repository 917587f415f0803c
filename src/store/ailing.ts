// Which matters the developers have to see to, without reading them.
import { z } from 'zod';
import type { Ailing } from '../casework/ports/matter-ports.ts';
import { toPartitionId } from '../domain/matters/partition.ts';
import { knownOf } from './matters/documents.ts';
import { mattersAiling } from './queries/queries.ts';
import type { Items } from './sdk/items.ts';

const shape = z.object({ pk: z.string(), ailments: z.array(z.string()) });

export async function ailingIn(items: Items): Promise<readonly Ailing[]> {
  const found = (await items.across(mattersAiling, {})).map((raw) => shape.parse(raw));
  return found.flatMap(({ pk, ailments: named }) => {
    const matter = toPartitionId(pk);
    return matter === undefined ? [] : knownOf(named).map((ailment) => ({ matter, ailment }));
  });
}
