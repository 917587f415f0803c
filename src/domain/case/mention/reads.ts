// How much of a person or place named in a case someone reads: what they read of the case, and then what its mark leaves
// (docs/process.md P22.3, P22.4). Every card, page, print, export and suggestion asks here.
import { leftBy, standingTo, type Mark } from '../../link/handling.ts';
import type { Person, PersonRef } from '../../people/actor.ts';
import { refOf } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { levelOf, reaches } from '../../people/reads.ts';
import type { Instant } from '../../time/calendar.ts';
import { readerOfRow } from '../access/access.ts';
import { rowOf } from '../owed/row.ts';
import { leadOf } from '../state/stage-parts.ts';
import type { Case, CaseRow } from '../state/stages.ts';
import { datumOf, type Mention } from './mention.ts';

/** What of a mention says who reads it. */
export type Readable = Pick<Mention, 'kind' | 'by' | 'mark' | 'agencies' | 'state'>;

export type MentionLevel = 'none' | 'summary' | 'full';
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
): MentionLevel => mentionLevelOfRow(rowOf(childCase), mention, person, directory, now);

/** The same by the row of its case. */
export function mentionLevelOfRow(
  childCase: CaseRow,
  mention: Readable,
  person: Person,
  directory: Directory,
  now: Instant,
): MentionLevel {
  const { relation } = readerOfRow(childCase, person, directory, now);
  const isAuthor = mention.by.objectId === person.objectId;
  const row = isAuthor && isOpenTo(relation) ? 'full' : levelOf(datumOf(mention), relation);
  const leads = leadOf(childCase).objectId === person.objectId;
  const level = leftBy(mention.mark, standingTo(mention, person, directory, leads), row, directory);
  if (reaches(level, 'full')) return 'full';
  return reaches(level, 'summary') ? 'summary' : 'none';
}
/** Those who read anything of what the case names. */
const isOpenTo = (relation: Parameters<typeof levelOf>[1]): boolean =>
  levelOf('mention', relation) !== 'none' || levelOf('mentionOfPerson', relation) !== 'none';

/** Who of the directory could read it in full by the mark that it has, and cannot by another. */
export function couldRead(
  childCase: Case,
  mention: Readable,
  to: { readonly mark: Mark; readonly agencies: readonly string[] },
  directory: Directory,
  now: Instant,
): readonly PersonRef[] {
  const reads = (one: Readable, person: Person): boolean =>
    mentionLevel(childCase, one, person, directory, now) === 'full';
  return directory.people
    .filter((person) => reads(mention, person) && !reads({ ...mention, ...to }, person))
    .map(refOf);
}
