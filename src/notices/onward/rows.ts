// Who is told of NRM, CAWN, LADO, Prevent and section 45: by the card of the case, and never of which.
import type { CaseTypes, PartFact } from '../../domain/case/whole/case.ts';
import { noticesOn, type Row } from '../case/rows.ts';
import type { Happened, NewNotice } from '../told.ts';

type OnwardFact = PartFact<'onward'>;
const recorded: Row = { tells: ['referrer', 'coordinators', 'reminded'], rings: [] };
/** A decision of the NRM is for the lead worker to act on; where the review comes early the co-ordinator plans it. */
const decided: Row = { tells: ['reminded'], rings: ['referrer', 'leadWorker', 'coordinators'] };
const rows: { readonly [S in OnwardFact['step']]: Row } = {
  recordNrm: recorded,
  recordReasonable: decided,
  recordConclusive: decided,
  recordReconsideration: recorded,
  recordReconsidered: decided,
  recordAt18: recorded,
  recordGuardian: recorded,
  recordGuardianName: recorded,
  recordCawn: recorded,
  endCawn: recorded,
  // The co-ordinator considers a restriction.
  recordLado: { tells: ['referrer', 'reminded', 'employed'], rings: ['coordinators'] },
  recordLadoOutcome: recorded,
  recordPrevent: recorded,
  recordPreventOutcome: recorded,
  recordDefence: recorded,
  recordDefenceOutcome: recorded,
  promptOnward: { tells: [], rings: ['prompted'] },
};

export const onwardNotices = (
  happened: Pick<Happened<CaseTypes>, 'before' | 'after' | 'directory'> & { readonly fact: OnwardFact },
): readonly NewNotice[] => noticesOn(rows[happened.fact.step], happened);
