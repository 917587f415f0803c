// An action as a part of what it belongs to: every step on it, once.
import type { Part } from '../../matter/matter.ts';
import { counted, countOf, openOf, thereOf, type Counted } from '../../kernel/counted.ts';
import type { CasePart } from '../part.ts';
import { hasDied, type Case } from '../state/stages.ts';
import { isHigh, isOpen, isRunning, lateFrom, toActionId, type Action, type ActionId } from './action.ts';
import { addSteps } from './add.ts';
import { correctAction } from './correct.ts';
import { giveAction } from './give.ts';
import { hearAction } from './hear.ts';
import { hostOf, type ActionHost } from './host.ts';
import { handOverAction } from './hand-over.ts';
import { overseeSteps } from './oversee.ts';
import { promptAction } from './prompts.ts';
import type { OnHost } from './step.ts';
import { workSteps } from './work.ts';

export const actionSteps = {
  ...addSteps,
  ...workSteps,
  ...overseeSteps,
  correctAction,
  handOverAction,
  giveAction,
  hearAction,
  promptAction,
} as const;

export interface ActionTypes {
  readonly id: ActionId;
  readonly doc: Action;
  readonly steps: typeof actionSteps;
}

type ActionPart<Root> = Part<Root, ActionTypes> & {
  subject(root: Root, action: Action | undefined, id: ActionId): OnHost & { readonly action: Action | undefined };
};
/** As a part of any matter that has actions; `asHost`: the matter as they know it. */
export const partOfActions = <Root extends { readonly parts?: Counted }>(
  asHost: (root: Root) => ActionHost,
): ActionPart<Root> => ({
  steps: actionSteps,
  toId: toActionId,
  next: (root) => `A${countOf(root, 'action') + 1}`,
  subject: (root, action, id) => ({ host: asHost(root), action, id }),
  keep: (root, id, action, isNew) =>
    counted(root, 'action', {
      id,
      isOpen: isOpen(action),
      isNew,
      presses: isHigh(action),
      late: lateFrom(action),
    }),
  clock: (action) => (isRunning(action) ? { name: action.id, ladder: action.ladder, step: 'promptAction' } : undefined),
});
export const actionPart: CasePart<ActionTypes, OnHost> = {
  lane: 'action',
  ...partOfActions(hostOf),
  rests: hasDied,
};

/** Whether anything is still asked of an agency. */
export const hasOpenAction = (childCase: Pick<Case, 'parts'>): boolean => openOf(childCase, 'action').length > 0;

/** Whether there ever was one. */
export const hasActions = (root: Pick<Case, 'parts'>): boolean => thereOf(root, 'action') > 0;
