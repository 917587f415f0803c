// What falls due once a case is the co-ordinator's: triage, a strategy discussion, a challenge (domain.md 2.4, 2.5).
import { isConsented } from './stage-table.ts';
import { clockActor } from '../people/actor.ts';
import { addWorkingDays, type Instant } from '../time/calendar.ts';
import { fallenDue, type CaseRung, type Ladder, type RungAt } from '../time/clocks.ts';
import type { Directory } from '../people/directory.ts';
import type { ObjectId } from '../ids.ts';
import { notAvailable, type Step } from '../step.ts';
import { reviewAgain, type Review } from './meeting/review.ts';
import { isOpenCase, type Case, type CaseRow } from './stages.ts';
import { peopleWho } from '../people/roles.ts';

/** Triage within two working days of the consent [P]. */
export const triageRung = (now: Instant, { settings }: Directory): RungAt<CaseRung> => ({
  rung: 'triage',
  at: addWorkingDays(now, settings.triageWorkingDays, settings.officeHours),
});

/** A ladder with one rung more, soonest first; the same rung again replaces the earlier one. */
export const withRung = (
  ladder: Ladder<CaseRung> | undefined,
  added: RungAt<CaseRung>,
  fact: number,
): Ladder<CaseRung> => ({
  set: fact,
  rungs: [...without(ladder, added.rung), added].toSorted((a, b) => (a.at < b.at ? -1 : 1)),
});
/** A ladder without a rung: what it was to remind of has been done. */
export const withoutRung = (ladder: Ladder<CaseRung> | undefined, rung: CaseRung, fact: number): Ladder<CaseRung> => ({
  set: fact,
  rungs: without(ladder, rung),
});
const without = (ladder: Ladder<CaseRung> | undefined, rung: CaseRung): readonly RungAt<CaseRung>[] =>
  (ladder?.rungs ?? []).filter((one) => one.rung !== rung);

export interface CaseReminded {
  readonly rungs: readonly CaseRung[];
  readonly to: readonly ObjectId[];
  readonly left: readonly RungAt<CaseRung>[];
  /** Of a review: when it is now, or that no panel is planned for it yet. */
  readonly review?: Review;
}

/** The clock's own step: the co-ordinators are called again, and for a strategy discussion or a challenge the chairs. */
export const remindCase: Step<object, CaseReminded, Case, Case> = {
  title: 'Remind',
  fact: 'reminded',
  decide: (before, _input, { actor, now, directory, panels = [] }) => {
    if (actor.objectId !== clockActor.objectId) return notAvailable;
    const ladder = ladderOf(before);
    const { due, left } = fallenDue(ladder, now);
    if (due.length === 0) return { unchanged: true };
    const found = due.includes('review') ? reviewAgain(before, panels, now, directory) : undefined;
    // Where a panel is planned for its review nobody need be told.
    const told = due.filter((rung) => rung !== 'review' || found?.unplanned === true);
    const chairs = told.some((rung) => rung !== 'triage') ? peopleWho(directory, 'chairMeetings') : [];
    const people = told.length === 0 ? [] : [...peopleWho(directory, 'triage'), ...chairs];
    const to = [...new Set(people.map((person) => person.objectId))].filter((id) => !before.excluded.includes(id));
    if (found === undefined) return { data: { rungs: due, to, left } };
    const { at, ...review } = found;
    const next = [...left, { rung: 'review' as const, at }].toSorted((a, b) => (a.at < b.at ? -1 : 1));
    return { data: { rungs: due, to, left: next, review } };
  },
  evolve: (before, { rungs, to, left, review }, meta) => {
    if (!isConsented(before) && before.stage !== 'notAuthorised') return before;
    const { unplanned: _found, ...rest } = isOpenCase(before) ? before : { ...before, unplanned: undefined };
    return {
      ...(review === undefined ? before : { ...rest, ...review }),
      facts: meta.number,
      // A rung that comes again is a clock of its own, so that its reminder is not taken for the last one.
      ladder: { set: review === undefined ? (before.ladder?.set ?? meta.number) : meta.number, rungs: left },
      reminded: [...(before.reminded ?? []), ...rungs.map((rung) => ({ rung, at: meta.at, to }))],
    };
  },
};

/** What is due next of the co-ordinator and the chair, and when: also when its time has passed. */
export interface WaitsFor {
  readonly rung: CaseRung;
  readonly at: Instant;
}
export function waitsFor(one: CaseRow): WaitsFor | undefined {
  const challenge = one.challenge?.answer === undefined ? one.challenge?.due : undefined;
  const strategy = one.stage === 'received' ? one.strategy?.due : undefined;
  const triage = one.stage === 'received' ? triageAt(one) : undefined;
  const all: readonly (WaitsFor | undefined)[] = [
    strategy && { rung: 'strategy', at: strategy.at },
    triage === undefined ? undefined : { rung: 'triage', at: triage },
    challenge && { rung: 'challenge', at: challenge.at },
  ];
  return all.filter((due) => due !== undefined).toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
}

/** Once it has been reminded of, the time of the reminder. */
const triageAt = ({ ladder, reminded }: CaseRow): Instant | undefined =>
  ladder?.rungs.find(({ rung }) => rung === 'triage')?.at ?? reminded?.find(({ rung }) => rung === 'triage')?.at;

/** The clock of a case that is the co-ordinator's. */
export const ladderOf = (one: Case): Ladder<CaseRung> | undefined =>
  isConsented(one) || one.stage === 'notAuthorised' ? one.ladder : undefined;
