// What comes next of a case, the step and its day in words: for boards, lists and pages. Another stage is a row.
import { waitsFor } from '../../domain/case/clock.ts';
import { comesOn } from '../../domain/case/state/stage-table.ts';
import { awaitsOutcome, isToPrepare, type CaseRow, type Stage } from '../../domain/case/state/stages.ts';
import { sayMeetingId } from '../../domain/meeting/meeting.ts';
import { dueLine, localDate, sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { CaseRung } from '../../domain/case/state/rungs.ts';

type Next = (row: CaseRow, now: Instant) => string;

const nothingMore: Next = () => 'Nothing more to do';
/** "Triage, due Fri 8 Jan 17:00"; the step alone where it has no time. */
const by = (step: string, at: Instant | undefined, now: Instant): string =>
  at === undefined ? step : `${step}, ${dueLine(at, now)}`;
const rungAt = ({ ladder }: CaseRow, rung: CaseRung): Instant | undefined =>
  ladder?.rungs.find((one) => one.rung === rung)?.at;
const atMeeting: Next = (row) =>
  row.meeting === undefined || row.cancelled === row.meeting
    ? 'To be listed: the meeting was cancelled, and no other is planned'
    : `Decision: ${sayMeetingId(row.meeting)}`;

/** Its preparation while there is time for it, then the panel. */
const reviewed =
  (panel: string): Next =>
  (row, now) => {
    if (isToPrepare(row) && row.prepareBy !== undefined) return by('Prepare the review', row.prepareBy, now);
    const coming = comesOn(row);
    return coming === undefined ? panel : `${panel} by ${sayDate(coming.on)}`;
  };

const stages: Readonly<Record<Stage, Next>> = {
  draft: () => 'Submit it',
  awaitingConsent: (row, now) => by('Management consent', row.submission?.due.at, now),
  returned: (row, now) => {
    const reminded = rungAt(row, 'returned');
    const until = reminded === undefined ? '' : `; a reminder goes out ${sayWhen(reminded, now)}`;
    return `Answer what was asked and resubmit${until}`;
  },
  received: (row, now) =>
    awaitsOutcome(row)
      ? by('Strategy discussion', row.strategy?.due.at, now)
      : by('Triage', waitsFor(row)?.rung === 'triage' ? waitsFor(row)?.at : undefined, now),
  listed: atMeeting,
  held: (row) => {
    const latest = rungAt(row, 'held');
    return `Back to the next pre-MSET${latest === undefined ? '' : `, by ${sayDate(localDate(latest))}`}`;
  },
  toPanel: atMeeting,
  open: reviewed('Panel review'),
  review: reviewed('Panel review'),
  transition: reviewed('Panel review'),
  closing: reviewed('The panel decides whether to close'),
  transferWaiting: (row, now) => by('The other council accepts in writing', rungAt(row, 'transfer'), now),
  closed: (row, now) =>
    row.feedback === undefined || row.feedback.given !== undefined
      ? nothingMore(row, now)
      : by('Letter and feedback to child and family', row.feedback.due.at, now),
  otherPlan: (row, now) => {
    const asked = rungAt(row, 'outcome');
    return asked === undefined ? nothingMore(row, now) : `How the plan ended, by ${sayDate(localDate(asked))}`;
  },
  notAuthorised: nothingMore,
  withdrawn: nothingMore,
  transferred: nothingMore,
  merged: nothingMore,
};

/** "Decision: Pre-MSET, Tue 12 Jan", "Panel review by Tuesday 9 March 2027". */
export function sayNext(row: CaseRow, now: Instant): string {
  const { challenge } = row;
  if (challenge !== undefined && challenge.answer === undefined) {
    return by('Answer the challenge', challenge.due?.at, now);
  }
  return stages[row.stage](row, now);
}
