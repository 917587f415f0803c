// NRM, CAWN, LADO, Prevent, section 45 as parts of their case: every step on them, once.
import { counted, countOf } from '../../kernel/counted.ts';
import type { CasePart } from '../part.ts';
import { withoutRung } from '../clock.ts';
import { isConsented } from '../state/stage-table.ts';
import type { Case } from '../state/stages.ts';
import { begins, follows, promptOnward, toOnwardId, type Onward, type OnwardId } from './onward.ts';

export const onwardSteps = {
  recordNrm: begins('recordNrm'),
  recordReasonable: follows('recordReasonable'),
  recordConclusive: follows('recordConclusive'),
  recordCawn: begins('recordCawn'),
  endCawn: follows('endCawn'),
  recordLado: begins('recordLado'),
  recordLadoOutcome: follows('recordLadoOutcome'),
  recordPrevent: begins('recordPrevent'),
  recordPreventOutcome: follows('recordPreventOutcome'),
  recordDefence: begins('recordDefence'),
  recordDefenceOutcome: follows('recordDefenceOutcome'),
  promptOnward,
} as const;

export interface OnwardTypes {
  readonly id: OnwardId;
  readonly doc: Onward;
  readonly steps: typeof onwardSteps;
}

export const onwardPart: CasePart<OnwardTypes> = {
  lane: 'action',
  steps: onwardSteps,
  toId: toOnwardId,
  next: (childCase) => `N${countOf(childCase, 'onward') + 1}`,
  subject: (childCase, onward, id) => ({ case: childCase, onward, id }),
  keep: (childCase, id, onward, isNew) =>
    counted(kept(childCase, onward), 'onward', {
      id,
      isOpen: onward.next !== undefined,
      isNew,
      presses: onward.called === true,
    }),
  clock: ({ id, ladder }) => ({ name: id, ladder, step: 'promptOnward' }),
};

/** Which kinds were ever recorded; of the LADO no one is reminded any more. */
function kept(childCase: Case, { kind }: Onward): Case {
  const onward = [...new Set([...(childCase.onward ?? []), kind])];
  const told = kind === 'lado' && isConsented(childCase);
  return { ...childCase, onward, ...(told && { ladder: withoutRung(childCase.ladder, 'lado', childCase.facts) }) };
}

/** Whether anything of it was ever recorded. */
export const hasOnward = (childCase: Pick<Case, 'parts'>): boolean => countOf(childCase, 'onward') > 0;
