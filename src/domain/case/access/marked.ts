// How much someone reads of a part with a mark of its own: what they read of the case, and then what the mark leaves
// (docs/process.md P22.4).
import { leftBy, standingTo, type Handled } from '../../link/handling.ts';
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { levelOf, reaches, type Datum, type Relation } from '../../people/reads.ts';
import type { Instant } from '../../time/calendar.ts';
import { leadOf } from '../state/stage-parts.ts';
import type { CaseRow } from '../state/stages.ts';
import { readerOfRow } from './access.ts';

export type MarkedLevel = 'none' | 'summary' | 'full';

/** What of the case says who reads such a part, and those of whom it is their own. */
interface Ruled {
  readonly datum: Datum;
  /** It is their own: read in full, as long as the case is open to them so far. */
  readonly own: boolean;
  readonly opens: (relation: Relation) => boolean;
}

/**
 * `full`: as it was said; `summary`: that there is one; `none`: it is not there. By break glass all of it is read, whatever the mark
 * (docs/process.md P26.6).
 */
export function markedLevel(
  childCase: CaseRow,
  handled: Handled,
  { datum, own, opens }: Ruled,
  { person, directory, now }: { readonly person: Person; readonly directory: Directory; readonly now: Instant },
): MarkedLevel {
  const { relation } = readerOfRow(childCase, person, directory, now);
  if (relation === 'glass') return 'full';
  const row = own && opens(relation) ? 'full' : levelOf(datum, relation);
  const leads = leadOf(childCase).objectId === person.objectId;
  const stands = standingTo(handled, person, directory, leads);
  const level = leftBy(handled.mark, own ? [...stands, 'author'] : stands, row, directory);
  if (reaches(level, 'full')) return 'full';
  return reaches(level, 'summary') ? 'summary' : 'none';
}

/** Who reads all of it by the mark before, and does not by the one after. */
export const losers = (
  { people }: Directory,
  before: (person: Person) => MarkedLevel,
  after: (person: Person) => MarkedLevel,
): readonly PersonRef[] => people.filter((person) => before(person) === 'full' && after(person) !== 'full').map(refOf);
