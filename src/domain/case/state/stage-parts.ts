// What the stages of a case are made of.
import type { KindName } from './onward-kinds.ts';
import type { StrikeEnd, Striking } from '../../matter/striking.ts';
import type { PersonRef } from '../../people/actor.ts';
import { sayWhen, type Instant } from '../../time/calendar.ts';
import type { Due, Ladder, Reminded } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import type { Counted } from '../../kernel/counted.ts';
import type { Answers } from '../../kernel/fields.ts';
import type { EntityId, ObjectId, Reference } from '../../kernel/ids.ts';
import type { MeetingId } from '../../meeting/meeting.ts';
import type { AssessmentsKept } from '../assessment/assessment.ts';
import type { Relative } from './family.ts';
import type { Glass } from './glass.ts';
import type { Now } from './held.ts';
import type { GatheringLine, Invitation, Invitee } from './invitations.ts';
import type { CaseRung, ConsentRung } from './rungs.ts';
import type { SentLine } from './sent.ts';
import type { ForSome } from '../../link/handling.ts';
import type {
  AdultLead,
  Awaited,
  CalledFor,
  Grounds,
  LeadsNamed,
  RouteTaken,
  Senior,
  SeniorsAsked,
  Strategy,
  TransferTold,
  Refused,
  Turning,
} from './raises.ts';

/** Required answers that the referrer cannot give yet, and why (docs/process.md P3.10). */
export interface NotKnown {
  readonly fields: readonly string[];
  readonly why: string;
}

/** Grounds on which people restrict a case; the other two come of an answer. */
export const restrictionGrounds = {
  staffRelative: 'A relative of staff',
  personOfConcernIsStaff: 'A person of concern is staff',
  highProfile: 'High profile',
  riskToLife: 'Risk to life',
} as const;
export type GroundByHand = keyof typeof restrictionGrounds;
export const isRestrictionGround = (ground: string): ground is GroundByHand =>
  Object.hasOwn(restrictionGrounds, ground);

/** Why a case is visible to a named few only (docs/process.md P10.7). */
export type RestrictionGround = 'referrerKnowsFamily' | 'managerConflict' | GroundByHand;

/** Someone whom a co-ordinator or a service manager keeps out of a case (docs/process.md P10.14). */
export interface KeptOut {
  readonly person: PersonRef;
  readonly reason: string;
  readonly by: PersonRef;
  readonly at: Instant;
  /** They have a conflict of interest as well: let in again, they stay out. */
  readonly conflict?: true;
  /**
   * From which other case, or record, that came: the one in which this one ended, which it follows; or one that ended in this one. Absent:
   * it is this one's own, or was kept before that was.
   */
  readonly through?: Reference | EntityId;
}

export interface Common {
  readonly reference: Reference;
  readonly referrer: PersonRef;
  /** Who it was handed over to; until then the referrer leads it (docs/process.md P17.1). */
  readonly leadWorker?: PersonRef & { readonly since: Instant };
  /** When it was last handed over: who tells the young person, and when. */
  readonly handedOver?: { readonly by: PersonRef; readonly at: Instant; readonly tells: string };
  readonly startedAt: Instant;
  /** The managers above the lead worker, nearest first, when it was begun, last sent or handed over: theirs when the lead worker has left. */
  readonly line?: readonly ObjectId[];
  /** Number and time of the newest fact. */
  readonly facts: number;
  readonly changedAt: Instant;
  readonly answers: Answers;
  /** Of what the referral names of people and places: which answers are entries of their own since (docs/process.md P22.9). */
  readonly namedFrom?: readonly string[];
  /** The papers that agencies sent for the meeting it comes to, the newest of each (docs/process.md 24). */
  readonly papers?: readonly SentLine[];
  readonly lateItem?: LateItem;
  readonly movedFrom?: MovedFrom;
  /** The updates of it that only some may read (docs/process.md P22.4). */
  readonly forSome?: readonly ForSome[];
  readonly notKnown: NotKnown;
  readonly restricted?: RestrictionGround;
  /** Who is let in to a restricted case, beside those whom it is open to all the same. */
  readonly named?: readonly PersonRef[];
  /** People with a conflict of interest, and those who are kept out: nothing of this case is shown to them. */
  readonly excluded: readonly ObjectId[];
  /** Who of those is kept out by a press, by whom and why; until another person lets them in again. */
  readonly keptOut?: readonly KeptOut[];
  /** Who opened it by break glass, and who looked into that (docs/process.md P26.5). */
  readonly glass?: readonly Glass[];
  /** Never stored: put there where it is read, for the person who reads it by break glass (`asReadBy`). */
  readonly readByGlass?: ObjectId;
  /** When it was restricted, or that was lifted, by a press that the data protection officer is told of. */
  readonly restrictionSaid?: Instant;
  /** First attempt to submit without a Section 47 determination (docs/process.md P3.4: counted once). */
  readonly section47MissingAt?: Instant;
  /** What it keeps of its parts; they are documents of their own (docs/design.md 8). */
  readonly parts?: Counted;
  /** Which of NRM, CAWN, LADO, Prevent, section 45 anything was ever recorded of. */
  readonly onward?: readonly KindName[];
  /** Who said in which meeting that they have a conflict of interest. */
  readonly conflicts?: readonly DeclaredConflict[];
  /** Cases of the same child that were merged into this one. */
  readonly merged?: readonly Reference[];
  /** What is known of each of them, laid over what the case says itself; and what that is (src/domain/case/ended/took.ts). */
  readonly took?: readonly Took[];
  readonly apart?: SaidItself;
  /** The ended case of the child that this referral was made again from. */
  readonly again?: ReferredAgain;
  /** The referrals that were made again from this case, since it ended. */
  readonly referredAgain?: readonly Reference[];
  /** A death or serious harm: nothing of it may be destroyed. What happened stands beside it. */
  readonly hold?: LegalHold;
  readonly harm?: Harm;
  /** What lists and rules know of its missing episodes (docs/process.md P17.8). */
  readonly missing?: Missing;
  /** What it keeps of its risk assessments: the draft, and the newest version (docs/process.md P20.9). */
  readonly risk?: AssessmentsKept;
  /** What is true of the child now, where it was changed since the referral (docs/process.md P17.13). */
  readonly now?: Now;
  /** Who is invited to it beside its meetings, each until a day; the newest of each (docs/process.md P6.22). */
  readonly invitations?: readonly Invitation[];
  /** Its strategy, mapping and daily meetings that something is waited for (docs/process.md P6.27). */
  readonly gatherings?: readonly GatheringLine[];
  /** The family's side, as it was recorded (docs/process.md P17.14). */
  readonly family?: readonly Relative[];
  /** The urgent referral of the child that was merged into this one. */
  readonly urgentFrom?: Reference;
  /** Who made those referrals: they hear of this case as its own referrer does (docs/process.md P5.8). */
  readonly alsoReferred?: readonly PersonRef[];
  /** What was put right: taken back, and why stands in the facts (docs/process.md P14.5). */
  readonly aside?: readonly PutRight[];
  /** What someone asked to take back, and a second person is to confirm. */
  readonly righting?: Righting;
  /** Words that are to be struck out of it (docs/process.md 33). */
  readonly strike?: Striking;
  /** What came of the words that were asked for last. */
  readonly struck?: StrikeEnd;
  /** What raises a duty, and what settles it, whatever the stage (owed/owed.ts). */
  readonly strategy?: Strategy;
  readonly senior?: Senior;
  readonly seniors?: SeniorsAsked;
  /** The referrer’s challenge of the last decision. */
  readonly challenge?: Challenge;
  /** Another council is asked to take it over, before a panel has opened it. */
  readonly transferring?: Transferring;
  readonly turning?: Turning;
  readonly adult?: AdultLead;
  /** Colleagues who were named as lead or adult lead. */
  readonly leads?: LeadsNamed;
  readonly route?: RouteTaken;
  /** It was said that someone of concern works with children: since when, and until when the LADO is told. */
  readonly concern?: Concern;
  readonly employers?: Employers;
  readonly awaited?: readonly Awaited[];
  readonly nrm?: Grounds;
  readonly refused?: readonly Refused[];
  /** What the young person last said of staying in the NRM at 18. */
  readonly nrmAt18?: { readonly answer: string; readonly at: Instant };
  /** Its meeting was cancelled, or it is to be reported to one: when someone looks whether one is planned. */
  readonly lookAgain?: Instant;
  /** What the clock did about each duty, and the number of its last fact. */
  readonly called?: CalledFor;
  readonly lastCall?: number;
  /** Each reminder that went out: when last, and everyone whom it called. */
  readonly reminded?: readonly Reminded<CaseRung>[];
}

/** What is true of the child by the facts of a case, wherever that goes on. */
interface OfChild {
  readonly hold?: LegalHold;
  readonly harm?: Harm;
  readonly missing?: Missing;
  /** Positive NRM grounds. */
  readonly nrm?: Grounds;
  /** What of NRM, LADO and the others was recorded: no one is asked for it again. */
  readonly onward?: readonly KindName[];
  readonly family?: readonly Relative[];
}
/** What the facts of a reference say that ended in a case, up to the one of this number. */
export interface Took extends OfChild {
  readonly from: Reference;
  /** 0: as it was copied before form 10; the clock takes all of it again. */
  readonly facts: number;
  /** What had ended in it. */
  readonly merged?: readonly Reference[];
}
/** What a case says of the child by its own facts, while something is laid over it. */
export type SaidItself = OfChild;

/** That someone of concern works with children: said at that moment, to be told to the LADO by then. */
export interface Concern {
  readonly at: Instant;
  readonly due: Instant;
  /** Who says so beside the referral: `now`, entries of the case by their ids, cases that were merged into it. */
  readonly said?: readonly string[];
  /** Of whom the LADO is still to be told; absent: as it was kept before form 10. */
  readonly toTell?: readonly ToTell[];
  /** The names of those of whom the LADO was told: said again of one of them, it is of no one else. */
  readonly told?: readonly string[];
}
/** Someone of whom the LADO is to be told: since when, and until when. */
export interface ToTell {
  /** The entry that names them ("P2"), and how; absent: no one has named them yet. */
  readonly by?: string;
  readonly name?: string;
  /** Other entries that name the same person. */
  readonly also?: readonly string[];
  readonly at: Instant;
  readonly due: Instant;
}

/** For whom people of concern work who work with children (docs/process.md P5.10). */
export interface Employers {
  /** Agencies of the directory; `council` for the council itself. */
  readonly agencies: readonly string[];
  /** One that the directory does not have, as it was typed. */
  readonly named?: string;
  /** Of those who work there: who reads the case all the same, and why. */
  readonly admitted?: readonly Invitee[];
  readonly why?: string;
  readonly by: PersonRef;
  readonly at: Instant;
}

/** A fact that is to be taken back, by its number and its step; and why. */
export interface Righting {
  readonly fact: number;
  readonly step: string;
  readonly why: string;
  readonly by: PersonRef;
  readonly at: Instant;
}
/** A fact that was taken back: by whom, and where two had to, who asked first. */
export interface PutRight extends Omit<Righting, 'why'> {
  readonly first?: PersonRef;
  /** Of a decision: the meeting that made it, or is told of it; its minutes keep it. */
  readonly meeting?: MeetingId;
}

/** The lead worker: what was the referrer's to do is theirs. */
export const leadOf = ({ referrer, leadWorker }: Pick<Common, 'referrer' | 'leadWorker'>): PersonRef =>
  leadWorker ?? referrer;
/** A referral made again: of which case, when that ended; the how-manieth within a year, or 0 where it was longer ago. */
export interface ReferredAgain {
  readonly of: Reference;
  readonly ended: Instant;
  readonly times: number;
}
/** What lists know of a death or serious harm: until when the national panel has its notice, and that it has. */
export interface LegalHold {
  readonly at: Instant;
  readonly due: Due;
  /** When someone is first called for it. */
  readonly remind?: Instant;
  readonly died?: true;
  /** The notice is recorded; or, `unneeded`, that none is due. */
  readonly noticed?: Instant;
  readonly unneeded?: true;
  /** Rapid reviews that are owed, the oldest first. */
  readonly rapid?: readonly RapidDue[];
}
/** A rapid review that the safeguarding partners are to send: since when, by when, and when people are first called for it. */
export interface RapidDue {
  readonly at: Instant;
  readonly due: Due;
  readonly remind: Instant;
}
/** What a case keeps of its missing episodes, which are documents of their own. */
export interface Missing {
  /** From when until when, the oldest first; of the last year. Without an end the child is missing now. */
  readonly spans: readonly MissingSpan[];
  /** Return interviews that are due: until when, and whom the clock has called. */
  readonly interviews: readonly { readonly id: string; readonly due: Instant; readonly called: readonly ObjectId[] }[];
  /** So many episodes in so many days: when that was recorded. */
  readonly repeated?: { readonly at: Instant; readonly episodes: number; readonly days: number };
}
export interface MissingSpan {
  readonly id: string;
  readonly since: Instant;
  /** Only the day of it is known. */
  readonly sinceKnown?: 'day';
  readonly until?: Instant;
  /** What the police grade it, and whether that is a high grade. */
  readonly grade?: string;
  readonly high?: true;
  /** Who recorded it: to them it is no news. */
  readonly by?: ObjectId;
}
export interface Harm {
  /** What was recorded before it, oldest first. */
  readonly earlier?: readonly Omit<Harm, 'earlier'>[];
  readonly by: PersonRef;
  readonly at: Instant;
  readonly what: string;
  readonly happenedOn: IsoDate;
  /** When the council became aware; an earlier record does not say it. */
  readonly aware?: Instant;
  readonly known: string;
  readonly notice?: {
    readonly by: PersonRef;
    readonly at: Instant;
    readonly sentOn: IsoDate;
    readonly ground?: string;
    readonly kept: string;
  };
  /** People decided that it is not notifiable. */
  readonly unneeded?: {
    readonly by: PersonRef;
    readonly at: Instant;
    readonly decidedOn: IsoDate;
    readonly decidedBy: string;
    readonly why: string;
  };
  readonly rapid?: {
    readonly by: PersonRef;
    readonly at: Instant;
    readonly sentOn: IsoDate;
    readonly outcome: string;
    readonly kept: string;
  };
}

/** A harm with what was recorded before it: a second record is a second line. */
export function harmAfter(harm: Harm, before: Harm | undefined): Harm {
  if (before === undefined) return harm;
  const { earlier: long = [], ...last } = before;
  return { ...harm, earlier: [...long, last, ...(harm.earlier ?? [])] };
}

/** An answer as it was before someone sent the referral again. */
export interface ChangedAnswer {
  readonly field: string;
  readonly before: string;
}
/** That a referral was sent again: what was asked for, and what became of it. */
export interface SentAgain {
  readonly returned: ReturnedBy;
  readonly changed: readonly ChangedAnswer[];
  /** Needed where nothing changed. */
  readonly unchangedBecause?: string;
}

/** One round of asking for management consent. */
export interface Submission {
  readonly round: number;
  readonly at: Instant;
  readonly due: Due;
  /** Undefined: the co-ordinator must pick, because staff are concerned or the line of managers ends. */
  readonly consenter: PersonRef | undefined;
  /** Everyone who was posted the consent card in this round. */
  readonly asked: readonly ObjectId[];
  /** Who said "no conflict" in this round, and may therefore read. */
  readonly clear: readonly ObjectId[];
  /** Deputies who were asked because the manager had not decided: they decide on the manager's behalf. */
  readonly standIns?: readonly ObjectId[];
  /** No one in the line is left to ask: the co-ordinator has it, and may choose another manager. */
  readonly withCoordinator?: true;
  /** Where it was returned before. */
  readonly again?: SentAgain;
  readonly ladder?: Ladder<ConsentRung>;
  readonly reminded?: readonly Reminded<ConsentRung>[];
  /** It says that the NRM is considered: by when that is decided. */
  readonly nrmBy?: Instant;
}

/** "Colin Fixture", "Rita Fixture for Colin Fixture": who decided, and for whom. */
export const sayDecider = ({ by, onBehalfOf }: { readonly by: PersonRef; readonly onBehalfOf?: PersonRef }): string =>
  onBehalfOf === undefined ? by.name : `${by.name} for ${onBehalfOf.name}`;

/** A manager's decision: who, for whom, when, in which words. */
export interface ConsentGiven {
  readonly by: PersonRef;
  readonly onBehalfOf?: PersonRef;
  readonly at: Instant;
  readonly statement: string;
  /** The first pre-MSET that was planned then. */
  readonly preMset?: IsoDate;
}
/** The same while it waits, of a case that no panel has opened: the case stays what it is, with every clock. */
export interface Transferring extends TransferTold {
  /** The consent that lapsed meanwhile, for the child or the types were changed: the transfer goes on under it. */
  readonly consent?: ConsentGiven;
  /** When people are first reminded that the other council has not accepted. */
  readonly remindAt?: Instant;
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
/** "Consent given by Colin Fixture, Mon 4 Jan 10:42" (docs/design.md 6.10). */
export const sayConsent = (consent: ConsentGiven, now: Instant): string =>
  `Consent given by ${sayDecider(consent)}, ${sayWhen(consent.at, now)}`;
/** The referrer's formal challenge of a decision (docs/process.md P9.2). */
export interface Challenge {
  /** Who led the case then. */
  readonly by?: PersonRef;
  readonly at: Instant;
  readonly concern: string;
  readonly outcomeWanted: string;
  readonly due?: Due;
  readonly answer?: { readonly by: PersonRef; readonly at: Instant; readonly text: string };
}

/** It is heard by this meeting although the papers had closed before it was put on its agenda. */
export interface LateItem {
  readonly meeting: MeetingId;
  /** Why it cannot wait for the next one. */
  readonly reason: string;
  readonly by: PersonRef;
  readonly at: Instant;
}
/** Why it is heard by this meeting although its papers had closed; undefined of what came in time (docs/process.md P6.26). */
export const lateReasonAt = (
  { lateItem }: { readonly lateItem?: LateItem | undefined },
  meeting: MeetingId,
): string | undefined => (lateItem?.meeting === meeting ? lateItem.reason : undefined);
/** The meeting that a case was moved from, and to which: the last time. */
export interface MovedFrom {
  readonly meeting: MeetingId;
  readonly to: MeetingId;
}

/** That someone said in a meeting that they have a conflict of interest. */
export interface DeclaredConflict {
  readonly meeting: MeetingId;
  readonly by: PersonRef;
  readonly at: Instant;
}
