// What is said of a child between panels, as a part of its case: every step on it, once.
import { counted, countOf } from '../../kernel/counted.ts';
import type { CasePart } from '../part.ts';
import { isOpenCase } from '../state/stage-table.ts';
import type { Case } from '../state/stages.ts';
import { addUpdate, broughtForward } from './early.ts';
import { changed } from '../now/change.ts';
import { given } from '../../kernel/given.ts';
import { handledOf, markOf, withForSome } from '../../link/handling.ts';
import { rightUpdateMark } from './marks.ts';
import { toReviewId, type Review, type ReviewId, type Update } from './review.ts';
import { finishReview, prepareReview } from './prepare.ts';

export const reviewSteps = { prepareReview, finishReview, addUpdate, rightUpdateMark } as const;

export interface ReviewTypes {
  readonly id: ReviewId;
  readonly doc: Review;
  readonly steps: typeof reviewSteps;
}

export const reviewPart: CasePart<ReviewTypes> = {
  lane: 'review',
  steps: reviewSteps,
  toId: toReviewId,
  next: (childCase) => `R${countOf(childCase, 'review') + 1}`,
  subject: (childCase, review, id) => ({ case: childCase, review, id }),
  keep: (childCase, id, review, isNew) =>
    counted(kept(isNew ? withNow(childCase, review) : childCase, review, isNew), 'review', {
      id,
      isOpen: review.is === 'begun',
      isNew,
    }),
  clock: () => undefined,
  rests: () => false,
};

/** What a person said with it of what is true now is true from then on; its second page says nothing more of it. */
const withNow = (childCase: Case, { now, by, at }: Review): Case =>
  now === undefined ? childCase : changed(childCase, now, by, at);

/** Prepared, no one is called to prepare it any more; an update may bring the review forward. */
function kept(childCase: Case, review: Review, isNew: boolean): Case {
  const { by, at } = review;
  if (review.is === 'update') return keptOfUpdate(childCase, review, isNew);
  if (!isOpenCase(childCase)) return childCase;
  if (review.is === 'begun') return { ...childCase, begun: review.id };
  const { begun: _page, ...rest } = childCase;
  return { ...rest, prepared: { by, at } };
}

/** Of an update that only some may read the day of the last change tells nothing, unless it changes the case besides. */
function keptOfUpdate({ forSome, ...childCase }: Case, update: Update, isNew: boolean): Case {
  const { early, now, by, at } = update;
  const left = withForSome(forSome, handledOf(update));
  const marked: Case = { ...childCase, ...given({ forSome: left }) };
  if (!isNew) return marked;
  const isToldOf = markOf(update).mark === 'case' || early !== undefined || now !== undefined;
  const told = isToldOf ? { ...marked, changedAt: at } : marked;
  return early === undefined || !isOpenCase(told) ? told : broughtForward(told, early, by, at);
}

/** Whether anything was ever said of it between panels. */
export const hasReviews = (childCase: Pick<Case, 'parts'>): boolean => countOf(childCase, 'review') > 0;
