// At every stage someone holds the case, something is due, and people hear when it is late (docs/process.md P2.7). A stage
// without a row does not compile; `npm run duties` prints the table.
import { momentOn, nextWorkingDay, opensOn, localDate, type Instant } from '../../time/calendar.ts';
import { dateOfMeeting } from '../../meeting/meeting.ts';
import type { Settings } from '../../people/settings.ts';
import { ladderOf, triageAt } from '../clock.ts';
import type { Hearer } from './hearers.ts';
import { awaitsMeeting } from '../meeting/next-meeting.ts';
import type { Case, Stage } from '../state/stages.ts';
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
}
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
const atReview = (
  childCase: CaseAt<'open' | 'review' | 'transition' | 'closing' | 'transferWaiting'>,
): Instant | undefined => rungAt(childCase, 'reviewDue', 'reviewLate', 'reviewUp', 'reviewChair', 'review');
const reviewClocks: readonly DutyClock[] = ['reviewDue', 'reviewLate', 'reviewUp', 'reviewChair', 'review'];

/** In the order of the process. */
const duties: { readonly [S in Stage]: Duty<S> | typeof over } = {
  draft: { holds: 'leadWorker', due: 'submit it', clocks: ['digest'], next: (_one, context) => nextDigest(context) },
  awaitingConsent: {
    holds: 'asked',
    due: 'management consent',
    clocks: ['nudge', 'backup', 'up'],
    next: ({ submission }) => submission.due.at,
  },
  returned: {
    holds: 'leadWorker',
    due: 'answer what was asked, and resubmit',
    clocks: ['returned', 'returnedUp', 'returnedTop'],
    next: (childCase) => rungAt(childCase, 'returned', 'returnedUp', 'returnedTop'),
  },
  received: {
    holds: 'coordinators',
    due: 'triage',
    clocks: ['triage', 'triageUp', 'triageChair'],
    next: (childCase) => triageAt(childCase),
  },
  listed: {
    holds: 'coordinators',
    due: 'the pre-MSET decides',
    clocks: ['missed', 'meeting'],
    next: atMeeting,
  },
  held: {
    holds: 'chairs',
    due: 'a pre-MSET decides, within the weeks of `heldWeeks`',
    clocks: ['held'],
    next: (childCase) => rungAt(childCase, 'held'),
  },
  toPanel: { holds: 'coordinators', due: 'the panel decides', clocks: ['missed', 'meeting'], next: atMeeting },
  otherPlan: {
    holds: 'leadWorker',
    due: 'record how the plan ended, within the weeks of `outcomeWeeks`',
    clocks: ['outcome'],
    next: (childCase) => (childCase.outcome === undefined ? rungAt(childCase, 'outcome') : undefined),
  },
  open: { holds: 'leadWorker', due: 'prepare the review; the panel reviews', clocks: reviewClocks, next: atReview },
  review: { holds: 'leadWorker', due: 'prepare the review; the panel reviews', clocks: reviewClocks, next: atReview },
  transition: {
    holds: 'leadWorker',
    due: 'prepare the review; the panel reviews',
    clocks: reviewClocks,
    next: atReview,
  },
  closing: { holds: 'leadWorker', due: 'the panel decides whether to close', clocks: reviewClocks, next: atReview },
  transferWaiting: {
    holds: 'leadWorker',
    due: 'record the written acceptance of the other council; meanwhile the panel reviews',
    clocks: ['transfer', ...reviewClocks],
    next: (childCase) =>
      [rungAt(childCase, 'transfer'), atReview(childCase)]
        .filter((at) => at !== undefined)
        .toSorted((a, b) => (a < b ? -1 : 1))[0],
  },
  closed: {
    holds: 'leadWorker',
    due: 'the letter and the feedback to child and family, then nothing',
    clocks: ['feedback'],
    next: ({ feedback }) => (feedback?.given === undefined ? feedback?.due.at : undefined),
  },
  notAuthorised: over,
  withdrawn: over,
  transferred: over,
  merged: over,
};

/** What is due at this stage; undefined: nothing, the case has ended. */
export function dutyOf<S extends Stage>({ stage }: { readonly stage: S }): Duty<S> | undefined {
  const duty: Duty<S> | typeof over = duties[stage];
  return duty === over ? undefined : duty;
}
