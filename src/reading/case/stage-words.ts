// What comes next at each stage, the step and its day in words, where nothing that is owed says it better: for boards, lists
// and pages. A stage without words does not compile.
import { dateOfMeeting, sayMeetingId } from '../../domain/meeting/meeting.ts';
import type { DutyName } from '../../domain/case/owed/owed.ts';
import { comesOn } from '../../domain/case/state/stage-table.ts';
import {
  awaitsOutcome,
  hasDied,
  isToPrepare,
  type CaseRow,
  type OwedMark,
  type Stage,
} from '../../domain/case/state/stages.ts';
import { dueLine, localDate, sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';

/** A step, and when it is due where that is a time. */
export interface Step {
  readonly says: string;
  readonly at?: Instant | undefined;
}
type Words = (row: CaseRow, now: Instant) => string | Step;
const nothingMore = 'Nothing more to do';
/** "Triage, due Fri 8 Jan 17:00"; the step alone where it has no time. */
export const stepBy = (step: string, at: Instant | undefined, now: Instant): string =>
  at === undefined ? step : `${step}, ${dueLine(at, now)}`;
const markOf = ({ owed = [] }: CaseRow, name: DutyName): OwedMark | undefined => owed.find((one) => one.name === name);

/** A day that is over decides nothing more: what was left undecided is on the agenda of the next meeting of its kind. */
const meetingDecides: Words = ({ meeting, cancelled }, now) => {
  if (meeting === undefined || cancelled === meeting) {
    return 'To be listed: the meeting was cancelled, and no other is planned';
  }
  const said = sayMeetingId(meeting);
  const [on, today] = [dateOfMeeting(meeting), localDate(now)];
  if (on > today) return `Decision: ${said}`;
  // The case does not know whether the meeting of today has ended and left it undecided.
  if (on === today) return `Decision: ${said}; the next one if it is left undecided`;
  const [type = '', day = ''] = said.split(' on ');
  return `Decision: next ${type}; not decided on ${day}`;
};
/** Its preparation while there is time for it, then the panel. */
const reviewed =
  (panel: string): Words =>
  (row) => {
    if (isToPrepare(row) && row.prepareBy !== undefined) return { says: 'Prepare the review', at: row.prepareBy };
    const coming = comesOn(row);
    const says = hasDied(row) ? 'Panel' : panel;
    return coming === undefined ? says : `${says} by ${sayDate(coming.on)}`;
  };
const panelReview = reviewed('Panel review');
const over: Words = () => nothingMore;

const words: Readonly<Record<Stage, Words>> = {
  draft: () => 'Submit it',
  awaitingConsent: (row) => ({ says: 'Management consent', at: row.submission?.due.at }),
  returned: (row, now) => {
    const reminded = markOf(row, 'returned')?.next;
    const until = reminded === undefined ? '' : `; a reminder goes out ${sayWhen(reminded, now)}`;
    return `Answer what was asked and resubmit${until}`;
  },
  received: (row) =>
    awaitsOutcome(row)
      ? { says: 'Strategy discussion', at: row.strategy?.due.at }
      : { says: 'Triage', at: markOf(row, 'triage')?.due },
  listed: meetingDecides,
  held: (row) => {
    const latest = markOf(row, 'held')?.due;
    return `Back to the next pre-MSET${latest === undefined ? '' : `, by ${sayDate(localDate(latest))}`}`;
  },
  toPanel: meetingDecides,
  otherPlan: (row) => {
    const asked = markOf(row, 'outcome')?.due;
    return asked === undefined ? nothingMore : `How the plan ended, by ${sayDate(localDate(asked))}`;
  },
  open: panelReview,
  review: panelReview,
  transition: panelReview,
  closing: reviewed('The panel decides whether to close'),
  transferWaiting: (row) => ({ says: 'The other council accepts in writing', at: markOf(row, 'transfer')?.due }),
  closed: (row) =>
    row.feedback === undefined || row.feedback.given !== undefined
      ? nothingMore
      : {
          says: hasDied(row) ? 'Speak with the family' : 'Letter and feedback to child and family',
          at: row.feedback.due.at,
        },
  notAuthorised: over,
  withdrawn: over,
  transferred: over,
  merged: over,
};

/** What comes next of a case by its stage; a challenge that no one has answered comes before that. */
export function sayStage(row: CaseRow, now: Instant): Step {
  const { challenge } = row;
  if (challenge !== undefined && challenge.answer === undefined)
    return { says: 'Answer the challenge', at: challenge.due?.at };
  const said = words[row.stage](row, now);
  return typeof said === 'string' ? { says: said } : said;
}
