// The versions of a child's risk assessment as they are drawn: bands over time, and points by form (docs/process.md P20.13).
import { bandOf, completedOf, type Assessment, type Completed } from '../../domain/case/risk/assessment.ts';
import { sayRiskBand, type RiskBand } from '../../domain/case/risk/bands.ts';
import { formCodes, sayForm } from '../../domain/case/risk/tool.ts';
import { given } from '../../domain/given.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';

export interface RiskVersion {
  readonly version: number;
  readonly at: Instant;
  readonly when: string;
  readonly by: string;
  /** The band that holds, and in words. */
  readonly band: RiskBand;
  readonly bandWords: string;
  /** Where people changed it: what the tool says. */
  readonly tool?: string;
  readonly score: number;
  readonly parts: { readonly label: string; readonly points: number }[];
  /** Those that have points, in the order of the table. */
  readonly forms: { readonly label: string; readonly points: number }[];
  /** It puts the one before right. */
  readonly corrects: boolean;
}

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
export const versionsOf = (all: readonly Assessment[], now: Instant): RiskVersion[] =>
  completedOf(all).map((one) => versionOf(one, now));
