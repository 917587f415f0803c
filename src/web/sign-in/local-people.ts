// The fictional people of a local run, to sign in as.
import type { Person, Role } from '../../domain/people/actor.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { SignInAnswer } from '../tab/api.ts';

const words: Readonly<Record<Role, string>> = {
  practitioner: 'Practitioner',
  manager: 'Manager',
  coordinator: 'MSET co-ordinator',
  chair: 'Chair',
  minutes: 'Minute taker',
  panelMember: 'Panel member',
  agencyLead: 'Agency lead',
  lado: 'LADO',
  serviceManager: 'Service manager',
  auditor: 'Auditor',
  dpo: 'Data protection officer',
  analyst: 'Analyst',
  admin: 'Administrator',
};

export function peopleToSignInAs(directory: Directory): SignInAnswer {
  const whereOf = ({ team, agency }: Person): string | undefined =>
    team ?? directory.agencies.find(({ id }) => id === agency)?.name;
  return {
    kind: 'local',
    people: directory.people.map((person) => {
      const where = whereOf(person);
      const roles = person.roles.map((role) => words[role]).join(', ') || 'No role';
      return {
        objectId: person.objectId,
        name: person.name,
        role: where === undefined ? roles : `${roles} · ${where}`,
      };
    }),
  };
}
