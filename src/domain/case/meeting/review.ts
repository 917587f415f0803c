// When a case is reviewed: at the last panel that is planned on or before its band's limit, else people are told
// (docs/process.md P7.5).
import type { Meeting } from '../../meeting/meeting.ts';
import type { Directory } from '../../people/directory.ts';
import { addDays, localDate, opensOn, type Instant } from '../../time/calendar.ts';
import type { CaseRung, RungAt } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import { isOpenCase, type Case } from '../stages.ts';

/** A review as it is set: at the latest, and from which day on the case is on the agenda of a panel. */
export interface Review {
  readonly reviewBy: IsoDate;
  readonly reviewOn: IsoDate;
  /** No panel is planned by then: it comes to the first that is, and people are told every week. */
  readonly unplanned?: true;
}
/** The review with the time at which someone looks whether it took place. */
export interface ReviewSet extends Review {
  readonly at: Instant;
}

const weekly = 7;

/** The limit of a band, from the day of the meeting. */
export const limitOf = (band: string, date: IsoDate, { settings: { reviewWeeks } }: Directory): IsoDate => {
  const weeks: Readonly<Record<string, number>> = reviewWeeks;
  return addDays(date, (weeks[band] ?? reviewWeeks.emerging) * weekly);
};

/** The last panel after a day and on or before the limit. */
const lastPanel = (panels: readonly IsoDate[], after: IsoDate, limit: IsoDate): IsoDate | undefined =>
  panels
    .filter((date) => date > after && date <= limit)
    .toSorted()
    .at(-1);

/** What a decision sets: `panels` are the days of those that are planned. */
export function setReview(
  reviewBy: IsoDate,
  { date }: Pick<Meeting, 'date'>,
  panels: readonly IsoDate[],
  now: Instant,
  { settings }: Directory,
): ReviewSet {
  const planned = lastPanel(panels, date, reviewBy);
  return planned === undefined
    ? { reviewBy, reviewOn: addDays(date, 1), unplanned: true, at: now }
    : onPanel(planned, reviewBy, settings);
}

/** On the day of a planned panel; the morning after, someone looks whether it took place. */
const onPanel = (reviewOn: IsoDate, reviewBy: IsoDate, { officeHours }: Directory['settings']): ReviewSet => ({
  reviewBy,
  reviewOn,
  at: opensOn(addDays(reviewOn, 1), officeHours),
});

/** What the clock finds: a panel that was planned meanwhile, or still none; then it looks again in a week. */
export function reviewAgain(
  one: Case,
  panels: readonly IsoDate[],
  now: Instant,
  { settings }: Directory,
): ReviewSet | undefined {
  if (!isOpenCase(one)) return undefined;
  const { reviewBy = one.reviewOn, reviewOn } = one;
  const today = localDate(now);
  const planned = lastPanel(panels, addDays(today, -1), reviewBy);
  return planned === undefined
    ? { reviewBy, reviewOn, unplanned: true, at: opensOn(addDays(today, weekly), settings.officeHours) }
    : onPanel(planned, reviewBy, settings);
}

export const reviewRung = ({ at }: ReviewSet): RungAt<CaseRung> => ({ rung: 'review', at });
