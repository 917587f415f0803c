// Which matters the developers have to see to, without reading them.
import { z } from 'zod';
import { ailments, type Ailing, type Ailment } from '../casework/ports/matter-ports.ts';
import { toPartitionId } from '../domain/matters/partition.ts';
import { mattersAiling } from './queries/queries.ts';
import type { Items } from './sdk/items.ts';

const shape = z.object({ pk: z.string(), moving: z.string().exactOptional(), large: z.boolean().exactOptional() });
type Row = z.infer<typeof shape>;

const has: Readonly<Record<Ailment, (row: Row) => boolean>> = {
  stopped: ({ moving }) => moving === 'stopped',
  moving: ({ moving }) => moving === 'moving',
  large: ({ large }) => large === true,
};

export async function ailingIn(items: Items): Promise<readonly Ailing[]> {
  const rows = (await items.across(mattersAiling, {})).map((raw) => shape.parse(raw));
  return ailments.flatMap((ailment) =>
    rows.filter(has[ailment]).flatMap(({ pk }) => {
      const matter = toPartitionId(pk);
      return matter === undefined ? [] : { matter, ailment };
    }),
  );
}
