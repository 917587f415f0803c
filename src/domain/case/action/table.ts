// An action as a part of its case: every step on it, once.
import { counted, countOf, openOf, thereOf } from '../../kernel/counted.ts';
import type { CasePart } from '../part.ts';
import type { Case } from '../state/stages.ts';
import { isHigh, isOpen, isRunning, lateFrom, toActionId, type Action, type ActionId } from './action.ts';
import { addSteps } from './add.ts';
import { correctAction } from './correct.ts';
import { giveAction } from './give.ts';
import { hearAction } from './hear.ts';
import { hostOf } from './host.ts';
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

export const actionPart: CasePart<ActionTypes, OnHost> = {
  lane: 'action',
  steps: actionSteps,
  toId: toActionId,
  next: (childCase) => `A${countOf(childCase, 'action') + 1}`,
  subject: (childCase, action, id) => ({ host: hostOf(childCase), action, id }),
  keep: (childCase, id, action, isNew) =>
    counted(childCase, 'action', {
      id,
      isOpen: isOpen(action),
      isNew,
      presses: isHigh(action),
      late: lateFrom(action),
    }),
  clock: (action) => (isRunning(action) ? { name: action.id, ladder: action.ladder, step: 'promptAction' } : undefined),
};

/** Whether anything is still asked of an agency. */
export const hasOpenAction = (childCase: Pick<Case, 'parts'>): boolean => openOf(childCase, 'action').length > 0;

/** Whether the case ever had an action. */
export const hasActions = (childCase: Pick<Case, 'parts'>): boolean => thereOf(childCase, 'action') > 0;
