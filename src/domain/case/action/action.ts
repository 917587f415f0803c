// What MSET asks of an agency, and where it stands (docs/process.md 8).
import type { PersonRef } from '../../people/actor.ts';
import type { Instant } from '../../time/calendar.ts';
import type { Due, Ladder, Reminded } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import { toEntityId, type EntityId, type ObjectId, type Reference } from '../../kernel/ids.ts';
import type { MeetingId } from '../../meeting/meeting.ts';
import { beginLow } from '../../kernel/begins.ts';
import { sayDisruptionOutcome } from '../../people/disruption.ts';
import { effects } from '../referral/form/support.ts';
import type { ActionRung } from '../state/rungs.ts';

/** Numbered within its case, from A1. */
export type ActionId = `A${number}`;

/** An action's id as it came back with a press, or undefined for anything else. */
export const toActionId = (text: string): ActionId | undefined =>
  /^A[1-9]\d{0,3}$/.test(text) ? (text as ActionId) : undefined; // brands what has just been checked

/** Who did it, and when. */
export interface Deed {
  readonly by: PersonRef;
  readonly at: Instant;
}

/** What the owner says was done. */
export interface DoneClaim extends Deed {
  readonly evidence: string;
  readonly effect: string;
}

/** What came of a disruption, and what it did to the risk, as the person saw it who verified it (docs/process.md P8.20). */
export interface Disrupting {
  readonly outcome: string;
  readonly effect: string;
}

/** Where an action stands; each state has only its own fields. "Accepted" is also "in progress". */
export type ActionState =
  | { readonly is: 'proposed' }
  | { readonly is: 'accepted' }
  | (Deed & { readonly is: 'disputed'; readonly reason: string })
  | (Deed & { readonly is: 'blocked'; readonly reason: string; readonly until: IsoDate })
  | (DoneClaim & { readonly is: 'done' })
  | (Deed & Partial<Disrupting> & { readonly is: 'verified'; readonly done: DoneClaim; readonly note: string })
  | (Deed & { readonly is: 'cancelled'; readonly reason: string });
export type StateName = ActionState['is'];

export interface TimeAsked extends Deed {
  readonly until: IsoDate;
  readonly reason: string;
}

/**
 * What was said to a dispute, to a wish for more time, to evidence that did not show it, by a meeting; or what was put right or
 * handed over, and why.
 */
export interface Answer extends Deed {
  readonly to: 'dispute' | 'time' | 'done' | 'correction' | 'handOver' | 'meeting';
  readonly text: string;
}

/** What a meeting may say of an action that is late or disputed (docs/process.md P8.18). */
export type HeardAs = 'stays' | 'nextMeeting' | 'date' | 'other' | 'done' | 'cancel' | 'late';
/** That a meeting said it; of a disruption that is done, what came of it. */
export interface HeardAt extends Deed, Partial<Disrupting> {
  readonly meeting: MeetingId;
  readonly as: HeardAs;
  readonly reason: string;
  /** The day by which it is to be done now, where that was said. */
  readonly until?: IsoDate;
}

/** The formal note that ends the ladder (docs/process.md P8.13): who signed what. */
export interface EscalationNote extends Deed {
  readonly concern: string;
  readonly outcomeWanted: string;
  readonly timescale: string;
}

/** A Child Abduction Warning Notice (docs/process.md P8.14): what was known of the child's status, and what to heed. */
export interface CawnCheck {
  readonly legalStatus: string;
  readonly warning?: string;
}

/** What an action belongs to, by its id: a case, or a record of a person or place. */
export type HostId = Reference | EntityId;
export const isOfCase = (host: HostId): host is Reference => toEntityId(host) === undefined;

export interface Action {
  readonly id: ActionId;
  readonly reference: HostId;
  readonly added: Deed;
  /** Which meeting set it; outside of one, the co-ordinator or the chair did. */
  readonly source: MeetingId | 'outOfCycle';
  readonly text: string;
  readonly category: string;
  readonly subType: string;
  readonly target: string;
  readonly agency: string;
  /** The person who accepted it; before that, whom it was given to. Undefined: the agency has no one yet. */
  readonly owner?: PersonRef;
  readonly deputy?: ObjectId;
  readonly priority: string;
  readonly due: Due;
  /** What the owner needs to know without the case file. */
  readonly needToKnow: string;
  readonly cawn?: CawnCheck;
  readonly state: ActionState;
  readonly accepted?: Deed;
  /** How often more time was given. */
  readonly extensions: number;
  readonly timeAsked?: TimeAsked;
  /** The last answer from the person who oversees it, read by those who carry it out (docs/process.md P9.4). */
  readonly answer?: Answer;
  /** What meetings said of it, the last one last. */
  readonly heard?: readonly HeardAt[];
  /** Ten working days late: the chair has it, and signs a note. */
  readonly escalatedAt?: Instant;
  readonly escalation?: EscalationNote;
  readonly ladder: Ladder<ActionRung>;
  readonly reminded: readonly Reminded<ActionRung>[];
  readonly changedAt: Instant;
}

/** What lists know of an action: enough to say what it is to someone, and nothing of what it asks. */
export type ActionRow = Pick<
  Action,
  | 'id'
  | 'reference'
  | 'subType'
  | 'priority'
  | 'agency'
  | 'owner'
  | 'deputy'
  | 'due'
  | 'state'
  | 'accepted'
  | 'timeAsked'
  | 'escalatedAt'
  | 'escalation'
>;

/** What the action sheet says of one besides: when it was set, and what it asks (docs/process.md P8.21). */
export type SheetAction = ActionRow & Pick<Action, 'added' | 'text'>;

/** What people read for a state. */
export const stateLabels: Readonly<Record<StateName, string>> = {
  proposed: 'Not accepted yet',
  accepted: 'Accepted',
  disputed: 'Disputed',
  blocked: 'Blocked',
  done: 'Done, to be verified',
  verified: 'Verified',
  cancelled: 'Cancelled',
};

/** "served or granted; risk: better": what came of a disruption; undefined of anything else, and of one that was verified before it was asked. */
export function sayDisrupted({ outcome = '', effect = '' }: Partial<Disrupting>): string | undefined {
  if (outcome === '') return undefined;
  const risk = effects.find(({ value }) => value === effect)?.title ?? effect;
  return `${beginLow(sayDisruptionOutcome(outcome))}; risk: ${beginLow(risk)}`;
}
/** "Verified: served or granted; risk: better", "Accepted". */
export function sayState(state: ActionState): string {
  const came = state.is === 'verified' ? sayDisrupted(state) : undefined;
  return came === undefined ? stateLabels[state.is] : `${stateLabels[state.is]}: ${came}`;
}

/** Whether anything is still asked of the agency. */
export const openStates = ['proposed', 'accepted', 'disputed', 'blocked'] as const satisfies readonly StateName[];
export const isOpen = ({ state }: Pick<Action, 'state'>): boolean => openStates.some((open) => open === state.is);

/** Whether it cannot be left without someone who carries it on (docs/process.md P17.3). */
export const isHigh = ({ priority }: Pick<Action, 'priority'>): boolean =>
  priority === 'immediate' || priority === 'high';

/** Since when nothing more comes of it; undefined while anything does. */
export const endOf = ({ state }: Pick<Action, 'state'>): Instant | undefined =>
  state.is === 'verified' || state.is === 'cancelled' ? state.at : undefined;

/** Whether the clock runs: disputed actions wait for the chair, done ones for the person who verifies (docs/process.md P8.12). */
export const runningStates = ['proposed', 'accepted', 'blocked'] as const satisfies readonly StateName[];
export const isRunning = ({ state }: Pick<Action, 'state'>): boolean => runningStates.some((runs) => runs === state.is);

/** Whether it is open and its time has passed. */
export const isOverdue = (action: Pick<Action, 'state' | 'due'>, now: Instant): boolean =>
  isOpen(action) && action.due.at < now;

/** Whether it waits for the person who oversees it: to be verified, settled, given more time, or its escalation signed. */
export const waitsForOverseer = (action: ActionRow): boolean =>
  action.state.is === 'done' ||
  action.state.is === 'disputed' ||
  (isOpen(action) && (action.timeAsked !== undefined || isToSign(action)));
/** Whether the chair is to sign the note of its escalation. */
export const isToSign = ({ escalatedAt, escalation }: Pick<Action, 'escalatedAt' | 'escalation'>): boolean =>
  escalatedAt !== undefined && escalation === undefined;

/** `MSET-4F7K-24/A1`, as people read it. */
export const sayActionId = ({ reference, id }: Pick<Action, 'reference' | 'id'>): string => `${reference}/${id}`;

/** Its place on the page of what it belongs to: `case/MSET-4F7K-24/A1`, `record/ENT-4F7K-2Q9X/A1`. */
export const pageOfAction = (action: Pick<Action, 'reference' | 'id'>): string =>
  `${isOfCase(action.reference) ? 'case' : 'record'}/${sayActionId(action)}`;

/** From when on an open action brings its case forward in a meeting: a disputed one does at any time. */
export const lateFrom = ({ state, due }: Pick<Action, 'state' | 'due'>): Instant =>
  state.is === 'disputed' ? '' : due.at;
