// What comes next of a case for the person who looks: what it asks of them, else what its stage says; the step, and its time.
// Boards, lists, pages and cards take both from here, so that they say the same.
import { askedOf, taskOf, type Asked } from '../../domain/case/asked/asked.ts';
import type { CaseRow } from '../../domain/case/state/stages.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { dueOf, type Due } from '../lines.ts';
import type { Viewer } from '../reader.ts';
import { sayStage, stepBy, type Step } from './stage-words.ts';

/** All that this case asks of the person who looks, the most pressing first. */
export const askedHere = ({ person, directory, now }: Viewer, row: CaseRow): readonly Asked[] =>
  askedOf(row, person, directory, now);

const stepFor = (row: CaseRow, viewer: Viewer): Step => {
  const [first] = askedHere(viewer, row);
  return first === undefined ? sayStage(row, viewer.now) : { says: taskOf(row, first, viewer), at: first.due };
};

/** "Decision: Pre-MSET, Tue 12 Jan", "Prepare the review, due Fri 5 Mar 17:00". */
export const sayNext = (row: CaseRow, viewer: Viewer): string => {
  const { says, at } = stepFor(row, viewer);
  return stepBy(says, at, viewer.now);
};

/** When that is due; undefined where no one may say, or it has no time. */
export function nextDue(row: CaseRow, viewer: Viewer): Due | undefined {
  const { at } = stepFor(row, viewer);
  return dueAt(at, viewer.now);
}
export const dueAt = (at: Instant | undefined, now: Instant): Due | undefined =>
  at === undefined ? undefined : dueOf(at, now);
