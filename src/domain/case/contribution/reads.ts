// How much of an agency's papers someone reads: what they read of the case, and then what the mark leaves (docs/process.md
// P24.3). Every card, page, print and list asks here.
import { represents } from '../../people/agencies.ts';
import { levelOf } from '../../people/reads.ts';
import { isByThem, markedReads } from '../access/marked.ts';
import type { Contribution } from './contribution.ts';

type Readable = Pick<Contribution, 'by' | 'agency' | 'mark' | 'agencies'>;

/**
 * `full`: as they were sent; `summary`: by whom, and how that agency sees the risk; `none`: that there are papers, and for whom.
 * Papers are their agency's: who speaks for it reads them in full, as their author does.
 */
export const papersRead = markedReads<Readable>((papers, person, directory) => ({
  datum: 'papers',
  own: isByThem(papers, person) || represents(person, papers.agency, directory),
  opens: (relation) => levelOf('papers', relation) !== 'none',
}));
export const papersLevel = papersRead.level;
