// Who is told of a risk assessment: by the card of the case, and never of what it says.
import type { CaseTypes, PartFact } from '../../domain/case/whole/case.ts';
import type { Assessment } from '../../domain/case/assessment/assessment.ts';
import { noticesOn, type Row } from '../case/rows.ts';
import type { Happened, NewNotice } from '../told.ts';

type RiskFact = PartFact<'assessment'>;
const silent: Row = { tells: [], rings: [] };
const rows: { readonly [S in RiskFact['step']]: (assessment: Assessment) => Row } = {
  assessRisk: () => silent,
  correctAssessment: () => silent,
  saveSigns: () => silent,
  // Too little is known: the co-ordinator is called to have it found out.
  completeAssessment: (assessment) =>
    assessment.state === 'completed' && assessment.result.confidence === 'low'
      ? { tells: ['referrer', 'asked', 'reminded'], rings: ['coordinators'] }
      : { tells: ['referrer', 'asked', 'coordinators', 'reminded'], rings: [] },
  // What they assessed is another band now: the lead worker and the co-ordinator are called to read why.
  changeBand: () => ({ tells: ['asked', 'reminded'], rings: ['leadWorker', 'coordinators'] }),
};

export const riskNotices = (
  happened: Pick<Happened<CaseTypes>, 'before' | 'after' | 'directory'> & { readonly fact: RiskFact },
  assessment: Assessment,
): readonly NewNotice[] => noticesOn(rows[happened.fact.step](assessment), happened);
