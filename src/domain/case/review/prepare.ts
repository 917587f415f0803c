// The lead worker prepares a review, page by page (docs/process.md P17.2).
import { readerOf } from '../../people/access.ts';
import { refOf } from '../../people/actor.ts';
import { incomplete, notAvailable, refuse, type Beginning, type Context, type Step } from '../../step.ts';
import { isInReview, type Case } from '../stages.ts';
import { changesFields, proposalFields } from './fields.ts';
import type { Changes, Picture, PictureId, Proposal } from './picture.ts';

/** A case, and the id of what is said of its child. */
export interface OnCaseReview {
  readonly case: Case;
  readonly id: PictureId;
}
export interface OnPicture extends OnCaseReview {
  readonly picture: Picture;
}
type Bar = ReturnType<typeof refuse> | undefined;

/** Why someone may not prepare it now; undefined when they may. */
function barToPrepare(one: Case, { actor, directory, now }: Context): Bar {
  if (!readerOf(one, actor, directory, now)('reviews', 'write')) return notAvailable;
  return isInReview(one)
    ? undefined
    : refuse(
        'notNow',
        'No review of this case is due.',
        'If the risk has changed, press Add update or Ask for early review.',
      );
}

/** The first page. Prepared again it is another: what the panel reads is the newest. */
export const prepareReview: Beginning<Changes, Changes, OnCaseReview, Picture> = {
  title: 'Prepare review',
  fact: 'review begun',
  asks: () => changesFields,
  there: () => notAvailable,
  decide: ({ case: one }, input, context) =>
    barToPrepare(one, context) ?? incomplete(changesFields, input) ?? { data: { ...input } },
  evolve: ({ case: one, id }, data, meta) => ({
    ...data,
    is: 'begun',
    id,
    reference: one.reference,
    by: refOf(meta.by),
    at: meta.at,
  }),
};

/** The second page. */
export const finishReview: Step<Proposal, Proposal, OnPicture, Picture> = {
  title: 'Finish review',
  fact: 'review prepared',
  asks: () => proposalFields,
  decide: ({ case: one, picture }, input, context) => {
    const bar = barToPrepare(one, context);
    if (bar !== undefined) return bar;
    if (picture.is !== 'begun') {
      return refuse('alreadyDecided', 'This review is prepared.', 'To change it, press Prepare review again.');
    }
    return incomplete(proposalFields, input) ?? { data: { ...input } };
  },
  evolve: ({ picture }, data, meta) =>
    picture.is === 'begun' ? { ...picture, ...data, is: 'prepared', by: refOf(meta.by), at: meta.at } : picture,
};
