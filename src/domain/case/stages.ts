import type { PersonRef } from '../actor.ts';
import type { Instant } from '../calendar.ts';
import type { CaseRung, ConsentRung, Due, Ladder, Reminded } from '../clocks.ts';
import type { Answers } from '../fields.ts';
import type { ObjectId, Reference } from '../ids.ts';
import type {
  Checked,
  Closed,
  Consented,
  DeclaredConflict,
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
} from './meeting-stages.ts';

/** Required answers that the referrer cannot give yet, and why (design.md 6.1, page 9). */
export interface NotKnown {
  readonly fields: readonly string[];
  readonly why: string;
}

/** Why a case is visible to a named few only (domain.md 2.4 row 23). */
export type RestrictionGround = 'referrerKnowsFamily' | 'managerConflict';

export interface Common {
  readonly reference: Reference;
  readonly referrer: PersonRef;
  readonly startedAt: Instant;
  /** Number and time of the newest fact. */
  readonly facts: number;
  readonly changedAt: Instant;
  readonly answers: Answers;
  readonly notKnown: NotKnown;
  readonly restricted?: RestrictionGround;
  /** People with a conflict of interest: nothing of this case is shown to them again. */
  readonly excluded: readonly ObjectId[];
  /** First attempt to submit without a Section 47 determination (domain.md 10, S7: counted once). */
  readonly section47MissingAt?: Instant;
  /** How many actions were ever set; they are documents of their own (design.md 8). */
  readonly actions?: number;
  /** Who said in which meeting that they have a conflict of interest. */
  readonly conflicts?: readonly DeclaredConflict[];
  /** Cases of the same child that were merged into this one. */
  readonly merged?: readonly Reference[];
}

/** One round of asking for management consent. */
export interface Submission {
  readonly round: number;
  readonly at: Instant;
  readonly due: Due;
  /** Undefined: the co-ordinator must pick, because staff are concerned or the line of managers ends. */
  readonly consenter: PersonRef | undefined;
  /** Everybody who was posted the consent card in this round. */
  readonly asked: readonly ObjectId[];
  /** Who said "no conflict" in this round, and may therefore read. */
  readonly clear: readonly ObjectId[];
  /** Deputies who were asked because the manager had not decided: they decide on the manager's behalf. */
  readonly standIns?: readonly ObjectId[];
  /** Nobody in the line is left to ask: the co-ordinator has it, and may choose another manager. */
  readonly withCoordinator?: true;
  readonly ladder?: Ladder<ConsentRung>;
  readonly reminded?: readonly Reminded<ConsentRung>[];
}

export interface Draft extends Common {
  readonly stage: 'draft';
}
export interface AwaitingConsent extends Common {
  readonly stage: 'awaitingConsent';
  readonly submission: Submission;
}

/** A manager's decision: who, for whom, when, in which words. */
export interface ConsentGiven {
  readonly by: PersonRef;
  readonly onBehalfOf?: PersonRef;
  readonly at: Instant;
  readonly statement: string;
}
export interface ReturnedBy {
  readonly by: PersonRef;
  readonly onBehalfOf?: PersonRef;
  readonly at: Instant;
  readonly reasons: readonly string[];
  readonly note: string;
}
export interface Declined {
  readonly by: PersonRef;
  readonly onBehalfOf?: PersonRef;
  readonly at: Instant;
  readonly reason: string;
  readonly rationale: string;
  readonly alternativePlan: string;
}
/** The referrer's formal challenge of a decision (domain.md 2.8, Sunderland's escalation note). */
export interface Challenge {
  readonly at: Instant;
  readonly concern: string;
  readonly outcomeWanted: string;
  readonly due?: Due;
  readonly answer?: { readonly by: PersonRef; readonly at: Instant; readonly text: string };
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
  ...(before.actions !== undefined && { actions: before.actions }),
  ...(before.merged !== undefined && { merged: before.merged }),
  ...(before.conflicts !== undefined && { conflicts: before.conflicts }),
});

/** Cases that management consent was given to, whatever came of them since. */
export type ConsentedCase = Extract<Case, { readonly consent: ConsentGiven }>;
export const isConsented = (one: Case): one is ConsentedCase => consentedStages.has(one.stage);
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

/** Urgent by the referral, or because a strategy discussion was called for since. */
export const isUrgent = (one: Case): boolean =>
  one.answers['urgency'] === 'beforePreMset' || ('strategy' in one && one.strategy !== undefined);
export const inDanger = (one: Case): boolean => one.answers['urgency'] === 'danger';
/** Police-led: somebody must not be told (domain.md 3.1 A9). */
export const isPoliceLed = (one: Case): boolean => one.answers['mustNotBeTold'] === 'yes';
