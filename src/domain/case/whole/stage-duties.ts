// At every stage someone holds the case, something is due, and people hear when it is late (docs/process.md P2.7). A stage
// without a row does not compile; `npm run duties` prints the table. Its row also has the words for what comes next, which
// boards, lists and pages show.
import {
  dueLine,
  localDate,
  momentOn,
  nextWorkingDay,
  opensOn,
  sayDate,
  sayWhen,
  type Instant,
} from '../../time/calendar.ts';
import { dateOfMeeting, sayMeetingId } from '../../meeting/meeting.ts';
import type { Settings } from '../../people/settings.ts';
import { ladderOf, triageAt, waitsFor } from '../clock.ts';
import type { Hearer } from './hearers.ts';
import { awaitsMeeting } from '../meeting/next-meeting.ts';
import { comesOn } from '../state/stage-table.ts';
import {
  awaitsOutcome,
  hasDied,
  isToPrepare,
  type Case,
  type CaseRow,
  type OpenCase,
  type Stage,
} from '../state/stages.ts';
import type { CaseRung, ConsentRung } from '../state/rungs.ts';

type CaseAt<S extends Stage> = Extract<Case, { readonly stage: S }>;
interface At {
  readonly now: Instant;
  readonly settings: Settings;
}
/** `digest`: counted every working day until it is done; `missed`: the clock of the meeting that it is listed for. */
export type DutyClock = CaseRung | Exclude<ConsentRung, `up${number}`> | 'up' | 'digest' | 'missed';

export interface Duty<S extends Stage = Stage> {
  readonly holds: Hearer;
  /** What they do next. */
  readonly due: string;
  /** What tells people that it is due or late, in order. */
  readonly clocks: readonly DutyClock[];
  /** When it is due, also when that has passed; undefined: nothing is asked any more. */
  readonly next: (file: CaseAt<S>, context: At) => Instant | undefined;
  /** What comes next, the step and its day in words: "Panel review by Tuesday 9 March 2027". */
  readonly words: Words;
}
type Words = (row: CaseRow, now: Instant) => string;
/** Nothing is due, no matter who reads it. */
const over = 'over';

/** Counted in the next digest. */
const nextDigest = ({ now, settings: { digestAt } }: At): Instant => momentOn(nextWorkingDay(localDate(now)), digestAt);

/** The first of these reminders that is to come, else the last that went out. */
function rungAt(childCase: Case, ...wanted: readonly CaseRung[]): Instant | undefined {
  const fits = ({ rung }: { readonly rung: CaseRung }): boolean => wanted.includes(rung);
  const reminded = 'reminded' in childCase ? (childCase.reminded ?? []) : [];
  return (
    ladderOf(childCase)?.rungs.find(fits)?.at ??
    (reminded as readonly { rung: CaseRung; at: Instant }[]).findLast(fits)?.at
  );
}
/** The day of the meeting it is listed for; where there is none, the day on which someone looks again. */
const atMeeting = (childCase: CaseAt<'listed' | 'toPanel'>, { settings: { officeHours } }: At): Instant | undefined =>
  awaitsMeeting(childCase) ? rungAt(childCase, 'meeting') : opensOn(dateOfMeeting(childCase.meeting), officeHours);
const atReview = (childCase: OpenCase): Instant | undefined =>
  rungAt(childCase, 'reviewDue', 'reviewLate', 'reviewUp', 'reviewChair', 'review');
const reviewClocks: readonly DutyClock[] = ['reviewDue', 'reviewLate', 'reviewUp', 'reviewChair', 'review'];

const nothingMore = 'Nothing more to do';
/** "Triage, due Fri 8 Jan 17:00"; the step alone where it has no time. */
export const stepBy = (step: string, at: Instant | undefined, now: Instant): string =>
  at === undefined ? step : `${step}, ${dueLine(at, now)}`;
const rungToCome = ({ ladder }: CaseRow, rung: CaseRung): Instant | undefined =>
  ladder?.rungs.find((one) => one.rung === rung)?.at;
const meetingDecides: Words = (row) =>
  row.meeting === undefined || row.cancelled === row.meeting
    ? 'To be listed: the meeting was cancelled, and no other is planned'
    : `Decision: ${sayMeetingId(row.meeting)}`;
/** Its preparation while there is time for it, then the panel. */
const reviewed =
  (panel: string): Words =>
  (row, now) => {
    if (isToPrepare(row) && row.prepareBy !== undefined) return stepBy('Prepare the review', row.prepareBy, now);
    const coming = comesOn(row);
    return coming === undefined ? panel : `${panel} by ${sayDate(coming.on)}`;
  };
const panelReview = reviewed('Panel review');

/** In the order of the process. */
const duties: { readonly [S in Stage]: Duty<S> | typeof over } = {
  draft: {
    holds: 'leadWorker',
    due: 'submit it',
    clocks: ['digest'],
    next: (_one, context) => nextDigest(context),
    words: () => 'Submit it',
  },
  awaitingConsent: {
    holds: 'asked',
    due: 'management consent',
    clocks: ['nudge', 'backup', 'up'],
    next: ({ submission }) => submission.due.at,
    words: (row, now) => stepBy('Management consent', row.submission?.due.at, now),
  },
  returned: {
    holds: 'leadWorker',
    due: 'answer what was asked, and resubmit',
    clocks: ['returned', 'returnedUp', 'returnedTop'],
    next: (childCase) => rungAt(childCase, 'returned', 'returnedUp', 'returnedTop'),
    words: (row, now) => {
      const reminded = rungToCome(row, 'returned');
      const until = reminded === undefined ? '' : `; a reminder goes out ${sayWhen(reminded, now)}`;
      return `Answer what was asked and resubmit${until}`;
    },
  },
  received: {
    holds: 'coordinators',
    due: 'triage',
    clocks: ['triage', 'triageUp', 'triageChair'],
    next: (childCase) => triageAt(childCase),
    words: (row, now) =>
      awaitsOutcome(row)
        ? stepBy('Strategy discussion', row.strategy?.due.at, now)
        : stepBy('Triage', waitsFor(row)?.rung === 'triage' ? waitsFor(row)?.at : undefined, now),
  },
  listed: {
    holds: 'coordinators',
    due: 'the pre-MSET decides',
    clocks: ['missed', 'meeting'],
    next: atMeeting,
    words: meetingDecides,
  },
  held: {
    holds: 'chairs',
    due: 'a pre-MSET decides, within the weeks of `heldWeeks`',
    clocks: ['held'],
    next: (childCase) => rungAt(childCase, 'held'),
    words: (row) => {
      const latest = rungToCome(row, 'held');
      return `Back to the next pre-MSET${latest === undefined ? '' : `, by ${sayDate(localDate(latest))}`}`;
    },
  },
  toPanel: {
    holds: 'coordinators',
    due: 'the panel decides',
    clocks: ['missed', 'meeting'],
    next: atMeeting,
    words: meetingDecides,
  },
  otherPlan: {
    holds: 'leadWorker',
    due: 'record how the plan ended, within the weeks of `outcomeWeeks`',
    clocks: ['outcome'],
    next: (childCase) => (childCase.outcome === undefined ? rungAt(childCase, 'outcome') : undefined),
    words: (row) => {
      const asked = rungToCome(row, 'outcome');
      return asked === undefined ? nothingMore : `How the plan ended, by ${sayDate(localDate(asked))}`;
    },
  },
  open: {
    holds: 'leadWorker',
    due: 'prepare the review; the panel reviews',
    clocks: reviewClocks,
    next: atReview,
    words: panelReview,
  },
  review: {
    holds: 'leadWorker',
    due: 'prepare the review; the panel reviews',
    clocks: reviewClocks,
    next: atReview,
    words: panelReview,
  },
  transition: {
    holds: 'leadWorker',
    due: 'prepare the review; the panel reviews',
    clocks: reviewClocks,
    next: atReview,
    words: panelReview,
  },
  closing: {
    holds: 'leadWorker',
    due: 'the panel decides whether to close',
    clocks: reviewClocks,
    next: atReview,
    words: reviewed('The panel decides whether to close'),
  },
  transferWaiting: {
    holds: 'leadWorker',
    due: 'record the written acceptance of the other council; meanwhile the panel reviews',
    clocks: ['transfer', ...reviewClocks],
    next: (childCase) =>
      [rungAt(childCase, 'transfer'), atReview(childCase)]
        .filter((at) => at !== undefined)
        .toSorted((a, b) => (a < b ? -1 : 1))[0],
    words: (row, now) => stepBy('The other council accepts in writing', rungToCome(row, 'transfer'), now),
  },
  closed: {
    holds: 'leadWorker',
    due: 'the letter and the feedback to child and family, then nothing',
    clocks: ['feedback'],
    next: ({ feedback }) => (feedback?.given === undefined ? feedback?.due.at : undefined),
    words: (row, now) =>
      row.feedback === undefined || row.feedback.given !== undefined
        ? nothingMore
        : stepBy(
            hasDied(row) ? 'Speak with the family' : 'Letter and feedback to child and family',
            row.feedback.due.at,
            now,
          ),
  },
  notAuthorised: over,
  withdrawn: over,
  transferred: over,
  merged: over,
};

/** What comes next of a case, the step and its day in words. */
export const sayDuty = (row: CaseRow, now: Instant): string => dutyOf(row)?.words(row, now) ?? nothingMore;

/** What is due at this stage; undefined: nothing, the case has ended. */
export function dutyOf<S extends Stage>({ stage }: { readonly stage: S }): Duty<S> | undefined {
  const duty: Duty<S> | typeof over = duties[stage];
  return duty === over ? undefined : duty;
}
