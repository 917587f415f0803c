// Who is told that a case names a person or a place: no one. It is read on the case, and the co-ordinator finds it under Links; a
// card or a post would say to others that there is one (docs/process.md 22). But of someone who works with children the LADO is
// told: those who record it are called to the case, and to nothing that says why (P17.13).
import { owes } from '../../domain/case/owed/owed.ts';
import type { CaseTypes, PartFact } from '../../domain/case/whole/case.ts';
import { noticesOn } from '../case/rows.ts';
import type { Happened, NewNotice } from '../told.ts';

export function mentionNotices(
  happened: Pick<Happened<CaseTypes>, 'before' | 'after' | 'directory'> & { readonly fact: PartFact<'mention'> },
): readonly NewNotice[] {
  const { before, after } = happened;
  const was = before.root !== undefined && owes(before.root, 'lado');
  const is = owes(after.root, 'lado');
  if (was === is) return [];
  return is
    ? noticesOn({ tells: [], rings: ['leadWorker', 'coordinators'] }, happened)
    : noticesOn({ tells: ['leadWorker', 'coordinators', 'reminded'], rings: [] }, happened);
}
