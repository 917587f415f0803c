// Who is told of a risk assessment: by the card of the case, and never of what it says.
import type { CaseTypes, PartFact } from '../../domain/case/whole/case.ts';
import type { Assessment } from '../../domain/case/assessment/assessment.ts';
import { rankOf } from '../../domain/case/assessment/bands.ts';
import { isConsented } from '../../domain/case/state/stage-table.ts';
import { noticesOn, type Row } from '../case/rows.ts';
import type { Happened, NewNotice } from '../told.ts';

type RiskFact = PartFact<'assessment'>;
type Told = Pick<Happened<CaseTypes>, 'before' | 'after'> & { readonly assessment: Assessment };
const silent: Row = { tells: [], rings: [] };

/** The band that holds is lower than before: the lead worker's manager and the co-ordinator are called to read why. */
const falls = ({ before, after }: Told): boolean => {
  const [was, is] = [before.root?.risk?.latest?.band, after.root.risk?.latest?.band];
  return isConsented(after.root) && was !== undefined && is !== undefined && rankOf(is) < rankOf(was);
};
const whoReadsWhy = (told: Told): Row['rings'] => (falls(told) ? ['leadsManager', 'coordinators'] : []);

const rows: { readonly [S in RiskFact['step']]: (told: Told) => Row } = {
  assessRisk: () => silent,
  correctAssessment: () => silent,
  saveSigns: () => silent,
  // Too little is known: the co-ordinator is called to have it found out.
  completeAssessment: (told) => ({
    tells: ['referrer', 'asked', 'coordinators', 'reminded'],
    rings: isUncertain(told.assessment) ? [...whoReadsWhy(told), 'coordinators'] : whoReadsWhy(told),
  }),
  // What they assessed is another band now: the lead worker and the co-ordinator are called to read why.
  changeBand: (told) =>
    isProposed(told.assessment)
      ? { tells: ['asked', 'coordinators', 'chairs'], rings: [] }
      : { tells: ['asked', 'reminded'], rings: ['leadWorker', 'coordinators', ...whoReadsWhy(told)] },
  rightEvidenceMark: () => silent,
  agreeBand: (told) => ({
    tells: ['asked', 'reminded'],
    rings: ['leadWorker', 'coordinators', 'chairs', ...whoReadsWhy(told)],
  }),
};
const isUncertain = (assessment: Assessment): boolean =>
  assessment.state === 'completed' && assessment.result.confidence === 'low';
/** Nothing has changed yet: another agency has to agree. */
const isProposed = (assessment: Assessment): boolean =>
  assessment.state === 'completed' && assessment.lowering !== undefined;

/** Whom a fact about a risk assessment tells. */
export const riskNotices = (
  happened: Pick<Happened<CaseTypes>, 'before' | 'after' | 'directory'> & { readonly fact: RiskFact },
  assessment: Assessment,
): readonly NewNotice[] => noticesOn(rows[happened.fact.step]({ ...happened, assessment }), happened);
