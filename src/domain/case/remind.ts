// The clock's own step on a case that is the co-ordinator's: who is told of what fell due, and when again.
import { isConsented } from './stage-table.ts';
import { clockActor, type Person } from '../people/actor.ts';
import { addWorkingDays, type Instant } from '../time/calendar.ts';
import { fallenDue, hoursAfter, type CaseRung, type RungAt } from '../time/clocks.ts';
import { chainAbove, personIn } from '../people/directory.ts';
import { isSenior } from '../people/access.ts';
import type { ObjectId } from '../ids.ts';
import { notAvailable, type Context, type Step } from '../step.ts';
import { ladderOf } from './clock.ts';
import { answerersOf } from './consent/challenge.ts';
import { keptOfReview, preparationRungs, reviewAgain, type Review } from './meeting/review.ts';
import { moved, movedNow, type Moved } from './meeting/next-meeting.ts';
import {
  awaitsNotice,
  awaitsOutcome,
  awaitsSenior,
  awaitsSeniors,
  hasDied,
  intoReview,
  isOpenCase,
  type Case,
} from './stages.ts';
import { hasAdultLead, turningRungs } from './turning/days.ts';
import { intoTransition } from './turning/turning.ts';
import { leadWorkerOf } from './review/picture.ts';
import { peopleWho } from '../people/roles.ts';

export interface CaseReminded {
  readonly rungs: readonly CaseRung[];
  readonly to: readonly ObjectId[];
  readonly left: readonly RungAt<CaseRung>[];
  /** Of a review: when it is now, or that no panel is planned for it yet. */
  readonly review?: Review;
  /** Of what waits for a meeting: which it is now, or that none is planned yet. */
  readonly moved?: Moved;
}

interface RungRow {
  readonly to: (one: Case, context: Context) => readonly Person[] | Person;
  /** When it falls due again, until what it reminds of has been done. */
  readonly again?: (one: Case, context: Context) => Instant | undefined;
}
const coordinators = ({ directory }: Context): readonly Person[] => peopleWho(directory, 'triage');
const chairs = ({ directory }: Context): readonly Person[] => peopleWho(directory, 'chairMeetings');
const deputies = (context: Context): readonly Person[] =>
  coordinators(context).flatMap(({ deputy }) => (deputy && personIn(context.directory, deputy)) ?? []);
const late = (context: Context): readonly Person[] => [
  ...coordinators(context),
  ...deputies(context),
  ...peopleWho(context.directory, 'hearLateTriage'),
];
const nextWorkingDay = ({ now, directory: { settings } }: Context): Instant =>
  addWorkingDays(now, 1, settings.officeHours);
const both = (context: Context): readonly Person[] => [...coordinators(context), ...chairs(context)];

/** Whom each reminder calls, and whether it comes again. */
const rows: Readonly<Record<CaseRung, RungRow>> = {
  triage: { to: (_one, context) => coordinators(context) },
  triageUp: { to: (_one, context) => late(context) },
  triageChair: { to: (_one, context) => [...late(context), ...chairs(context)] },
  strategy: {
    to: (_one, context) => both(context),
    // Plain hours, as its own due time: a child in danger does not wait for the office.
    again: (one, { now, directory: { settings } }) =>
      'strategy' in one && awaitsOutcome(one) ? hoursAfter(now, settings.strategyHours) : undefined,
  },
  challenge: {
    to: (one, { directory, now }) => answerersOf(one, directory, now),
    again: (one, context) =>
      'challenge' in one && one.challenge?.answer === undefined ? nextWorkingDay(context) : undefined,
  },
  // Prepared before its time, no one is called: the case is in review all the same.
  reviewDue: { to: (one, { directory }) => toPrepare(one, leadWorkerOf(one, directory)) },
  reviewLate: { to: (one, context) => toPrepare(one, ...leadAndManager(one, context)) },
  reviewUp: { to: (one, context) => toPrepare(one, ...leadAndManager(one, context), ...coordinators(context)) },
  reviewChair: { to: (one, context) => toPrepare(one, ...leadAndManager(one, context), ...both(context)) },
  review: {
    to: (_one, context) => both(context),
    again: (one, { panels = [], now, directory }) => reviewAgain(one, panels, now, directory)?.at,
  },
  senior: {
    to: (_one, context) => [...coordinators(context), ...peopleWho(context.directory, 'decideSenior')],
    again: (one, context) => ('senior' in one && awaitsSenior(one) ? nextWorkingDay(context) : undefined),
  },
  seniors: {
    to: (_one, context) => [
      ...coordinators(context),
      ...context.directory.people.filter((person) => isSenior(person, context.directory)),
    ],
    again: (one, context) => ('seniors' in one && awaitsSeniors(one) ? nextWorkingDay(context) : undefined),
  },
  turning: {
    to: (one, { directory }) =>
      isConsented(one) && one.adult === undefined ? (leadWorkerOf(one, directory) ?? []) : [],
  },
  turningChair: { to: (one, context) => (isConsented(one) && !hasAdultLead(one) ? chairs(context) : []) },
  turning18: {
    to: (one, context) => (needsRoute(one) ? both(context) : []),
    again: (one, context) => (needsRoute(one) ? nextWorkingDay(context) : undefined),
  },
  notice: {
    to: (_one, context) => peopleWho(context.directory, 'recordHarm'),
    again: (one, context) => (awaitsNotice(one) ? nextWorkingDay(context) : undefined),
  },
  transfer: {
    to: (one, context) => (one.stage === 'transferWaiting' ? both(context) : []),
    again: (one, { now, directory: { settings } }) =>
      one.stage === 'transferWaiting'
        ? addWorkingDays(now, settings.transferWorkingDays, settings.officeHours)
        : undefined,
  },
  feedback: {
    to: (one, context) =>
      awaitsFeedback(one) ? [leadWorkerOf(one, context.directory) ?? [], coordinators(context)].flat(2) : [],
    again: (one, context) => (awaitsFeedback(one) ? nextWorkingDay(context) : undefined),
  },
  meeting: {
    // The referrer hears of the day; that there is none, those who plan meetings.
    to: (one, context) => {
      const { meeting, again } = movedNow(one, context);
      if (again !== undefined) return both(context);
      return meeting === undefined ? [] : (personIn(context.directory, one.referrer.objectId) ?? []);
    },
    again: (one, context) => movedNow(one, context).again,
  },
};

/** What the birth date asks for is worked out each time; only what comes again is kept. */
const isStored =
  (one: Case) =>
  ({ rung }: RungAt<CaseRung>): boolean =>
    !turningRungs.includes(rung) || storedIn(one).includes(rung);
const storedIn = (one: Case): readonly CaseRung[] =>
  isConsented(one) ? (one.ladder?.rungs ?? []).map(({ rung }) => rung) : [];
const needsRoute = (one: Case): boolean => isConsented(one) && one.route === undefined && !hasDied(one);
const awaitsFeedback = (one: Case): boolean =>
  one.stage === 'closed' && one.feedback !== undefined && one.feedback.given === undefined;

const toPrepare = (one: Case, ...people: readonly (Person | undefined)[]): readonly Person[] =>
  isOpenCase(one) && one.prepared === undefined && !hasDied(one) ? people.filter((person) => person !== undefined) : [];
function leadAndManager(one: Case, { directory }: Context): readonly (Person | undefined)[] {
  const lead = leadWorkerOf(one, directory);
  return [lead, lead && chainAbove(directory, lead.objectId)[0]];
}

export const remindCase: Step<object, CaseReminded, Case, Case> = {
  title: 'Remind',
  fact: 'reminded',
  decide: (before, _input, context) => {
    const { actor, now, directory, panels = [] } = context;
    if (actor.objectId !== clockActor.objectId) return notAvailable;
    const { due, left } = fallenDue(ladderOf(before), now);
    if (due.length === 0) return { unchanged: true };
    const found = due.includes('review') ? reviewAgain(before, panels, now, directory) : undefined;
    // Where a panel is planned for its review no one need be told.
    const told = due.filter((rung) => rung !== 'review' || found?.unplanned === true);
    const people = told.flatMap((rung) => rows[rung].to(before, context)).map(({ objectId }) => objectId);
    const again = due.flatMap((rung): readonly RungAt<CaseRung>[] => {
      const at = rows[rung].again?.(before, context);
      return at === undefined ? [] : [{ rung, at }];
    });
    // Another panel: the lead worker prepares for that one.
    const anew = found?.rungs ?? [];
    const rest = anew.length === 0 ? left : left.filter(({ rung }) => !preparationRungs.includes(rung));
    return {
      data: {
        rungs: due,
        to: [...new Set(people)].filter((id) => !before.excluded.includes(id)),
        left: [...rest.filter(isStored(before)), ...again, ...anew].toSorted((a, b) => (a.at < b.at ? -1 : 1)),
        ...(found !== undefined && { review: keptOfReview(found) }),
        ...(due.includes('meeting') && { moved: movedNow(before, context) }),
      },
    };
  },
  evolve: (one, { rungs, to, left, review, moved: meeting }, meta) => {
    const before = meeting === undefined ? one : moved(one, undefined, meeting);
    if (!isConsented(before) && before.stage !== 'notAuthorised') return before;
    const again = left.some(({ rung }) => rungs.includes(rung));
    return {
      ...turningAs(reviewedAs(before, rungs, review), rungs, meta.at),
      facts: meta.number,
      // A rung that comes again is a clock of its own, so that its reminder is not taken for the last one.
      ladder: { set: again ? meta.number : (before.ladder?.set ?? meta.number), rungs: left },
      reminded: [...(before.reminded ?? []), ...rungs.map((rung) => ({ rung, at: meta.at, to }))],
    };
  },
};

/** Its birth date has called for the way into adulthood, or for the route. */
function turningAs(before: Case, rungs: readonly CaseRung[], at: Instant): Case {
  if (!isConsented(before) || hasDied(before) || !rungs.some((rung) => turningRungs.includes(rung))) return before;
  const asked = rungs.includes('turning18') ? { ...before.turning, routeAsked: at } : before.turning;
  return intoTransition(asked === undefined ? before : { ...before, turning: asked }, { at });
}

/** As it is reviewed now; called to be prepared, it is in review. */
function reviewedAs(before: Case, rungs: readonly CaseRung[], review: Review | undefined): Case {
  if (!isOpenCase(before)) return before;
  const one = rungs.includes('reviewDue') && !hasDied(before) ? intoReview(before) : before;
  if (review === undefined) return one;
  const { unplanned: _found, ...rest } = one;
  return { ...rest, ...review };
}
