// A review before its time: asked for, or because an update says that the risk has changed (docs/process.md P17.1, P17.2).
import type { CaseContext } from '../context.ts';
import { isOpen, type Action } from '../action/action.ts';
import { mayWork } from '../action/who.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import { localDate, type Instant } from '../../time/calendar.ts';
import type { Answers, Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { notAvailable, refuse } from '../../matter/step.ts';
import { keptOfReview, setEarly, withReview, type ReviewSet } from '../state/next-review.ts';
import { activeStages, isConsented, isOpenCase, openStages } from '../state/stage-table.ts';
import { hasDied, intoReview, type Case, type OpenCase, type Stage } from '../state/stages.ts';
import { changesIn } from '../now/change.ts';
import { changeFields } from '../now/fields.ts';
import type { TrueChanged } from '../state/held.ts';
import { keptMark, markedBy, type Marked } from '../../link/handling.ts';
import { markIfAny } from '../../link/mark-fields.ts';
import { newsFields } from './fields.ts';
import type { News, Review } from './review.ts';
import { offeredOn, type OnCaseReview } from './prepare.ts';
import { caseIs, caseStep, ofPart } from '../making.ts';
import { begun, type Own } from '../../matter/making.ts';

/** What a step between panels is decided with: the action from whose card it is taken, too; read by the server. */
export interface ReviewContext extends CaseContext {
  readonly action?: Action;
}
interface EarlyInput {
  readonly reason: string;
}
interface Early extends EarlyInput {
  readonly review: ReviewSet;
}
const earlyFields: readonly Field[] = [
  {
    name: 'reason',
    title: 'Reason',
    kind: 'long',
    need: 'always',
    most: 1000,
    help: 'For example: a long or dangerous missing episode, an arrest, a disclosure, a move, a new link.',
  },
];

/** When its early review is. */
const earlyOf = (childCase: OpenCase, { panels = [], now, directory }: CaseContext): ReviewSet =>
  setEarly(childCase.reviewBy ?? childCase.reviewOn, panels, now, directory);
/** The panel of today reviews it: there is none sooner, and that one hears what is new. */
const isReviewedToday = ({ unplanned, reviewOn }: OpenCase, now: Instant): boolean =>
  unplanned !== true && reviewOn === localDate(now);
/** The review that something new brings forward by itself; undefined where it comes as soon already. */
export const comesEarly = (childCase: Case, context: CaseContext): ReviewSet | undefined =>
  isOpenCase(childCase) &&
  childCase.early === undefined &&
  !hasDied(childCase) &&
  !isReviewedToday(childCase, context.now)
    ? earlyOf(childCase, context)
    : undefined;

/** The case with its review at the next panel; it is prepared from now on. */
export function broughtForward(childCase: OpenCase, review: ReviewSet, by: PersonRef, at: Instant): OpenCase {
  // Anyone who asks for it calls the lead worker.
  const { prepareFrom: _asked, ...rest } = intoReview(childCase);
  return { ...withReview(rest, keptOfReview(review)), early: { by, at } };
}

export const askEarlyReview = caseStep<EarlyInput, Early, OpenCase>({
  title: 'Ask for early review',
  fact: 'early review asked for',
  may: [{ reads: 'reviews' }, { reads: 'ownUpdates', least: 'write' }],
  from: openStages,
  elsewhere: 'The panel reviews open cases only.',
  bar: (before, { now }) => {
    // Who may not read of a death does not learn it here.
    if (hasDied(before)) return refuse('notNow', 'No review is asked for now.', 'Ring the co-ordinator.');
    if (before.early !== undefined)
      return refuse('notNow', 'An early review has already been asked for.', 'Open the case and press Add update.');
    return isReviewedToday(before, now)
      ? refuse('notNow', 'The panel of today reviews this case.', 'Open the case and press Add update.')
      : undefined;
  },
  asks: () => earlyFields,
  record: (before, { reason }, context) => ({ data: { reason, review: earlyOf(before, context) } }),
  evolve: (before, { review }, meta) => broughtForward(before, review, refOf(meta.by), meta.at),
});

/** They carry out an action of the case, and see no more of it than that (docs/process.md P17.1). */
const worker: Own<OnCaseReview> = {
  name: 'carries out an accepted action of the case',
  is: ({ case: childCase }, { action, actor, directory, now }: ReviewContext) =>
    action?.reference === childCase.reference &&
    action.accepted !== undefined &&
    isOpen(action) &&
    mayWork({ host: childCase, action }, actor, directory, now),
};

/** At any time after consent; where it changes the risk of an open case, its review comes early. */
export const addUpdate = begun<
  News & Answers,
  News & Partial<Marked> & { readonly early?: ReviewSet; readonly now?: TrueChanged },
  OnCaseReview,
  Review,
  Stage
>(
  ofPart(() => undefined),
  {
    title: 'Add update',
    fact: 'update added',
    dataSince: { mark: 6, agencies: 6 },
    may: [{ reads: 'reviews' }, { reads: 'ownUpdates', least: 'write' }, { own: worker }],
    from: activeStages,
    elsewhere: ({ case: childCase }) =>
      isConsented(childCase) ? caseIs(childCase, 'A new worry is a new referral.') : notAvailable,
    asks: (at) => [...newsFields, ...markIfAny(at.directory), ...changeFields(offeredOn(at), 'optional')],
    record: ({ case: childCase }, input, context) => {
      const { news, risk } = input;
      const also = changesIn(childCase, input, context);
      if (!('data' in also)) return also;
      return {
        data: {
          news,
          risk,
          ...keptMark(markedBy(input)),
          ...given({ now: also.data }),
          ...given({ early: risk === 'yes' ? comesEarly(childCase, context) : undefined }),
        },
      };
    },
    evolve: ({ case: childCase, id }, data, meta) => ({
      ...data,
      is: 'update',
      id,
      reference: childCase.reference,
      by: refOf(meta.by),
      at: meta.at,
    }),
  },
);
