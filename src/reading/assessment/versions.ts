// The versions of a child's risk assessment as they are drawn: bands over time, and points by form (docs/process.md P20.13).
import { z } from 'zod';
import { bandOf, completedOf, type Assessment, type Completed } from '../../domain/case/assessment/assessment.ts';
import { sayRiskBand } from '../../domain/case/assessment/bands.ts';
import { formCodes, sayForm } from '../../domain/risk-tool/tool.ts';
import { given } from '../../domain/kernel/given.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { instantShape } from '../lines.ts';
import type { Told } from '../told.ts';

const pointsShape = z.array(z.object({ label: z.string(), points: z.number() }));
/** A version of the risk assessment, as it is drawn. */
export const riskVersionShape = z.object({
  version: z.number(),
  at: instantShape,
  when: z.string(),
  by: z.string(),
  /** The band that holds, and in words. */
  band: z.enum(['none', 'emerging', 'moderate', 'significant']),
  bandWords: z.string(),
  /** Where people changed it: what the tool says. */
  tool: z.string().optional(),
  score: z.number(),
  /** Points of what all children are asked about. */
  parts: pointsShape,
  /** Points by form of exploitation, where there are any, in the order of the table. */
  forms: pointsShape,
  /** It puts the one before right. */
  corrects: z.boolean(),
});
export type RiskVersion = Told<typeof riskVersionShape>;

const versionOf = (one: Completed, now: Instant): RiskVersion => {
  const { version, completed, result, corrects } = one;
  const band = bandOf(one);
  const { V, G, C, forms, total } = result.score;
  return {
    version,
    at: completed.at,
    when: sayWhen(completed.at, now),
    by: completed.by.name,
    band,
    bandWords: sayRiskBand(band),
    ...given({ tool: band === result.band ? undefined : sayRiskBand(result.band) }),
    score: total,
    parts: [
      { label: 'Vulnerabilities', points: V },
      { label: 'General signs', points: G },
      { label: 'Significant signs', points: C },
    ],
    forms: formCodes.filter((form) => forms[form] > 0).map((form) => ({ label: sayForm(form), points: forms[form] })),
    corrects: corrects !== undefined,
  };
};

/** Oldest first. */
export const versionsOf = (all: readonly Assessment[], now: Instant): readonly RiskVersion[] =>
  completedOf(all).map((one) => versionOf(one, now));
