// NRM, CAWN, LADO, Prevent, section 45 as parts of their case: every step on them, once.
import { counted, countOf } from '../../kernel/counted.ts';
import { given } from '../../kernel/given.ts';
import { concernTold } from '../concern/concern.ts';
import { withEmployers } from '../concern/employers.ts';
import type { CasePart } from '../part.ts';
import { onwardAtDeath } from '../state/life.ts';
import { hasDied, type Case } from '../state/stages.ts';
import {
  awaitedOf,
  begins,
  follows,
  isUntimed,
  lastOf,
  promptOnward,
  reconsideredUntil,
  toOnwardId,
  type Onward,
  type OnwardId,
} from './onward.ts';
import { dateIn } from '../../kernel/fields.ts';
import { broughtForward } from '../review/early.ts';
import type { Awaited, Grounds, Refused } from '../state/raises.ts';
import { isOpenCase } from '../state/stage-table.ts';
import { entries as entryRows, isNegative, isPositive } from './kinds.ts';

export const onwardSteps = {
  recordNrm: begins('recordNrm'),
  recordReasonable: follows('recordReasonable'),
  recordConclusive: follows('recordConclusive'),
  recordReconsideration: follows('recordReconsideration'),
  recordReconsidered: follows('recordReconsidered'),
  recordAt18: follows('recordAt18'),
  recordGuardian: begins('recordGuardian'),
  recordGuardianName: follows('recordGuardianName'),
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
  keep: (childCase, id, onward, isNew) => {
    const told = isNew && onward.kind === 'lado' ? given({ concern: concernTold(childCase) }) : {};
    const after = counted(kept(shutOutBy({ ...childCase, ...told }, onward), onward), 'onward', {
      id,
      isOpen: awaitedOf(onward) !== undefined,
      isNew,
      presses: onward.called === true,
    });
    const { early } = onward;
    // Only the fact that says so brings the review forward.
    return early?.fact === childCase.facts && isOpenCase(after)
      ? broughtForward(after, early.review, early.by, early.at)
      : after;
  },
  clock: ({ id, ladder }) => ({ name: id, ladder, step: 'promptOnward' }),
  rests: (childCase, { kind }) => hasDied(childCase) && onwardAtDeath[kind] === 'rests',
};

/** Only by the fact that says for whom the person works. */
function shutOutBy(childCase: Case, { employers, entries: [first] }: Onward): Case {
  if (employers === undefined || first === undefined || employers.fact !== childCase.facts) return childCase;
  const { fact: _said, ...said } = employers;
  return withEmployers(childCase, said, { by: first.by, at: first.at });
}

/** Which kinds were ever recorded, what is awaited of each record, and whether NRM grounds stand. */
function kept(childCase: Case, record: Onward): Case {
  const { id, kind, due, ladder } = record;
  const onward = [...new Set([...(childCase.onward ?? []), kind])];
  const last = lastOf(record);
  // What was only considered is decided by the next record of its kind; a prompt of an earlier one decides nothing.
  const isNews = last?.at === childCase.changedAt;
  const isSettled = (one: Awaited): boolean => isNews && one.id !== id && one.entry === last?.name;
  const others = (childCase.awaited ?? []).filter((one) => one.id !== id && !isSettled(one));
  const settled = (childCase.awaited ?? []).filter(isSettled);
  const entry = awaitedOf(record);
  const before = childCase.awaited?.find((one) => one.id === id && one.entry === entry && one.since === last?.at);
  // The calls that follow put off nothing.
  const ask = before === undefined ? ladder.rungs[0]?.at : before.ask;
  const awaited =
    entry === undefined || last === undefined
      ? others
      : [...others, { id, entry, since: last.at, ...given({ due: isUntimed(record) ? undefined : due, ask }) }];
  const { nrm: _before, refused: _refused, ...rest } = { ...childCase, onward, awaited };
  const closed = settled.reduce<Case>(
    (one, { id: other }) => counted(one, 'onward', { id: other, isOpen: false, isNew: false }),
    rest,
  );
  return {
    ...closed,
    ...given({
      nrm: groundsAfter(childCase, record),
      refused: refusedAfter(childCase, record),
      nrmAt18: askedAt18(record) ?? childCase.nrmAt18,
    }),
  };
}

/** The negative decisions of which no one has said whether a reconsideration is asked for. */
function refusedAfter({ refused = [] }: Case, record: Onward): readonly Refused[] | undefined {
  const others = refused.filter(({ id }) => id !== record.id);
  const last = lastOf(record);
  const on = last && dateIn(last.said, 'on');
  const until = reconsideredUntil(record);
  const all =
    last === undefined || on === undefined || until === undefined
      ? others
      : [...others, { id: record.id, on, until, since: last.at }];
  return all.length === 0 ? undefined : all;
}
/** What the young person answered last, when asked whether they stay in the NRM at 18. */
function askedAt18({ entries }: Onward): Case['nrmAt18'] {
  const asked = entries.findLast(({ name }) => name === 'recordAt18');
  return asked && { answer: asked.said['answer'] ?? '', at: asked.at };
}

/** The positive grounds that stand: the newest, until the same record says otherwise. */
function groundsAfter({ nrm }: Case, record: Onward): Grounds | undefined {
  const { id } = record;
  const last = lastOf(record);
  if (last === undefined) return nrm;
  const { name, by, at, said } = last;
  if (isNegative(said)) return nrm?.id === id ? undefined : nrm;
  const on = dateIn(said, 'on');
  if (!isPositive(said) || on === undefined || (nrm !== undefined && at <= nrm.said)) return nrm;
  // Confirmed, they are the same news.
  const since = nrm?.id === id ? nrm.since : at;
  return { id, decision: entryRows[name].heading.toLowerCase(), on, by, since, said: at };
}

/** Whether anything of it was ever recorded. */
export const hasOnward = (childCase: Pick<Case, 'parts'>): boolean => countOf(childCase, 'onward') > 0;
