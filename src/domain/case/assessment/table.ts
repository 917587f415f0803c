// A risk assessment as a part of its case: every step on it, once (docs/process.md P20.7).
import { counted, countOf } from '../../kernel/counted.ts';
import { given } from '../../kernel/given.ts';
import type { CasePart } from '../part.ts';
import type { Case } from '../state/stages.ts';
import { assessRisk, completeAssessment, correctAssessment, saveSigns } from './assess.ts';
import {
  bandOf,
  latestOf,
  toAssessmentId,
  type Assessment,
  type AssessmentId,
  type AssessmentsKept,
} from './assessment.ts';
import { agreeBand, changeBand } from './change-band.ts';
import { forSomeIn, rightEvidenceMark } from './marks.ts';
import { rankOf } from './bands.ts';

export const assessmentSteps = {
  assessRisk,
  correctAssessment,
  saveSigns,
  completeAssessment,
  changeBand,
  agreeBand,
  rightEvidenceMark,
} as const;

export interface AssessmentTypes {
  readonly id: AssessmentId;
  readonly doc: Assessment;
  readonly steps: typeof assessmentSteps;
}

export const assessmentPart: CasePart<AssessmentTypes> = {
  lane: 'risk',
  steps: assessmentSteps,
  toId: toAssessmentId,
  next: (childCase) => `RA${countOf(childCase, 'assessment') + 1}`,
  subject: (childCase, assessment, id) => ({ case: childCase, assessment, id }),
  keep: (childCase, id, assessment, isNew) => ({
    ...counted(childCase, 'assessment', { id, isOpen: assessment.state === 'draft', isNew }),
    risk: kept(childCase, assessment),
  }),
  clock: () => undefined,
  rests: () => false,
};

/** The draft that anyone carries on, and the newest version. */
function kept({ risk: before, changedAt }: Case, assessment: Assessment): AssessmentsKept {
  const latest = before?.latest;
  if (assessment.state === 'draft') {
    return { ...given({ latest, forSome: forSomeIn(assessment) }), draft: { id: assessment.id, ...assessment.saved } };
  }
  // A band that people change afterwards leaves another draft alone.
  const draft = before?.draft?.id === assessment.id ? undefined : before?.draft;
  const falls = latest !== undefined && rankOf(bandOf(assessment)) < rankOf(latest.band);
  const fell = falls ? changedAt : latest?.fell;
  // The marks of a draft go before: it began with those of the newest version.
  const forSome = draft === undefined ? forSomeIn(assessment) : before?.forSome;
  return { ...given({ draft, forSome }), latest: { ...latestOf(assessment), ...given({ fell }) } };
}
