// How a case and a person stand to the item that a meeting had of it.
import type { ObjectId } from '../../kernel/ids.ts';
import type { Attendance, EndedMeeting } from '../../meeting/meeting.ts';
import { decisionAt, putRightAt, reportedAt } from './decision.ts';
import type { Case } from '../state/stages.ts';

/** Whether this meeting dealt with the case: it decided, was told of a decision, or ended without one. */
export const wasItemOf = (childCase: Case, { id, undecided }: Pick<EndedMeeting, 'id' | 'undecided'>): boolean =>
  decisionAt(childCase, id) !== undefined ||
  reportedAt(childCase, id) !== undefined ||
  putRightAt(childCase, id).length > 0 ||
  undecided.includes(childCase.reference);

/**
 * Whether someone was there for it: when it was decided, or else at any time; who has a conflict sat in the meeting, but not in
 * the item (docs/process.md P6.8, P6.23).
 */
export function wasThereFor(
  childCase: Case,
  { id, attendance }: Pick<EndedMeeting, 'id' | 'attendance'>,
  person: ObjectId,
): boolean {
  if (childCase.excluded.includes(person)) return false;
  const decidedAt = decisionAt(childCase, id)?.at;
  const isThen = ({ at, until }: Attendance): boolean =>
    decidedAt === undefined || (at <= decidedAt && (until === undefined || until > decidedAt));
  return attendance.some((one) => one.person.objectId === person && isThen(one));
}
