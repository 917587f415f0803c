// When a case is reviewed: at the last panel that is planned on or before its band's limit, else people are told; and from
// when on its review is prepared, and late (docs/process.md P7.5, P17.2).
import type { Meeting } from '../../meeting/meeting.ts';
import type { Directory } from '../../people/directory.ts';
import type { Settings } from '../../people/settings.ts';
import {
  addDays,
  addWorkingDays,
  closesOn,
  lastWorkingDay,
  localDate,
  opensOn,
  shiftWorkingDays,
  type Instant,
} from '../../time/calendar.ts';
import type { RungAt } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import { given } from '../../kernel/given.ts';
import { isOpenCase } from './stage-table.ts';
import type { Case, OpenCase } from './stages.ts';
import type { CaseRung } from './rungs.ts';

/** A review as it is set: at the latest, and from which day on the case is on the agenda of a panel. */
export interface NextReview {
  readonly reviewBy: IsoDate;
  readonly reviewOn: IsoDate;
  /** No panel is planned by then: it comes to the first that is, and people are told every week. */
  readonly unplanned?: true;
  /** Until when it is prepared. */
  readonly prepareBy: Instant;
}
/**
 * The review with the time at which someone looks whether it took place, and from when on the lead worker is asked to prepare
 * it: none where it stays as it was, or where they were called with it.
 */
export interface ReviewSet extends NextReview {
  readonly at: Instant;
  readonly rungs: readonly RungAt<CaseRung>[];
}
/** What of it the case keeps. */
export interface ReviewKept extends NextReview {
  readonly prepareFrom?: Instant;
  readonly lookOn?: Instant;
}

const weekly = 7;

/** The limit of a band, from the day of the meeting: a working day, for no review is due on a day when no panel can meet. */
export const limitOf = (
  band: string,
  date: IsoDate,
  { settings: { reviewWeeks, officeHours } }: Pick<Directory, 'settings'>,
): IsoDate => {
  const weeks: Readonly<Record<string, number>> = reviewWeeks;
  return lastWorkingDay(addDays(date, (weeks[band] ?? reviewWeeks.emerging) * weekly), officeHours);
};

/** The panels after a day and on or before the limit, soonest first. */
const panelsUntil = (panels: readonly IsoDate[], after: IsoDate, limit: IsoDate): readonly IsoDate[] =>
  panels.filter((date) => date > after && date <= limit).toSorted();

/** What a decision sets: `panels` are the days of those that are planned. */
export function setReview(
  reviewBy: IsoDate,
  { date }: Pick<Meeting, 'date'>,
  panels: readonly IsoDate[],
  now: Instant,
  { settings }: Directory,
): ReviewSet {
  const planned = panelsUntil(panels, date, reviewBy).at(-1);
  return planned === undefined
    ? { ...unplanned(reviewBy, now, settings), reviewOn: addDays(date, 1), at: now }
    : onPanel(planned, reviewBy, now, settings);
}

/** Before its time: at the next panel that is planned; where none is, people are told at once. */
export function setEarly(
  reviewBy: IsoDate,
  panels: readonly IsoDate[],
  now: Instant,
  { settings }: Directory,
): ReviewSet {
  const today = localDate(now);
  const planned = panelsUntil(panels, today, reviewBy)[0];
  const review =
    planned === undefined
      ? { ...unplanned(reviewBy, now, settings), reviewOn: today, at: now }
      : onPanel(planned, reviewBy, now, settings);
  // Anyone who asks for it calls the lead worker: no clock need.
  return { ...review, rungs: review.rungs.filter(({ rung }) => rung !== 'reviewDue') };
}

/** On the day of a planned panel; the morning after, someone looks whether it took place. */
export const onPanel = (reviewOn: IsoDate, reviewBy: IsoDate, now: Instant, settings: Settings): ReviewSet => ({
  reviewBy,
  reviewOn,
  at: opensOn(addDays(reviewOn, 1), settings.officeHours),
  ...beforePanel(preparation(reviewOn, now, settings), reviewOn, now, settings),
});
/** Whatever is asked for late, it is due by the morning of its panel; on that day, at once. */
function beforePanel(
  preparing: ReturnType<typeof preparation>,
  date: IsoDate,
  now: Instant,
  { officeHours }: Settings,
): ReturnType<typeof preparation> {
  const morning = opensOn(date, officeHours);
  const latest = morning > now ? morning : now;
  return preparing.prepareBy > latest ? { ...preparing, prepareBy: latest } : preparing;
}
/** Prepared in time for the limit, should a panel be planned after all. */
const unplanned = (reviewBy: IsoDate, now: Instant, settings: Settings) => ({
  reviewBy,
  unplanned: true as const,
  ...preparation(reviewBy, now, settings),
});

/** The lead worker is asked ten working days before the panel; the papers close with the panel's (docs/process.md P17.2). */
function preparation(
  date: IsoDate,
  now: Instant,
  { officeHours, papersWorkingDays, reviewWorkingDays }: Settings,
): Pick<ReviewSet, 'prepareBy' | 'rungs'> {
  const asked = opensOn(shiftWorkingDays(date, -reviewWorkingDays, officeHours), officeHours);
  const papers = closesOn(shiftWorkingDays(date, -papersWorkingDays, officeHours), officeHours);
  // Asked for after the papers have closed, there is a working day for it.
  const prepareBy = papers > now ? papers : addWorkingDays(now, 1, officeHours);
  return { prepareBy, rungs: [{ rung: 'reviewDue', at: asked > now ? asked : now }] };
}

/** What the clock finds: a panel that was planned meanwhile, or still none; then it looks again in a week. */
export function reviewAgain(
  childCase: Case,
  panels: readonly IsoDate[],
  now: Instant,
  { settings }: Directory,
): ReviewSet | undefined {
  if (!isOpenCase(childCase)) return undefined;
  const { reviewBy = childCase.reviewOn, reviewOn, unplanned: isUnplanned } = childCase;
  const today = localDate(now);
  // Not the panel of today that has just decided: without a panel the case is reviewed from the day after on.
  const from = isUnplanned === true && reviewOn > today ? reviewOn : today;
  const found = panelsUntil(panels, addDays(from, -1), reviewBy);
  const planned = childCase.early === undefined ? found.at(-1) : found[0];
  if (planned !== undefined) return onPanel(planned, reviewBy, now, settings);
  const at = opensOn(addDays(today, weekly), settings.officeHours);
  return { ...unplanned(reviewBy, now, settings), reviewOn, at, ...kept(childCase), rungs: [] };
}
const kept = ({ prepareBy }: { readonly prepareBy?: Instant }) => (prepareBy === undefined ? {} : { prepareBy });

/** What of it the case keeps. */
export const keptOfReview = ({ at: lookOn, rungs, ...review }: ReviewSet): ReviewKept => ({
  ...review,
  lookOn,
  ...given({ prepareFrom: rungs.find(({ rung }) => rung === 'reviewDue')?.at }),
});

/** The case with its review set otherwise: called for it before, people are called for what is set now. */
export function withReview(childCase: OpenCase, review: ReviewKept): OpenCase {
  const { unplanned: _before, called: { review: _call, ...called } = {}, ...rest } = childCase;
  return { ...rest, ...review, called };
}
