// Whether a meeting may decide (docs/process.md P6.9; the councils' own rule is a setting).
import type { Person, PersonRef } from '../people/actor.ts';
import { personIn, type Directory } from '../people/directory.ts';
import type { Instant } from '../time/calendar.ts';
import { stillThere, type Meeting } from './meeting.ts';
import { may } from '../people/roles.ts';
import { belongsTo, agencyName } from '../people/agencies.ts';

/** Each group must be there with one of its members: `chair`, `council` (a manager of the council) or an agency. */
export type QuorumRule = readonly (readonly string[])[];

export const quorumRule = ({ type }: Pick<Meeting, 'type'>, { settings }: Directory): QuorumRule =>
  type === 'panel' ? settings.panelQuorum : settings.preMsetQuorum;

/** Anyone who takes part in a decision: of a meeting those who are there. */
interface Taking extends Pick<Meeting, 'type'> {
  readonly attendance: readonly { readonly person: PersonRef; readonly until?: Instant }[];
  /** It is over: everyone who came counts, for each item was decided with those who were there for it. */
  readonly endedAt?: Instant;
  /** And whether it was quorate then: what roles people have since changes nothing of that. */
  readonly quorate?: boolean;
}

/** The groups that are missing, in words; none: the meeting is quorate. */
export function missingFor(
  meeting: Taking,
  directory: Directory,
  rule = quorumRule(meeting, directory),
): readonly string[] {
  if (meeting.quorate === true) return [];
  const counted = meeting.endedAt === undefined ? stillThere(meeting) : meeting.attendance;
  const there = counted.flatMap(({ person }) => personIn(directory, person.objectId) ?? []);
  return rule
    .filter((group) => !group.some((member) => there.some((person) => stands(member, person, directory))))
    .map((group) => group.map((member) => say(member, directory)).join(' or '));
}

/** Whom each group of the rule could be there by, in the order of the rule: the chair first. */
export const quorumGroups = (
  meeting: Pick<Taking, 'type'>,
  people: readonly Person[],
  directory: Directory,
): readonly { readonly group: string; readonly people: readonly Person[] }[] =>
  quorumRule(meeting, directory).map((group) => ({
    group: group.map((member) => say(member, directory)).join(' or '),
    people: people.filter((person) => group.some((member) => stands(member, person, directory))),
  }));

export const isQuorate = (meeting: Taking, directory: Directory): boolean =>
  missingFor(meeting, directory).length === 0;

/** The meeting's own chair as any other: as long as they have that role. */
function stands(member: string, person: Person, directory: Directory): boolean {
  if (member === 'chair') return may(person, 'chairMeetings');
  if (member === 'council') return may(person, 'representCouncil');
  return belongsTo(person, member, directory);
}

const say = (member: string, directory: Directory): string =>
  member === 'chair' ? 'the chair' : member === 'council' ? 'a manager of the council' : agencyName(directory, member);
