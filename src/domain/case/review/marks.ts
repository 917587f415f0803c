// Who may read an update, and how that is put right: what they read of the case, and then what its mark leaves (docs/process.md P22.10).
import { handledOf, type Handled } from '../../link/handling.ts';
import type { PersonRef } from '../../people/actor.ts';
import { levelOf } from '../../people/reads.ts';
import { isByThem, markedReads } from '../access/marked.ts';
import { agencyOfAuthor, marksOn } from '../access/mark-right.ts';
import { ofPart } from '../making.ts';
import { stageNames } from '../state/stage-table.ts';
import type { Stage } from '../state/stages.ts';
import type { OnCaseReview } from './prepare.ts';
import type { Review, Update } from './review.ts';

/** `full`: as it was said; `summary`: that there is one, by whom and when; `none`: it is not there. */
export const updatesRead = markedReads<Handled>((update, person) => ({
  datum: 'reviews',
  own: isByThem(update, person),
  // Who may add one of their own reads that one.
  opens: (relation) => levelOf('reviews', relation) !== 'none' || levelOf('ownUpdates', relation) !== 'none',
}));

interface OnUpdate extends OnCaseReview {
  readonly review: Review | undefined;
}
type MarkedUpdate = Update & Handled & { readonly by: PersonRef };
const updateIn = ({ review }: OnUpdate): readonly MarkedUpdate[] =>
  review?.is === 'update' ? [handledOf(review)] : [];

/** Which update a person said wrongly who may read: theirs, their agency's lead's, the co-ordinator's who reads it. */
export const rightUpdateMark = marksOn<OnUpdate, MarkedUpdate, Review>({
  reads: updatesRead,
  marked: updateIn,
  agencyOf: agencyOfAuthor,
  leadIs: 'lead of the author’s agency',
  marks: (on, _place, to, was) => {
    const [update] = updateIn(on);
    if (update === undefined) throw new Error('a mark of an update that was never added');
    return { ...update, ...to, marksWere: [...(update.marksWere ?? []), was] };
  },
}).putsRight<Stage>(
  ofPart<OnUpdate>(() => undefined),
  { title: 'Put mark right', fact: 'who may read an update put right', from: stageNames, elsewhere: '' },
);
