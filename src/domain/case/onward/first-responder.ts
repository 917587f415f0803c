// Who may say that an NRM referral was submitted (docs/process.md P17.12).
import type { Person } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { may } from '../../people/roles.ts';
import { represents } from '../../people/agencies.ts';

/** Whether someone speaks for a body that may submit to the National Referral Mechanism. */
export const isFirstResponder = (person: Person, directory: Directory): boolean =>
  may(person, 'submitNrm') || directory.settings.nrm.firstResponders.some((id) => represents(person, id, directory));
