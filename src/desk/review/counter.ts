// What is said of a child between panels, as people say it: an update on one page, a review on two.
import { sayReadBy, sayRighted } from '../../cards/say-marks.ts';
import { markOf, type Marked } from '../../domain/link/handling.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { markValues } from '../form/marks.ts';
import { plannedFrom } from '../../casework/read/planned.ts';
import { proposalFields } from '../../domain/case/review/fields.ts';
import { forThisReview, toReviewId, type Review } from '../../domain/case/review/review.ts';
import { reviewSteps, type ReviewTypes } from '../../domain/case/review/table.ts';
import type { Action } from '../../domain/case/action/action.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import { valuesToChange } from '../../domain/case/now/fields.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { reviewsOf } from '../../reading/case/review.ts';
import { aboutPart, afterPart, partCounter } from '../form/part-counter.ts';
import type { Presses } from '../form/counter.ts';
import { refusedReply } from '../form/replies.ts';
import { afterAction } from '../form/written.ts';
import { formAbout } from '../form/step-form.ts';
import { aboutAction } from '../action/counter.ts';
import { changedMeanwhile } from '../now/presses.ts';
import { actionIn, refIn, seeAction, textIn, type Scene } from '../scene/scene.ts';
import { sayPanel } from './presses.ts';

export type ReviewStepName = keyof ReviewTypes['steps'];

/** A case, what was said of its child, and the review that the pressed card goes on with. */
export interface OnReview {
  readonly case: Case;
  readonly said: readonly Review[];
  readonly review?: Review | undefined;
  /** From the card of an action: its owner may add an update, and reads nothing else. */
  readonly action?: Action;
}

/** What was prepared for this review already stands in its pages again. */
function valuesOf({ case: childCase, said }: OnReview, now: Instant): Answers {
  const last = forThisReview(childCase, said);
  const known = valuesToChange(childCase, now);
  if (last === undefined) return known;
  const { changed, childsWords, obtained, familyView } = last;
  return { ...known, changed, childsWords, obtained, familyView };
}
function proposedBefore({ case: childCase, said }: Pick<OnReview, 'case' | 'said'>): Answers {
  const last = said.findLast((review) => review.is === 'prepared');
  if (last === undefined || forThisReview(childCase, [last]) === undefined) return {};
  const { strengths, trustedAdult, helped, proposal } = last;
  return { strengths, trustedAdult, helped, proposal };
}

/** Said where not all who read the case read it. */
const sayMarkOf = (after: Partial<Marked>, directory: Directory): readonly string[] =>
  markOf(after).mark === 'case' ? [] : [sayReadBy(after, directory)];

const secondPage = 'Page 2 of 2. The panel reads it with what you have saved.';
const presses: Presses<ReviewTypes['steps'], OnReview, Review> = {
  prepareReview: {
    verb: 'review.prepare',
    intro: 'Page 1 of 2. Ask the child again for every review.',
    go: 'Save, then page 2',
    values: valuesOf,
    besides: changedMeanwhile,
    done: 'The first page is saved',
  },
  finishReview: {
    verb: 'review.finish',
    intro: secondPage,
    values: proposedBefore,
    done: 'Review prepared',
    says: () => ['The panel reads it. Prepare review changes it, Add update says what is new.'],
  },
  addUpdate: {
    verb: 'review.update',
    intro: 'What is new, and who may read it. If the child is not safe, ring the front door now.',
    values: ({ case: childCase }, now) => valuesToChange(childCase, now),
    besides: changedMeanwhile,
    done: 'Update added',
    says: ({ after, directory }) =>
      after.is === 'update'
        ? [...(after.early === undefined ? [] : ['The review comes early.']), ...sayMarkOf(after, directory)]
        : [],
  },
  rightUpdateMark: {
    verb: 'review.mark',
    intro: 'Who could read it until now is kept, and named here.',
    back: { verb: 'marks.list', data: {} },
    values: ({ review }) => (review?.is === 'update' ? markValues(review) : {}),
    done: 'Who may read it is put right',
    says: ({ after, directory }) => (after.is === 'update' ? sayRighted(after, directory) : []),
  },
};

export const reviewCounter = partCounter<'review', OnReview>({
  kind: 'review',
  datum: 'reviews',
  orReads: { addUpdate: 'ownUpdates', rightUpdateMark: 'ownUpdates' },
  look: 'review',
  carries: 'review',
  presses,
  open: async (scene, root) => {
    const said = await reviewsOf(scene.ports.cases, root);
    const review = said.find(({ id }) => id === textIn(scene, 'review'));
    return { before: { case: root, said, review }, doc: review };
  },
  isBy: ({ by, at }, person, when) => by.objectId === person && (when === undefined || at === when),
  knows: async (scene, reference, step) => (step === 'addUpdate' ? knownFor(scene, reference) : undefined),
  knowsOn: ({ action }) => given({ action }),
  elsewhere: async (scene, name, why) => {
    const on = name === 'addUpdate' && actionIn(scene) !== undefined ? await seeAction(scene, why) : undefined;
    const root = on?.host.case;
    return on && root && { before: { case: root, said: [], action: on.action }, doc: undefined };
  },
  own: {
    about: (pressed) => {
      const [reference, action] = [refIn(pressed), actionIn(pressed)];
      if (reference === undefined || action !== undefined) return reference && action && aboutAction(reference, action);
      return aboutPart(reference, 'review', toReviewId(textIn(pressed, 'review')));
    },
    barred: (scene, _name, refusal) => {
      const reference = actionIn(scene) === undefined ? refIn(scene) : undefined;
      return refusedReply(refusal, reference && { reference });
    },
    answer: async (scene, name, { after }, { receipt, buttons }) => {
      if (name === 'prepareReview' && after.is === 'begun') return { ...(await pageTwo(scene, after)), receipt };
      const id = actionIn(scene);
      // Who sees the action alone is told no day of a panel.
      const root =
        after.is === 'update' && id === undefined
          ? (await scene.ports.cases.load(after.reference))?.value.root
          : undefined;
      const early = after.is === 'update' && after.early !== undefined && root !== undefined ? [sayPanel(root)] : [];
      const mayName = after.is === 'update' ? ({ mayName: true } as const) : {};
      const said = { receipt: { ...receipt, lines: [...(receipt.lines ?? []), ...early] }, buttons, ...mayName };
      return id === undefined ? afterPart(scene, after, said) : afterAction({ reference: after.reference, id }, said);
    },
  },
});

/** The panels that are planned, and the action from whose card it is said. */
async function knownFor(scene: Scene, reference: Case['reference']) {
  const id = actionIn(scene);
  const [planned, action] = await Promise.all([
    plannedFrom(scene.ports, scene.now),
    id && scene.ports.cases.part(reference, 'action', id),
  ]);
  return { ...planned, ...given({ action: action?.value }) };
}

/** The first page is saved: the second follows at once. */
async function pageTwo(scene: Scene, begun: Review) {
  const stored = await scene.ports.cases.load(begun.reference);
  const said = await scene.ports.cases.parts(begun.reference, 'review');
  const form = {
    title: reviewSteps.finishReview.title,
    fields: proposalFields,
    verb: 'review.finish.go',
    intro: secondPage,
    style: 'positive' as const,
  };
  const about = aboutPart(begun.reference, 'review', begun.id);
  const values = stored === undefined ? {} : proposedBefore({ case: stored.value.root, said });
  return {
    ...formAbout(scene, about, form, values, {}),
    ...(stored && { of: stored.value.root }),
  };
}
