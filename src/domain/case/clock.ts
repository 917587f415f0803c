// What falls due once a case is the co-ordinator's: triage, a strategy discussion, a challenge (docs/process.md P5.1, P5.7, P9.2).
import { isActive, isConsented } from './state/stage-table.ts';
import { addOfficeHours, addWorkingDays, type Instant } from '../time/calendar.ts';
import type { Ladder, RungAt } from '../time/clocks.ts';
import type { Settings } from '../people/settings.ts';
import type { Context } from '../matter/step.ts';
import { ladoBy } from './lado.ts';
import {
  awaitsNotice,
  awaitsOutcome,
  awaitsSenior,
  awaitsSeniors,
  isUrgent,
  type Case,
  type CaseRow,
} from './state/stages.ts';
import { turningClock, turningRungs } from './turning-days.ts';
import type { CaseRung } from './state/rungs.ts';

/**
 * Triage within two working days of the consent, of an urgent one in one office hour [P]; late, it goes up: to the
 * deputies and service managers, then to the chair (docs/process.md P5.1).
 */
export function triageRungs(
  childCase: Case,
  { now, directory: { settings } }: Pick<Context, 'now' | 'directory'>,
): readonly RungAt<CaseRung>[] {
  const { officeHours, triageWorkingDays, urgentTriageOfficeHours } = settings;
  const at = (late: number): Instant =>
    isUrgent(childCase)
      ? addOfficeHours(now, urgentTriageOfficeHours * (1 + late), officeHours)
      : addWorkingDays(now, triageWorkingDays + late, officeHours);
  return [
    { rung: 'triage', at: at(0) },
    { rung: 'triageUp', at: at(1) },
    { rung: 'triageChair', at: at(2) },
    ...ladoRung(childCase, settings),
  ];
}
/** Sent again it is not asked for again once the LADO was told. */
function ladoRung(childCase: Case, settings: Settings): readonly RungAt<CaseRung>[] {
  const at = ladoBy(childCase, settings);
  return at === undefined ||
    childCase.answers['worksWithChildren'] !== 'yes' ||
    childCase.onward?.includes('lado') === true
    ? []
    : [{ rung: 'lado', at }];
}
const upOfTriage: readonly CaseRung[] = ['triageUp', 'triageChair'];

/** A ladder with one rung more, soonest first; the same rung again replaces the earlier one. */
export const withRung = (
  ladder: Ladder<CaseRung> | undefined,
  added: RungAt<CaseRung>,
  fact: number,
): Ladder<CaseRung> => ({
  set: fact,
  rungs: [...without(ladder, added.rung), added].toSorted((a, b) => (a.at < b.at ? -1 : 1)),
});
/** The same with several. */
export const withRungs = (
  ladder: Ladder<CaseRung> | undefined,
  added: readonly RungAt<CaseRung>[],
  fact: number,
): Ladder<CaseRung> => added.reduce((all, rung) => withRung(all, rung, fact), ladder ?? { set: fact, rungs: [] });
/** A ladder without these rungs: what they were to remind of has been done. */
export const withoutRungs = (
  ladder: Ladder<CaseRung> | undefined,
  done: readonly CaseRung[],
  fact: number,
): Ladder<CaseRung> => ({ set: fact, rungs: done.reduce(withoutOne, ladder?.rungs ?? []) });
export const withoutRung = (ladder: Ladder<CaseRung> | undefined, rung: CaseRung, fact: number): Ladder<CaseRung> =>
  withoutRungs(ladder, [rung], fact);
const withoutOne = (rungs: readonly RungAt<CaseRung>[], rung: CaseRung): readonly RungAt<CaseRung>[] =>
  rungs.filter((one) => one.rung !== rung && !(rung === 'triage' && upOfTriage.includes(one.rung)));
const without = (ladder: Ladder<CaseRung> | undefined, rung: CaseRung): readonly RungAt<CaseRung>[] =>
  withoutOne(ladder?.rungs ?? [], rung);

/** A returned referral: its lead worker is reminded, then their manager, then the co-ordinator (docs/process.md P4.14). */
export function returnedRungs({
  now,
  directory: { settings },
}: Pick<Context, 'now' | 'directory'>): readonly RungAt<CaseRung>[] {
  const {
    officeHours,
    returnedPrompts: { lead, manager, coordinator },
  } = settings;
  const at = (days: number): Instant => addWorkingDays(now, days, officeHours);
  return [
    { rung: 'returned', at: at(lead) },
    { rung: 'returnedUp', at: at(manager) },
    { rung: 'returnedTop', at: at(coordinator) },
  ];
}
/** Of a referral that was returned before there was this clock, none runs. */
export const returnedClock = (
  rungs: readonly RungAt<CaseRung>[] | undefined,
  { number }: { readonly number: number },
): { readonly ladder?: Ladder<CaseRung> } =>
  rungs === undefined ? {} : { ladder: withRungs(undefined, rungs, number) };

/** What is due next of the co-ordinator and the chair, and when: also when its time has passed. */
export interface WaitsFor {
  readonly rung: CaseRung;
  readonly at: Instant;
}
export function waitsFor(childCase: CaseRow): WaitsFor | undefined {
  const challenge = childCase.challenge?.answer === undefined ? childCase.challenge?.due : undefined;
  const strategy = awaitsOutcome(childCase) ? childCase.strategy?.due : undefined;
  const senior = awaitsSenior(childCase) ? childCase.senior?.due : undefined;
  const seniors = awaitsSeniors(childCase) ? childCase.seniors?.due : undefined;
  const transfer =
    childCase.stage === 'transferWaiting'
      ? childCase.ladder?.rungs.find(({ rung }) => rung === 'transfer')?.at
      : undefined;
  const feedback = childCase.feedback?.given === undefined ? childCase.feedback?.due : undefined;
  const triage = childCase.stage === 'received' ? triageAt(childCase) : undefined;
  const all: readonly (WaitsFor | undefined)[] = [
    strategy && { rung: 'strategy', at: strategy.at },
    triage === undefined ? undefined : { rung: 'triage', at: triage },
    challenge && { rung: 'challenge', at: challenge.at },
    senior && { rung: 'senior', at: senior.at },
    seniors && { rung: 'seniors', at: seniors.at },
    awaitsNotice(childCase) && childCase.hold !== undefined ? { rung: 'notice', at: childCase.hold.due.at } : undefined,
    transfer === undefined ? undefined : { rung: 'transfer', at: transfer },
    feedback && { rung: 'feedback', at: feedback.at },
  ];
  return all.filter((due) => due !== undefined).toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
}

/** When triage is due; once it has been reminded of, the time of the reminder. */
export const triageAt = ({ ladder, reminded }: Pick<CaseRow, 'ladder' | 'reminded'>): Instant | undefined =>
  ladder?.rungs.find(({ rung }) => rung === 'triage')?.at ?? reminded?.find(({ rung }) => rung === 'triage')?.at;

/**
 * The clock of a case that is the co-ordinator's: what facts set, and what its birth date asks for. What is over turns 18
 * without MSET.
 */
export function ladderOf(childCase: Case): Ladder<CaseRung> | undefined {
  if (childCase.stage === 'notAuthorised' || childCase.stage === 'returned') return childCase.ladder;
  if (!isConsented(childCase)) return undefined;
  const { set = 0, rungs = [] } = childCase.ladder ?? {};
  const all = isActive(childCase)
    ? [...rungs, ...turningClock(childCase)]
    : rungs.filter(({ rung }) => !turningRungs.includes(rung));
  return all.length === 0 ? childCase.ladder : { set, rungs: all.toSorted((a, b) => (a.at < b.at ? -1 : 1)) };
}
