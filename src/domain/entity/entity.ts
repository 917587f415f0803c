// A record of a person, place or thing behind several cases, or that is worked on by itself: what of it the cases say is the
// same, what the council makes of it, and until when it is needed (docs/process.md 23). What was said stays in the cases, as it
// was typed: here is only the judgement. People read "record", never entity.
import type { MentionRef } from '../case/mention/mention.ts';
import type { GroundByHand, KeptOut } from '../case/state/stage-parts.ts';
import type { Answers } from '../kernel/fields.ts';
import { choicesOf } from '../kernel/fields.ts';
import { openOf, type Counted } from '../kernel/counted.ts';
import type { EntityId, ObjectId } from '../kernel/ids.ts';
import { refuse } from '../matter/step.ts';
import type { Strikes } from '../matter/striking.ts';
import type { PersonRef } from '../people/actor.ts';
import type { Instant } from '../time/calendar.ts';
import type { Ladder } from '../time/clocks.ts';
import type { IsoDate } from '../time/dates.ts';
import type { LinkKind } from '../link/kinds.ts';
import type { MeetingId } from '../meeting/meeting.ts';
import type { EntityKind } from './kinds.ts';

/**
 * `reported`: the co-ordinator has not accepted it yet; `declined`: and did not. `closed` and `merged` are found by nothing any
 * more.
 */
export const entityStates = ['reported', 'open', 'declined', 'closed', 'merged'] as const;
export type EntityState = (typeof entityStates)[number];

/** Named once, it stays in its case: a record needs one of these (docs/process.md P23.1). */
export const grounds = {
  twoCases: 'Two cases or more name it',
  panel: 'A meeting asks for work on it',
  police: 'The police ask for it',
  reported: 'It was reported without a child',
} as const;
export type Ground = keyof typeof grounds;
/** Those that are said by hand: the other two follow from how the record came about. */
export const groundChoices = choicesOf({ panel: grounds.panel, police: grounds.police });
export const toGround = (text: string): Ground | undefined =>
  Object.keys(grounds).find((ground): ground is Ground => ground === text);

interface Deed {
  readonly by: PersonRef;
  readonly at: Instant;
}
/** An entry of a case that is of it. It holds as long as the entry says so too (`Mention.entity`). */
export interface NewMember {
  readonly mention: MentionRef;
  readonly kind: LinkKind;
  /** What is alike, as it was shown: "the same number". */
  readonly on: readonly string[];
  /** Why it is the same: always of people. */
  readonly why?: string;
  /** The entry says that this person works with children. */
  readonly works?: true;
}
export interface Member extends NewMember, Deed {}

/** What we make of it: inferred, and not said by anyone. */
export interface View extends Deed {
  readonly text: string;
}
/** What was reported by itself, without a child: as it was typed. */
export interface Report extends Deed {
  readonly agency: string;
  readonly said: Answers;
}
/** An agency that is asked about it, and reads it until this day. */
export interface AskedAgency {
  readonly agency: string;
  readonly until: IsoDate;
}

/** It comes to each panel from this day until one decides; these agencies hear it, and read it until then (docs/process.md P23.11). */
export interface OnPanels {
  readonly from: IsoDate;
  readonly agencies: readonly string[];
  readonly since: Instant;
}
/** What a panel decided about it, with who was there for it (docs/process.md P23.12). */
export interface RecordDecision extends Deed {
  readonly meeting: MeetingId;
  readonly decision: RecordDecisionName;
  readonly why: string;
  readonly present: readonly PersonRef[];
  readonly quorate: boolean;
  /** Since when it was to be heard. */
  readonly since: Instant;
  /** The agencies that were to hear it; of these, those that had no one there. */
  readonly invited: readonly string[];
  readonly absent: readonly string[];
  /** Its actions that were open then. */
  readonly actions: readonly string[];
  readonly theme?: EntityId;
}
export type RecordDecisionName = 'act' | 'watch' | 'assess' | 'theme' | 'close';

/** What someone who was there put beside what a panel decided about it, or left undecided (docs/process.md P23.16). */
export interface RecordStatement extends Deed {
  readonly is: 'correction' | 'words';
  readonly meeting: MeetingId;
  readonly text: string;
  /** Of words: whose they are, who said them where that was typed, and when. */
  readonly whose?: string;
  readonly name?: string;
  readonly saidOn?: IsoDate;
}

/** `accept`: a report waits; `review`: is it still needed; each `late` one goes to the head of service. */
export type EntityRung = 'accept' | 'acceptLate' | 'review' | 'reviewLate';

export interface Entity extends Pick<NewMember, 'works'>, Strikes {
  readonly id: EntityId;
  readonly kind: EntityKind;
  readonly name: string;
  /** The entry that it is called by, until its keeper gives it a name. */
  readonly namedBy?: MentionRef;
  readonly ground: Ground;
  /** Why it was opened, where that was asked. */
  readonly why?: string;
  /** What was said of it without a case, by the fields of its kind: it is found by that as well. */
  readonly said: Answers;
  readonly state: EntityState;
  readonly opened: Deed;
  readonly members: readonly Member[];
  readonly views: readonly View[];
  /** Where it was reported by itself. */
  readonly report?: Report;
  /** Who has a conflict of interest, and who is kept out: they read nothing of it. */
  readonly excluded: readonly ObjectId[];
  /** Who of those is kept out by a press, by whom and why; until another person lets them in again. */
  readonly keptOut?: readonly KeptOut[];
  readonly restricted?: GroundByHand;
  readonly named?: readonly PersonRef[];
  readonly asked?: readonly AskedAgency[];
  readonly agenda?: OnPanels;
  readonly decisions?: readonly RecordDecision[];
  readonly statements?: readonly RecordStatement[];
  /** The theme that it was joined to; of a theme, the records that were. */
  readonly theme?: EntityId;
  readonly joined?: readonly EntityId[];
  /** When it is asked whether it is still needed; of a report, when it is to be accepted. */
  readonly dueOn: IsoDate;
  readonly ladder: Ladder<EntityRung>;
  /** Those that were merged into it: what was reported and made of each stays there, and is read with this one. */
  readonly from?: readonly EntityId[];
  readonly into?: EntityId;
  /** Why it is closed, declined or merged. */
  readonly ended?: Deed & { readonly why: string };
  /** Who was there when a panel closed it. */
  readonly heard?: readonly PersonRef[];
  /** Its actions, as they are counted. */
  readonly parts?: Counted;
  readonly facts: number;
  readonly changedAt: Instant;
}

/** A document has room for so many; a place that more cases name is merged with nothing, and says so. */
export const mostMembers = 200;
export const mostViews = 40;

export const isMember = ({ members }: Pick<Entity, 'members'>, mention: MentionRef): boolean =>
  members.some((one) => one.mention === mention);

/**
 * Whether an entry that the record names is of it: it holds where the entry says so too. What was placed in a record that was
 * merged into this one is of this one.
 */
export const holdsIn = (
  { id, from = [] }: Pick<Entity, 'id' | 'from'>,
  mention: { readonly state: string; readonly entity?: EntityId },
): boolean => mention.state === 'placed' && mention.entity !== undefined && [id, ...from].includes(mention.entity);

/** What is not ended: it is worked on, reviewed and found. */
export const isOpenRecord = ({ state }: Pick<Entity, 'state'>): boolean => state === 'open' || state === 'reported';

/** Nothing that is asked of an agency is left on a record that is over (docs/process.md P23.9). */
export function barByActions(entity: Pick<Entity, 'parts'>, next: string): ReturnType<typeof refuse> | undefined {
  const open = openOf(entity, 'action');
  return open.length === 0
    ? undefined
    : refuse('openActions', `This record has actions that are not finished: ${open.join(', ')}.`, next);
}

export const stateWords: Readonly<Record<EntityState, string>> = {
  reported: 'Reported, not accepted yet',
  open: 'Open',
  declined: 'Not taken up',
  closed: 'Closed',
  merged: 'Merged',
};
