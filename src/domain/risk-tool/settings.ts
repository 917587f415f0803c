// What a council may change about the risk tool. Every assessment keeps what it was counted with (docs/process.md P20.8).
import { z } from 'zod';
import { indicatorOf } from './tool.ts';

const weights = z
  .record(
    z.string().refine((code) => (indicatorOf(code)?.weight ?? 0) > 0, 'no sign of the tool that has a weight'),
    z.number().int().min(1).max(9),
  )
  .default({});
const cuts = z
  .strictObject({
    emerging: z.number().int().min(1).max(99).default(6),
    moderate: z.number().int().min(2).max(99).default(11),
    significant: z.number().int().min(3).max(99).default(16),
  })
  .refine(({ emerging, moderate, significant }) => emerging < moderate && moderate < significant, 'cut-offs must rise')
  .prefault({});
const caps = z
  .strictObject({ V: z.number().int().min(0).max(20).default(5), G: z.number().int().min(0).max(20).default(5) })
  .prefault({});

const numbers = {
  /** Signs whose weight differs from the table’s. */
  weights,
  /** From how many points on. */
  cuts,
  /** Most that vulnerabilities and general signs count. */
  caps,
  /** More of the signs than so many in a hundred not known: low confidence. */
  lowConfidencePercent: z.number().int().min(1).max(100).default(25),
};
const counted = z.strictObject(numbers);
const published = JSON.stringify(counted.parse({}));

export const riskToolSchema = z
  .strictObject({
    /** To be raised with every change of the numbers below: an assessment says by which it was counted. */
    version: z.number().int().min(1).max(9999).default(1),
    ...numbers,
  })
  .refine(({ version, ...rest }) => version > 1 || JSON.stringify(rest) === published, {
    message: 'numbers that differ from the published tool need a version of their own: 2 or more',
  });
export type RiskTool = z.infer<typeof riskToolSchema>;
