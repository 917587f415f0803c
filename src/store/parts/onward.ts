// What is recorded of NRM, CAWN, LADO, Prevent and section 45, as it is stored: in no list but its case's own.
import { z } from 'zod';
import { kindNames } from '../../domain/case/onward/kinds.ts';
import { toOnwardId, type Onward } from '../../domain/case/onward/onward.ts';
import type { OnwardTypes } from '../../domain/case/onward/table.ts';
import { parse } from '../matters/documents.ts';
import type { PartShape } from '../matters/matter-store.ts';

// What is inside was made by the domain's own `evolve`; only what the store relies on is checked.
const relied = z.object({
  id: z.string().refine((id) => toOnwardId(id) === id),
  reference: z.string(),
  kind: z.enum(kindNames),
  ladder: z.object({ rungs: z.array(z.object({ at: z.string() })) }),
});
const partShape = z.object({ part: z.custom<Onward>((value) => relied.safeParse(value).success) });

export const onwardShape: PartShape<OnwardTypes> = {
  kind: 'onward',
  indexed: () => ({}),
  partIn: (raw) => parse('onward', raw, partShape).part,
};
