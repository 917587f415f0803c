// What every step on a risk assessment goes by.
import { readerOf } from '../access/access.ts';
import { refuse, type Context } from '../../matter/step.ts';
import { stagesThat } from '../state/stage-table.ts';
import { hasDied, type Case } from '../state/stages.ts';
import { ofPart } from '../making.ts';
import type { Assessment, AssessmentId, Completed } from './assessment.ts';

/** A case with one of its assessments, none yet where it is begun. */
export interface OnRisk {
  readonly case: Case;
  readonly assessment: Assessment | undefined;
  readonly id: AssessmentId;
}
export type RiskBar = ReturnType<typeof refuse> | undefined;

/** Who assesses (docs/process.md P20.7), while the case is not over. */
export const assesses = {
  may: [{ reads: 'risk', least: 'write' }],
  from: stagesThat(({ phase }) => phase !== 'over'),
  elsewhere: 'A new worry is a new referral.',
} as const;
/** The steps on an assessment start where its case stands. */
export const making = ofPart<OnRisk>(() => undefined);

/** Whether someone may assess this child now. */
export const mayAssess = (childCase: Case, { actor, directory, now }: Context): boolean =>
  readerOf(childCase, actor, directory, now)('risk', 'write') &&
  assesses.from.includes(childCase.stage) &&
  !hasDied(childCase);

/** What was completed, where it is the newest version of this case. */
export const newest = ({ case: childCase, assessment }: OnRisk): Completed | undefined =>
  assessment?.state === 'completed' && childCase.risk?.latest?.id === assessment.id ? assessment : undefined;

export const notNewest = refuse(
  'notNow',
  'This is not the newest version of the assessment.',
  'Open the case to read the newest one.',
);

/** What a press is about is there where its facts are whole. */
export function there(assessment: Assessment | undefined): Assessment {
  if (assessment === undefined) throw new Error('an assessment that was never begun');
  return assessment;
}
