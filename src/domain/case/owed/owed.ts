// WHAT IS OWED of a case, once: from when, who is called and how often, what settles it, and what an ending does with it.
// Clocks, recording steps, bars to an ending, lists and the table of docs/process.md P2.7 follow from it. A duty lives until
// it is done, at whatever stage the case is. Another duty is a row in one of the files beside, under its name.
import type { CaseRelation } from '../../people/reads.ts';
import type { Instant } from '../../time/calendar.ts';
import type { Ladder, RungAt } from '../../time/clocks.ts';
import type { Called } from '../state/raises.ts';
import type { CaseRung } from '../state/rungs.ts';
import { hasDied, type Case, type CaseRow, type OwedMark } from '../state/stages.ts';
import { given } from '../../kernel/given.ts';
import { pressingOf } from '../../kernel/counted.ts';
import { later, type DutyRow, type Raised } from './duty.ts';
import type { Hearer } from './hearer-names.ts';
import { ofChild } from './of-child.ts';
import { ofDecisions } from './of-decisions.ts';
import { ofOnward } from './of-onward.ts';
import { ofReferral } from './of-referral.ts';

export const dutyTable = { ...ofReferral, ...ofDecisions, ...ofChild, ...ofOnward } as const;
export type DutyName = keyof typeof dutyTable;
/** The steps that settle duties, by name. That each is a step there is, whole/case.ts says: it knows them all. */
export type DutyStep = (typeof dutyTable)[DutyName]['by'][number];
export const duties: Readonly<Record<DutyName, DutyRow>> = { ...dutyTable };
const isDuty = (name: string): name is DutyName => Object.hasOwn(dutyTable, name);
export const dutyNames: readonly DutyName[] = Object.keys(dutyTable).filter(isDuty);

interface Standing extends Raised {
  readonly name: DutyName;
  readonly times: number;
  /** When people are called for it next; where the clock of a part calls, when it first does. */
  readonly next: Instant;
}
const known = new WeakMap<Case, readonly Standing[]>();
/** All that is owed, or will be: how often it was called for, and when next. A case never changes: it is worked out once. */
function standingIn(childCase: Case): readonly Standing[] {
  const before = known.get(childCase);
  if (before !== undefined) return before;
  const all = dutyNames.flatMap((name): readonly Standing[] => {
    const raised = raisedOf(name, childCase);
    if (raised === undefined) return [];
    const { times = raised.called ?? 0, next = raised.first } = calledOf(childCase, name, raised.since) ?? {};
    return [{ ...raised, name, times, next }];
  });
  known.set(childCase, all);
  return all;
}
/** What its row says, but for what rests while a death is recorded. */
export const raisedOf = (name: DutyName, childCase: Case): Raised | undefined =>
  hasDied(childCase) && duties[name].atDeath === 'rests' ? undefined : duties[name].raised(childCase);
function calledOf({ called }: Case, name: DutyName, since: Instant): Called | undefined {
  const found = called?.[name];
  return found?.since === since ? found : undefined;
}
/** Written by an instance whose clock is ahead, it is owed all the same: a case is never older than what was written last. */
const isOwed = (
  { since, until }: Pick<Standing, 'since' | 'until'>,
  { changedAt }: Pick<CaseRow, 'changedAt'>,
  now: Instant,
): boolean => since <= later(now, changedAt) && (until === undefined || until > now);

/** Something that is owed: since when, by when, when people are called for it next, and by which steps it is settled. */
export interface Owed {
  readonly name: DutyName;
  readonly words: string;
  readonly since: Instant;
  readonly due?: Instant;
  readonly next?: Instant;
  readonly by: readonly string[];
}
/**
 * The one order of several duties at once, wherever they are shown: a child in danger first, then by due time, and what has
 * none last, the longest owed first (docs/process.md P2.9).
 */
export const byPressing = (one: OwedMark, other: OwedMark): number => (pressOf(one) < pressOf(other) ? -1 : 1);
const pressOf = ({ name, due = '9', since }: OwedMark): string =>
  `${(isDuty(name) ? duties[name].danger : undefined) ?? 9} ${due} ${since}`;

/** What is owed now, the most pressing first: of a whole case, or of the row of one. */
export const owedNow = (childCase: Case | CaseRow, now: Instant): readonly Owed[] =>
  marksIn(childCase)
    .filter((mark) => isOwed(mark, childCase, now))
    .toSorted(byPressing)
    .flatMap(({ until: _until, from: _from, never: _never, to: _to, ...mark }) =>
      isDuty(mark.name) ? [{ ...mark, name: mark.name, words: duties[mark.name].words, by: duties[mark.name].by }] : [],
    );

/** A duty that people have to do now, the most pressing first. */
export interface ToDo extends OwedMark {
  readonly name: DutyName;
}
export const toDoNow = (childCase: Case | CaseRow, now: Instant): readonly ToDo[] =>
  marksIn(childCase)
    .filter(({ since, from = since, until }) => isOwed({ since: from, ...given({ until }) }, childCase, now))
    .toSorted(byPressing)
    .flatMap((mark) => (isDuty(mark.name) ? [{ ...mark, name: mark.name }] : []));

/** What a list is to know of it. */
export const owedMarks = (childCase: Case): readonly OwedMark[] => standingIn(childCase).map(markIn(childCase));
/** The same without what is still to come: the clock calls for that, and writes the case then. What the index holds. */
export const begunMarks = (childCase: Case): readonly OwedMark[] =>
  standingIn(childCase)
    .filter((one) => isBegun(childCase, one))
    .map(markIn(childCase));
const markIn =
  (childCase: Case) =>
  ({ name, since, due, from, until, next }: Standing): OwedMark => ({
    name,
    since,
    ...given({
      due,
      from,
      until,
      next: duties[name].calls.length > 0 ? next : undefined,
      never: duties[name].never?.(childCase),
      to: duties[name].to?.(childCase),
    }),
  });
/** People had it to do when the case was written last, or were called for it since. */
const isBegun = (childCase: Case, { name, since, from = since, times }: Standing): boolean =>
  from <= childCase.changedAt ||
  times > 0 ||
  (duties[name].calls.length === 0 && (name === 'interview' || pressingOf(childCase, 'onward').length > 0));

const isWhole = (childCase: Case | CaseRow): childCase is Case => 'facts' in childCase;
/** Of a whole case they are worked out; the row of one holds them. */
function marksIn(childCase: Case | CaseRow): readonly OwedMark[] {
  if ('owed' in childCase && childCase.owed !== undefined) return childCase.owed;
  return isWhole(childCase) ? owedMarks(childCase) : [];
}

/** Whether this is owed, or will be by itself. */
export const owes = (childCase: Case, name: DutyName): boolean =>
  standingIn(childCase).some((one) => one.name === name);
/** Whether any of these steps settles what is owed. */
export const isOwedBy = (childCase: Case, step: string, now: Instant): boolean =>
  standingIn(childCase).some((one) => isOwed(one, childCase, now) && duties[one.name].by.includes(step));

const callAt = (name: DutyName, times: number): DutyRow['calls'][number] | undefined =>
  duties[name].calls[Math.min(times, duties[name].calls.length - 1)];

/** The clock of all that is owed, soonest first: nothing of it is stored but whom it called. */
export function owedClock(childCase: Case): Ladder<CaseRung> | undefined {
  const rungs = standingIn(childCase).flatMap(({ name, times, next, until }): readonly RungAt<CaseRung>[] => {
    const call = callAt(name, times);
    return call === undefined || (until !== undefined && next >= until) ? [] : [{ rung: call[0], at: next }];
  });
  if (rungs.length === 0) return undefined;
  return { set: childCase.lastCall ?? 0, rungs: rungs.toSorted((a, b) => (a.at < b.at ? -1 : 1)) };
}

/** A call that fell due: of which duty, and whom it reaches by name. */
export interface CallDue {
  readonly name: DutyName;
  readonly rung: CaseRung;
  readonly to: readonly Hearer[];
  readonly since: Instant;
  /** How many there were, this one among them. */
  readonly times: number;
}
export const callsDue = (childCase: Case, now: Instant): readonly CallDue[] =>
  standingIn(childCase).flatMap(({ name, since, until, times, next }) => {
    const call = callAt(name, times);
    if (call === undefined || next > now || (until !== undefined && next >= until)) return [];
    const [rung, ...to] = call;
    return [{ name, rung, to, since, times: times + 1 }];
  });

const nameOf: ReadonlyMap<CaseRung, DutyName> = new Map(
  dutyNames.flatMap((name) => duties[name].calls.map(([rung]) => [rung, name] as const)),
);
/** The duty that a reminder is about; undefined of one that no row has any more. */
export const dutyOfRung = (rung: CaseRung): DutyName | undefined => nameOf.get(rung);
/** What a reminder is about, in the words of its duty. */
export function wordsOfRung(rung: CaseRung): string {
  const name = nameOf.get(rung);
  return name === undefined ? '' : duties[name].words;
}

/** What someone was called for and is still owed: what their card asks of them. */
export const calledFor = (childCase: Case | CaseRow, id: string): readonly DutyName[] =>
  marksIn(childCase).flatMap(({ name, since }) =>
    isDuty(name) &&
    (childCase.reminded ?? []).some(({ rung, at, to }) => nameOf.get(rung) === name && at >= since && to.includes(id))
      ? [name]
      : [],
  );

/** Who has it to do from the beginning. */
export const firstOf = (name: DutyName): readonly Hearer[] =>
  duties[name].asks ?? duties[name].calls.slice(0, 1).flatMap(([, ...to]) => to);
/** The hearers who have something to do: those of the beginning, and of each call that was made. */
export const hearersNow = (childCase: Case): ReadonlySet<Hearer> =>
  new Set(
    standingIn(childCase)
      .filter((one) => isBegun(childCase, one))
      .flatMap(({ name, times }) => {
        const { calls } = duties[name];
        return [...firstOf(name), ...calls.slice(0, times).flatMap(([, ...to]) => to)];
      }),
  );

/** Everyone who was called for what is still owed. */
export const calledIn = (childCase: Case): readonly string[] => [
  ...new Set([
    ...standingIn(childCase).flatMap(({ name, since }) =>
      (childCase.reminded ?? []).flatMap(({ rung, at, to }) => (nameOf.get(rung) === name && at >= since ? to : [])),
    ),
    ...(hasDied(childCase) ? [] : (childCase.missing?.interviews ?? [])).flatMap(({ called }) => called),
  ]),
];

/** To whom the case is open for what is owed, whatever its stage: they may read and record it. */
export const openFor = (childCase: Case | CaseRow, now: Instant): readonly CaseRelation[] =>
  marksIn(childCase).flatMap((mark) =>
    isDuty(mark.name) && isOwed(mark, childCase, now) ? duties[mark.name].opens : [],
  );
