// When people are reminded: rungs of ladders, in working days and office hours of England (docs/process.md 12).
import { addOfficeHours, addWorkingDays, opensOn, shiftWorkingDays, type Instant } from './calendar.ts';
import type { IsoDate } from './dates.ts';
import type { Settings } from '../people/settings.ts';

/** A due time with the rule and rule version that set it. */
export interface Due {
  readonly at: Instant;
  readonly rule: string;
  readonly ruleVersion: number;
}

/** So many plain hours later, nights and weekends counted (docs/process.md P12.3). */
export const hoursAfter = (from: Instant, hours: number): Instant =>
  new Date(Date.parse(from) + hours * 3_600_000).toISOString();

/** One reminder to come: `at` it falls due. */
export interface RungAt<Rung extends string> {
  readonly rung: Rung;
  readonly at: Instant;
}
/** Reminders still to come, soonest first. `set` is the number of the fact that started the clock. */
export interface Ladder<Rung extends string> {
  readonly set: number;
  readonly rungs: readonly RungAt<Rung>[];
}

/** A reminder that went out: which, when, to whom. */
export interface Reminded<Rung extends string> {
  readonly rung: Rung;
  readonly at: Instant;
  readonly to: readonly string[];
}

/** `up1` asks the next manager, `up2` the one after; where no one is left, the co-ordinator (docs/process.md P4.6). */
export type ConsentRung = 'nudge' | 'backup' | `up${number}`;

/** Early, on the eve and on the day to the owner; then so many working days late: owner, lead, senior, chair. */
export type ActionRung = 'early' | 'eve' | 'day' | 'lateOwner' | 'lateLead' | 'lateSenior' | 'lateChair';

/**
 * What people are reminded of once a case is the co-ordinator's: triage, a strategy discussion, a challenge, a review that is
 * to be prepared (`reviewDue`) and is late, the answers of seniors, a meeting that is not planned, a case that is held too
 * long, another plan of which no one has said how it ended, another council's acceptance, the feedback and the letter after a
 * closure; and a returned referral.
 * to be prepared (`reviewDue`) and is late, the answers of seniors, a meeting that is not planned, another council's
 * acceptance, the feedback and the letter after a closure, an adult lead, the route at 18, the notice to the national panel.
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
  | 'feedback';

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
    .map(([rung, n]) => ({ rung, at: opensOn(n === 0 ? base : shiftWorkingDays(base, n), settings.officeHours) }))
    .filter(({ at }) => at > after);
}

/** Which rungs have fallen due, and what is left of the ladder. */
export function fallenDue<Rung extends string>(
  ladder: Ladder<Rung> | undefined,
  now: Instant,
): { readonly due: readonly Rung[]; readonly left: readonly RungAt<Rung>[] } {
  const rungs = ladder?.rungs ?? [];
  return {
    due: rungs.filter(({ at }) => at <= now).map(({ rung }) => rung),
    left: rungs.filter(({ at }) => at > now),
  };
}
