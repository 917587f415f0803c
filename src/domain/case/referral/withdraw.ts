// A referral is taken back; where the child is not safe, someone says what was done (docs/process.md P3.11).
import { refOf } from '../../people/actor.ts';
import { may } from '../../people/roles.ts';
import { yesNo, type Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { refuse } from '../../matter/step.ts';
import type { Own } from '../../matter/making.ts';
import { isAbove } from '../access/access.ts';
import { caseIs, caseStep, leadWorker } from '../making.ts';
import { barToEnd } from '../owed/bars.ts';
import { commonOf, type Case } from '../state/stages.ts';

export interface WithdrawInput {
  readonly reason: string;
  readonly childSafe: string;
}
interface DoneInput {
  readonly done: string;
}

export const withdrawFields: readonly Field[] = [
  { name: 'reason', title: 'Reason', kind: 'long', need: 'always' },
  {
    name: 'childSafe',
    title: 'Is the child safe tonight?',
    kind: 'choice',
    need: 'always',
    choices: yesNo,
    help: 'If not, your manager and the co-ordinator are called at once, and say what was done.',
  },
];
const doneFields: readonly Field[] = [
  {
    name: 'done',
    title: 'What was done, by whom and when',
    kind: 'long',
    need: 'always',
    help: 'So that the child is safe. For example: rung the front door, who went there, where the child is now.',
  },
];

const withdrawable = ['draft', 'awaitingConsent', 'returned', 'received', 'listed'] as const;
const isListed = (childCase: Case): childCase is Extract<Case, { stage: 'received' | 'listed' }> =>
  childCase.stage === 'received' || childCase.stage === 'listed';
const sinceConsent: Own<Case> = { name: 'once it has consent', is: isListed };
const consentGiver: Own<Case> = {
  name: 'gave consent',
  is: (childCase, { actor }) => isListed(childCase) && actor.objectId === childCase.consent.by.objectId,
};
const tooLate = refuse('tooLate', 'You can no longer withdraw this referral yourself.', 'Ask the MSET co-ordinator.');

/**
 * Taken back: by the referrer before consent, by the manager or the co-ordinator after. Whether the child is safe bars
 * nothing: it is asked here.
 */
const withdraw = caseStep<WithdrawInput, WithdrawInput>({
  title: 'Withdraw',
  fact: 'withdrawn',
  may: [
    { own: leadWorker, reads: 'status' },
    { own: consentGiver, reads: 'status' },
    { role: 'triage', own: sinceConsent, reads: 'status' },
  ],
  from: withdrawable,
  elsewhere: () => tooLate,
  // After consent it takes the manager who gave it, or the co-ordinator.
  bar: (before, context) =>
    isListed(before) && !consentGiver.is(before, context) && !may(context.actor, 'triage')
      ? tooLate
      : barToEnd(before, 'withdraw', context.now),
  asks: () => withdrawFields,
  record: (_before, { reason, childSafe }) => ({ data: { reason, childSafe } }),
  evolve: (before, data, meta) => ({
    ...commonOf(before),
    stage: 'withdrawn',
    withdrawn: { at: meta.at, by: refOf(meta.by), ...data },
    ...given({ submission: 'submission' in before ? before.submission : undefined }),
  }),
});

const above: Own<Case> = {
  name: 'manager above the lead worker',
  is: (childCase, { actor, directory }) => isAbove(childCase, actor, directory),
};
/** By a manager above, or the co-ordinator. */
const sayWhatWasDone = caseStep<DoneInput, DoneInput>({
  title: 'Say what was done',
  fact: 'what was done for the child recorded',
  may: [
    { own: above, reads: 'status' },
    { role: 'triage', reads: 'status' },
  ],
  from: { owed: 'unsafeWithdrawal' },
  elsewhere: (before) =>
    before.stage === 'withdrawn' && before.withdrawn.done !== undefined
      ? refuse('alreadyDecided', `Already recorded by ${before.withdrawn.done.by.name}.`, 'Open the case to read it.')
      : caseIs(before, 'It is asked where a referral was withdrawn of a child who was not safe.'),
  asks: () => doneFields,
  record: (_before, { done }) => ({ data: { done } }),
  evolve: (before, { done }, meta) =>
    before.stage === 'withdrawn'
      ? { ...before, withdrawn: { ...before.withdrawn, done: { done, by: refOf(meta.by), at: meta.at } } }
      : before,
});

/** Its steps on a case. */
export const withdrawSteps = { withdraw, sayWhatWasDone } as const;
