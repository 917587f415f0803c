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
  next: (one) => `R${countOf(one, 'review') + 1}`,
  subject: (one, picture, id) => ({ case: one, picture, id }),
  keep: (one, id, picture, isNew) =>
    counted(kept(one, picture), 'review', { id, isOpen: picture.is === 'begun', isNew }),
  clock: () => undefined,
};

/** Prepared, no one is called to prepare it any more; an update may bring the review forward. */
function kept(one: Case, picture: Picture): Case {
  if (!isOpenCase(one)) return one;
  const { by, at } = picture;
  if (picture.is === 'update') {
    return picture.early === undefined ? one : broughtForward(one, picture.early, by, at, one.facts);
  }
  if (picture.is === 'begun') return { ...one, begun: picture.id };
  const { begun: _page, ...rest } = one;
  return { ...rest, prepared: { by, at }, ladder: withoutRungs(one.ladder, preparationRungs, one.facts) };
}

/** Whether anything was ever said of it between panels. */
export const hasPictures = (one: Pick<Case, 'parts'>): boolean => countOf(one, 'review') > 0;
