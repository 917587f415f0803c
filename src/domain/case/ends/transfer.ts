// Transfer out: the other council is told the same day, and the case stays here until it has accepted in writing
// (docs/process.md P17.4).
import { choicesOf, sayAnswer, type Answers, type Field } from '../../kernel/fields.ts';
import { refOf } from '../../people/actor.ts';
import { addWorkingDays, localDate, sayDate, type Instant } from '../../time/calendar.ts';
import { parseTypedDate } from '../../time/dates.ts';
import { refuse, type Decision } from '../../matter/step.ts';
import { given } from '../../kernel/given.ts';
import type { PackGiven, Responsibility, TransferAnswers, TransferTold } from '../state/raises.ts';
import { answersNow, isOurs } from '../state/now.ts';
import type { AcceptanceAnswers, Transferred } from '../state/since-consent.ts';
import { activeStages, isOpenCase, stageOf } from '../state/stage-table.ts';
import { consentedOf, transferOf, type Case } from '../state/stages.ts';
import { barToEnd } from '../owed/bars.ts';
import { owedNow } from '../owed/owed.ts';
import { notEnding, underWay } from './ending.ts';
import { caseIs, caseStep } from '../making.ts';

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
const movedField: Field = {
  name: 'moved',
  title: 'Has responsibility moved to that council?',
  kind: 'choice',
  need: 'always',
  choices: choicesOf({
    order: 'Yes, by court order',
    agreement: 'Yes, by agreement',
    no: 'No: this council looks after the child',
  }),
};
const hasMoved = ({ moved = '' }: Answers): boolean => moved === 'order' || moved === 'agreement';
const movedFields: readonly Field[] = [
  movedField,
  { name: 'movedBy', title: 'Which order or agreement?', kind: 'text', need: 'always', askedWhen: hasMoved },
  { name: 'movedOn', title: 'Since when?', kind: 'date', need: 'always', askedWhen: hasMoved },
  {
    name: 'confirmedBy',
    title: 'Who confirmed it: name and role?',
    kind: 'text',
    need: 'always',
    askedWhen: hasMoved,
  },
];
type MovedInput = Partial<Record<'moved' | 'movedBy' | 'movedOn' | 'confirmedBy', string>>;

/** Of a child whom we look after; until it is said once. */
const asksIfMoved = (childCase: Case): boolean =>
  isOurs(answersNow(childCase)) && transferOf(childCase)?.responsibility === undefined;
const movedAsked = (childCase: Case | undefined): readonly Field[] =>
  childCase !== undefined && asksIfMoved(childCase) ? movedFields : [];

/** How responsibility moved, where that is asked. Looking after a child does not end because they live elsewhere. */
function movedOf(
  before: Case,
  { moved = '', movedBy = '', movedOn: typed = '', confirmedBy = '' }: MovedInput,
  now: Instant,
): Exclude<Decision<Responsibility | undefined>, { readonly unchanged: true }> {
  if (!asksIfMoved(before)) return { data: undefined };
  if (!hasMoved({ moved })) return stillOurs;
  const read = parseTypedDate(typed);
  const movedOn = 'date' in read ? read.date : '';
  return movedOn > localDate(now)
    ? refuse('incomplete', `${sayDate(movedOn)} is still to come.`, 'Until then this council is responsible.')
    : { data: { moved, movedBy, movedOn, confirmedBy } };
}
const stillOurs = refuse(
  'notNow',
  'This council looks after the child and stays responsible: MSET is not transferred.',
  'A child who only moves is placed there. Go back: on the case, under More, “Change what is true now” has “Placed by or with another council”; choose “Ours, placed in another council’s area”. That council is then to be notified, and its workers can be invited to the meetings.',
);

/** "Yes, by court order: care order of Newcastle family court, since Monday 4 January 2027; confirmed by Una Fakename". */
export const sayMoved = ({ moved, movedBy, movedOn, confirmedBy }: Responsibility): string =>
  `${sayAnswer(movedField, moved)}: ${movedBy}, since ${sayDate(movedOn)}; confirmed by ${confirmedBy}`;

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
const packFields: readonly Field[] = [
  { name: 'givenOn', title: 'Given on', kind: 'date', need: 'always', help: 'For example 18/1/2027.' },
  { name: 'givenBy', title: 'Given by', kind: 'text', need: 'always', help: 'Name and role in this council.' },
  {
    name: 'givenTo',
    title: 'Given to',
    kind: 'text',
    need: 'always',
    help: 'Name and role at the other council, and how: by hand, by secure mail.',
  },
];
const stopFields: readonly Field[] = [{ name: 'reason', title: 'Reason', kind: 'long', need: 'always', most: 1000 }];

const rights = [{ role: 'triage', reads: 'referral' }] as const;
/** Whatever its stage: while the other council has not accepted. */
const waits = {
  may: rights,
  from: { owed: 'transfer' },
  elsewhere: (before: Case) => caseIs(before, 'No transfer is waiting.'),
} as const;
/** The transfer that the pack is of: one that waits, or that was accepted. */
export const transferTold = (childCase: Case): TransferTold | undefined =>
  childCase.stage === 'transferred' ? childCase.transfer : transferOf(childCase);
const missingTransfer = (): never => {
  throw new Error('a transfer that was never begun');
};

/** MSET has it: also where the form is with the referrer again. */
const transferable = [...activeStages, 'returned'] as const;
const byManager = 'The manager returns it, with “The child lives elsewhere” as the reason.';

interface Begun extends TransferAnswers {
  readonly remindAt: Instant;
  readonly responsibility?: Responsibility;
}
const transferOut = caseStep<TransferAnswers & MovedInput, Begun>({
  title: 'Transfer out',
  fact: 'transfer to another council begun',
  may: rights,
  from: transferable,
  elsewhere: (before) =>
    stageOf(before).phase === 'over'
      ? caseIs(before, 'Nothing is left to transfer: tell the other council what you know.')
      : caseIs(before, byManager),
  bar: (before) => {
    const transfer = transferOf(before);
    if (transfer !== undefined) {
      return refuse(
        'alreadyDecided',
        `A transfer to ${transfer.council} is waiting, begun by ${transfer.by.name}.`,
        'Press Record acceptance, or Stop transfer.',
      );
    }
    return 'consent' in before && before.consent !== undefined ? undefined : caseIs(before, byManager);
  },
  asks: ({ before }) => [...movedAsked(before), ...transferFields],
  dataSince: { responsibility: 9 },
  record: (before, { moved, movedBy, movedOn, confirmedBy, ...input }, { now, directory: { settings } }) => {
    const decided = movedOf(before, given({ moved, movedBy, movedOn, confirmedBy }), now);
    if ('refusal' in decided) return decided;
    const remindAt = addWorkingDays(now, settings.transferWorkingDays, settings.officeHours);
    return { data: { ...input, ...given({ responsibility: decided.data }), remindAt } };
  },
  evolve: (before, { remindAt, ...answers }, meta) => {
    const transfer = { ...answers, by: refOf(meta.by), at: meta.at };
    if (!isOpenCase(before)) return { ...before, transferring: { ...transfer, remindAt } };
    const closing =
      before.stage === 'closing' ? { closure: before.closure, ...given({ signed: before.signed }) } : undefined;
    return { ...underWay(before), ...given({ closing }), stage: 'transferWaiting', transfer, remindAt };
  },
});

type PackInput = Readonly<Record<'givenOn' | 'givenBy' | 'givenTo', string>>;
/** The pack tells of the child outside the house: that it left is kept, also after the acceptance. */
const recordPack = caseStep<PackInput, Pick<PackGiven, 'givenOn' | 'givenBy' | 'givenTo'>>({
  title: 'Record pack given',
  fact: 'transfer pack given',
  may: rights,
  from: [...transferable, 'transferred'],
  elsewhere: 'No transfer is waiting.',
  bar: (before) => (transferTold(before) === undefined ? caseIs(before, 'No transfer is waiting.') : undefined),
  asks: () => packFields,
  record: (before, { givenOn: typed, ...input }, { now }) => {
    const read = parseTypedDate(typed);
    const givenOn = 'date' in read ? read.date : '';
    const begun = localDate((transferTold(before) ?? missingTransfer()).at);
    if (givenOn > localDate(now)) {
      return refuse('incomplete', `${sayDate(givenOn)} is still to come.`, 'Record it once the pack is given.');
    }
    return givenOn < begun
      ? refuse(
          'incomplete',
          `${sayDate(givenOn)} is before this transfer began, on ${sayDate(begun)}.`,
          'Check the date: this is about the pack of this transfer.',
        )
      : { data: { ...input, givenOn } };
  },
  evolve: (before, data, meta) => {
    const given = { ...data, by: refOf(meta.by), at: meta.at };
    const withPack = <T extends TransferTold>(transfer: T): T => ({
      ...transfer,
      packs: [...(transfer.packs ?? []), given],
    });
    if (before.stage === 'transferWaiting') return { ...before, transfer: withPack(before.transfer) };
    if (before.stage === 'transferred')
      return before.transfer === undefined ? before : { ...before, transfer: withPack(before.transfer) };
    return before.transferring === undefined ? before : { ...before, transferring: withPack(before.transferring) };
  },
});

/** A transfer is begun under consent; where that lapsed before form 10, the case does not know it until it is brought over. */
const isUnderConsent = (before: Case): boolean =>
  ('consent' in before && before.consent !== undefined) || before.transferring?.consent !== undefined;
const lapsedBefore = refuse(
  'notNow',
  'The consent to this referral has lapsed, and the manager has not decided again.',
  'Ring the manager who is asked. If the transfer is off, press Stop transfer.',
);

/** The child may be looked after only since the transfer was begun. */
interface Accepted extends AcceptanceAnswers {
  readonly responsibility?: Responsibility;
}
const recordAcceptance = caseStep<AcceptanceAnswers & MovedInput, Accepted>({
  title: 'Record acceptance',
  fact: 'written acceptance recorded; transferred',
  ...waits,
  bar: (before, { now }) => barToEnd(before, 'accept', now) ?? (isUnderConsent(before) ? undefined : lapsedBefore),
  asks: ({ before }) => [...movedAsked(before), ...acceptanceFields],
  dataSince: { responsibility: 9 },
  record: (before, { moved, movedBy, movedOn, confirmedBy, ...input }, { now }) => {
    const decided = movedOf(before, given({ moved, movedBy, movedOn, confirmedBy }), now);
    if ('refusal' in decided) return decided;
    const typed = parseTypedDate(input.acceptedOn);
    const acceptedOn = 'date' in typed ? typed.date : '';
    const { at } = transferOf(before) ?? missingTransfer();
    if (acceptedOn > localDate(now)) {
      return refuse(
        'incomplete',
        `${sayDate(acceptedOn)} is still to come.`,
        'Record it once they have accepted in writing.',
      );
    }
    return acceptedOn < localDate(at)
      ? refuse(
          'incomplete',
          `${sayDate(acceptedOn)} is before this transfer began, on ${sayDate(localDate(at))}.`,
          'Check the date; what they wrote earlier they confirm in writing.',
        )
      : { data: { ...input, ...given({ responsibility: decided.data }), acceptedOn } };
  },
  evolve: (before, { responsibility, ...data }, meta) =>
    transferredOf(before, { ...data, by: refOf(meta.by), at: meta.at }, responsibility),
});

function transferredOf(
  before: Case,
  acceptance: NonNullable<Transferred['acceptance']>,
  responsibility?: Responsibility,
): Omit<Transferred, 'facts' | 'changedAt'> {
  const { remindAt: _clock, consent: lapsed, ...begun } = transferOf(before) ?? missingTransfer();
  const transfer = { ...begun, ...given({ responsibility }) };
  const { transferring: _over, ...kept } = consentedOf(before);
  const under = given({ consent: kept.consent ?? lapsed });
  return { ...kept, ...under, stage: 'transferred', council: transfer.council, transfer, acceptance };
}
/** What the acceptance would leave behind, each in its words: who owes it here owes it afterwards. */
export function owedAfterTransfer(childCase: Case, now: Instant): readonly string[] {
  const transfer = transferOf(childCase);
  if (transfer === undefined) return [];
  const accepted = { who: '', acceptedOn: localDate(now), keptWhere: '', by: transfer.by, at: now };
  const after = { ...transferredOf(childCase, accepted), facts: childCase.facts, changedAt: now };
  return [...new Set(owedNow(after, now).map(({ words }) => words))];
}

interface StopData {
  readonly reason: string;
  /** A closure was proposed, and stands again; an earlier program never says it, and proposed another. */
  readonly closes?: true;
}
/** The child does not move after all, or the other council refused: the case is what it was before. */
const stopTransfer = caseStep<{ readonly reason: string }, StopData>({
  title: 'Stop transfer',
  fact: 'transfer stopped',
  ...waits,
  asks: () => stopFields,
  record: (before, { reason }) => ({
    data: { reason, ...('closing' in before && before.closing !== undefined && { closes: true as const }) },
  }),
  evolve: (before, { closes }) => {
    if (before.stage === 'transferWaiting') {
      const closing = closes === true ? before.closing : undefined;
      return closing === undefined ? notEnding(before) : { ...underWay(before), ...closing, stage: 'closing' };
    }
    const { transferring: _stopped, ...rest } = before;
    return rest;
  },
});

/** Its steps on a case. */
export const transferSteps = { transferOut, recordPack, recordAcceptance, stopTransfer } as const;
