// Who is invited to a case that is on its way, each until a day of its own (docs/process.md P6.22), and to which of its strategy,
// mapping and daily meetings (docs/process.md P6.27).
import type { Person, PersonRef } from '../../people/actor.ts';
import { agencyName, represents } from '../../people/agencies.ts';
import type { Directory } from '../../people/directory.ts';
import { may } from '../../people/roles.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import { localDate, type Instant } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/dates.ts';

/** An agency, or one person. */
export type Invitee = `agency:${string}` | `person:${ObjectId}`;

export interface Invitation {
  readonly invitee: Invitee;
  /** Of one person, who that is. */
  readonly person?: PersonRef;
  /** They may open the case until the end of this day. */
  readonly until: IsoDate;
  readonly by: PersonRef;
  readonly at: Instant;
  /**
   * The meeting about the child that gives it ("MSET-…/G1"): with no other meeting it moves, and with it alone it ends. Absent: a
   * person gave it by hand. Each of the two holds by itself, and who is invited reads until the last of them is over.
   */
  readonly meeting?: string;
}
interface Inviting {
  readonly invitations?: readonly Invitation[] | undefined;
}

const agencyPrefix = 'agency:';
export const inviteeOf = (agency: string): Invitee => `${agencyPrefix}${agency}`;
export const inviteeInPerson = (person: ObjectId): Invitee => `person:${person}`;
/** The agency that is invited; undefined: a person is. */
export const agencyInvited = (invitee: Invitee): string | undefined =>
  invitee.startsWith(agencyPrefix) ? invitee.slice(agencyPrefix.length) : undefined;

/** Of each who is invited the one that holds longest. */
export const longestOfEach = (invitations: readonly Invitation[]): readonly Invitation[] =>
  [...Map.groupBy(invitations, ({ invitee }) => invitee).values()].flatMap((all) =>
    all.toSorted((a, b) => (a.until < b.until ? 1 : -1)).slice(0, 1),
  );
/** Who is invited on this day, each once, with the invitation that holds longest. */
export const invitationsOn = ({ invitations = [] }: Inviting, day: IsoDate): readonly Invitation[] =>
  longestOfEach(invitations.filter(({ until }) => until >= day));

/** The agencies that are invited to a case on this day: for its meetings, or by an invitation of their own. */
export const agenciesInvited = (
  childCase: Inviting & { readonly invited?: readonly string[] },
  day: IsoDate,
): readonly string[] => [
  ...new Set([
    ...(childCase.invited ?? []),
    ...invitationsOn(childCase, day).flatMap(({ invitee }) => agencyInvited(invitee) ?? []),
  ]),
];

/** Who may be invited in person: who works for an agency, for the council or with those who meet; as long as they do. */
export const comesInPerson = (person: Person): boolean =>
  person.agency !== undefined || may(person, 'attendMeetings') || may(person, 'refer');

/** Whether an invitation is this person's: their own, or of an agency that they speak for. */
export const isInvitedAs = (invitee: Invitee, person: Person, directory: Directory): boolean => {
  const agency = agencyInvited(invitee);
  return agency === undefined
    ? invitee === inviteeInPerson(person.objectId) && comesInPerson(person)
    : represents(person, agency, directory);
};

/** The last day on which this person is invited: in person, or as one who speaks for an agency; undefined where they are not. */
export const invitedUntil = (
  childCase: Inviting,
  person: Person,
  directory: Directory,
  now: Instant,
): IsoDate | undefined =>
  invitationsOn(childCase, localDate(now))
    .filter(({ invitee }) => isInvitedAs(invitee, person, directory))
    .map(({ until }) => until)
    .toSorted()
    .at(-1);

/** Whether this person is invited to the case today, beside what the listing and the meetings open to their agency. */
export const isInvitedToCase = (childCase: Inviting, person: Person, directory: Directory, now: Instant): boolean =>
  invitedUntil(childCase, person, directory, now) !== undefined;

/** As whom people may be invited: in person, and as the agencies that they speak for. */
export const inviteesAs = (person: Person, directory: Directory): readonly Invitee[] => [
  inviteeInPerson(person.objectId),
  ...directory.agencies.filter(({ id }) => represents(person, id, directory)).map(({ id }) => inviteeOf(id)),
];

/** "Health", "Una Fakename". */
export const sayInvitee = ({ invitee, person }: Pick<Invitation, 'invitee' | 'person'>, directory: Directory): string =>
  person?.name ?? agencyName(directory, agencyInvited(invitee) ?? '');
/** Beside what the same people have for other reasons: the newest by hand, and one by each meeting. What was over by then goes. */
export const withInvitation = (before: readonly Invitation[] = [], one: Invitation): readonly Invitation[] => [
  ...before.filter(
    ({ invitee, meeting, until }) => invitee !== one.invitee || (meeting !== one.meeting && until >= localDate(one.at)),
  ),
  one,
];
/** Those that people of one case gave by hand and another has not, or not for so long: those of a meeting stay where that is. */
export const invitationsAlong = (kept: Inviting, ends: Inviting): readonly Invitation[] =>
  byHand(ends).filter(
    ({ invitee, until }) => !byHand(kept).some((own) => own.invitee === invitee && own.until >= until),
  );
const byHand = ({ invitations = [] }: Inviting): readonly Invitation[] =>
  invitations.filter(({ meeting }) => meeting === undefined);

/** The kinds of meeting about a child beside pre-MSET and panel. */
export type GatheringType = 'strategy' | 'mapping' | 'daily';
/** What a case keeps of one that is planned, or waits for its minutes to be approved: cards and lists go by it. */
export interface GatheringLine {
  readonly id: string;
  readonly type: GatheringType;
  readonly startsAt: Instant;
  readonly chair: ObjectId;
  /** Who planned it. */
  readonly by: ObjectId;
  readonly invited: readonly Invitee[];
  /** Who has said whether they come. */
  readonly answered: readonly ObjectId[];
  /** What happened is not recorded yet; or its minutes are not approved. */
  readonly waits: 'meeting' | 'approval';
}
