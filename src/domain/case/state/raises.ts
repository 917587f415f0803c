// What raises a duty, and what settles it: it stays with a case whatever becomes of the case (docs/process.md P2.7).
import type { PersonRef } from '../../people/actor.ts';
import type { Instant } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';

/** Sent to a strategy discussion: out of the cycle of meetings (docs/process.md P5.7). */
export interface Strategy {
  readonly by: PersonRef;
  readonly at: Instant;
  readonly due: Due;
  readonly reason: string;
  /** What came of it; until it is there people are reminded. */
  readonly outcome?: StrategyOutcome;
}
export interface StrategyOutcome {
  readonly by: PersonRef;
  readonly at: Instant;
  readonly heldOn: IsoDate;
  readonly tookPart: string;
  readonly outcome: string;
  readonly follows: string;
}
/** The panel stepped a case up: seniors are asked for a decision. */
export interface Senior {
  readonly by: PersonRef;
  readonly at: Instant;
  readonly due: Due;
  readonly decision?: {
    readonly by: PersonRef;
    readonly at: Instant;
    readonly decided: string;
    readonly follows: string;
  };
}
/** Reviews at Significant running: the senior of every agency and the head of service are asked for an answer. */
export interface SeniorsAsked {
  readonly at: Instant;
  readonly due: Due;
  readonly answer?: { readonly by: PersonRef; readonly at: Instant; readonly answer: string; readonly follows: string };
}
/** What lists know of the way into adulthood: since when, and what has been done about it. */
export interface Turning {
  /** The clock said that it is time. */
  readonly since?: Instant;
  readonly named?: Instant;
  /** The route at 18 is asked for. */
  readonly routeAsked?: Instant;
  readonly routed?: Instant;
}
export interface AdultLead {
  readonly by: PersonRef;
  readonly at: Instant;
  readonly adultLead: string;
  readonly careAct: string;
  readonly wishes: string;
}
/** What a colleague may be named as (docs/process.md P7.11). */
export type LeadName = 'lead' | 'adultLead';
/** Those who were named in a step; of those who are not of MSET nothing is kept but the words. */
export type LeadsChosen = Readonly<Partial<Record<LeadName, PersonRef>>>;
/** Who was named last, and when; what the case says of it in words is beside it. */
export type LeadsNamed = Readonly<Partial<Record<LeadName, PersonRef & { readonly since: Instant }>>>;
export interface RouteTaken {
  readonly by: PersonRef;
  readonly at: Instant;
  readonly route: string;
  readonly why: string;
}
/** Another council is to take the child over. */
export interface TransferAnswers {
  readonly council: string;
  readonly contact: string;
  readonly whyWhen: string;
  readonly placement: string;
}
/** Of a child whom we look after: how responsibility moved to that council (docs/process.md P17.4). */
export interface Responsibility {
  readonly moved: string;
  readonly movedBy: string;
  readonly movedOn: IsoDate;
  readonly confirmedBy: string;
}
export interface TransferTold extends TransferAnswers {
  /** Absent: the child was not looked after here, or it was begun before form 9. */
  readonly responsibility?: Responsibility;
  readonly by: PersonRef;
  readonly at: Instant;
  /** Each time that the pack was given, oldest first. */
  readonly packs?: readonly PackGiven[];
}
/** That the transfer pack was given: when, by whom, to whom; and who recorded it. */
export interface PackGiven {
  readonly givenOn: IsoDate;
  readonly givenBy: string;
  readonly givenTo: string;
  readonly by: PersonRef;
  readonly at: Instant;
}
/** A withdrawal of a child who was not safe: what was done (docs/process.md P3.11). */
export interface DoneForSafety {
  readonly by: PersonRef;
  readonly at: Instant;
  readonly done: string;
}
/** What is awaited from outside MSET of one record: which entry, and by when (docs/process.md P17.12). */
export interface Awaited {
  /** The record. */
  readonly id: string;
  /** What is to be recorded next. */
  readonly entry: string;
  readonly since: Instant;
  /** Without it no time is set for it, and it is never late. */
  readonly due?: IsoDate;
  /** From when people have it to do, if not from that day on. */
  readonly ask?: Instant;
}
/** Positive grounds of the National Referral Mechanism: a critical sign for the person who assesses the risk (K5). */
export interface Grounds {
  /** The record. */
  readonly id: string;
  /** "reasonable grounds". */
  readonly decision: string;
  readonly on: IsoDate;
  readonly by: PersonRef;
  /** Since when MSET has known it, and when the newest of it was said. */
  readonly since: Instant;
  readonly said: Instant;
}

/** A negative decision of the NRM: whether a reconsideration is asked for is still to be said. */
export interface Refused {
  /** The record. */
  readonly id: string;
  readonly on: IsoDate;
  readonly until: IsoDate;
  readonly since: Instant;
}

/** What the clock did about one duty; of an earlier one of the same name it says nothing. */
export interface Called {
  /** Since when what it called for is owed. */
  readonly since: Instant;
  readonly times: number;
  readonly next: Instant;
}
/** By the names of the duties. */
export type CalledFor = Readonly<Record<string, Called>>;
