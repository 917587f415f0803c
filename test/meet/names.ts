// People as a story calls them.
import type { Person } from '../../src/domain/people/actor.ts';
import { personIn } from '../../src/domain/people/directory.ts';
import { everyone } from './town.ts';

/** "Priya". */
export function nameOf(person: string | Pick<Person, 'name'>): string {
  const name = typeof person === 'string' ? personIn(everyone, person)?.name : person.name;
  const words = (name ?? 'someone').split(' ');
  return words.find((word) => !['Sgt', 'Nurse', 'Mr', 'PC', 'Insp', 'Supt'].includes(word)) ?? 'someone';
}
