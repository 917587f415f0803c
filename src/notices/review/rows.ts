// Who is told of what is said of a child between panels: by the card of the case.
import type { CaseTypes, PartFact } from '../../domain/case/whole/case.ts';
import type { Picture } from '../../domain/case/review/picture.ts';
import { noticesOn, type Row } from '../case/rows.ts';
import type { Happened, NewNotice } from '../told.ts';

type ReviewFact = PartFact<'review'>;
const rows: { readonly [S in ReviewFact['step']]: (picture: Picture) => Row } = {
  prepareReview: () => ({ tells: [], rings: [] }),
  finishReview: () => ({ tells: ['referrer', 'asked', 'coordinators', 'reminded'], rings: [] }),
  addUpdate: (picture) => {
    if (picture.is !== 'update' || picture.risk !== 'yes') return { tells: [], rings: [] };
    return { tells: [], rings: picture.early === undefined ? ['coordinators'] : ['leadWorker', 'coordinators'] };
  },
};

export const reviewNotices = (
  happened: Pick<Happened<CaseTypes>, 'before' | 'after' | 'directory'> & { readonly fact: ReviewFact },
  picture: Picture,
): readonly NewNotice[] => noticesOn(rows[happened.fact.step](picture), happened);
