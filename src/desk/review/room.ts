// What is said of a child between panels, as people say it: an update on one page, a review on two.
import { plannedFrom } from '../../casework/read/planned.ts';
import { caseMatter, type Command } from '../../domain/case/case.ts';
import { proposalFields } from '../../domain/case/review/fields.ts';
import { forThisReview, toPictureId, type Picture, type PictureId } from '../../domain/case/review/picture.ts';
import { reviewSteps, type ReviewTypes } from '../../domain/case/review/table.ts';
import type { Action } from '../../domain/case/action/action.ts';
import { given } from '../../domain/given.ts';
import type { Case } from '../../domain/case/stages.ts';
import type { Answers } from '../../domain/fields.ts';
import { notAvailable } from '../../domain/step.ts';
import { picturesOf } from '../../reading/case/picture.ts';
import type { Presses, Room } from '../form/room.ts';
import {
  closeActionButton,
  closeButton,
  doneReply,
  notAvailableReply,
  openActionButton,
  openButton,
  refusedReply,
  sayRefusal,
} from '../form/replies.ts';
import { aboutCase, formAbout, type FormAbout } from '../form/step-form.ts';
import { aboutAction } from '../action/room.ts';
import { actionIn, refIn, see, seeAction, take, textIn, type Scene } from '../scene.ts';
import { sayPanel } from './presses.ts';

export type ReviewStepName = keyof ReviewTypes['steps'];

/** A case, what was said of its child, and the review that the pressed card goes on with. */
export interface OnReview {
  readonly case: Case;
  readonly said: readonly Picture[];
  readonly picture?: Picture | undefined;
  /** From the card of an action: its owner may add an update, and reads nothing else. */
  readonly action?: Action;
}

/** What was prepared for this review already stands in its pages again. */
function valuesOf({ case: one, said }: OnReview): Answers {
  const last = forThisReview(one, said);
  if (last === undefined) return {};
  const { changed, childsWords, obtained, familyView } = last;
  return { changed, childsWords, obtained, familyView };
}
function proposedBefore({ case: one, said }: Pick<OnReview, 'case' | 'said'>): Answers {
  const last = said.findLast((picture) => picture.is === 'prepared');
  if (last === undefined || forThisReview(one, [last]) === undefined) return {};
  const { strengths, trustedAdult, helped, proposal } = last;
  return { strengths, trustedAdult, helped, proposal };
}

const secondPage = 'Page 2 of 2. The panel reads it with what you have saved.';
const presses: Presses<ReviewTypes['steps'], OnReview, Picture> = {
  prepareReview: {
    verb: 'review.prepare',
    intro: 'Page 1 of 2. Press Prepare review to save it and go to page 2. Ask the child again for every review.',
    values: valuesOf,
    done: 'The first page is saved',
  },
  finishReview: {
    verb: 'review.finish',
    intro: secondPage,
    values: proposedBefore,
    done: 'Review prepared',
    says: ({ after, when }) => [
      `${after.reference}: you prepared it at ${when}. The panel reads it.`,
      'To change it, press Prepare review again. Something new: Add update.',
    ],
  },
  addUpdate: {
    verb: 'review.update',
    intro: 'Who reads the case reads it. If the child is not safe, ring the front door now.',
    done: 'Update added',
    says: ({ after, when }) => [
      `${after.reference}: you added it at ${when}.`,
      ...(after.is === 'update' && after.risk === 'yes' ? ['The co-ordinator is told.'] : []),
      ...(after.is === 'update' && after.early !== undefined ? ['The review comes early.'] : []),
    ],
  },
};

const pictureIdIn = (pressed: Pick<Scene, 'data'>): PictureId | undefined => toPictureId(textIn(pressed, 'review'));
const aboutPicture = (one: Pick<Case, 'reference'>, id: PictureId): FormAbout => {
  const about = aboutCase(one.reference);
  return { ...about, data: { ...about.data, review: id } };
};
/** The step's name, and what its form read: that these fit is tested for every row. */
const commandOf = (step: ReviewStepName, part: PictureId | undefined, input: object): Command =>
  ({ step, input, ...(step === 'finishReview' && { part }) }) as Command;

export const reviewRoom: Room<ReviewStepName, OnReview, Picture> = {
  steps: reviewSteps,
  presses,
  see: async (scene, name, why) => {
    const on = actionIn(scene) === undefined ? undefined : await seeAction(scene, why);
    if (on !== undefined && name === 'addUpdate') {
      return { before: { case: on.case, said: [], action: on.action }, doc: undefined };
    }
    const seen = await see(scene, refIn(scene), 'review', why);
    if (seen?.reads('reviews') !== true) return notAvailableReply();
    const said = await picturesOf(scene.ports.cases, seen.case);
    const id = pictureIdIn(scene);
    const picture = said.find((one) => one.id === id);
    return { before: { case: seen.case, said, picture }, doc: picture };
  },
  decide: ({ person: actor, directory, now }, step, input, { before }) =>
    caseMatter.decide({ root: before.case, part: before.picture }, commandOf(step, before.picture?.id, input), {
      actor,
      directory,
      now,
      ...given({ action: before.action }),
    }),
  take: async (scene, step, input) => {
    const [reference, id] = [refIn(scene), pictureIdIn(scene)];
    if (reference === undefined || (step === 'finishReview' && id === undefined)) {
      return { kind: 'refused', ...notAvailable, now: undefined };
    }
    const more = step === 'addUpdate' ? await knownFor(scene, reference) : undefined;
    const outcome = await take(scene, reference, commandOf(step, id, input), undefined, more);
    if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal, now: pictureIn(outcome.part) };
    // A repeat made its part before: it is the newest that this person said.
    const part = pictureIn(outcome.part) ?? (await saidBefore(scene, reference, outcome));
    return part === undefined ? { kind: 'refused', ...notAvailable, now: undefined } : { ...outcome, now: part };
  },
  of: ({ case: one }) => one,
  about: (pressed) => {
    const [reference, id] = [refIn(pressed), pictureIdIn(pressed)];
    if (reference === undefined) return undefined;
    const action = actionIn(pressed);
    if (action !== undefined) return aboutAction(reference, action);
    return id === undefined ? aboutCase(reference) : aboutPicture({ reference }, id);
  },
  onForm: (_scene, _name, refusal) => (refusal.code === 'notAvailable' ? undefined : sayRefusal(refusal)),
  barred: (scene, _name, refusal) => {
    const reference = actionIn(scene) === undefined ? refIn(scene) : undefined;
    return refusedReply(refusal, reference && { reference });
  },
  answer: async (scene, name, { after }, { title, lines }) => {
    if (name === 'prepareReview' && after.is === 'begun') return pageTwo(scene, after);
    const id = actionIn(scene);
    // Who sees the action alone is told no day of a panel.
    const root =
      after.is === 'update' && id === undefined
        ? (await scene.ports.cases.load(after.reference))?.value.root
        : undefined;
    const early = after.is === 'update' && after.early !== undefined && root !== undefined ? [sayPanel(root)] : [];
    const back = id && { reference: after.reference, id };
    const buttons = back ? [openActionButton(back), closeActionButton(back)] : [openButton(after), closeButton(after)];
    return doneReply(title, [...lines, ...early], buttons);
  },
};

/** The panels that are planned, and the action from whose card it is said. */
async function knownFor(scene: Scene, reference: Case['reference']) {
  const id = actionIn(scene);
  const [planned, action] = await Promise.all([
    plannedFrom(scene.ports, scene.now),
    id && scene.ports.cases.part(reference, 'action', id),
  ]);
  return { ...planned, ...given({ action: action?.value }) };
}

const pictureIn = (part: object | undefined): Picture | undefined =>
  part !== undefined && 'is' in part ? (part as Picture) : undefined; // no other part of a case says what it is so

async function saidBefore(
  { ports, person }: Scene,
  reference: Case['reference'],
  outcome: { readonly kind: string; readonly at?: string },
): Promise<Picture | undefined> {
  const said = await ports.cases.parts(reference, 'review');
  return said.findLast(
    ({ by, at }) => by.objectId === person.objectId && (outcome.at === undefined || at === outcome.at),
  );
}

/** The first page is saved: the second follows at once. */
async function pageTwo(scene: Scene, begun: Picture) {
  const stored = await scene.ports.cases.load(begun.reference);
  const said = await scene.ports.cases.parts(begun.reference, 'review');
  const form = {
    title: reviewSteps.finishReview.title,
    fields: proposalFields,
    verb: 'review.finish.go',
    intro: `The first page is saved. ${secondPage}`,
    style: 'positive' as const,
  };
  const values = stored === undefined ? {} : proposedBefore({ case: stored.value.root, said });
  return {
    ...formAbout(scene, aboutPicture(begun, begun.id), form, values, {}),
    ...(stored && { of: stored.value.root }),
  };
}
