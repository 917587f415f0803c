// NRM, CAWN, LADO, Prevent, section 45 as parts of their case: every step on them, once.
import { counted, countOf } from '../../kernel/counted.ts';
import { given } from '../../kernel/given.ts';
import type { CasePart } from '../part.ts';
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

/** Which kinds were ever recorded, and what is awaited of each record. */
function kept(childCase: Case, { id, kind, entries, next, due }: Onward): Case {
  const onward = [...new Set([...(childCase.onward ?? []), kind])];
  const last = entries.at(-1);
  // What was only considered is decided by the next record of its kind.
  const others = (childCase.awaited ?? []).filter((one) => one.id !== id && one.entry !== last?.name);
  const entry = next ?? (due === undefined ? undefined : last?.name);
  return {
    ...childCase,
    onward,
    awaited:
      entry === undefined || last === undefined
        ? others
        : [...others, { id, entry, since: last.at, ...given({ due }) }],
  };
}

/** Whether anything of it was ever recorded. */
export const hasOnward = (childCase: Pick<Case, 'parts'>): boolean => countOf(childCase, 'onward') > 0;
