// What is said of a meeting: who is there by agency, which agencies are missing.
import type { PersonRef } from '../../domain/people/actor.ts';
import { cut } from '../../cards/blocks.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { absentAgencies, agenciesWithoutPapers } from '../../domain/meeting/steps.ts';
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
}
/** "Northumbria Police" and its people, in the order in which they came. */
export function peopleByAgency(
  people: readonly There[],
  directory: Directory,
): readonly (readonly [agency: string, people: readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const { person, way } of people) {
    const agency = cut(agencyOf(person.objectId, directory), 60);
    const how = way === 'phone' ? ' (on the phone)' : way === 'online' ? ' (online)' : '';
    groups.set(agency, [...(groups.get(agency) ?? []), `${cut(person.name, 60)}${how}`]);
  }
  return [...groups];
}
/** The same for pages, which say how to reach each of them. */
export function namedByAgency(
  people: readonly There[],
  directory: Directory,
): { readonly agency: string; readonly people: (Named & { readonly way?: string })[] }[] {
  const groups = Map.groupBy(people, ({ person }) => agencyOf(person.objectId, directory));
  return [...groups].map(([agency, there]) => ({
    agency,
    people: there.map(({ person, way }) => ({ ...namedAs(person, directory), ...given({ way: ways[way ?? ''] }) })),
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
): { readonly absent: readonly string[]; readonly noPapers: readonly string[] } {
  const ended = meeting.state === 'ended' ? meeting : undefined;
  return {
    absent: namesOf(ended?.absent ?? absentAgencies(meeting, directory, invited), directory),
    noPapers: namesOf(ended?.noPapers ?? agenciesWithoutPapers(meeting, directory, invited), directory),
  };
}
export const papersFrom = ({ papers }: Meeting, directory: Directory): readonly string[] => namesOf(papers, directory);
