// The fictional people of a local run, to sign in as.
import { sayPost, type Directory } from '../../domain/people/directory.ts';
import type { SignInAnswer } from '../tab/api.ts';

export function peopleToSignInAs(directory: Directory): SignInAnswer {
  return {
    kind: 'local',
    people: directory.people.map((person) => ({
      objectId: person.objectId,
      name: person.name,
      role: sayPost(person, directory),
    })),
  };
}
