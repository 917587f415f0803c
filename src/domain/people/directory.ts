// The directory of people, teams and agencies: its form, and the questions asked of it.
import type { Choice } from '../kernel/fields.ts';
import { z } from 'zod';
import { roles, type Person } from './actor.ts';
import type { Instant } from '../time/calendar.ts';
import { localDate } from '../time/calendar.ts';
import { toObjectId, type ObjectId } from '../kernel/ids.ts';
import { may, sayRoles } from './roles.ts';
import { settingsSchema } from './settings.ts';

const objectId = z.string().transform((text, context): ObjectId => {
  const id = toObjectId(text);
  if (id !== undefined) return id;
  context.addIssue({ code: 'custom', message: 'must be an Entra object id (a GUID)' });
  return z.NEVER;
});
const isoDate = z.iso.date();

/** The shape of DIRECTORY_FILE (docs/design.md 7). */
export const directorySchema = z.strictObject({
  people: z.array(
    z.strictObject({
      objectId,
      name: z.string().min(1).max(100),
      roles: z.array(z.enum(roles)),
      email: z.email().optional(),
      team: z.string().optional(),
      manager: objectId.optional(),
      deputy: objectId.optional(),
      agency: z.string().optional(),
      phone: z.string().optional(),
    }),
  ),
  agencies: z
    .array(
      z.strictObject({
        /** Part of document ids. */
        id: z.string().regex(/^[A-Za-z0-9]{1,40}$/),
        name: z.string(),
        lead: objectId.optional(),
        deputy: objectId.optional(),
        senior: objectId.optional(),
      }),
    )
    .default([]),
  delegations: z
    .array(
      z.strictObject({ from: objectId, to: objectId, starts: isoDate, ends: isoDate, agreedBy: objectId.optional() }),
    )
    .default([]),
  settings: settingsSchema.prefault({}),
});
export type Directory = z.infer<typeof directorySchema>;

/** The person, or undefined for someone the directory does not hold. */
export function personIn({ people }: Pick<Directory, 'people'>, id: string): Person | undefined {
  let known = byId.get(people);
  if (known === undefined) {
    // Backwards: of two with one id the first counts.
    known = new Map(people.toReversed().map((person) => [person.objectId, person]));
    byId.set(people, known);
  }
  return known.get(id);
}
/** A press asks dozens of times; a council's directory holds hundreds, stays as it is, and goes when it is replaced. */
const byId = new WeakMap<Directory['people'], ReadonlyMap<string, Person>>();

/** The line of managers above a person, nearest first; ends at a gap or a circle in the directory. */
export function chainAbove(directory: Directory, id: ObjectId): readonly Person[] {
  const chain: Person[] = [];
  const seen = new Set<string>([id]);
  let next = personIn(directory, id)?.manager;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const person = personIn(directory, next);
    if (person === undefined) break;
    chain.push(person);
    next = person.manager;
  }
  return chain;
}

/** Those of the line who are managers by their role: a person who lost it stays a link of the line, and has no right by it. */
export const managersAbove = (directory: Directory, id: ObjectId): readonly Person[] =>
  chainAbove(directory, id).filter((person) => may(person, 'consent'));

/** Whether someone is anywhere below `boss` in the line of managers. */
export const reportsTo = (directory: Directory, id: ObjectId, boss: ObjectId): boolean =>
  chainAbove(directory, id).some((person) => person.objectId === boss);

/** Everyone who is anywhere below `boss`: those of whom `reportsTo` says so, found in one go. */
export function peopleBelow(directory: Pick<Directory, 'people'>, boss: ObjectId): readonly Person[] {
  const teams = teamsIn(directory);
  const below = new Map<ObjectId, Person>();
  const add = (manager: ObjectId): void => {
    for (const person of teams.get(manager) ?? []) {
      if (person.objectId === boss || below.has(person.objectId)) continue;
      below.set(person.objectId, person);
      add(person.objectId);
    }
  };
  add(boss);
  return [...below.values()];
}

function teamsIn({ people }: Pick<Directory, 'people'>): Teams {
  const teams = byManager.get(people) ?? Map.groupBy(people, ({ manager }) => manager);
  byManager.set(people, teams);
  return teams;
}
type Teams = ReadonlyMap<Person['manager'], readonly Person[]>;
/** Of a directory that stays as it is, as `byId`. */
const byManager = new WeakMap<Directory['people'], Teams>();

/** People who decide for someone on that day, by a delegation with dates (both days included, London). */
export function delegatesOf(directory: Directory, id: ObjectId, now: Instant): readonly Person[] {
  const today = localDate(now);
  return directory.delegations
    .filter((one) => one.from === id && one.starts <= today && today <= one.ends)
    .flatMap((one) => personIn(directory, one.to) ?? []);
}

/** Every agency, to choose from. */
export const agencyChoices = (directory: Directory | undefined): readonly Choice[] =>
  (directory?.agencies ?? []).map(({ id, name }) => ({ value: id, title: name }));

type Agency = Directory['agencies'][number];
export const agencyIn = ({ agencies }: Pick<Directory, 'agencies'>, id: string): Agency | undefined =>
  agencies.find((agency) => agency.id === id);

/** Lead, deputy and senior of an agency. */
export const headsOf = (agency: Partial<Pick<Agency, 'lead' | 'deputy' | 'senior'>> | undefined): readonly ObjectId[] =>
  [agency?.lead, agency?.deputy, agency?.senior].filter((id) => id !== undefined);

/** Their team, or else their agency: "Locality East". */
export const sayTeam = ({ team, agency }: Person, directory: Directory): string | undefined =>
  team ?? (agency === undefined ? undefined : agencyIn(directory, agency)?.name);

/** What someone is, and where: "Manager · Locality East". */
export function sayPost(person: Person, directory: Directory): string {
  const where = sayTeam(person, directory);
  return where === undefined ? sayRoles(person) : `${sayRoles(person)} · ${where}`;
}
