// Transfer out: the other council is told the same day, and the case stays here until it has accepted in writing
// (docs/process.md P17.4).
import type { Field } from '../../fields.ts';
import { mayRead } from '../../people/access.ts';
import { refOf } from '../../people/actor.ts';
import { may } from '../../people/roles.ts';
import { addWorkingDays, localDate, sayDate, type Instant } from '../../time/calendar.ts';
import { parseTypedDate } from '../../time/dates.ts';
import { incomplete, notAvailable, refuse, type Context, type FactMeta, type Step } from '../../step.ts';
import { withoutRungs, withRung } from '../clock.ts';
import type { AcceptanceAnswers, TransferAnswers } from '../meeting/since-consent.ts';
import { preparationRungs } from '../meeting/review.ts';
import { stageLabels } from '../stage-table.ts';
import { consentedOf, isOpenCase, type Case } from '../stages.ts';
import { notEnding, underWay } from './ending.ts';

const transferFields: readonly Field[] = [
  { name: 'council', title: 'Receiving council', kind: 'text', need: 'always' },
  {
    name: 'contact',
    title: 'Contact there',
    kind: 'text',
    need: 'always',
    help: 'Name, role, telephone. Ring them today, and give them the pack.',
  },
  { name: 'whyWhen', title: 'Why and when', kind: 'long', need: 'always', most: 1000 },
  {
    name: 'placement',
    title: 'Placement',
    kind: 'text',
    need: 'always',
    most: 300,
    help: 'Where the child will live.',
  },
];
const acceptanceFields: readonly Field[] = [
  { name: 'who', title: 'Who accepted', kind: 'text', need: 'always', help: 'Name and role, at that council.' },
  {
    name: 'acceptedOn',
    title: 'Date of the written acceptance',
    kind: 'date',
    need: 'always',
    help: 'Typed, for example 18/1/2027.',
  },
  {
    name: 'keptWhere',
    title: 'Where it is kept',
    kind: 'text',
    need: 'always',
    help: 'So that it can be found again.',
  },
];
const stopFields: readonly Field[] = [{ name: 'reason', title: 'Reason', kind: 'long', need: 'always', most: 1000 }];

type Bar = ReturnType<typeof refuse> | undefined;
const stamp = ({ number, at }: FactMeta) => ({ facts: number, changedAt: at });

const barToTransfer = (one: Case, { actor, directory, now }: Context): Bar =>
  may(actor, 'triage') && mayRead('referral', one, actor, directory, now) ? undefined : notAvailable;
const barToEnd = (one: Case, context: Context): Bar =>
  barToTransfer(one, context) ??
  (one.stage === 'transferWaiting'
    ? undefined
    : refuse('notNow', `This case is: ${stageLabels[one.stage]}.`, 'No transfer is waiting.'));

export const transferOut: Step<TransferAnswers, TransferAnswers & { readonly remindAt: Instant }, Case, Case> = {
  title: 'Transfer out',
  fact: 'transfer to another council begun',
  asks: () => transferFields,
  decide: (before, input, context) => {
    const bar = barToTransfer(before, context);
    if (bar !== undefined) return bar;
    if (!isOpenCase(before) || before.stage === 'transferWaiting') {
      return refuse(
        'notNow',
        `This case is: ${stageLabels[before.stage]}.`,
        'A case that the panel has opened can be transferred.',
      );
    }
    const { now, directory } = context;
    const { officeHours, transferWorkingDays } = directory.settings;
    return (
      incomplete(transferFields, input) ?? {
        data: { ...input, remindAt: addWorkingDays(now, transferWorkingDays, officeHours) },
      }
    );
  },
  evolve: (before, { remindAt, ...transfer }, meta) =>
    isOpenCase(before)
      ? {
          ...underWay(before),
          stage: 'transferWaiting',
          transfer: { ...transfer, by: refOf(meta.by), at: meta.at },
          ladder: withRung(before.ladder, { rung: 'transfer', at: remindAt }, meta.number),
          ...stamp(meta),
        }
      : before,
};

export const recordAcceptance: Step<AcceptanceAnswers, AcceptanceAnswers, Case, Case> = {
  title: 'Record acceptance',
  fact: 'written acceptance recorded; transferred',
  asks: () => acceptanceFields,
  decide: (before, input, context) => {
    const bar = barToEnd(before, context) ?? incomplete(acceptanceFields, input);
    if (bar !== undefined) return bar;
    const typed = parseTypedDate(input.acceptedOn);
    const acceptedOn = 'date' in typed ? typed.date : '';
    return acceptedOn > localDate(context.now)
      ? refuse(
          'incomplete',
          `${sayDate(acceptedOn)} is still to come.`,
          'Record it once they have accepted in writing.',
        )
      : { data: { ...input, acceptedOn } };
  },
  evolve: (before, data, meta) => {
    if (before.stage !== 'transferWaiting') return before;
    const { transfer } = before;
    return {
      ...consentedOf(before),
      stage: 'transferred',
      council: transfer.council,
      transfer,
      acceptance: { ...data, by: refOf(meta.by), at: meta.at },
      ladder: withoutRungs(before.ladder, [...preparationRungs, 'review', 'transfer'], meta.number),
      ...stamp(meta),
    };
  },
};

/** The child does not move after all, or the other council refused: the case is what it was before. */
export const stopTransfer: Step<{ readonly reason: string }, { readonly reason: string }, Case, Case> = {
  title: 'Stop transfer',
  fact: 'transfer stopped',
  asks: () => stopFields,
  decide: (before, { reason }, context) =>
    barToEnd(before, context) ?? incomplete(stopFields, { reason }) ?? { data: { reason } },
  evolve: (before, _data, meta) =>
    before.stage === 'transferWaiting'
      ? { ...notEnding(before), ladder: withoutRungs(before.ladder, ['transfer'], meta.number), ...stamp(meta) }
      : before,
};
