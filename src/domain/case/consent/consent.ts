// Management consent: give, return, decline, declare a conflict, choose who decides.
import { sayFrontDoor } from '../../people/ring-lines.ts';
import { asReturned } from '../now/returned.ts';
import { leadOf, type Submission } from '../state/stage-parts.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import { localDate, sayClock } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/dates.ts';
import { yesNo, yesNoNotKnown, type Choice, type Field } from '../../kernel/fields.ts';
import { notAvailable, refuse, type Context, type Decision } from '../../matter/step.ts';
import { askingOf, type ConsentRound } from './clock.ts';
import {
  coordinatorPicks,
  eligibleConsenters,
  mayDecide,
  onBehalfOf,
  pickableConsenters,
} from '../access/consenters.ts';
import { notForMset, returnReasons } from '../referral/form/lists.ts';
import { type AwaitingConsent, type Case, type Withdrawn, commonOf } from '../state/stages.ts';
import { missingNow } from '../state/episodes.ts';
import { isConsented } from '../state/stage-table.ts';
import { returnedRungs, timeOf, triageRungs, type Rungs } from '../clock.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import { given } from '../../kernel/given.ts';
import type { CaseContext } from '../context.ts';
import { caseStep } from '../making.ts';
import type { Own } from '../../matter/making.ts';

/** The sentence the manager puts their name to (docs/process.md P4.10). */
export const consentStatement =
  'I have read this referral. A Section 47 determination has been made. I authorise the referral to MSET. This is a manager’s authorisation, not the family’s agreement.';

export interface ConflictInput {
  readonly conflict: 'no' | 'yes';
  readonly staffConcerned?: string;
  readonly next?: string;
}
/** A conflict reroutes: to the next manager, or to the co-ordinator's choice when `consenter` is absent. */
export interface ConflictDeclared {
  readonly conflict: 'no' | 'yes';
  readonly staffConcerned?: string;
  readonly consenter?: PersonRef;
  readonly asking?: ConsentRound;
}
interface Decided {
  readonly onBehalfOf?: PersonRef;
}
export interface Given extends Decided {
  readonly statement: string;
  readonly triage: Rungs;
  /** The first pre-MSET that was planned then. */
  readonly preMset?: IsoDate;
}
export interface ReturnInput {
  readonly reason: string;
  readonly note: string;
}
export interface ReturnData extends ReturnInput, Decided {
  readonly rungs?: Rungs;
}
export interface DeclineInput {
  readonly reason: string;
  readonly rationale: string;
  readonly alternativePlan: string;
  readonly childSafe: string;
}
export interface DeclineData extends DeclineInput, Decided {}
export interface ChooseInput {
  readonly manager: string;
}
export interface Chosen {
  readonly consenter: PersonRef;
  readonly asking: ConsentRound;
}

export const returnFields: readonly Field[] = [
  { name: 'reason', title: 'Reason', kind: 'choices', need: 'always', choices: returnReasons },
  { name: 'note', title: 'Note', kind: 'long', need: 'always', help: 'What the referrer should add or change.' },
];
export const declineFields: readonly Field[] = [
  { name: 'reason', title: 'Reason', kind: 'choice', need: 'always', choices: notForMset, preset: 'other' },
  { name: 'rationale', title: 'Rationale', kind: 'long', need: 'always' },
  {
    name: 'alternativePlan',
    title: 'Alternative plan',
    kind: 'long',
    need: 'always',
    help: 'Which plan, and who leads it.',
  },
  { name: 'childSafe', title: 'The child is safe', kind: 'choice', need: 'always', choices: yesNo },
];
/** Whether the child is safe is asked apart: anything but yes has an answer of its own. */
const reasonedFields = declineFields.filter((field) => field.name !== 'childSafe');
export const conflictFields = (next: readonly Choice[]): readonly Field[] => [
  {
    name: 'staffConcerned',
    title: 'Is a member of staff concerned?',
    kind: 'choice',
    need: 'always',
    choices: yesNoNotKnown,
  },
  {
    name: 'next',
    title: 'Next manager',
    kind: 'choice',
    need: next.length > 0 ? 'always' : 'optional',
    choices: next,
    ...given({ preset: next[0]?.value }),
    help: 'If a member of staff is concerned, the co-ordinator picks instead.',
  },
];
export const chooseFields = (managers: readonly Choice[]): readonly Field[] => [
  { name: 'manager', title: 'Consenting manager', kind: 'choice', need: 'always', choices: managers },
];

/** Whom the conflicted manager may hand on to: the line above the referrer without anyone excluded. */
export function nextManagers(childCase: AwaitingConsent, context: Context): readonly Choice[] {
  const excluded = [...childCase.excluded, context.actor.objectId];
  return byName(eligibleConsenters(context.directory, { ...childCase, excluded }, context.now));
}
const byName = (people: readonly PersonRef[]): readonly Choice[] =>
  people.map(({ objectId, name }) => ({ value: objectId, title: name }));

/** The manager who was chosen, those who stand in, and those above; also once it is decided, for those who come second. */
const decider: Own<Case> = {
  name: 'decides on consent',
  is: (before, { actor, directory, now }) => {
    if (before.stage === 'awaitingConsent') return mayDecide(before, actor, directory, now);
    if (decisionOn(before) === undefined || !('submission' in before) || before.submission === undefined) return false;
    const asItWas: AwaitingConsent = { ...before, stage: 'awaitingConsent', submission: before.submission };
    return mayDecide(asItWas, actor, directory, now);
  },
};
/** To a person who was asked, and is not any more: their open card, or tab, is of before (docs/process.md P28.18). */
const notAnyMore = (before: Case, { actor }: Context): ReturnType<typeof refuse> =>
  before.stage === 'awaitingConsent' &&
  [...before.submission.asked, ...before.submission.clear].includes(actor.objectId) &&
  before.restricted === undefined &&
  !before.excluded.includes(actor.objectId)
    ? refuse(
        'notAnyMore',
        before.submission.consenter?.objectId === actor.objectId
          ? 'You do not decide on referrals any more.'
          : `${before.submission.consenter?.name ?? 'Someone else'} decides on this referral again, and you do not.`,
        'Nothing that you sent was taken.',
      )
    : notAvailable;
const toDecide = {
  may: [{ own: decider }],
  others: notAnyMore,
  from: ['awaitingConsent'],
  elsewhere: (before: Case, { now }: Context) => {
    const decision = decisionOn(before);
    return decision === undefined
      ? notAvailable
      : refuse(
          'alreadyDecided',
          `Already decided by ${decision.by.name} at ${sayClock(decision.at, now)}: ${decision.outcome}.`,
          'Open the case to see where it stands.',
        );
  },
} as const;

export const declareConflict = caseStep<ConflictInput, ConflictDeclared, AwaitingConsent>({
  title: 'Send on',
  fact: 'conflict question answered',
  ...toDecide,
  asks: ({ before, directory, actor, now }) => {
    const isKnown = before?.stage === 'awaitingConsent' && directory && actor && now;
    return conflictFields(isKnown ? nextManagers(before, { directory, actor, now }) : []);
  },
  // No conflict is said by one press; of one, what was left out is read as not known.
  needs: () => [],
  record: (before, input, context) => {
    if (input.conflict !== 'no') return decideConflict(before, input, context);
    return before.submission.clear.includes(context.actor.objectId)
      ? { unchanged: true }
      : { data: { conflict: 'no' } };
  },
  evolve: ({ submission, ...rest }, data, meta) => {
    const by = meta.by.objectId;
    if (data.conflict === 'no') return { ...rest, submission: { ...submission, clear: [...submission.clear, by] } };
    return {
      ...rest,
      restricted: 'managerConflict',
      excluded: [...rest.excluded, by],
      submission: {
        ...askedAnew(submission, data.consenter, data.asking, meta.number),
        clear: submission.clear.filter((id) => id !== by),
      },
    };
  },
});

const chosenAlready = refuse('notNow', 'A consenting manager has been chosen already.', 'Open the case to see who.');

const chooseManager = caseStep<ChooseInput, Chosen, AwaitingConsent>({
  title: 'Choose manager',
  fact: 'consenting manager chosen',
  may: [{ role: 'triage', reads: 'status' }],
  from: ['awaitingConsent'],
  elsewhere: () => chosenAlready,
  bar: (before) => (coordinatorPicks(before) ? undefined : chosenAlready),
  asks: ({ before, directory }) =>
    chooseFields(byName(before && directory ? pickableConsenters(directory, before) : [])),
  // Someone who may not decide is no gap in the form: why not is said.
  needs: (_at, { manager }) => (manager ? [] : chooseFields([])),
  record: (before, input, { directory, now }) => {
    const manager = pickableConsenters(directory, before).find((person) => person.objectId === input.manager);
    if (manager === undefined)
      return refuse('notEligible', 'That person may not decide on this referral.', 'Choose another.');
    const consenter = refOf(manager);
    return { data: { consenter, asking: askingOf(directory, consenter, before, now) } };
  },
  evolve: ({ submission, ...rest }, data, meta) => ({
    ...rest,
    submission: askedAnew(submission, data.consenter, data.asking, meta.number),
  }),
});

/** Someone else is asked, or no one until the co-ordinator picks: what the clock did before is over. */
export function askedAnew(
  { withCoordinator: _over, ladder: _before, due, ...submission }: Submission,
  consenter: PersonRef | undefined,
  asking: ConsentRound | undefined,
  fact: number,
): Submission {
  const { rungs, ...asked } = asking ?? { asked: [], standIns: [], due, rungs: [] };
  return { ...submission, consenter, ...asked, ladder: { set: fact, rungs } };
}

export const giveConsent = caseStep<object, Given, AwaitingConsent>({
  title: 'Give consent',
  fact: 'consent given',
  dataSince: { preMset: 6 },
  ...toDecide,
  record: (before, _input, context: CaseContext) =>
    decideAs(before, context, {
      statement: consentStatement,
      triage: triageRungs(before, context),
      ...given({ preMset: context.preMsets?.find((date) => date > localDate(context.now)) }),
    }),
  evolve: (before, { triage, ...data }, meta) => ({
    ...decidedFrom(before),
    stage: 'received',
    consent: { by: refOf(meta.by), at: meta.at, ...data },
    ...given({ triageBy: timeOf(triage, 'triage') }),
  }),
});

const returnForInformation = caseStep<ReturnInput, ReturnData, AwaitingConsent>({
  title: 'Return for information',
  fact: 'returned for information',
  ...toDecide,
  asks: () => returnFields,
  record: (before, input, context) => decideAs(before, context, { ...input, rungs: returnedRungs(context) }),
  evolve: (before, { reason, rungs, ...data }, meta) => ({
    ...decidedFrom(before),
    ...given({ remindAt: timeOf(rungs, 'returned') }),
    stage: 'returned',
    answers: asReturned(before),
    sent: { answers: asReturned(before), notKnown: before.notKnown },
    returned: { by: refOf(meta.by), at: meta.at, reasons: reason.split(','), ...data },
  }),
});

const doNotAuthorise = caseStep<DeclineInput, DeclineData, AwaitingConsent>({
  title: 'Do not authorise',
  fact: 'not authorised',
  ...toDecide,
  bar: (before, { directory: { settings } }) =>
    missingNow(before) &&
    refuse(
      'childNotSafe',
      'A referral cannot be declined while the child is missing.',
      `Ring the police (${settings.policeNonEmergency}, or ${settings.emergency} in danger) if they do not know; then give consent or return the referral.`,
    ),
  asks: () => declineFields,
  needs: () => reasonedFields,
  record: (before, input, context) =>
    input.childSafe === 'yes' ? decideAs(before, context, input) : childNotSafe(context),
  evolve: (before, { childSafe: _confirmed, ...data }, meta) => ({
    ...decidedFrom(before),
    stage: 'notAuthorised',
    declined: { by: refOf(meta.by), at: meta.at, ...data },
  }),
});

/** Its steps on a case. */
export const consentSteps = {
  declareConflict,
  chooseManager,
  giveConsent,
  returnForInformation,
  doNotAuthorise,
} as const;

const childNotSafe = ({ directory }: Context): ReturnType<typeof refuse> =>
  refuse(
    'childNotSafe',
    'A referral cannot be declined while the child is not safe.',
    `Ring the front door now: ${sayFrontDoor(directory.settings)}. Then give consent or return the referral.`,
  );

const decidedFrom = (before: AwaitingConsent) => ({ ...commonOf(before), submission: before.submission });

/** Who decided and how, for those who come second. */
export function decisionOn(
  childCase: Case,
): { by: PersonRef; onBehalfOf?: PersonRef; at: string; outcome: string } | undefined {
  if (isConsented(childCase)) return { ...childCase.consent, outcome: 'consent given' };
  switch (childCase.stage) {
    case 'returned':
      return { ...childCase.returned, outcome: 'returned for information' };
    case 'notAuthorised':
      return { ...childCase.declined, outcome: 'not authorised' };
    case 'withdrawn':
      return withdrawnBy(childCase);
    case 'draft':
    case 'awaitingConsent':
      return undefined;
  }
}

function withdrawnBy({ withdrawn: { by, at }, ...childCase }: Withdrawn): {
  by: PersonRef;
  at: string;
  outcome: string;
} {
  const own = by === undefined || by.objectId === leadOf(childCase).objectId;
  return { by: by ?? leadOf(childCase), at, outcome: own ? 'withdrawn by the referrer' : 'withdrawn' };
}

function decideAs<Data extends object>(
  before: AwaitingConsent,
  { actor, directory, now }: Context,
  data: Data,
): Decision<Data & Decided> {
  if (!before.submission.clear.includes(actor.objectId)) {
    return refuse('askFirst', 'First say whether you or your team know this family.', 'Press Open.');
  }
  return { data: { ...data, ...given({ onBehalfOf: onBehalfOf(before, actor, directory, now) }) } };
}

function decideConflict(before: AwaitingConsent, input: ConflictInput, context: Context): Decision<ConflictDeclared> {
  const { directory, now, actor } = context;
  const staffConcerned = input.staffConcerned ?? 'notKnown';
  const choices = nextManagers(before, context);
  if (staffConcerned !== 'no' || choices.length === 0) {
    return { data: { conflict: 'yes', staffConcerned, asking: askingOf(directory, undefined, before, now) } };
  }
  const next = choices.find((choice) => choice.value === input.next);
  if (next === undefined) return refuse('notEligible', 'Choose who decides instead of you.', 'Pick the next manager.');
  const consenter = { objectId: next.value as ObjectId, name: next.title };
  const excluding = { ...before, excluded: [...before.excluded, actor.objectId] };
  const asking = askingOf(directory, consenter, excluding, now);
  return { data: { conflict: 'yes', staffConcerned, consenter, asking } };
}
