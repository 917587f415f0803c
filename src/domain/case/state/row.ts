// A case as lists know it: what the row of a list says besides what it takes from the case as it is.
import type { Instant } from '../../time/calendar.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import { isConsented } from './stage-table.ts';
import type { ConsentGiven } from './stage-parts.ts';
import type { Case, CaseRow } from './stages.ts';
import { given } from '../../kernel/given.ts';

/** What a whole case says only by parts that no list reads; undefined where there is nothing to say. */
export interface RowMarks {
  readonly consentAt: Instant | undefined;
  readonly decider: ObjectId | undefined;
  readonly decidedFor: ObjectId | undefined;
  readonly decidedAt: Instant | undefined;
}

export const marksOf = (one: Case): RowMarks => ({
  consentAt: 'consent' in one ? one.consent?.at : undefined,
  decider: decisionOf(one)?.by.objectId,
  decidedFor: decisionOf(one)?.onBehalfOf?.objectId,
  decidedAt: 'decisions' in one ? one.decisions?.at(-1)?.at : undefined,
});

/** Who gave management consent, returned the referral or did not authorise it; and for whom. */
function decisionOf(one: Case): Pick<ConsentGiven, 'by' | 'onBehalfOf'> | undefined {
  if (isConsented(one)) return one.consent;
  if (one.stage === 'returned') return one.returned;
  return one.stage === 'notAuthorised' ? one.declined : undefined;
}

/** The row of a case: whatever is decided by rows is decided so of whole cases, too. */
export function rowOf(one: Case): CaseRow {
  const { consentAt, decider, decidedFor, decidedAt } = marksOf(one);
  return {
    ...one,
    ...given({ consentAt, decider, decidedFor, decidedAt }),
  };
}
