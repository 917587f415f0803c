// What comes next of a case, the step and its day in words: for boards, lists and pages. Each stage has its own words in
// stage-duties.ts; a challenge comes before them.
import type { CaseRow } from '../../domain/case/state/stages.ts';
import { sayDuty, stepBy } from '../../domain/case/whole/stage-duties.ts';
import type { Instant } from '../../domain/time/calendar.ts';

/** "Decision: Pre-MSET, Tue 12 Jan", "Panel review by Tuesday 9 March 2027". */
export function sayNext(row: CaseRow, now: Instant): string {
  const { challenge } = row;
  return challenge !== undefined && challenge.answer === undefined
    ? stepBy('Answer the challenge', challenge.due?.at, now)
    : sayDuty(row, now);
}
