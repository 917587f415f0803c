// What people are reminded of about a case, a consent and an action, and when (docs/process.md 12).
import { addOfficeHours, addWorkingDays, opensOn, shiftWorkingDays, type Instant } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/dates.ts';
import type { Settings } from '../../people/settings.ts';
import type { RungAt } from '../../time/clocks.ts';

/** `up1` asks the next manager, `up2` the one after; where no one is left, the co-ordinator (docs/process.md P4.6). */
export type ConsentRung = 'nudge' | 'backup' | `up${number}`;

/** Early, on the eve and on the day to the owner; then so many working days late: owner, lead, senior, chair. */
export type ActionRung = 'early' | 'eve' | 'day' | 'lateOwner' | 'lateLead' | 'lateSenior' | 'lateChair';

/**
 * What people are reminded of about a case itself: each of what is owed of it (owed/owed.ts). Another is called
 * `owed.` and its name, and is named nowhere else.
 */
export type CaseRung =
  | 'triage'
  | 'triageUp'
  | 'triageChair'
  | 'strategy'
  | 'challenge'
  | 'reviewDue'
  | 'reviewLate'
  | 'reviewUp'
  | 'reviewChair'
  | 'review'
  | 'senior'
  | 'seniors'
  | 'meeting'
  | 'held'
  | 'outcome'
  | 'returned'
  | 'returnedUp'
  | 'returnedTop'
  | 'turning'
  | 'turningChair'
  | 'turning18'
  | 'notice'
  | 'lado'
  | 'transfer'
  | 'feedback'
  | `owed.${string}`;

/** The number of managers a line may have above the one who was asked. */
const mostUp = 8;

/**
 * The reminders of a manager who was asked at `at` and has `above` managers over them: 4 office hours, 1 working day,
 * 2, and so on up the line. Urgent: up the line every office hour (docs/process.md P4.7).
 */
export function consentLadder(
  at: Instant,
  { urgent, above }: { readonly urgent: boolean; readonly above: number },
  settings: Settings,
): readonly RungAt<ConsentRung>[] {
  const { officeHours, urgentConsentOfficeHours, consentNudgeOfficeHours } = settings;
  const ups = Array.from({ length: Math.min(above, mostUp) + 1 }, (_, place) => place + 1);
  if (urgent) {
    return ups.map((n) => ({ rung: `up${n}`, at: addOfficeHours(at, n * urgentConsentOfficeHours, officeHours) }));
  }
  const after = (days: number): Instant => addWorkingDays(at, days, officeHours);
  return [
    { rung: 'nudge', at: addOfficeHours(at, consentNudgeOfficeHours, officeHours) },
    { rung: 'backup', at: after(settings.consentBackupWorkingDays) },
    ...ups.map((n) => ({ rung: `up${n}` as const, at: after(settings.consentUpWorkingDays + n - 1) })),
  ];
}

/**
 * The prompts of an action due on `base`, those after `after`, at the opening of the office (docs/process.md P8.12). The day
 * itself counts as it is, working day or not: an immediate action may fall due on a Sunday.
 */
export function actionLadder(base: IsoDate, after: Instant, settings: Settings): readonly RungAt<ActionRung>[] {
  const { early, eve, owner, lead, senior, chair } = settings.actionPrompts;
  const days: readonly (readonly [ActionRung, number])[] = [
    ['early', -early],
    ['eve', -eve],
    ['day', 0],
    ['lateOwner', owner],
    ['lateLead', lead],
    ['lateSenior', senior],
    ['lateChair', chair],
  ];
  return days
    .map(([rung, n]) => ({
      rung,
      at: opensOn(n === 0 ? base : shiftWorkingDays(base, n, settings.officeHours), settings.officeHours),
    }))
    .filter(({ at }) => at > after);
}
