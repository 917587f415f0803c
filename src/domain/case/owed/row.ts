// A case as lists know it: what the row of a list says besides what it takes from the case as it is.
import type { Instant } from '../../time/calendar.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import type { Tonight } from '../state/held.ts';
import { toldOf, tonightOf, trueOf } from '../state/now.ts';
import { isConsented } from '../state/stage-table.ts';
import type { ConsentGiven } from '../state/stage-parts.ts';
import { decisionsOf, type Case, type CaseRow, type OwedMark } from '../state/stages.ts';
import { owedMarks } from './owed.ts';
import { given } from '../../kernel/given.ts';

/** What a whole case says only by parts that no list reads; undefined where there is nothing to say. */
export interface RowMarks {
  readonly consentAt: Instant | undefined;
  readonly decider: ObjectId | undefined;
  readonly decidedFor: ObjectId | undefined;
  readonly decidedAt: Instant | undefined;
  readonly tonight: Tonight | undefined;
  readonly told: string | undefined;
  readonly livesInHome: true | undefined;
  readonly endedAt: Instant | undefined;
  readonly owed: readonly OwedMark[];
}

export const marksOf = (childCase: Case): RowMarks => ({
  consentAt: 'consent' in childCase ? childCase.consent?.at : undefined,
  decider: decisionOf(childCase)?.by.objectId,
  decidedFor: decisionOf(childCase)?.onBehalfOf?.objectId,
  decidedAt: decisionsOf(childCase).at(-1)?.at,
  tonight: tonightOf(childCase),
  told: toldOf(childCase),
  livesInHome: trueOf(childCase, 'home').answers['livesAt'] === 'residential' ? true : undefined,
  endedAt: endOf(childCase),
  owed: owedMarks(childCase),
});
/** Who gave management consent, returned the referral or did not authorise it; and for whom. */
function decisionOf(childCase: Case): Pick<ConsentGiven, 'by' | 'onBehalfOf'> | undefined {
  if (isConsented(childCase)) return childCase.consent;
  if (childCase.stage === 'returned') return childCase.returned;
  return childCase.stage === 'notAuthorised' ? childCase.declined : undefined;
}

/** When a case that was open ended: by the decision to close it, or by the other council's acceptance. */
function endOf(childCase: Case): Instant | undefined {
  if (childCase.stage !== 'closed' && childCase.stage !== 'transferred') return undefined;
  const accepted = childCase.stage === 'transferred' ? childCase.acceptance?.at : undefined;
  return accepted ?? decisionsOf(childCase).at(-1)?.at;
}

/** No list selects when it was begun. */
export const isWhole = (childCase: Case | CaseRow): childCase is Case => 'startedAt' in childCase;
const known = new WeakMap<Case, CaseRow>();
/** The row of a case: whatever is decided by rows is decided so of whole cases, too. Worked out once, as what is owed is. */
export function rowOf(childCase: Case): CaseRow {
  const before = known.get(childCase);
  if (before !== undefined) return before;
  const { goesOn, itself: _itself, ...own } = childCase;
  const row: CaseRow = {
    ...own,
    ...given({ ...marksOf(childCase), goesOn: goesOn && (isWhole(goesOn) ? rowOf(goesOn) : goesOn) }),
  };
  known.set(childCase, row);
  return row;
}
