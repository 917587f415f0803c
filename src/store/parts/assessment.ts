// Risk assessments as they are stored: in no list but their case's own.
import { z } from 'zod';
import { toAssessmentId, type Assessment } from '../../domain/case/risk/assessment.ts';
import type { RiskTypes } from '../../domain/case/risk/table.ts';
import { parse } from '../matters/documents.ts';
import type { PartShape } from '../matters/matter-store.ts';

// What is inside was made by the domain's own `evolve`; only what the store relies on is checked.
const relied = z.object({
  id: z.string().refine((id) => toAssessmentId(id) === id),
  reference: z.string(),
  state: z.enum(['draft', 'completed']),
});
const partShape = z.object({ part: z.custom<Assessment>((value) => relied.safeParse(value).success) });

export const assessmentShape: PartShape<RiskTypes> = {
  kind: 'assessment',
  indexed: () => ({}),
  partIn: (raw) => parse('assessment', raw, partShape).part,
};
