// What is said of a child between panels, as it is stored: in no list but its case's own.
import { z } from 'zod';
import { toPictureId, type Picture } from '../../domain/case/review/picture.ts';
import type { ReviewTypes } from '../../domain/case/review/table.ts';
import { parse } from '../matters/documents.ts';
import type { PartShape } from '../matters/matter-store.ts';

// What is inside was made by the domain's own `evolve`; only what the store relies on is checked.
const relied = z.object({
  id: z.string().refine((id) => toPictureId(id) === id),
  reference: z.string(),
  is: z.enum(['update', 'begun', 'prepared']),
});
const partShape = z.object({ part: z.custom<Picture>((value) => relied.safeParse(value).success) });

export const reviewShape: PartShape<ReviewTypes> = {
  kind: 'review',
  indexed: () => ({}),
  partIn: (raw) => parse('review', raw, partShape).part,
};
