// The lead worker prepares a review, page by page (docs/process.md P17.2).
import { refOf } from '../../people/actor.ts';
import type { Answers } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { refuse, type Asking } from '../../matter/step.ts';
import { changesIn, offeredTo } from '../now/change.ts';
import { changeFields } from '../now/fields.ts';
import type { TrueChanged, TrueName } from '../state/held.ts';
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
/** What of the child's case the person may change with it. */
export const offeredOn = ({ before, ...at }: Asking<OnCaseReview>): readonly TrueName[] =>
  offeredTo({ ...at, before: before?.case });

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
export const prepareReview = begun<
  Changes & Answers,
  Changes & { readonly now?: TrueChanged },
  OnCaseReview,
  Review,
  Stage
>(making, {
  title: 'Prepare review',
  fact: 'review begun',
  ...prepares,
  bar: unlessDue,
  asks: (at) => [...changesFields, ...changeFields(offeredOn(at), 'optional')],
  record: ({ case: childCase }, input, context) => {
    const { changed, childsWords, obtained, familyView } = input;
    const also = changesIn(childCase, input, context);
    if (!('data' in also)) return also;
    return { data: { changed, childsWords, obtained, familyView, ...given({ now: also.data }) } };
  },
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
