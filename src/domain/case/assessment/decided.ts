// What the newest assessment says to the decisions of a panel: people set the band, within what the rules leave open; and of a
// child of whom too little is known it closes nothing (docs/process.md P20.5, P20.6).
import { refuse } from '../../matter/step.ts';
import { isOpenCase } from '../state/stage-table.ts';
import type { Case } from '../state/stages.ts';
import { higherOf, isRiskBand, lowerOf, oneBelow, rankOf, sayRiskBand } from './bands.ts';
import type { AssessmentLatest } from './assessment.ts';
import type { RiskBar } from './step.ts';

/** The lowest band that a panel may set: one below the assessed one, or as low as people have agreed; never below a floor. */
const lowestOf = ({ assessed, band, floor }: AssessmentLatest) => higherOf(floor, lowerOf(band, oneBelow(assessed)));

export function barToDecidedBand(childCase: Case, band: string): RiskBar {
  if (!isRiskBand(band)) return undefined;
  const latest = childCase.risk?.latest;
  if (latest !== undefined && rankOf(band) < rankOf(lowestOf(latest))) {
    const lowest = sayRiskBand(lowestOf(latest));
    const why = latest.floor === lowestOf(latest) ? 'and no one goes below a floor' : 'and people lower it by one band';
    return refuse(
      'incomplete',
      `The risk assessment says ${sayRiskBand(latest.assessed)}, ${why}: not below ${lowest}.`,
      'Choose a higher band, or assess again before the next panel.',
    );
  }
  const before = isOpenCase(childCase) && isRiskBand(childCase.band) ? childCase.band : undefined;
  const falls = before !== undefined && rankOf(band) < rankOf(oneBelow(before));
  return falls && latest?.changed?.agreedBy === undefined
    ? refuse(
        'incomplete',
        `A band falls one step at a time: ${sayRiskBand(oneBelow(before))} now, lower at the next review.`,
        'Or the chair and one other agency agree: press Raise or lower on the assessment first.',
      )
    : undefined;
}

/** It was returned because the risk tool was not complete, and it is not complete yet. */
export const asksForRisk = (childCase: Case): boolean =>
  childCase.stage === 'returned' &&
  childCase.returned.reasons.includes('riskTool') &&
  childCase.risk?.latest === undefined;

/** Why a panel cannot close it, in a few words: too little is known. */
export const barToCloseUnknown = ({ risk }: Case): string | undefined =>
  risk?.latest?.confidence === 'low'
    ? `the risk assessment has low confidence: ${risk.latest.unknown} of ${risk.latest.of} signs are not known`
    : undefined;
