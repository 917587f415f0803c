// Who is told of what is said of a child between panels: by the card of the case.
import type { CaseTypes, PartFact } from '../../domain/case/whole/case.ts';
import type { Review } from '../../domain/case/review/review.ts';
import { noticesOn, type Row } from '../case/rows.ts';
import type { Happened, NewNotice } from '../told.ts';

/** They said with it what is true now: all who hold something of the case. */
const ofChange: Row = { tells: ['asked'], rings: ['referrer', 'leadWorker', 'coordinators', 'chairs'] };

type ReviewFact = PartFact<'review'>;
const rows: { readonly [S in ReviewFact['step']]: (review: Review) => Row } = {
  prepareReview: (review) => (review.now === undefined ? { tells: [], rings: [] } : ofChange),
  finishReview: () => ({ tells: ['referrer', 'asked', 'coordinators', 'reminded'], rings: [] }),
  rightUpdateMark: () => ({ tells: [], rings: [] }),
  addUpdate: (review) => {
    if (review.now !== undefined) return ofChange;
    if (review.is !== 'update' || review.risk !== 'yes') return { tells: [], rings: [] };
    return { tells: [], rings: review.early === undefined ? ['coordinators'] : ['leadWorker', 'coordinators'] };
  },
};

export const reviewNotices = (
  happened: Pick<Happened<CaseTypes>, 'before' | 'after' | 'directory'> & { readonly fact: ReviewFact },
  review: Review,
): readonly NewNotice[] => noticesOn(rows[happened.fact.step](review), happened);
