// Transfer out: the other council is told the same day, and the case stays here until it has accepted in writing
// (docs/process.md P17.4).
import type { Field } from '../../kernel/fields.ts';
import { refOf } from '../../people/actor.ts';
import { addWorkingDays, localDate, sayDate, type Instant } from '../../time/calendar.ts';
import { parseTypedDate } from '../../time/dates.ts';
import { refuse } from '../../matter/step.ts';
import type { AcceptanceAnswers, TransferAnswers, TransferWaiting } from '../state/since-consent.ts';
import { consentedOf, type OpenCase } from '../state/stages.ts';
import { barToEnd } from '../owed/bars.ts';
import { notEnding, underWay } from './ending.ts';
import { caseStep } from '../making.ts';

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

const rights = [{ role: 'triage', reads: 'referral' }] as const;
const onTheirWay = {
  may: rights,
  from: ['transferWaiting'],
  elsewhere: 'No transfer is waiting.',
} as const;

const transferOut = caseStep<
  TransferAnswers,
  TransferAnswers & { readonly remindAt: Instant },
  Exclude<OpenCase, TransferWaiting>
>({
  title: 'Transfer out',
  fact: 'transfer to another council begun',
  may: rights,
  from: ['open', 'review', 'transition', 'closing'],
  elsewhere: 'A case that the panel has opened can be transferred.',
  asks: () => transferFields,
  record: (_before, input, { now, directory: { settings } }) => ({
    data: { ...input, remindAt: addWorkingDays(now, settings.transferWorkingDays, settings.officeHours) },
  }),
  evolve: (before, { remindAt, ...transfer }, meta) => ({
    ...underWay(before),
    stage: 'transferWaiting',
    transfer: { ...transfer, by: refOf(meta.by), at: meta.at },
    remindAt,
  }),
});

const recordAcceptance = caseStep<AcceptanceAnswers, AcceptanceAnswers, TransferWaiting>({
  title: 'Record acceptance',
  fact: 'written acceptance recorded; transferred',
  ...onTheirWay,
  bar: (before, { now }) => barToEnd(before, 'accept', now),
  asks: () => acceptanceFields,
  record: (_before, input, { now }) => {
    const typed = parseTypedDate(input.acceptedOn);
    const acceptedOn = 'date' in typed ? typed.date : '';
    return acceptedOn > localDate(now)
      ? refuse(
          'incomplete',
          `${sayDate(acceptedOn)} is still to come.`,
          'Record it once they have accepted in writing.',
        )
      : { data: { ...input, acceptedOn } };
  },
  evolve: (before, data, meta) => ({
    ...consentedOf(before),
    stage: 'transferred',
    council: before.transfer.council,
    transfer: before.transfer,
    acceptance: { ...data, by: refOf(meta.by), at: meta.at },
  }),
});

/** The child does not move after all, or the other council refused: the case is what it was before. */
const stopTransfer = caseStep<{ readonly reason: string }, { readonly reason: string }, TransferWaiting>({
  title: 'Stop transfer',
  fact: 'transfer stopped',
  ...onTheirWay,
  asks: () => stopFields,
  record: (_before, { reason }) => ({ data: { reason } }),
  evolve: (before) => ({ ...notEnding(before) }),
});

/** Its steps on a case. */
export const transferSteps = { transferOut, recordAcceptance, stopTransfer } as const;
