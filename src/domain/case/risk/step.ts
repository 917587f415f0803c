// What every step on a risk assessment goes by.
import { readerOf } from '../../people/access.ts';
import { notAvailable, refuse, type Context } from '../../step.ts';
import { stageLabels, stageOf } from '../stage-table.ts';
import type { Case } from '../stages.ts';
import type { Assessment, AssessmentId, Completed } from './assessment.ts';

/** A case with one of its assessments, none yet where it is begun. */
export interface OnRisk {
  readonly case: Case;
  readonly assessment: Assessment | undefined;
  readonly id: AssessmentId;
}
export type RiskBar = ReturnType<typeof refuse> | undefined;

/** Why someone may not assess this child now; undefined when they may (docs/process.md P20.7). */
export function barToAssess(one: Case, { actor, directory, now }: Context): RiskBar {
  if (!readerOf(one, actor, directory, now)('risk', 'write')) return notAvailable;
  return stageOf(one).phase === 'over'
    ? refuse('notNow', `This case is: ${stageLabels[one.stage]}.`, 'A new worry is a new referral.')
    : undefined;
}

/** What was completed, where it is the newest version of this case. */
export const newest = ({ case: one, assessment }: OnRisk): Completed | undefined =>
  assessment?.state === 'completed' && one.risk?.latest?.id === assessment.id ? assessment : undefined;

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
