// The case as a type: what it holds at each stage, and what it keeps from one stage to the next.
import type { PersonRef } from '../../people/actor.ts';
import type { Instant } from '../../time/calendar.ts';
import type { Reminded } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import type { Answers } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import type { ObjectId, Reference } from '../../kernel/ids.ts';
import type { MeetingId } from '../../meeting/meeting.ts';
import type {
  Challenge,
  Common,
  ConsentGiven,
  Declined,
  RestrictionGround,
  NotKnown,
  ReturnedBy,
  Submission,
  Transferring,
} from './stage-parts.ts';
import type {
  Checked,
  Consented,
  DecisionLine,
  Feedback,
  Followed,
  Open,
  SinceConsent,
  UrgentEnded,
} from './since-consent.ts';
import type { Tonight } from './held.ts';
import type { CaseRung } from './rungs.ts';
import type { DoneForSafety, Senior, SeniorsAsked, Strategy, Turning } from './raises.ts';

export interface Draft extends Common {
  readonly stage: 'draft';
  /** Who began it for the referrer, of a child on the lists of the police (docs/process.md P29.6). */
  readonly begunBy?: PersonRef;
  /** On this day it ends, and its writer was told (docs/process.md P31.3). */
  readonly endsOn?: IsoDate;
}
export interface AwaitingConsent extends Common {
  readonly stage: 'awaitingConsent';
  readonly submission: Submission;
}

export interface Returned extends Common {
  readonly stage: 'returned';
  readonly submission: Submission;
  readonly returned: ReturnedBy;
  /** What was sent before it was returned. */
  readonly sent: { readonly answers: Answers; readonly notKnown: NotKnown };
  /** Of a case that the co-ordinator or a meeting returned: it holds unless the child or the type changes. */
  readonly consent?: ConsentGiven;
  /** What the consent was given to: child and types, as they were. */
  readonly consentedTo?: Answers;
  readonly decisions?: readonly DecisionLine[];
  readonly checked?: Checked;
  readonly urgentEnded?: UrgentEnded;
  readonly invited?: readonly string[];
  /** When the lead worker is first asked for it (docs/process.md P4.14). */
  readonly remindAt?: Instant;
}
export interface NotAuthorised extends Common {
  readonly stage: 'notAuthorised';
  readonly submission: Submission;
  readonly declined: Declined;
}
export interface Withdrawn extends Common {
  readonly stage: 'withdrawn';
  readonly submission?: Submission;
  readonly withdrawn: {
    readonly at: Instant;
    readonly by?: PersonRef;
    readonly reason: string;
    readonly childSafe: string;
    /** Of a child who was not safe: what was done since. */
    readonly done?: DoneForSafety;
  };
}
/** One child's way through MSET; each stage has only its own fields. */
export type Case = (Draft | AwaitingConsent | Returned | NotAuthorised | Withdrawn | SinceConsent) & ReadWith;
/** Never stored: put there where a case is read that ended in another. */
interface ReadWith {
  /** That one, by which it is read. */
  readonly goesOn?: Case | CaseRow;
  /** What it says of access itself. */
  readonly itself?: OfAccess;
}
/** What a case that ended in another has from that one while it is read. */
export type OfAccess = Pick<Common, 'excluded' | 'restricted' | 'named' | 'leadWorker' | 'line'>;
export type Stage = Case['stage'];

/** What stays the same from stage to stage. */
export const commonOf = (before: Case): Omit<Common, 'facts' | 'changedAt'> =>
  given({
    reference: before.reference,
    referrer: before.referrer,
    leadWorker: before.leadWorker,
    handedOver: before.handedOver,
    transferring: before.transferring,
    startedAt: before.startedAt,
    line: before.line,
    answers: before.answers,
    namedFrom: before.namedFrom,
    papers: before.papers,
    lateItem: before.lateItem,
    movedFrom: before.movedFrom,
    forSome: before.forSome,
    notKnown: before.notKnown,
    excluded: before.excluded,
    keptOut: before.keptOut,
    glass: before.glass,
    restrictionSaid: before.restrictionSaid,
    restricted: before.restricted,
    named: before.named,
    section47MissingAt: before.section47MissingAt,
    parts: before.parts,
    onward: before.onward,
    merged: before.merged,
    took: before.took,
    alsoReferred: before.alsoReferred,
    conflicts: before.conflicts,
    again: before.again,
    referredAgain: before.referredAgain,
    hold: before.hold,
    harm: before.harm,
    missing: before.missing,
    risk: before.risk,
    aside: before.aside,
    righting: before.righting,
    strike: before.strike,
    struck: before.struck,
    now: before.now,
    invitations: before.invitations,
    gatherings: before.gatherings,
    family: before.family,
    urgentFrom: before.urgentFrom,
    strategy: before.strategy,
    senior: before.senior,
    seniors: before.seniors,
    challenge: before.challenge,
    turning: before.turning,
    adult: before.adult,
    leads: before.leads,
    route: before.route,
    concern: before.concern,
    employers: before.employers,
    awaited: before.awaited,
    nrm: before.nrm,
    refused: before.refused,
    nrmAt18: before.nrmAt18,
    lookAgain: before.lookAgain,
    called: before.called,
    lastCall: before.lastCall,
    reminded: before.reminded,
  });

/** Cases that management consent was given to, whatever came of them since. */
export type ConsentedCase = Extract<Case, { readonly consent: ConsentGiven }>;

/** What stays the same from consent to the end. Only for a case that has it. */
export function consentedOf(before: Case): Omit<Consented, 'facts' | 'changedAt'> {
  const { submission, consent, decisions, urgentEnded, checked, invited } = before as ConsentedCase;
  return { ...commonOf(before), submission, consent, ...given({ decisions, urgentEnded, checked, invited }) };
}

/** The decisions of meetings about a case, the newest last; none before the first. */
export const decisionsOf = ({
  decisions = [],
}: {
  readonly reference: Reference;
  readonly decisions?: readonly DecisionLine[];
}): readonly DecisionLine[] => decisions;

/** Who made the decision that is challenged: it is never they who answer. */
export function challengedDecider(childCase: Case): PersonRef | undefined {
  if (childCase.stage === 'notAuthorised') return childCase.declined.by;
  const last = decisionsOf(childCase).at(-1);
  return last?.chair ?? last?.by;
}

/** Opened by the panel, and followed by it. */
export type OpenCase = Extract<Case, Followed>;
/** Its review is to be prepared and decided. */
export const isInReview = (childCase: Case): childCase is Exclude<OpenCase, Open> =>
  childCase.stage === 'review' || ('inReview' in childCase && childCase.inReview);
/** The same case with its review to be prepared. */
export const intoReview = (childCase: OpenCase): OpenCase =>
  childCase.stage === 'open' || childCase.stage === 'review'
    ? { ...childCase, stage: 'review' }
    : { ...childCase, inReview: true };

/** Of a duty: since when it is owed, by when it is to be done, and when people are called for it next. */
export interface OwedMark {
  readonly name: string;
  readonly since: Instant;
  readonly due?: Instant;
  /** From when on people have it to do, where that is not as long as it is owed. */
  readonly from?: Instant;
  /** From then on another duty takes its place. */
  readonly until?: Instant;
  readonly next?: Instant;
  /** The person whom it is never asked of, whatever their role. */
  readonly never?: ObjectId;
  /** Of a consent: who was asked for it. */
  readonly to?: readonly ObjectId[];
}

/** What lists know of a case: where it stands and what it waits for, and nothing of what the referral says. */
export interface CaseRow {
  readonly reference: Reference;
  readonly stage: Stage;
  readonly referrer: PersonRef;
  readonly leadWorker?: NonNullable<Case['leadWorker']>;
  readonly line?: Case['line'];
  readonly alsoReferred?: Case['alsoReferred'];
  readonly changedAt: Instant;
  readonly parts?: NonNullable<Case['parts']>;
  readonly excluded: Case['excluded'];
  readonly readByGlass?: Case['readByGlass'];
  /** Of a case that ended in another: that one. */
  readonly goesOn?: CaseRow;
  readonly into?: Reference;
  /** What is to be minded without reading the referral. */
  readonly answers: { readonly urgency?: string };
  readonly urgentFrom?: Reference;
  /** What is true of tonight, and of who must not be told (now.ts). */
  readonly tonight?: Tonight;
  readonly told?: string;
  /** The child lives in a residential home. */
  readonly livesInHome?: true;
  /** When it was closed or taken over. */
  readonly endedAt?: Instant;
  readonly restricted?: RestrictionGround;
  readonly named?: Case['named'];
  readonly submission?: Pick<Submission, 'due' | 'consenter' | 'standIns' | 'clear' | 'withCoordinator'>;
  /** When management consent was given. Of a returned case it still holds. */
  readonly consentAt?: Instant;
  /** Who gave it, returned the referral or did not authorise it. */
  readonly decider?: ObjectId;
  /** In whose place they decided. */
  readonly decidedFor?: ObjectId;
  /** When a meeting decided last. */
  readonly decidedAt?: Instant;
  readonly invited?: readonly string[];
  readonly invitations?: Case['invitations'];
  readonly challenge?: Challenge;
  readonly strategy?: Strategy;
  readonly senior?: Senior;
  readonly seniors?: SeniorsAsked;
  readonly urgentEnded?: UrgentEnded;
  readonly reminded?: readonly Reminded<CaseRung>[];
  /** What is owed or will be (owed/owed.ts): taken from the whole case when it is written. */
  readonly owed?: readonly OwedMark[];
  readonly meeting?: MeetingId;
  readonly cancelled?: MeetingId;
  readonly reviewOn?: IsoDate;
  readonly turning?: Turning;
  readonly again?: Case['again'];
  readonly hold?: Case['hold'];
  readonly missing?: Case['missing'];
  /** Of a review: until when it is to be prepared, and whether it is. */
  readonly prepareBy?: Instant;
  readonly prepared?: object;
  /** Its review is to be prepared, while its stage says more. */
  readonly inReview?: true;
  /** Of a closed case: until when the referrer, the child and the family hear of it. */
  readonly feedback?: Feedback;
}

/** Whether someone is named for a restricted case. */
export const isNamed = ({ named = [] }: Pick<CaseRow, 'named'>, id: ObjectId): boolean =>
  named.some(({ objectId }) => objectId === id);
/** Whether a restriction leaves a case open to what someone's role sees: there is none, or they are named. */
export const isLetIn = (childCase: Pick<CaseRow, 'restricted' | 'named'>, id: ObjectId): boolean =>
  childCase.restricted === undefined || isNamed(childCase, id);

type MayBeUrgent = Pick<CaseRow, 'answers' | 'strategy' | 'urgentEnded' | 'urgentFrom'>;
/** Urgent by the referral or by one that was merged into it, or because a strategy discussion was called for since; until a decision or a person ends it. */
export const isUrgent = (childCase: MayBeUrgent): boolean =>
  wasUrgent(childCase) && childCase.urgentEnded === undefined;
/** The same, whether or not it has ended. */
export const wasUrgent = ({ answers, strategy, urgentFrom }: MayBeUrgent): boolean =>
  answers.urgency === 'beforePreMset' || strategy !== undefined || urgentFrom !== undefined;
/** A strategy discussion was called for, and no one has recorded what came of it. */
export const awaitsOutcome = ({ strategy }: Pick<CaseRow, 'strategy'>): boolean =>
  strategy !== undefined && strategy.outcome === undefined;
/** Seniors are asked for a decision, and have not recorded it. */
export const awaitsSenior = ({ senior }: Pick<CaseRow, 'senior'>): boolean =>
  senior !== undefined && senior.decision === undefined;
/** Three reviews running were at Significant, and no one senior has answered yet. */
export const awaitsSeniors = ({ seniors }: Pick<CaseRow, 'seniors'>): boolean =>
  seniors !== undefined && seniors.answer === undefined;
/** The national panel is to have its notice of a death or serious harm. */
export const awaitsNotice = ({ hold }: Pick<CaseRow, 'hold'>): boolean =>
  hold !== undefined && hold.noticed === undefined;
type WithMeeting = Extract<Case, { stage: 'listed' | 'toPanel' }>;
export const isListed = (childCase: Case): childCase is WithMeeting =>
  childCase.stage === 'listed' || childCase.stage === 'toPanel';
/** Its meeting was cancelled, and no other is planned yet. */
export const awaitsMeeting = (childCase: Case): boolean =>
  isListed(childCase) && childCase.cancelled === childCase.meeting;
/** A decision between meetings that no meeting is told of yet. */
export const awaitsReport = (childCase: Case): boolean => {
  const last = decisionsOf(childCase).at(-1);
  return last !== undefined && last.meeting === undefined && last.reportTo === undefined;
};
/** A review that no one has prepared yet; no one prepares one of a child who has died. */
export const isToPrepare = (childCase: Pick<CaseRow, 'stage' | 'inReview' | 'prepared' | 'hold'>): boolean =>
  (childCase.stage === 'review' || childCase.inReview === true) &&
  childCase.prepared === undefined &&
  !hasDied(childCase);
/** Closed, and no one has recorded yet that child and family have their letter. */
export const awaitsFeedback = ({ stage, feedback }: Pick<CaseRow, 'stage' | 'feedback'>): boolean =>
  stage === 'closed' && feedback !== undefined && feedback.given === undefined;
export const hasDied = ({ hold }: Pick<CaseRow, 'hold'>): boolean => hold?.died === true;
export const inDanger = (childCase: Case): boolean => childCase.answers['urgency'] === 'danger';
/** A transfer to another council that waits for its acceptance, at whatever stage the case is. */
export function transferOf(childCase: Case): Transferring | undefined {
  if (childCase.stage !== 'transferWaiting') return childCase.transferring;
  const { transfer, remindAt } = childCase;
  return { ...transfer, ...given({ remindAt }) };
}
