// When a young person turns 18, and who is asked what before: it follows from the birth date, so that a date put right moves
// it, and nothing of it is stored (docs/process.md P17.5).
import { addDays, addWorkingDays, defaultOfficeHours, isWorkingDay, opensOn, type Instant } from '../time/calendar.ts';
import { knownUntil } from '../time/bank-holidays.ts';
import type { RungAt } from '../time/clocks.ts';
import { addMonths, seventeenAndAHalf, turns, type IsoDate } from '../time/dates.ts';
import { birthOf } from './state/birth.ts';
import { hasDied, type Case, type ConsentedCase } from './state/stages.ts';
import type { CaseRung } from './state/rungs.ts';

/** What the birth date asks for; a rung that recurs stands in the ladder once it has been taken. */
export const turningRungs: readonly CaseRung[] = ['turning', 'turningChair', 'turning18'];

export interface TurningDays {
  /** 17 years and 6 months: the lead worker is asked for an adult lead. */
  readonly asked: IsoDate;
  /** 17 years and 10 months: without one the chair is told. */
  readonly chair: IsoDate;
  /** The last working day before the birthday: from then on the route is asked for. */
  readonly eve: IsoDate;
  readonly birthday: IsoDate;
}
export function turningDays(birth: IsoDate): TurningDays {
  const birthday = turns(birth, 18);
  return {
    asked: seventeenAndAHalf(birth),
    chair: addMonths(birth, 17 * 12 + 10),
    eve: workedBefore(birthday),
    birthday,
  };
}

/** Beyond the years whose bank holidays are known it is the day before: by then they are, and it is worked out again. */
function workedBefore(date: IsoDate): IsoDate {
  const before = addDays(date, -1);
  return Number(before.slice(0, 4)) > knownUntil || isWorkingDay(before) ? before : workedBefore(before);
}

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);
const hours = defaultOfficeHours;

/** An adult lead is named: by the form that asks for them, or by a panel. */
export const hasAdultLead = (childCase: ConsentedCase): boolean =>
  childCase.adult !== undefined || ('adultLead' in childCase && (childCase.adultLead ?? '') !== '');

/** What is still to come of it, of a case of which something is asked. */
export function turningClock(childCase: ConsentedCase): readonly RungAt<CaseRung>[] {
  const birth = birthOf(childCase.answers);
  if (birth === undefined || childCase.route !== undefined || hasDied(childCase)) return [];
  const { asked, chair, eve } = turningDays(birth.date);
  const since = childCase.consent.at;
  // By a disputed date an adult already when it came: they are treated as a child until the date is put right.
  if (birth.sure === 'disputed' && opensOn(eve, hours) <= since) return [];
  const all: readonly (RungAt<CaseRung> & { readonly done: boolean })[] = [
    { rung: 'turning', at: later(opensOn(asked, hours), since), done: childCase.adult !== undefined },
    {
      rung: 'turningChair',
      at: opensOn(chair, hours) > since ? opensOn(chair, hours) : addWorkingDays(since, 1, hours),
      done: hasAdultLead(childCase),
    },
    { rung: 'turning18', at: later(opensOn(eve, hours), since), done: false },
  ];
  const taken = [...(childCase.reminded ?? []), ...(childCase.ladder?.rungs ?? [])].map(({ rung }) => rung);
  return all.flatMap(({ rung, at, done }) => (done || taken.includes(rung) ? [] : [{ rung, at }]));
}

/** Whether its birth date has called for the way into adulthood. */
export const isTurning = (childCase: Case): boolean => 'turning' in childCase && childCase.turning !== undefined;
