// What comes next of a case, the step and its day in words: for boards, lists and pages. A challenge comes before what its
// stage says.
import type { CaseRow } from '../../domain/case/state/stages.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { sayStage, stepBy } from './stage-words.ts';

/** "Decision: Pre-MSET, Tue 12 Jan", "Panel review by Tuesday 9 March 2027". */
export function sayNext(row: CaseRow, now: Instant): string {
  const { challenge } = row;
  return challenge !== undefined && challenge.answer === undefined
    ? stepBy('Answer the challenge', challenge.due?.at, now)
    : sayStage(row, now);
}
