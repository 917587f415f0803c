// How much someone reads of a part with a mark of its own: what they read of the case, and then what the mark leaves
// (docs/process.md P22.4).
import { leftBy, standingTo, type Handled, type Marked } from '../../link/handling.ts';
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { levelOf, reaches, type Datum, type Relation } from '../../people/reads.ts';
import type { Instant } from '../../time/calendar.ts';
import { rowOf } from '../owed/row.ts';
import { leadOf } from '../state/stage-parts.ts';
import type { Case, CaseRow } from '../state/stages.ts';
import { readerOfRow } from './access.ts';

export type MarkedLevel = 'none' | 'summary' | 'full';

/** What of the case says who reads such a part, and those of whom it is their own. */
export interface Ruled {
  readonly datum: Datum;
  /** It is their own: read in full, as long as the case is open to them so far. */
  readonly own: boolean;
  readonly opens: (relation: Relation) => boolean;
}

/**
 * `full`: as it was said; `summary`: that there is one; `none`: it is not there. By break glass all of it is read, whatever the mark
 * (docs/process.md P26.6).
 */
function markedLevel(
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

/** How much each person reads of one kind of part with a mark. Every card, page, print, export and list asks here. */
export interface MarkedReads<Part> {
  readonly level: (childCase: Case, part: Part, person: Person, directory: Directory, now: Instant) => MarkedLevel;
  /** The same by the row of its case. */
  readonly levelOfRow: (
    childCase: CaseRow,
    part: Part,
    person: Person,
    directory: Directory,
    now: Instant,
  ) => MarkedLevel;
  /** Who of the directory could read it in full by the mark that it has, and cannot by another. */
  readonly could: (childCase: Case, part: Part, to: Marked, directory: Directory, now: Instant) => readonly PersonRef[];
}

/** Of the row of a kind: which datum of the case it is, and whose own it is. */
export function markedReads<Part extends Handled>(
  ruled: (part: Part, person: Person, directory: Directory) => Ruled,
): MarkedReads<Part> {
  const levelOfRow: MarkedReads<Part>['levelOfRow'] = (childCase, part, person, directory, now) =>
    markedLevel(childCase, part, ruled(part, person, directory), { person, directory, now });
  return {
    levelOfRow,
    level: (childCase, ...of) => levelOfRow(rowOf(childCase), ...of),
    could: (childCase, part, to, directory, now) => {
      const row = rowOf(childCase);
      const isFull = (one: Part, person: Person): boolean => levelOfRow(row, one, person, directory, now) === 'full';
      return directory.people
        .filter((person) => isFull(part, person) && !isFull({ ...part, ...to }, person))
        .map(refOf);
    },
  };
}
/** What its author alone has as their own. */
export const isByThem = ({ by }: Pick<Handled, 'by'>, { objectId }: Pick<Person, 'objectId'>): boolean =>
  by.objectId === objectId;
