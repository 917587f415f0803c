// What is said of a meeting: who is there by agency, which agencies are missing.
import type { PersonRef } from '../../domain/people/actor.ts';
import { cut } from '../../cards/blocks.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { absentAgencies, agenciesWithoutPapers } from '../../domain/meeting/steps.ts';
import { sayTime, type Instant } from '../../domain/time/calendar.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/kernel/given.ts';
import { namedAs, type Named } from '../people.ts';
import { agencyName, belongsTo } from '../../domain/people/agencies.ts';

/** Whose they are: an agency of the directory, else the council. */
function agencyOf(id: ObjectId, directory: Directory): string {
  const person = personIn(directory, id);
  const agency = person && directory.agencies.find((one) => belongsTo(person, one.id, directory));
  if (agency !== undefined) return agency.name;
  return person !== undefined && may(person, 'runMeetings') ? 'MSET' : 'Council';
}

interface There {
  readonly person: PersonRef;
  readonly way?: string;
  readonly at?: Instant;
  readonly later?: true;
  readonly until?: Instant;
}
/** Each person once, with how they took part: "online, until 14:35, from 15:10"; undefined for the room, from beginning to end. */
function stays(people: readonly There[]): readonly { readonly person: PersonRef; readonly how: string | undefined }[] {
  const each = Map.groupBy(people, ({ person }) => person.objectId);
  return [...each.values()].flatMap((theirs) => {
    const [first] = theirs;
    if (first === undefined) return [];
    const said = theirs.flatMap(({ way, at, later, until }, place) => [
      ...(way === theirs[place - 1]?.way ? [] : [ways[way ?? '']]),
      ...(later === undefined || at === undefined ? [] : [`from ${sayTime(at)}`]),
      ...(until === undefined ? [] : [`until ${sayTime(until)}`]),
    ]);
    const how = said.filter((part) => part !== undefined).join(', ');
    return [{ person: first.person, how: how === '' ? undefined : how }];
  });
}
/** "Northumbria Police" and its people, in the order in which they came. */
export function peopleByAgency(
  people: readonly There[],
  directory: Directory,
): readonly (readonly [agency: string, people: readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const { person, how } of stays(people)) {
    const agency = cut(agencyOf(person.objectId, directory), 60);
    const name = `${cut(person.name, 60)}${how === undefined ? '' : ` (${how})`}`;
    groups.set(agency, [...(groups.get(agency) ?? []), name]);
  }
  return [...groups];
}
/** The same for pages, which say how to reach each of them. */
export function namedByAgency(
  people: readonly There[],
  directory: Directory,
): { readonly agency: string; readonly people: (Named & { readonly way?: string })[] }[] {
  const groups = Map.groupBy(stays(people), ({ person }) => agencyOf(person.objectId, directory));
  return [...groups].map(([agency, there]) => ({
    agency,
    people: there.map(({ person, how }) => ({ ...namedAs(person, directory), ...given({ way: how }) })),
  }));
}
const ways: Readonly<Record<string, string>> = { phone: 'on the phone', online: 'online' };
/** The same with their names in one line. */
export const byAgency = (
  people: readonly There[],
  directory: Directory,
): readonly (readonly [agency: string, names: string])[] =>
  peopleByAgency(people, directory).map(([agency, names]) => [agency, names.join(', ')]);

const namesOf = (ids: readonly string[], directory: Directory): readonly string[] =>
  ids.map((id) => agencyName(directory, id));

/** Absent agencies and missing papers, as recorded at the end, or as they are now. */
export function missingAgencies(
  meeting: Meeting,
  directory: Directory,
  invited?: readonly string[],
  sent?: readonly string[],
): { readonly absent: readonly string[]; readonly noPapers: readonly string[]; readonly missed: readonly string[] } {
  const ended = meeting.state === 'ended' ? meeting : undefined;
  return {
    missed: (ended?.missedItems ?? []).map(({ agency, items }) => `${agencyName(directory, agency)} (${items})`),
    absent: namesOf(ended?.absent ?? absentAgencies(meeting, directory, invited), directory),
    noPapers: namesOf(ended?.noPapers ?? agenciesWithoutPapers(meeting, directory, invited, sent), directory),
  };
}
/** Whose papers came: by mail, and since its end those that were sent here. */
export const papersFrom = (meeting: Meeting, directory: Directory): readonly string[] => {
  const sent = meeting.state === 'ended' ? (meeting.sent ?? []) : [];
  return namesOf([...new Set([...meeting.papers, ...sent])], directory);
};
