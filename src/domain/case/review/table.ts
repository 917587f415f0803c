// What is said of a child between panels, as a part of its case: every step on it, once.
import { counted, countOf } from '../../kernel/counted.ts';
import type { CasePart } from '../part.ts';
import { withoutRungs } from '../clock.ts';
import { preparationRungs } from '../next-review.ts';
import { isOpenCase, type Case } from '../state/stages.ts';
import { addUpdate, broughtForward } from './early.ts';
import { toPictureId, type Picture, type PictureId } from './picture.ts';
import { finishReview, prepareReview } from './prepare.ts';

export const reviewSteps = { prepareReview, finishReview, addUpdate } as const;

export interface ReviewTypes {
  readonly id: PictureId;
  readonly doc: Picture;
  readonly steps: typeof reviewSteps;
}

export const reviewPart: CasePart<ReviewTypes> = {
  lane: 'review',
  steps: reviewSteps,
  toId: toPictureId,
  next: (childCase) => `R${countOf(childCase, 'review') + 1}`,
  subject: (childCase, picture, id) => ({ case: childCase, picture, id }),
  keep: (childCase, id, picture, isNew) =>
    counted(kept(childCase, picture), 'review', { id, isOpen: picture.is === 'begun', isNew }),
  clock: () => undefined,
};

/** Prepared, no one is called to prepare it any more; an update may bring the review forward. */
function kept(childCase: Case, picture: Picture): Case {
  if (!isOpenCase(childCase)) return childCase;
  const { by, at } = picture;
  if (picture.is === 'update') {
    return picture.early === undefined ? childCase : broughtForward(childCase, picture.early, by, at, childCase.facts);
  }
  if (picture.is === 'begun') return { ...childCase, begun: picture.id };
  const { begun: _page, ...rest } = childCase;
  return { ...rest, prepared: { by, at }, ladder: withoutRungs(childCase.ladder, preparationRungs, childCase.facts) };
}

/** Whether anything was ever said of it between panels. */
export const hasPictures = (childCase: Pick<Case, 'parts'>): boolean => countOf(childCase, 'review') > 0;
