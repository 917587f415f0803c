// What is asked for to find whatever waits for someone's consent: of a whole council as little as of one team.
import type { RowsWanted } from '../../casework/ports/ports.ts';
import { decidesFor } from '../../domain/case/access/consenters.ts';
import type { Viewer } from '../reader.ts';

/** Of so many people cases are asked for by name; of more than these all that is under way, or waits, is read instead. */
export const mostNamed = 96;

/** More than they may decide on is found, never less: `mayDecide` says which of it is theirs. */
export function awaitedBy({ person, directory, now }: Viewer): RowsWanted {
  const askedOf = decidesFor(person, directory, now);
  return askedOf.length > mostNamed ? { inStages: ['awaitingConsent'] } : { askedOf, called: person.objectId };
}
