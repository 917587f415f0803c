// The stages that a case goes through from triage to its end (docs/process.md P2.2). Another is its type and its name in
// the union at the end of this file; the compiler then asks for its rows in stage-table.ts and stage-words.ts.
import type { PersonRef } from '../../people/actor.ts';
import type { Instant } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import type { Reference } from '../../kernel/ids.ts';
import type { MeetingId } from '../../meeting/meeting.ts';
import type { Common, ConsentGiven, Submission } from './stage-parts.ts';
import type { TransferTold } from './raises.ts';
import type { SentLine } from './sent.ts';

/** All that a meeting may decide. */
export type DecisionName =
  | 'toPanel'
  | 'hold'
  | 'otherPlan'
  | 'returned'
  | 'strategy'
  | 'decline'
  | 'open'
  | 'continue'
  | 'stepUp'
  | 'stepDown'
  | 'close'
  | 'transition'
  | 'transfer'
  | 'noDecision';

/** What a decision says besides why, each in words of its own; which of them it must say stands in its row. */
export interface DecisionWords {
  /** The plan that goes on. */
  readonly plan?: string;
  /** Who leads it. */
  readonly lead?: string;
  /** The council that is to take the case over. */
  readonly council?: string;
  readonly adultLead?: string;
  /** What is asked of the referrer. */
  readonly missing?: string;
}
/** What rules, lists and the index know of a decision. */
interface DecisionKnown {
  /** Absent: decided between meetings (docs/process.md P7.9). */
  readonly meeting?: MeetingId;
  /** The chair who decided between meetings, where someone else recorded it. */
  readonly chair?: PersonRef;
  /** The meeting that is told of a decision between meetings; absent while none is planned. */
  readonly reportTo?: MeetingId;
  readonly decision: DecisionName;
  readonly band: string;
  readonly by: PersonRef;
  readonly at: Instant;
  readonly quorate: boolean;
}
/** Numbered within its case, from D1. */
export type DecisionId = `D${number}`;
/** A decision as its case keeps it: a line, and what was said is in the part of this id. */
export interface DecisionLine extends DecisionKnown {
  readonly id: DecisionId;
}
/**
 * What was decided about a case, by a meeting or between two: one fact, with who was there (between meetings: who was
 * consulted) and whether that was enough (docs/design.md 5).
 */
export interface MeetingDecision extends DecisionKnown, DecisionWords {
  readonly rationale: string;
  readonly bandRationale: string;
  readonly dissent: string;
  /** Those who were there for it: who had left, or had not come yet, is not among them. */
  readonly present: readonly PersonRef[];
  /** The agencies that were expected for it and had no one there then. */
  readonly absent?: readonly string[];
  /** The papers that agencies had sent for it. */
  readonly papers?: readonly SentLine[];
  /** Of a late item, why it could not wait. */
  readonly lateReason?: string;
  /** The agencies that were invited for the case; the decision may have invited more to the next meeting. */
  readonly invited?: readonly string[];
}
/** Why a case is not urgent any more: a meeting decided, or a person said so. */
export interface UrgentEnded {
  readonly by: PersonRef;
  readonly at: Instant;
  readonly reason?: string;
}
/** The duplicate check before a case is listed (docs/process.md P5.4). */
export interface Checked {
  readonly by: PersonRef;
  readonly at: Instant;
  /** Cases that looked alike and were found to be of another child, or are linked. */
  readonly alike: readonly Reference[];
}

export interface Consented extends Common {
  readonly submission: Submission;
  readonly consent: ConsentGiven;
  readonly decisions?: readonly DecisionLine[];
  readonly urgentEnded?: UrgentEnded;
  readonly checked?: Checked;
  /** Agencies that see the case for its meetings, and for a while after (docs/process.md P10.8). */
  readonly invited?: readonly string[];
}
export interface Received extends Consented {
  readonly stage: 'received';
  /** When its triage is due. */
  readonly triageBy?: Instant;
}
/** A case that comes to a meeting by its listing. */
interface Coming extends Consented {
  readonly meeting: MeetingId;
  /** A meeting it was to come to, and that was cancelled; the same as `meeting`: no other is planned yet. */
  readonly cancelled?: MeetingId;
}
/** On the agenda of a pre-MSET. */
export interface Listed extends Coming {
  readonly stage: 'listed';
}
export interface Held extends Consented {
  readonly stage: 'held';
  /** Since when it is held, and for how long at most. */
  readonly heldSince?: Instant;
  readonly heldUntil?: Instant;
  /** The pre-MSET that held it; it comes to the next one. */
  readonly meeting: MeetingId;
}
export interface ToPanel extends Coming {
  readonly stage: 'toPanel';
}
export interface OtherPlan extends Consented {
  readonly stage: 'otherPlan';
  /** Until when someone says how the plan ended. */
  readonly outcomeBy?: Instant;
  readonly plan: string;
  readonly lead?: string;
  readonly outcome?: { readonly by: PersonRef; readonly at: Instant; readonly text: string };
}
/** What is known of a case that the panel follows: a stage with these fields is open, and comes to a panel for its review. */
export interface Followed extends Consented {
  readonly band: string;
  readonly lead: string;
  readonly plan?: string;
  /** From which day on it is on the agenda of a panel. */
  readonly reviewOn: IsoDate;
  /** The band's limit. */
  readonly reviewBy?: IsoDate;
  /** No panel is planned on or before the limit. */
  readonly unplanned?: true;
  /** From when on the lead worker is asked to prepare it, where no one called them with it, and until when. */
  readonly prepareFrom?: Instant;
  readonly prepareBy?: Instant;
  /** When someone looks whether it took place. */
  readonly lookOn?: Instant;
  /** It was due at a panel that did not decide: since when it is owed. */
  readonly missedSince?: Instant;
  /** Its first page is saved, and not the second. */
  readonly begun?: string;
  /** What was prepared for it; the newest, where it was prepared again. */
  readonly prepared?: { readonly by: PersonRef; readonly at: Instant };
  /** Why it comes before its time. */
  readonly early?: { readonly by: PersonRef; readonly at: Instant };
}
export interface Open extends Followed {
  readonly stage: 'open';
}
/** The lead worker was asked to prepare its review; until the panel decides. */
export interface InReview extends Followed {
  readonly stage: 'review';
}
export interface Transition extends Followed {
  readonly stage: 'transition';
  /** The same, while its stage says more. */
  readonly inReview?: true;
  readonly adultLead?: string;
}
/** What the lead worker says for a closure; the panel closes with it (docs/process.md P17.3). */
export interface ClosureAnswers {
  readonly reason: string;
  /** Which plan goes on, and who leads it. */
  readonly plan: string;
  /** Who carries on the open actions, each by its number. */
  readonly carriesOn: string;
  readonly childsWords: string;
  readonly familyView: string;
  readonly outstanding: string;
}
export interface ClosureProposed extends ClosureAnswers {
  readonly by: PersonRef;
  readonly at: Instant;
}
/** That a case is closed although the risk was not lower twice running. */
export interface OverrideSigned {
  readonly by: PersonRef;
  readonly at: Instant;
  readonly as: 'chair' | 'agency';
  readonly agency?: string;
  readonly reason: string;
}
/** What a case was called before it was to end, and is again if it does not. */
interface ToEnd extends Followed {
  readonly was?: 'transition';
  readonly adultLead?: string;
  /** Its review is to be prepared, while its stage says more. */
  readonly inReview?: true;
}
/** The lead worker proposed to close it; until the panel decides. */
export interface Closing extends ToEnd {
  readonly stage: 'closing';
  readonly closure: ClosureProposed;
  readonly signed?: readonly OverrideSigned[];
}
export interface AcceptanceAnswers {
  readonly who: string;
  readonly acceptedOn: IsoDate;
  readonly keptWhere: string;
}
/** Another council is to take it over; until it has accepted in writing it stays here, with every clock. */
export interface TransferWaiting extends ToEnd {
  readonly stage: 'transferWaiting';
  /** The closure that was proposed before: it stands again if the child stays, and no panel has decided meanwhile. */
  readonly closing?: Pick<Closing, 'closure' | 'signed'>;
  readonly transfer: TransferTold;
  /** When people are first reminded that the other council has not accepted. */
  readonly remindAt?: Instant;
}
/** What the referrer, the child and the family heard of the closure, and until when they are to hear it. */
export interface Feedback {
  readonly due: Due;
  readonly given?: { readonly by: PersonRef; readonly at: Instant; readonly letter: string; readonly said: string };
}
export interface Closed extends Consented {
  readonly stage: 'closed';
  readonly plan: string;
  readonly closure?: ClosureProposed;
  readonly signed?: readonly OverrideSigned[];
  readonly feedback?: Feedback;
}
export interface Transferred extends Consented {
  readonly stage: 'transferred';
  readonly council: string;
  readonly transfer?: TransferTold;
  readonly acceptance?: AcceptanceAnswers & { readonly by: PersonRef; readonly at: Instant };
}
export interface Merged extends Consented {
  readonly stage: 'merged';
  readonly into: Reference;
  readonly reason: string;
}

/** Every stage from consent on. */
export type SinceConsent =
  | Received
  | Listed
  | Held
  | ToPanel
  | OtherPlan
  | Open
  | InReview
  | Transition
  | Closing
  | TransferWaiting
  | Closed
  | Transferred
  | Merged;
