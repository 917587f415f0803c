// How much of a person or place named in a case someone reads: what they read of the case, and then what its mark leaves
// (docs/process.md P22.3, P22.4). Every card, page, print, export and suggestion asks here.
import type { Marked } from '../../link/handling.ts';
import type { Person, PersonRef } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { levelOf } from '../../people/reads.ts';
import type { Instant } from '../../time/calendar.ts';
import { losers, markedLevel, type MarkedLevel } from '../access/marked.ts';
import { rowOf } from '../owed/row.ts';
import type { Case, CaseRow } from '../state/stages.ts';
import { datumOf, type Mention } from './mention.ts';

/** What of a mention says who reads it. */
export type Readable = Pick<Mention, 'kind' | 'by' | 'mark' | 'agencies' | 'state'>;

/**
 * `full`: as it was said; `summary`: its kind, from which agency and since when; `none`: it is not there. An author reads an
 * entry in full as long as the case is open to them at all. What was taken back its author and the co-ordinator see in short.
 */
export const mentionLevel = (
  childCase: Case,
  mention: Readable,
  person: Person,
  directory: Directory,
  now: Instant,
): MarkedLevel => mentionLevelOfRow(rowOf(childCase), mention, person, directory, now);

/** The same by the row of its case. */
export const mentionLevelOfRow = (
  childCase: CaseRow,
  mention: Readable,
  person: Person,
  directory: Directory,
  now: Instant,
): MarkedLevel =>
  markedLevel(
    childCase,
    mention,
    { datum: datumOf(mention), own: mention.by.objectId === person.objectId, opens: isOpenTo },
    { person, directory, now },
  );
/** Those who read anything of what the case names. */
const isOpenTo = (relation: Parameters<typeof levelOf>[1]): boolean =>
  levelOf('mention', relation) !== 'none' || levelOf('mentionOfPerson', relation) !== 'none';

/** Who of the directory could read it in full by the mark that it has, and cannot by another. */
export function couldRead(
  childCase: Case,
  mention: Readable,
  to: Marked,
  directory: Directory,
  now: Instant,
): readonly PersonRef[] {
  const by = (one: Readable) => (person: Person) => mentionLevel(childCase, one, person, directory, now);
  return losers(directory, by(mention), by({ ...mention, ...to }));
}
