// Positive grounds of the National Referral Mechanism, as the person who assesses the risk has them (docs/process.md P17.12).
import type { Case } from './stages.ts';

/** No risk assessment was completed since MSET knew of them. */
export const awaitsAssessment = ({ nrm, risk }: Pick<Case, 'nrm' | 'risk'>): boolean =>
  nrm !== undefined && (risk?.latest === undefined || risk.latest.at < nrm.since);
