// What of corrections and statements someone reads of a case, and beside what each stands (docs/process.md P27.2, P27.4).
import { toAssessmentId } from '../../domain/case/assessment/assessment.ts';
import { toDecisionId } from '../../domain/case/decision/decision.ts';
import { readsStatement, type Statement } from '../../domain/case/statement/statement.ts';
import type { DecisionId } from '../../domain/case/state/since-consent.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { thereOf } from '../../domain/kernel/counted.ts';
import type { MeetingId } from '../../domain/meeting/meeting.ts';
import type { Reads } from '../../domain/people/reads.ts';
import type { Ports } from '../../casework/ports/ports.ts';

/** All of them, the oldest first; of a case without any the database is not asked. Who may read which is not looked at. */
export const statementsOf = async (
  cases: Pick<Ports['cases'], 'parts'>,
  childCase: Pick<Case, 'reference' | 'parts'>,
): Promise<readonly Statement[]> =>
  thereOf(childCase, 'statement') === 0 ? [] : cases.parts(childCase.reference, 'statement');

export const readableStatements = (statements: readonly Statement[], reads: Reads): readonly Statement[] =>
  statements.filter((one) => readsStatement(reads, one));

/** Beside what they stand on the page of a case. */
export type Beside = 'case' | 'referral' | 'decided' | 'risk';
export function besideOf({ is, about }: Statement): Beside {
  if (is === 'correction' || toDecisionId(about) !== undefined) return 'decided';
  if (toAssessmentId(about) !== undefined) return 'risk';
  return about === 'referral' ? 'referral' : 'case';
}

/** Those at the item of a meeting, if it was one: corrections to its minutes, and statements about what was decided. */
export const atItem = (
  statements: readonly Statement[],
  meeting: MeetingId | undefined,
  decision?: DecisionId,
): readonly Statement[] =>
  statements.filter((one) =>
    one.is === 'correction' ? one.meeting === meeting : decision !== undefined && one.about === decision,
  );
