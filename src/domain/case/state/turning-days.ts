// When a young person turns 18, and who is asked what before: it follows from the birth date, so that a date put right moves
// it, and nothing of it is stored (docs/process.md P17.5).
import { shiftWorkingDays } from '../../time/calendar.ts';
import { addMonths, seventeenAndAHalf, turns, type IsoDate } from '../../time/dates.ts';
import { once } from '../../time/once.ts';
import type { Case } from './stages.ts';

export interface TurningDays {
  /** 17 years and 6 months: the lead worker is asked for an adult lead. */
  readonly asked: IsoDate;
  /** 17 years and 10 months: without one the chair is told. */
  readonly chair: IsoDate;
  /** The last working day before the birthday: from then on the route is asked for. */
  readonly eve: IsoDate;
  readonly birthday: IsoDate;
}
/** What a birth date calls for, and when. */
export const turningDays = once((birth: IsoDate): TurningDays => {
  const birthday = turns(birth, 18);
  return {
    asked: seventeenAndAHalf(birth),
    chair: addMonths(birth, 17 * 12 + 10),
    eve: shiftWorkingDays(birthday, -1),
    birthday,
  };
});

/** An adult lead is named: by the form that asks for them, or by a panel. */
export const hasAdultLead = (childCase: Case): boolean =>
  childCase.adult !== undefined || ('adultLead' in childCase && (childCase.adultLead ?? '') !== '');

/** Whether its birth date has called for the way into adulthood. */
export const isTurning = (childCase: Case): boolean => childCase.turning !== undefined;
