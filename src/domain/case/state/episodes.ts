// What a case keeps of its missing episodes, for lists, warnings, agendas and the assessment of risk (docs/process.md P17.8).
import { addDays, localDate, type Instant } from '../../time/calendar.ts';
import type { Settings } from '../../people/settings.ts';
import type { IsoDate } from '../../time/dates.ts';
import { deathOf } from './life.ts';
import type { Missing, MissingSpan } from './stage-parts.ts';
import { hasDied, type Case, type CaseRow } from './stages.ts';

type WithMissing = Pick<CaseRow, 'missing' | 'hold'>;
export const none: Missing = { spans: [], interviews: [] };
const spansOf = ({ missing }: WithMissing): readonly MissingSpan[] => missing?.spans ?? [];
/** The episode of which no return is recorded. */
export const openSpan = (childCase: WithMissing): MissingSpan | undefined =>
  spansOf(childCase).find(({ until }) => until === undefined);
/** The child is missing: undefined where they are back, or have died (docs/process.md P17.7). */
export const missingNow = (childCase: WithMissing): MissingSpan | undefined =>
  hasDied(childCase) ? undefined : openSpan(childCase);
/** Missing now, and at a high grade of the police: a critical sign (K4) for the person who assesses the risk. */
export const missingHigh = (childCase: WithMissing): boolean => missingNow(childCase)?.high === true;
/** The same at a moment that has passed, so that an agenda stays as it was: but never of a child who had died by then. */
export const missingAt = (childCase: Pick<Case, 'missing' | 'hold' | 'harm'>, at: Instant): boolean =>
  (deathOf(childCase)?.happenedOn ?? '9') > localDate(at) &&
  spansOf(childCase).some(({ since, until }) => since <= at && (until === undefined || until > at));

/** The return interview that is due first. */
export const interviewDue = (childCase: WithMissing): Missing['interviews'][number] | undefined =>
  hasDied(childCase) ? undefined : childCase.missing?.interviews.toSorted((a, b) => (a.due < b.due ? -1 : 1))[0];

/** The number of days over which a referral counts. */
export const daysCounted = 90;
/** How many episodes began in the last 90 days; undefined where none was ever recorded on the case. */
export function countOfMissing(childCase: WithMissing, now: Instant): number | undefined {
  const since = addDays(localDate(now), -daysCounted);
  const spans = spansOf(childCase);
  return spans.length === 0 ? undefined : spans.filter((span) => localDate(span.since) >= since).length;
}

/** Whether a third episode asks for a strategy discussion, and none was called since, nor anything decided by a meeting. */
export function asksForStrategy(childCase: Case | CaseRow): boolean {
  const { missing } = childCase;
  if (missing?.repeated === undefined || hasDied(childCase)) return false;
  const since = missing.repeated.at;
  const called = 'strategy' in childCase ? childCase.strategy?.at : undefined;
  return [called, decidedAt(childCase)].every((at) => at === undefined || at < since);
}
const decidedAt = (childCase: Case | CaseRow): Instant | undefined =>
  'decidedAt' in childCase
    ? childCase.decidedAt
    : 'decisions' in childCase
      ? childCase.decisions?.at(-1)?.at
      : undefined;

/** The most episodes that began within so many days of one another, this one among them. */
export function episodesAround(
  { missing = none }: WithMissing,
  { id, since }: Pick<MissingSpan, 'id' | 'since'>,
  { missing: { repeat } }: Settings,
): number {
  const days = [
    ...missing.spans.filter((span) => span.id !== id).map((span) => localDate(span.since)),
    localDate(since),
  ];
  const ends = days.filter((end) => end >= localDate(since) && addDays(end, -repeat.days) <= localDate(since));
  return Math.max(...ends.map((end) => days.filter((day) => day <= end && day >= addDays(end, -repeat.days)).length));
}

/** A return interview that was offered, and that the child declined: of which episode. */
export interface DeclinedInterview {
  readonly id: string;
  readonly offeredOn: IsoDate;
}
