import type { PersonRef } from '../people/actor.ts';
import type { Instant } from '../time/calendar.ts';
import type { CaseRung, Ladder, Reminded } from '../time/clocks.ts';
import type { IsoDate } from '../time/dates.ts';
import type { Answers } from '../fields.ts';
import type { ObjectId, Reference } from '../ids.ts';
import type { MeetingId } from '../meeting/meeting.ts';
import type {
  Challenge,
  Common,
  ConsentGiven,
  Declined,
  RestrictionGround,
  ReturnedBy,
  Submission,
} from './stage-parts.ts';
import type {
  Checked,
  Closed,
  Consented,
  Held,
  Listed,
  Merged,
  MeetingDecision,
  Open,
  OtherPlan,
  Received,
  Strategy,
  ToPanel,
  Transferred,
  Transition,
} from './meeting/since-consent.ts';

export interface Draft extends Common {
  readonly stage: 'draft';
}
export interface AwaitingConsent extends Common {
  readonly stage: 'awaitingConsent';
  readonly submission: Submission;
}

export interface Returned extends Common {
  readonly stage: 'returned';
  readonly submission: Submission;
  readonly returned: ReturnedBy;
  /** Of a case that the co-ordinator or a meeting returned: it stands unless the child or the type changes. */
  readonly consent?: ConsentGiven;
  /** What the consent was given to: child and types, as they were. */
  readonly consentedTo?: Answers;
  readonly decisions?: readonly MeetingDecision[];
  readonly checked?: Checked;
  readonly strategy?: Strategy;
}
export interface NotAuthorised extends Common {
  readonly stage: 'notAuthorised';
  readonly submission: Submission;
  readonly declined: Declined;
  readonly challenge?: Challenge;
  readonly ladder?: Ladder<CaseRung>;
  readonly reminded?: readonly Reminded<CaseRung>[];
}
export interface Withdrawn extends Common {
  readonly stage: 'withdrawn';
  readonly submission?: Submission;
  readonly withdrawn: {
    readonly at: Instant;
    readonly by?: PersonRef;
    readonly reason: string;
    readonly childSafe: string;
  };
}
/** One child's way through MSET; each stage has only its own fields. */
export type Case =
  | Draft
  | AwaitingConsent
  | Returned
  | NotAuthorised
  | Withdrawn
  | Received
  | Listed
  | Held
  | ToPanel
  | OtherPlan
  | Open
  | Transition
  | Closed
  | Transferred
  | Merged;
export type Stage = Case['stage'];

/** What people read for a stage (domain.md 2.3). */
export const stageLabels: Readonly<Record<Stage, string>> = {
  draft: 'Draft',
  awaitingConsent: 'With manager',
  returned: 'Returned',
  notAuthorised: 'Not authorised',
  withdrawn: 'Withdrawn',
  received: 'Received',
  listed: 'Listed',
  held: 'Held, next month',
  toPanel: 'Going to panel',
  otherPlan: 'Other plan agreed',
  open: 'Open',
  transition: 'Transition',
  closed: 'Closed',
  transferred: 'Transferred',
  merged: 'Merged',
};

/** What stays the same from stage to stage. */
export const commonOf = (before: Case): Omit<Common, 'facts' | 'changedAt'> => ({
  reference: before.reference,
  referrer: before.referrer,
  startedAt: before.startedAt,
  answers: before.answers,
  notKnown: before.notKnown,
  excluded: before.excluded,
  ...(before.restricted !== undefined && { restricted: before.restricted }),
  ...(before.section47MissingAt !== undefined && { section47MissingAt: before.section47MissingAt }),
  ...(before.parts !== undefined && { parts: before.parts }),
  ...(before.merged !== undefined && { merged: before.merged }),
  ...(before.conflicts !== undefined && { conflicts: before.conflicts }),
});

/** Cases that management consent was given to, whatever came of them since. */
export type ConsentedCase = Extract<Case, { readonly consent: ConsentGiven }>;
export const isConsented = (one: Case): one is ConsentedCase => hasConsent(one);
export const hasConsent = ({ stage }: { readonly stage: Stage }): boolean => consentedStages.has(stage);
const consentedStages: ReadonlySet<Stage> = new Set<Stage>([
  'received',
  'listed',
  'held',
  'toPanel',
  'otherPlan',
  'open',
  'transition',
  'closed',
  'transferred',
  'merged',
]);
/** Stages in which something is still asked of people. */
export const activeStages = ['received', 'listed', 'held', 'toPanel', 'open', 'transition'] as const;
/** And those before that others than the referrer follow. */
export const followedStages = ['awaitingConsent', 'returned', ...activeStages] as const;

/** What stays the same from consent to the end. Only for a case that has it. */
export function consentedOf(before: Case): Omit<Consented, 'facts' | 'changedAt'> {
  const { submission, consent, decisions, strategy, checked, invited, challenge, ladder, reminded } =
    before as ConsentedCase;
  return {
    ...commonOf(before),
    submission,
    consent,
    ...(decisions !== undefined && { decisions }),
    ...(strategy !== undefined && { strategy }),
    ...(checked !== undefined && { checked }),
    ...(invited !== undefined && { invited }),
    ...(challenge !== undefined && { challenge }),
    ...(ladder !== undefined && { ladder }),
    ...(reminded !== undefined && { reminded }),
  };
}

/** What lists know of a case: where it stands and what it waits for, and nothing of what the referral says. */
export interface CaseRow {
  readonly reference: Reference;
  readonly stage: Stage;
  readonly referrer: PersonRef;
  readonly changedAt: Instant;
  readonly excluded: Case['excluded'];
  readonly answers: { readonly urgency?: string };
  readonly restricted?: RestrictionGround;
  readonly submission?: Pick<Submission, 'due' | 'consenter' | 'standIns' | 'clear' | 'withCoordinator'>;
  /** When management consent was given. Of a returned case it stands. */
  readonly consentAt?: Instant;
  /** Who gave it, returned the referral or did not authorise it. */
  readonly decider?: ObjectId;
  /** When a meeting decided last. */
  readonly decidedAt?: Instant;
  readonly invited?: readonly string[];
  readonly challenge?: Challenge;
  readonly strategy?: Strategy;
  readonly ladder?: Ladder<CaseRung>;
  readonly reminded?: readonly Reminded<CaseRung>[];
  readonly meeting?: MeetingId;
  readonly reviewOn?: IsoDate;
}

/** Urgent by the referral, or because a strategy discussion was called for since. */
export const isUrgent = (one: Pick<CaseRow, 'answers' | 'strategy'>): boolean =>
  one.answers.urgency === 'beforePreMset' || one.strategy !== undefined;
export const inDanger = (one: Case): boolean => one.answers['urgency'] === 'danger';
/** Police-led: somebody must not be told (domain.md 3.1 A9). */
export const isPoliceLed = (one: Case): boolean => one.answers['mustNotBeTold'] === 'yes';
