// What the clock of a case calls people for, and when: as tests ask for it.
import { owedClock, owedMarks, type DutyName } from '../../src/domain/case/owed/owed.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';

/** The reminders that are to come, soonest first, without those of the way to 18: they follow from the birth date alone. */
export const rungsOf = (childCase: Case): readonly string[] =>
  (owedClock(childCase)?.rungs ?? []).map(({ rung }) => rung).filter((rung) => !rung.startsWith('turning'));
/** When people are next called for this; undefined: for nothing. */
export const callFor = (childCase: Case, name: DutyName): Instant | undefined =>
  owedMarks(childCase).find((mark) => mark.name === name)?.next;
/** When this is due; undefined where it is not owed, or has no time. */
export const dueOf = (childCase: Case, name: DutyName): Instant | undefined =>
  owedMarks(childCase).find((mark) => mark.name === name)?.due;
