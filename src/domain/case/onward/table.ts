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
  next: (one) => `N${countOf(one, 'onward') + 1}`,
  subject: (one, onward, id) => ({ case: one, onward, id }),
  keep: (one, id, onward, isNew) =>
    counted(kept(one, onward), 'onward', {
      id,
      isOpen: onward.next !== undefined,
      isNew,
      presses: onward.called === true,
    }),
  clock: ({ id, ladder }) => ({ name: id, ladder, step: 'promptOnward' }),
};

/** Which kinds were ever recorded; of the LADO no one is reminded any more. */
function kept(one: Case, { kind }: Onward): Case {
  const onward = [...new Set([...(one.onward ?? []), kind])];
  const told = kind === 'lado' && isConsented(one);
  return { ...one, onward, ...(told && { ladder: withoutRung(one.ladder, 'lado', one.facts) }) };
}

/** Whether anything of it was ever recorded. */
export const hasOnward = (one: Pick<Case, 'parts'>): boolean => countOf(one, 'onward') > 0;
