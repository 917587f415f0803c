// The people of the fictional council: of its stories, and of the tests.
import { readFileSync } from 'node:fs';
import type { Person } from '../domain/people/actor.ts';
import { directorySchema, type Directory } from '../domain/people/directory.ts';

const file = new URL('../local/directory.json', import.meta.url);
/** The fictional council as it is delivered: no one is on leave, and no one stands in for anyone. */
export const council: Directory = directorySchema.parse(JSON.parse(readFileSync(file, 'utf8')));

const met: Person[] = [];
/** Everyone whom the stories are about. */
export const cast: readonly Person[] = met;
function named(name: string): Person {
  const person = council.people.find((one) => one.name === name);
  if (person === undefined) throw new Error(`${name} is not in the fictional council.`);
  met.push(person);
  return person;
}

/** A social worker in Locality East; her line of managers is colin, greta, hal. */
export const priya = named('Priya Testworth');
/** Her team manager. */
export const colin = named('Colin Fixture');
/** The service manager above colin. */
export const greta = named('Greta Specimen');
/** A practitioner of another team, below greta. */
export const noor = named('Noor Template');
/** The MSET co-ordinator. */
export const moira = named('Moira Example');
/** The chair of MSET. */
export const tess = named('Tess Gavel');
/** Auditor, and data protection officer. */
export const ife = named('Ife Audit');
/** Who is told of allegations against those who work with children. */
export const una = named('Una Fakename');
/** The top of the line of managers. */
export const hal = named('Hal Prototype');
/** The administrator: keeps who is who, and sees no case. */
export const dot = named('Dot Default');
/** The police lead: a partner, who may not refer. */
export const ravi = named('Sgt Ravi Mock');
/** A constable who is given actions; the deputy of the police lead. */
export const ola = named('PC Ola Sketch');
/** The leads of health and education: with moira, tess, colin and ravi they make a panel quorate. */
export const ada = named('Nurse Ada Dummy');
export const lee = named('Mr Lee Placeholder');
/** Those of youth justice, housing and the voluntary sector. */
export const joss = named('Joss Sample');
export const bea = named('Bea Stub');
export const vic = named('Vic Demo');
