// A meeting about a child of another kind than pre-MSET and panel: a strategy, mapping or daily meeting (docs/process.md P6.27).
// It is a part of its case: who may not read the case learns nothing of it, and of a meeting about several children each case
// has its own.
import type { EmployersSaid } from '../concern/employers.ts';
import type { PersonRef, Person } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { given } from '../../kernel/given.ts';
import type { ObjectId, Reference } from '../../kernel/ids.ts';
import { addDays, localDate, sayWhen, type Instant } from '../../time/calendar.ts';
import type { Ladder } from '../../time/clocks.ts';
import { agencyInvited, isInvitedAs, type GatheringType, type Invitation, type Invitee } from '../state/invitations.ts';
import type { Case } from '../state/stages.ts';

/** Numbered within its case, from G1. */
export type GatheringId = `G${number}`;
/** Its id as it came back with a press, or undefined for anything else. */
export const toGatheringId = (text: string): GatheringId | undefined => (isGatheringId(text) ? text : undefined);
const isGatheringId = (text: string): text is GatheringId => /^G[1-9]\d{0,3}$/.test(text);

interface TypeRow {
  readonly title: string;
  /** `lead`: also the lead worker and the managers above them; `office`: the co-ordinator and the chair alone. */
  readonly plannedBy: 'lead' | 'office';
  /** How many other children it may be about besides. */
  readonly others: number;
  /** What is pressed once it is recorded. */
  readonly follows: string;
}
/** What differs between them, once: another kind of meeting is a row. */
export const gatheringTypes: Readonly<Record<GatheringType, TypeRow>> = {
  strategy: {
    title: 'Strategy meeting',
    plannedBy: 'lead',
    others: 0,
    follows:
      'set what was agreed with **Add action**. Where a strategy discussion was called for, its outcome is recorded on the case.',
  },
  mapping: {
    title: 'Mapping meeting',
    plannedBy: 'office',
    others: 11,
    follows:
      'set what was agreed with **Add action**, and name people and places under **People and places**. Each other child of the meeting has minutes of its own: open that case.',
  },
  daily: {
    title: 'Daily meeting',
    plannedBy: 'office',
    others: 11,
    follows:
      'set what was agreed with **Add action**. Each other child of the meeting has minutes of its own: open that case.',
  },
};
/** In the order in which they are offered. */
export const gatheringTypeNames: readonly GatheringType[] = ['strategy', 'mapping', 'daily'];

/** The agencies that are ticked beforehand, of those that the directory has: a strategy meeting needs all three. */
export const usuallyInvited: readonly string[] = ['csc', 'police', 'health'];

/** Someone who is asked to come: an agency, or one person. */
export type AskedTo = Pick<Invitation, 'invitee' | 'person'>;
/** Whether someone comes; the last answer counts. */
export interface GatheringAnswer {
  readonly person: PersonRef;
  readonly coming: 'yes' | 'no';
  readonly at: Instant;
}
/** Before it: whether it is to be said who comes. After its day: that what happened, and then its minutes, are waited for. */
export type GatheringRung = 'eve' | 'record' | 'approve';

/** What was said and decided about this child. */
export interface GatheringMinutes {
  readonly came: readonly PersonRef[];
  /** Others who were there, as they were typed. */
  readonly others?: string;
  readonly decided: string;
  /** When they meet again, or that they do not, as it was typed. */
  readonly again?: string;
  readonly by: PersonRef;
  readonly at: Instant;
}

export interface Gathering {
  readonly id: GatheringId;
  readonly reference: Reference;
  readonly type: GatheringType;
  readonly startsAt: Instant;
  /** Where, or the link to join by. */
  readonly place?: string;
  /** What it is for. */
  readonly purpose: string;
  readonly chair: PersonRef;
  readonly invited: readonly AskedTo[];
  /**
   * To whom it opens the case. Earlier versions left out who was invited for longer, and kept in `was` the invitation that this one
   * took the place of.
   */
  readonly opened: readonly (Pick<Invitation, 'invitee' | 'person' | 'until'> & { readonly was?: Invitation })[];
  /** For whom a person of concern works, as it was said when this was planned. */
  readonly employers?: EmployersSaid;
  /** The other children of the same meeting: each has its own. */
  readonly others?: readonly Reference[];
  readonly answers: readonly GatheringAnswer[];
  readonly state: 'planned' | 'held' | 'approved' | 'cancelled';
  readonly minutes?: GatheringMinutes;
  readonly approved?: { readonly by: PersonRef; readonly at: Instant };
  /** Why it was cancelled. */
  readonly reason?: string;
  /** Who planned it, and when. */
  readonly by: PersonRef;
  readonly at: Instant;
  readonly ladder: Ladder<GatheringRung>;
}

/** A case with one of them, none yet where it is planned. */
export interface OnGathering {
  readonly case: Case;
  readonly gathering: Gathering | undefined;
  readonly id: GatheringId;
}

/** The minutes are read for so many days after the meeting: by then they are approved. */
export const readAfterDays = 14;

/** What a case calls it: "MSET-4F7K-24/G1". */
export const nameOf = ({ reference, id }: Pick<Gathering, 'reference' | 'id'>): string => `${reference}/${id}`;

/** The invitations to the case that it gives, until it is cancelled: to each agency that is asked, and to who would not read it. */
export function givenBy(gathering: Gathering): readonly Invitation[] {
  const { invited, opened, startsAt, by, at } = gathering;
  const until = opened[0]?.until ?? addDays(localDate(startsAt), readAfterDays);
  const isOpened = (invitee: Invitee): boolean => opened.some((one) => one.invitee === invitee);
  const leftOut = invited.filter(({ invitee }) => agencyInvited(invitee) !== undefined && !isOpened(invitee));
  return [...opened, ...leftOut.map((one) => ({ ...one, until }))].map(({ invitee, person, until: day }) => ({
    invitee,
    ...given({ person }),
    until: day,
    by,
    at,
    meeting: nameOf(gathering),
  }));
}

/** "Strategy meeting, Tue 12 Jan 14:00". */
export const sayGathering = ({ type, startsAt }: Pick<Gathering, 'type' | 'startsAt'>, now: Instant): string =>
  `${gatheringTypes[type].title}, ${sayWhen(startsAt, now)}`;

/** Whether this person is asked to come: in person, or as one who speaks for an agency that is. */
export const isAskedTo = (invited: readonly Invitee[], person: Person, directory: Directory): boolean =>
  invited.some((invitee) => isInvitedAs(invitee, person, directory));

/** What this person has answered. */
export const gatheringAnswerOf = (
  { answers }: Pick<Gathering, 'answers'>,
  person: ObjectId,
): GatheringAnswer | undefined => answers.find((answer) => answer.person.objectId === person);

/** Whether two parts are of one meeting about several children. */
export const isSameGathering = (one: Gathering, other: Gathering): boolean =>
  one.type === other.type &&
  one.startsAt === other.startsAt &&
  (one.others ?? []).includes(other.reference) &&
  (other.others ?? []).includes(one.reference);

/** "planned", "recorded, minutes in draft", "minutes approved by Tess Gavel, Tue 12 Jan 16:00". */
export function sayGatheringState({ state, approved }: Gathering, now: Instant): string {
  switch (state) {
    case 'planned':
      return 'planned';
    case 'held':
      return 'recorded, minutes in draft';
    case 'approved':
      return approved === undefined
        ? 'minutes approved'
        : `minutes approved by ${approved.by.name}, ${sayWhen(approved.at, now)}`;
    case 'cancelled':
      return 'cancelled';
  }
}
