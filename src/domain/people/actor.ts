// A person of the directory, their roles, and how they are named on the record.
import type { ObjectId } from '../kernel/ids.ts';

/** Roles of the directory (docs/process.md P1.8). A person may hold several. */
export const roles = [
  'practitioner',
  'manager',
  'coordinator',
  'chair',
  'minutes',
  'panelMember',
  'agencyLead',
  'lado',
  'serviceManager',
  'auditor',
  'dpo',
  'analyst',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/** A person as the directory knows them at the moment of the press. */
export interface Person {
  readonly objectId: ObjectId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly email?: string | undefined;
  readonly team?: string | undefined;
  readonly manager?: ObjectId | undefined;
  readonly deputy?: ObjectId | undefined;
  readonly agency?: string | undefined;
  readonly phone?: string | undefined;
}

/** Who, as it is written on the record: the name they had when they acted. */
export interface PersonRef {
  readonly objectId: ObjectId;
  readonly name: string;
}

export const refOf = (person: PersonRef): PersonRef => ({ objectId: person.objectId, name: person.name });

/** The person who reminds: the clock itself, no one of the directory. Its steps are on the record like everyone's. */
export const clockActor: Person = {
  objectId: '00000000-0000-0000-0000-000000000000' as ObjectId, // a GUID by its form
  name: 'MSET clock',
  roles: [],
};
