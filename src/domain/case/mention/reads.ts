// How much of a person or place named in a case someone reads: what they read of the case, and then what its mark leaves
// (docs/process.md P22.3, P22.4). Every card, page, print, export and suggestion asks here.
import { levelOf } from '../../people/reads.ts';
import { isByThem, markedReads } from '../access/marked.ts';
import { datumOf, type Mention } from './mention.ts';

/** What of a mention says who reads it. */
export type Readable = Pick<Mention, 'kind' | 'by' | 'mark' | 'agencies' | 'state'>;

/**
 * `full`: as it was said; `summary`: its kind, from which agency and since when; `none`: it is not there. An author reads an
 * entry in full as long as the case is open to them at all. What was taken back its author and the co-ordinator see in short.
 */
export const mentionsRead = markedReads<Readable>((mention, person) => ({
  datum: datumOf(mention),
  own: isByThem(mention, person),
  // Those who read anything of what the case names.
  opens: (relation) => levelOf('mention', relation) !== 'none' || levelOf('mentionOfPerson', relation) !== 'none',
}));
export const mentionLevel = mentionsRead.level;
/** The same by the row of its case. */
export const mentionLevelOfRow = mentionsRead.levelOfRow;
