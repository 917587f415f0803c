// The lead worker prepares a review, page by page (docs/process.md P17.2).
import { refOf } from '../../people/actor.ts';
import { refuse } from '../../matter/step.ts';
import { openStages } from '../state/stage-table.ts';
import { isInReview, type Case, type Stage } from '../state/stages.ts';
import { forLeadAway, ofCase, ofPart } from '../making.ts';
import { begun, made } from '../../matter/making.ts';
import { changesFields, proposalFields } from './fields.ts';
import type { Changes, Review, ReviewId, Proposal } from './review.ts';

/** A case, and the id of what is said of its child. */
export interface OnCaseReview {
  readonly case: Case;
  readonly id: ReviewId;
}
export interface OnPicture extends OnCaseReview {
  readonly review: Review;
}
const making = ofPart<OnCaseReview>(() => undefined);
const noReview = refuse(
  'notNow',
  'No review of this case is due.',
  'If the risk has changed, press Add update or Ask for early review.',
);
/** While its review is due. */
const prepares = {
  may: [{ reads: 'reviews', least: 'write' }, ofCase(forLeadAway)],
  from: openStages,
  elsewhere: () => noReview,
} as const;
const unlessDue = ({ case: childCase }: OnCaseReview) => (isInReview(childCase) ? undefined : noReview);

/** The first page. Prepared again it is another: what the panel reads is the newest. */
export const prepareReview = begun<Changes, Changes, OnCaseReview, Review, Stage>(making, {
  title: 'Prepare review',
  fact: 'review begun',
  ...prepares,
  bar: unlessDue,
  asks: () => changesFields,
  record: (_on, input) => ({ data: { ...input } }),
  evolve: ({ case: childCase, id }, data, meta) => ({
    ...data,
    is: 'begun',
    id,
    reference: childCase.reference,
    by: refOf(meta.by),
    at: meta.at,
  }),
});

/** The second page. */
export const finishReview = made<Proposal, Proposal, OnPicture, Review, Stage>(making, {
  title: 'Finish review',
  fact: 'review prepared',
  ...prepares,
  bar: (on) =>
    unlessDue(on) ??
    (on.review.is === 'begun'
      ? undefined
      : refuse('alreadyDecided', 'This review is prepared.', 'To change it, press Prepare review again.')),
  asks: () => proposalFields,
  record: (_on, input) => ({ data: { ...input } }),
  evolve: ({ review }, data, meta) =>
    review.is === 'begun' ? { ...review, ...data, is: 'prepared', by: refOf(meta.by), at: meta.at } : review,
});
