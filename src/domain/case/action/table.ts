// An action as a part of its case: every step on it, once.
import { counted, countOf, openOf } from '../../kernel/counted.ts';
import type { CasePart } from '../part.ts';
import type { Case } from '../state/stages.ts';
import { isHigh, isOpen, isRunning, lateFrom, toActionId, type Action, type ActionId } from './action.ts';
import { addSteps } from './add.ts';
import { correctAction } from './correct.ts';
import { handOverAction } from './hand-over.ts';
import { overseeSteps } from './oversee.ts';
import { promptAction } from './prompts.ts';
import { workSteps } from './work.ts';

export const actionSteps = {
  ...addSteps,
  ...workSteps,
  ...overseeSteps,
  correctAction,
  handOverAction,
  promptAction,
} as const;

export interface ActionTypes {
  readonly id: ActionId;
  readonly doc: Action;
  readonly steps: typeof actionSteps;
}

export const actionPart: CasePart<ActionTypes> = {
  lane: 'action',
  steps: actionSteps,
  toId: toActionId,
  next: (one) => `A${countOf(one, 'action') + 1}`,
  subject: (one, action, id) => ({ case: one, action, id }),
  keep: (one, id, action, isNew) =>
    counted(one, 'action', { id, isOpen: isOpen(action), isNew, presses: isHigh(action), late: lateFrom(action) }),
  clock: (action) => (isRunning(action) ? { name: action.id, ladder: action.ladder, step: 'promptAction' } : undefined),
};

/** Whether anything is still asked of an agency. */
export const hasOpenAction = (one: Pick<Case, 'parts'>): boolean => openOf(one, 'action').length > 0;

/** Whether the case ever had an action. */
export const hasActions = (one: Pick<Case, 'parts'>): boolean => countOf(one, 'action') > 0;
