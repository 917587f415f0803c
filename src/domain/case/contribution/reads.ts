// How much of an agency's papers someone reads: what they read of the case, and then what the mark leaves (docs/process.md
// P24.3). Every card, page, print and list asks here.
import type { Marked } from '../../link/handling.ts';
import type { Person, PersonRef } from '../../people/actor.ts';
import { represents } from '../../people/agencies.ts';
import type { Directory } from '../../people/directory.ts';
import { levelOf } from '../../people/reads.ts';
import type { Instant } from '../../time/calendar.ts';
import { losers, markedLevel, type MarkedLevel } from '../access/marked.ts';
import { rowOf } from '../owed/row.ts';
import type { Case } from '../state/stages.ts';
import type { Contribution } from './contribution.ts';

type Readable = Pick<Contribution, 'by' | 'agency' | 'mark' | 'agencies'>;

/**
 * `full`: as they were sent; `summary`: by whom, and how that agency sees the risk; `none`: that there are papers, and for whom.
 * Papers are their agency's: who speaks for it reads them in full, as their author does.
 */
export const papersLevel = (
  childCase: Case,
  papers: Readable,
  person: Person,
  directory: Directory,
  now: Instant,
): MarkedLevel =>
  markedLevel(
    rowOf(childCase),
    papers,
    {
      datum: 'papers',
      own: papers.by.objectId === person.objectId || represents(person, papers.agency, directory),
      opens: (relation) => levelOf('papers', relation) !== 'none',
    },
    { person, directory, now },
  );

/** Who of the directory could read them in full by the mark that they have, and cannot by another. */
export function couldReadPapers(
  childCase: Case,
  papers: Readable,
  to: Marked,
  directory: Directory,
  now: Instant,
): readonly PersonRef[] {
  const by = (one: Readable) => (person: Person) => papersLevel(childCase, one, person, directory, now);
  return losers(directory, by(papers), by({ ...papers, ...to }));
}
