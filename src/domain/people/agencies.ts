// Who belongs to an agency, and who speaks for one.
import type { Person } from './actor.ts';
import { agencyIn, headsOf, type Directory } from './directory.ts';
import { may } from './roles.ts';

/**
 * Whether someone speaks for an agency: one of its heads, or one of its people with a role that sits at meetings. Who merely
 * carries its id does not: a directory may well give that to everyone who works there.
 */
export const represents = (person: Person, agency: string, directory: Directory): boolean =>
  heads(person, agency, directory) || (person.agency === agency && may(person, 'representAgency'));

/** Whether someone is lead, deputy or senior of an agency. */
export const heads = (person: Person, agency: string, directory: Directory): boolean =>
  headsOf(agencyIn(directory, agency)).includes(person.objectId);

/** The senior of an agency, or one of those who decide what a panel stepped up. */
export const isSenior = (person: Person, directory: Directory): boolean =>
  may(person, 'decideSenior') || directory.agencies.some(({ senior }) => senior === person.objectId);

/** Whether someone speaks for any agency. */
export const speaksForAgency = (person: Person, directory: Directory): boolean =>
  directory.agencies.some(({ id }) => represents(person, id, directory));

/** The council's own people carry actions out in person: they speak for themselves alone, as of an agency that no one else is of. */
export const ownPeople = 'council';

export const agencyName = (directory: Pick<Directory, 'agencies'>, id: string): string =>
  agencyIn(directory, id)?.name ?? (id === ownPeople ? 'the council' : id);

/** Whether someone works for an agency today. */
export const belongsTo = (person: Person, agencyId: string, directory: Directory): boolean =>
  (agencyId === ownPeople && may(person, 'refer')) ||
  person.agency === agencyId ||
  headsOf(agencyIn(directory, agencyId)).includes(person.objectId);
