// The clock's own step on a case that is the co-ordinator's: who is told of what fell due, and when again.
import type { CaseContext } from '../context.ts';
import { isConsented, isOpenCase, stageNames } from '../state/stage-table.ts';
import { addDays, addWorkingDays, localDate, opensOn, type Instant } from '../../time/calendar.ts';
import { fallenDue, hoursAfter, type RungAt } from '../../time/clocks.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import { ladderOf } from '../clock.ts';
import { hearers, type Hearer } from './hearers.ts';
import { keptOfReview, preparationRungs, reviewAgain, type NextReview } from '../next-review.ts';
import { moved, movedNow, type Moved } from '../meeting/next-meeting.ts';
import { rowOf } from '../state/row.ts';
import {
  awaitsFeedback,
  awaitsNotice,
  awaitsOutcome,
  awaitsSenior,
  awaitsSeniors,
  hasDied,
  intoReview,
  type Case,
} from '../state/stages.ts';
import { awaitsLado } from '../lado.ts';
import { hasAdultLead, turningRungs } from '../turning-days.ts';
import { intoTransition } from '../turning/turning.ts';
import { caseReminder } from '../making.ts';
import type { CaseRung } from '../state/rungs.ts';

export interface CaseReminded {
  readonly rungs: readonly CaseRung[];
  readonly to: readonly ObjectId[];
  readonly left: readonly RungAt<CaseRung>[];
  /** Of a review: when it is now, or that no panel is planned for it yet. */
  readonly review?: NextReview;
  /** Of what waits for a meeting: which it is now, or that none is planned yet. */
  readonly moved?: Moved;
}

interface RungRow {
  readonly to: readonly Hearer[];
  /** Whether it still calls anyone. */
  readonly holds?: (childCase: Case) => boolean;
  /** When it falls due again, until what it reminds of has been done. */
  readonly again?: (childCase: Case, context: CaseContext) => Instant | undefined;
}
const nextWorkingDay = ({ now, directory: { settings } }: CaseContext): Instant =>
  addWorkingDays(now, 1, settings.officeHours);
const nextWeek = ({ now, directory: { settings } }: CaseContext): Instant =>
  opensOn(addDays(localDate(now), 7), settings.officeHours);
const needsRoute = (childCase: Case): boolean =>
  isConsented(childCase) && childCase.route === undefined && !hasDied(childCase);
const isHeld = ({ stage }: Case): boolean => stage === 'held';
const awaitsPlan = (childCase: Case): boolean => childCase.stage === 'otherPlan' && childCase.outcome === undefined;
const hasNoFeedback = (childCase: Case): boolean => awaitsFeedback(rowOf(childCase));
// Prepared before its time, no one is called: the case is in review all the same.
const isUnprepared = (childCase: Case): boolean =>
  isOpenCase(childCase) && childCase.prepared === undefined && !hasDied(childCase);

/** Whom each reminder calls, and whether it comes again. */
const rows: Readonly<Record<CaseRung, RungRow>> = {
  triage: { to: ['coordinators'] },
  triageUp: { to: ['coordinators', 'deputies', 'serviceManagers'] },
  triageChair: { to: ['coordinators', 'deputies', 'serviceManagers', 'chairs'] },
  strategy: {
    to: ['coordinators', 'chairs'],
    // Plain hours, as its own due time: a child in danger does not wait for the office.
    again: (childCase, { now, directory: { settings } }) =>
      'strategy' in childCase && awaitsOutcome(childCase) ? hoursAfter(now, settings.strategyHours) : undefined,
  },
  challenge: {
    to: ['answerers'],
    again: (childCase, context) =>
      'challenge' in childCase && childCase.challenge?.answer === undefined ? nextWorkingDay(context) : undefined,
  },
  reviewDue: { to: ['leadWorker'], holds: isUnprepared },
  reviewLate: { to: ['leadWorker', 'leadsManager'], holds: isUnprepared },
  reviewUp: { to: ['leadWorker', 'leadsManager', 'coordinators'], holds: isUnprepared },
  reviewChair: { to: ['leadWorker', 'leadsManager', 'coordinators', 'chairs'], holds: isUnprepared },
  review: {
    to: ['coordinators', 'chairs'],
    again: (childCase, { panels = [], now, directory }: CaseContext) =>
      reviewAgain(childCase, panels, now, directory)?.at,
  },
  senior: {
    to: ['coordinators', 'seniors'],
    again: (childCase, context) =>
      'senior' in childCase && awaitsSenior(childCase) ? nextWorkingDay(context) : undefined,
  },
  seniors: {
    to: ['coordinators', 'agencySeniors'],
    again: (childCase, context) =>
      'seniors' in childCase && awaitsSeniors(childCase) ? nextWorkingDay(context) : undefined,
  },
  turning: { to: ['leadWorker'], holds: (childCase) => isConsented(childCase) && childCase.adult === undefined },
  turningChair: { to: ['chairs'], holds: (childCase) => isConsented(childCase) && !hasAdultLead(childCase) },
  turning18: {
    to: ['coordinators', 'chairs'],
    holds: needsRoute,
    again: (childCase, context) => (needsRoute(childCase) ? nextWorkingDay(context) : undefined),
  },
  notice: {
    to: ['harmRecorders'],
    again: (childCase, context) => (awaitsNotice(childCase) ? nextWorkingDay(context) : undefined),
  },
  lado: {
    to: ['leadWorker', 'coordinators'],
    holds: awaitsLado,
    again: (childCase, context) => (awaitsLado(childCase) ? nextWorkingDay(context) : undefined),
  },
  transfer: {
    to: ['coordinators', 'chairs'],
    holds: ({ stage }) => stage === 'transferWaiting',
    again: (childCase, { now, directory: { settings } }) =>
      childCase.stage === 'transferWaiting'
        ? addWorkingDays(now, settings.transferWorkingDays, settings.officeHours)
        : undefined,
  },
  feedback: {
    to: ['leadWorker', 'coordinators'],
    holds: hasNoFeedback,
    again: (childCase, context) => (hasNoFeedback(childCase) ? nextWorkingDay(context) : undefined),
  },
  returned: { to: ['leadWorker'] },
  returnedUp: { to: ['leadWorker', 'leadsManager'] },
  returnedTop: { to: ['leadWorker', 'leadsManager', 'coordinators'] },
  meeting: {
    // The lead worker hears of the day; that there is none, those who plan meetings.
    to: ['planners', 'leadOfMeeting'],
    again: (childCase, context) => movedNow(childCase, context).again,
  },
  held: {
    to: ['coordinators', 'chairs'],
    holds: isHeld,
    again: (childCase, context) => (isHeld(childCase) ? nextWeek(context) : undefined),
  },
  outcome: {
    to: ['leadWorker', 'coordinators'],
    holds: awaitsPlan,
    again: (childCase, context) => (awaitsPlan(childCase) ? nextWeek(context) : undefined),
  },
};
/** Whom a reminder calls. */
export const hearersOf = (rung: CaseRung): readonly Hearer[] => rows[rung].to;
/** Whether it calls them again, until what it reminds of has been done. */
export const comesAgain = (rung: CaseRung): boolean => rows[rung].again !== undefined;
export const caseRungs = Object.keys(rows) as readonly CaseRung[]; // each of a closed union

/** What the birth date asks for is worked out each time; only what comes again is kept. */
const isStored =
  (childCase: Case) =>
  ({ rung }: RungAt<CaseRung>): boolean =>
    !turningRungs.includes(rung) || storedIn(childCase).includes(rung);
const storedIn = (childCase: Case): readonly CaseRung[] =>
  isConsented(childCase) ? (childCase.ladder?.rungs ?? []).map(({ rung }) => rung) : [];

export const remindCase = caseReminder<CaseReminded>({
  title: 'Remind',
  fact: 'reminded',
  from: stageNames,
  record: (before, _input, context: CaseContext) => {
    const { now, directory, panels = [] } = context;
    const { due, left } = fallenDue(ladderOf(before), now);
    if (due.length === 0) return { unchanged: true };
    const found = due.includes('review') ? reviewAgain(before, panels, now, directory) : undefined;
    // Where a panel is planned for its review no one need be told.
    const told = due.filter((rung) => rung !== 'review' || found?.unplanned === true);
    const people = told
      .filter((rung) => rows[rung].holds?.(before) !== false)
      .flatMap((rung) => rows[rung].to.flatMap((name) => hearers[name].who(before, context)))
      .map(({ objectId }) => objectId);
    const again = due.flatMap((rung): readonly RungAt<CaseRung>[] => {
      const at = rows[rung].again?.(before, context);
      return at === undefined ? [] : [{ rung, at }];
    });
    // Another panel: the lead worker prepares for that one.
    const setNow = found?.rungs ?? [];
    const rest = setNow.length === 0 ? left : left.filter(({ rung }) => !preparationRungs.includes(rung));
    return {
      data: {
        rungs: due,
        to: [...new Set(people)].filter((id) => !before.excluded.includes(id)),
        left: [...rest.filter(isStored(before)), ...again, ...setNow].toSorted((a, b) => (a.at < b.at ? -1 : 1)),
        ...(found !== undefined && { review: keptOfReview(found) }),
        ...(due.includes('meeting') && { moved: movedNow(before, context) }),
      },
    };
  },
  evolve: (childCase, { rungs, to, left, review, moved: meeting }, meta) => {
    const before = meeting === undefined ? childCase : moved(childCase, undefined, meeting);
    if (!isConsented(before) && before.stage !== 'notAuthorised' && before.stage !== 'returned') return before;
    const again = left.some(({ rung }) => rungs.includes(rung));
    return {
      ...turningAs(reviewedAs(before, rungs, review), rungs, meta.at),
      // A rung that comes again is a clock of its own, so that its reminder is not taken for the last one.
      ladder: { set: again ? meta.number : (before.ladder?.set ?? meta.number), rungs: left },
      reminded: [...(before.reminded ?? []), ...rungs.map((rung) => ({ rung, at: meta.at, to }))],
    };
  },
});

/** Its birth date has called for the way into adulthood, or for the route. */
function turningAs(before: Case, rungs: readonly CaseRung[], at: Instant): Case {
  if (!isConsented(before) || hasDied(before) || !rungs.some((rung) => turningRungs.includes(rung))) return before;
  const asked = rungs.includes('turning18') ? { ...before.turning, routeAsked: at } : before.turning;
  return intoTransition(asked === undefined ? before : { ...before, turning: asked }, { at });
}

/** As it is reviewed now; called to be prepared, it is in review. */
function reviewedAs(before: Case, rungs: readonly CaseRung[], review: NextReview | undefined): Case {
  if (!isOpenCase(before)) return before;
  const childCase = rungs.includes('reviewDue') && !hasDied(before) ? intoReview(before) : before;
  if (review === undefined) return childCase;
  const { unplanned: _found, ...rest } = childCase;
  return { ...rest, ...review };
}
