// What of a case hangs on a meeting that does not take place: its listing, its review, the report of what was decided
// between meetings (docs/process.md P6.11, P7.9).
import type { CaseContext } from '../context.ts';
import { given } from '../../kernel/given.ts';
import { addWorkingDays, localDate, type Instant } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/dates.ts';
import { dateOfMeeting, meetingIdOf, type MeetingId, type MeetingType } from '../../meeting/meeting.ts';
import { comesOn, isConsented, isOpenCase, stageNames } from '../state/stage-table.ts';
import { awaitsMeeting, awaitsReport, isListed, type Case } from '../state/stages.ts';
import { keptOfReview, reviewAgain, withReview, type ReviewSet } from '../state/next-review.ts';
import { caseStep } from '../making.ts';
import { clock } from '../../matter/making.ts';

type Planned = Pick<CaseContext, 'now' | 'panels' | 'preMsets'>;

const datesOf = (type: MeetingType, { panels = [], preMsets = [], now }: Planned): readonly IsoDate[] =>
  (type === 'panel' ? panels : preMsets).filter((date) => date >= localDate(now)).toSorted();

/** The next meeting of its kind that is planned; undefined: none is. */
export function nextPlanned(type: MeetingType, planned: Planned): MeetingId | undefined {
  const [date] = datesOf(type, planned);
  return date === undefined ? undefined : meetingIdOf(type, date);
}

/** When someone looks again whether one is planned. */
export const lookAgain = ({ now, directory: { settings } }: Pick<CaseContext, 'now' | 'directory'>): Instant =>
  addWorkingDays(now, 1, settings.officeHours);

/** Where what hung on a meeting goes; undefined of what stays where it is. */
export interface Moved {
  /** Its listing: to the next meeting of the kind; `none`: no other is planned. */
  readonly meeting?: MeetingId | 'none';
  /** The report of a decision between meetings. */
  readonly reportTo?: MeetingId | 'none';
  readonly review?: ReviewSet;
  /** When someone looks again, where something has no meeting. */
  readonly again?: Instant;
}

/** Whether this case was to come to this meeting: it was listed for it, or for one before that did not come to it. */
function wasToCome(childCase: Case, cancelled: MeetingId, planned: Planned): boolean {
  if (!isListed(childCase)) return false;
  if (childCase.meeting === cancelled) return true;
  const coming = comesOn(childCase);
  if (coming === undefined || !cancelled.startsWith(coming.to)) return false;
  const day = dateOfMeeting(cancelled);
  return (
    coming.on < localDate(planned.now) && coming.on < day && !datesOf(coming.to, planned).some((date) => date < day)
  );
}

const finished = (moved: Omit<Moved, 'again'>, context: CaseContext): Moved => ({
  ...moved,
  ...((moved.meeting === 'none' || moved.reportTo === 'none') && { again: lookAgain(context) }),
});

/** What of a case has to go elsewhere when this meeting is cancelled. */
function movedFrom(childCase: Case, cancelled: MeetingId, context: CaseContext): Moved {
  const type: MeetingType = cancelled.startsWith('panel') ? 'panel' : 'preMset';
  const next = nextPlanned(type, context) ?? 'none';
  const reported = isConsented(childCase) && (childCase.decisions ?? []).some(({ reportTo }) => reportTo === cancelled);
  const reviewed =
    type === 'panel' &&
    isOpenCase(childCase) &&
    childCase.unplanned === undefined &&
    childCase.reviewOn === dateOfMeeting(cancelled);
  return finished(
    {
      ...(wasToCome(childCase, cancelled, context) && { meeting: next }),
      ...(reported && { reportTo: next }),
      ...(reviewed && given({ review: reviewAgain(childCase, context.panels ?? [], context.now, context.directory) })),
    },
    context,
  );
}

/** What a case without a meeting finds, when someone looks again. */
export function movedNow(childCase: Case, context: CaseContext): Moved {
  const type = isListed(childCase) ? comesOn(childCase)?.to : undefined;
  return finished(
    {
      ...(awaitsMeeting(childCase) && type !== undefined && { meeting: nextPlanned(type, context) ?? 'none' }),
      ...(awaitsReport(childCase) && { reportTo: nextPlanned('preMset', context) ?? 'none' }),
    },
    context,
  );
}

/** The case after it. */
export function moved(childCase: Case, cancelled: MeetingId | undefined, to: Moved): Case {
  const { meeting, reportTo, review, again } = to;
  const at = cancelled ?? ('cancelled' in childCase ? childCase.cancelled : undefined);
  const listed = listedFor(childCase, at, meeting);
  const reviewed = review !== undefined && isOpenCase(listed) ? withReview(listed, keptOfReview(review)) : listed;
  const after = reportedTo(reviewed, cancelled, reportTo);
  // Where someone looks again already, that goes on.
  return again === undefined || cancelled === undefined ? after : { ...after, lookAgain: again };
}
/** A meeting that is planned again on the day on which it was cancelled is a meeting like any other. */
function listedFor(childCase: Case, cancelled: MeetingId | undefined, meeting: Moved['meeting']): Case {
  if (meeting === undefined || !isListed(childCase)) return childCase;
  if (meeting === 'none') return { ...childCase, ...given({ cancelled }), meeting: cancelled ?? childCase.meeting };
  const { cancelled: _before, ...rest } = childCase;
  return meeting === cancelled ? { ...rest, meeting } : { ...rest, ...given({ cancelled }), meeting };
}

function reportedTo(childCase: Case, cancelled: MeetingId | undefined, to: Moved['reportTo']): Case {
  if (to === undefined || !isConsented(childCase)) return childCase;
  const decisions = (childCase.decisions ?? []).map((decision) => {
    if (decision.meeting !== undefined || decision.reportTo !== cancelled) return decision;
    const { reportTo: _gone, ...rest } = decision;
    return to === 'none' ? rest : { ...rest, reportTo: to };
  });
  return { ...childCase, decisions };
}

export interface LeftMeeting extends Moved {
  readonly cancelled: MeetingId;
}

/** The clock's, on each case of a meeting that was cancelled; a case that does not hang on it is left as it is. */
export const leaveMeeting = caseStep<{ readonly meeting: MeetingId }, LeftMeeting>({
  title: 'Leave meeting',
  fact: 'its meeting was cancelled',
  may: [{ own: clock }],
  from: stageNames,
  record: (before, { meeting }, context) => {
    const to = movedFrom(before, meeting, context);
    return Object.keys(to).length === 0 ? { unchanged: true } : { data: { cancelled: meeting, ...to } };
  },
  evolve: (before, { cancelled, ...to }) => moved(before, cancelled, to),
});
