// The clock's own step on a case: who is called for what is owed and fell due, and when again.
import type { CaseContext } from '../context.ts';
import { isOpenCase, stageNames } from '../state/stage-table.ts';
import { localDate, type Instant } from '../../time/calendar.ts';
import { given } from '../../kernel/given.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import { defaultSettings } from '../../people/settings.ts';
import { keptOfReview, reviewAgain, withReview, type ReviewKept } from '../state/next-review.ts';
import { callsDue, dutyOfRung, duties, raisedOf, type CallDue, type DutyName } from '../owed/owed.ts';
import { moved, movedNow, type Moved } from '../meeting/next-meeting.ts';
import type { Called } from '../state/raises.ts';
import { hasDied, intoReview, type Case } from '../state/stages.ts';
import { intoTransition } from '../turning/turning.ts';
import { caseReminder } from '../making.ts';
import { timeOf, type Rungs } from '../clock.ts';
import type { CaseRung } from '../state/rungs.ts';
import { calleesOf } from './callees.ts';

/** What the clock did about one duty: whom it called, and when it calls again. */
export interface DutyCalled extends Called {
  readonly name: DutyName;
  readonly rung: CaseRung;
  readonly to: readonly ObjectId[];
}
export interface CaseReminded {
  readonly rungs: readonly CaseRung[];
  readonly to: readonly ObjectId[];
  /** Absent of a fact from before there was a table of duties: it is worked out of the next two. */
  readonly calls?: readonly DutyCalled[];
  /** Of such a fact alone: the reminders that were still to come. */
  readonly left?: Rungs;
  /** Of a review: when it is now, or that no panel is planned for it yet. */
  readonly review?: ReviewKept;
  /** Of what waits for a meeting: which it is now, or that none is planned yet. */
  readonly moved?: Moved;
}

export const remindCase = caseReminder<CaseReminded>({
  title: 'Remind',
  fact: 'reminded',
  from: stageNames,
  record: (before, _input, context: CaseContext) => {
    const due = callsDue(before, context.now);
    if (due.length === 0) return { unchanged: true };
    const isDue = (name: DutyName): boolean => due.some((call) => call.name === name);
    const found = isDue('review')
      ? reviewAgain(before, context.panels ?? [], context.now, context.directory)
      : undefined;
    // Where a panel is planned for it after all, and none was missed, no one need be told.
    const tells = ({ name }: CallDue): boolean =>
      name !== 'review' || found?.unplanned === true || wasMissed(before, context.now);
    const calls = due.map((call): DutyCalled => {
      const { name, rung, since, times } = call;
      const next = duties[name].again(context, before, times);
      return { name, rung, since, times, next, to: tells(call) ? calleesOf(call, before, context) : [] };
    });
    return {
      data: {
        rungs: calls.map(({ rung }) => rung),
        to: [...new Set(calls.flatMap(({ to }) => to))],
        calls,
        ...given({ review: found && keptOfReview(found) }),
        ...(isDue('meeting') && { moved: movedNow(before, context) }),
      },
    };
  },
  evolve: (before, data, meta) => {
    const calls = data.calls ?? callsBefore(before, data, meta.at);
    const called = Object.fromEntries(
      calls.map(({ name, since, times, next }) => [name, { since, times, next } satisfies Called]),
    );
    const after = turningAs(reviewedAs(movedAs(before, data.moved), calls, data), calls, meta.at);
    return {
      ...after,
      called: { ...after.called, ...called },
      lastCall: meta.number,
      reminded: calls.reduce(withReminder(meta.at), before.reminded ?? []),
    };
  },
});

/** It came to a panel that is over, and that did not decide about it. */
const wasMissed = (childCase: Case, now: Instant): boolean =>
  isOpenCase(childCase) && childCase.unplanned !== true && childCase.reviewOn < localDate(now);

/** Each reminder stands there once: when it went out last, and everyone whom it ever called. */
const withReminder =
  (at: Instant) =>
  (reminded: NonNullable<Case['reminded']>, { rung, to }: DutyCalled): NonNullable<Case['reminded']> => {
    const before = reminded.find((one) => one.rung === rung)?.to ?? [];
    return [...reminded.filter((one) => one.rung !== rung), { rung, at, to: [...new Set([...before, ...to])] }];
  };

/** The same of a fact from before there was a table of duties. */
function callsBefore(before: Case, { rungs, to, left = [] }: CaseReminded, now: Instant): readonly DutyCalled[] {
  const directory = { agencies: [], people: [], delegations: [], settings: defaultSettings };
  return rungs.flatMap((rung): readonly DutyCalled[] => {
    const name = dutyOfRung(rung);
    const since = name && raisedOf(name, before)?.since;
    if (name === undefined || since === undefined) return [];
    const { since: known, times: earlier = 0 } = before.called?.[name] ?? {};
    const place = duties[name].calls.findIndex(([first]) => first === rung);
    const times = Math.max(place, known === since ? earlier : 0) + 1;
    const next =
      left.find((one) => dutyOfRung(one.rung) === name)?.at ?? duties[name].again({ now, directory }, before, times);
    return [{ name, rung, since, times, next, to }];
  });
}

const movedAs = (before: Case, to: Moved | undefined): Case =>
  to === undefined ? before : moved(before, undefined, to);

/** As it is reviewed now; called to be prepared, it is in review. */
function reviewedAs(before: Case, calls: readonly DutyCalled[], { review, left }: CaseReminded): Case {
  if (!isOpenCase(before)) return before;
  const isAsked = calls.some(({ name }) => name === 'prepare') && !hasDied(before);
  const childCase = isAsked ? intoReview(before) : before;
  const since = calls.find(({ name }) => name === 'review')?.since;
  if (review === undefined || since === undefined) return childCase;
  const { missedSince: _before, ...rest } = childCase;
  const set: ReviewKept = {
    ...review,
    ...given({
      lookOn: review.lookOn ?? timeOf(left, 'review'),
      prepareFrom: review.prepareFrom ?? timeOf(left, 'reviewDue'),
    }),
  };
  // A panel was planned for it after all: it is a review like any other.
  const isPlanned = childCase.unplanned === true && review.unplanned !== true;
  return withReview(isPlanned ? rest : { ...rest, missedSince: since }, set);
}

const turning: readonly DutyName[] = ['adultLead', 'adultLeadLate', 'route'];
/** Its birth date has called for the way into adulthood, or for the route. */
function turningAs(before: Case, calls: readonly DutyCalled[], at: Instant): Case {
  const names = calls.map(({ name }) => name);
  if (!names.some((name) => turning.includes(name))) return before;
  const asked = names.includes('route') ? { ...before.turning, routeAsked: at } : before.turning;
  return intoTransition(asked === undefined ? before : { ...before, turning: asked }, { at });
}
