import { refOf, type PersonRef } from '../../people/actor.ts';
import { sayClock } from '../../time/calendar.ts';
import { yesNo, yesNoNotKnown, type Choice, type Field } from '../../fields.ts';
import { incomplete, notAvailable, refuse, type Context, type Decision, type FactMeta, type Step } from '../../step.ts';
import { mayRead } from '../../people/access.ts';
import { askingOf, type ConsentRound } from './clock.ts';
import { coordinatorPicks, eligibleConsenters, mayDecide, onBehalfOf, pickableConsenters } from './consenters.ts';
import { notForMset, returnReasons } from '../referral/lists.ts';
import type { Received } from '../meeting/since-consent.ts';
import type { Submission } from '../stage-parts.ts';
import type { AwaitingConsent, Case, NotAuthorised, Returned, Withdrawn } from '../stages.ts';
import { isConsented } from '../stage-table.ts';
import { commonOf } from '../stages.ts';
import { triageRungs, withRungs } from '../clock.ts';
import type { CaseRung, RungAt } from '../../time/clocks.ts';
import type { ObjectId } from '../../ids.ts';
import { may } from '../../people/roles.ts';
import { given } from '../../given.ts';

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
  readonly triage: readonly RungAt<CaseRung>[];
}
export interface ReturnInput {
  readonly reason: string;
  readonly note: string;
}
export interface ReturnData extends ReturnInput, Decided {}
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
export function nextManagers(one: AwaitingConsent, context: Context): readonly Choice[] {
  const excluded = [...one.excluded, context.actor.objectId];
  return byName(eligibleConsenters(context.directory, one.referrer.objectId, excluded, context.now));
}
const byName = (people: readonly PersonRef[]): readonly Choice[] =>
  people.map(({ objectId, name }) => ({ value: objectId, title: name }));

export const declareConflict: Step<ConflictInput, ConflictDeclared, Case, AwaitingConsent> = {
  title: 'Send on',
  fact: 'conflict question answered',
  asks: ({ before, directory, actor, now }) => {
    const isKnown = before?.stage === 'awaitingConsent' && directory && actor && now;
    return conflictFields(isKnown ? nextManagers(before, { directory, actor, now }) : []);
  },
  decide: (before, input, context) => {
    const bar = barTo(before, context);
    if (bar !== undefined) return bar;
    if (before.stage !== 'awaitingConsent') return notAvailable;
    if (input.conflict === 'no') {
      return before.submission.clear.includes(context.actor.objectId)
        ? { unchanged: true }
        : { data: { conflict: 'no' } };
    }
    return decideConflict(before, input, context);
  },
  evolve: (before, data, meta) => {
    const { submission, ...rest } = before as AwaitingConsent;
    const by = meta.by.objectId;
    if (data.conflict === 'no') {
      return { ...rest, submission: { ...submission, clear: [...submission.clear, by] }, ...stamp(meta) };
    }
    return {
      ...rest,
      ...stamp(meta),
      restricted: 'managerConflict',
      excluded: [...rest.excluded, by],
      submission: {
        ...askedAnew(submission, data.consenter, data.asking, meta.number),
        clear: submission.clear.filter((id) => id !== by),
      },
    };
  },
};

export const chooseManager: Step<ChooseInput, Chosen, Case, AwaitingConsent> = {
  title: 'Choose manager',
  fact: 'consenting manager chosen',
  asks: ({ before, directory }) =>
    chooseFields(byName(before && directory ? pickableConsenters(directory, before) : [])),
  decide: (before, input, context) => {
    const { actor, directory, now } = context;
    if (!may(actor, 'triage') || !mayRead('status', before, actor, directory, now)) return notAvailable;
    if (before.stage !== 'awaitingConsent' || !coordinatorPicks(before)) {
      return refuse('notNow', 'A consenting manager has been chosen already.', 'Open the case to see who.');
    }
    const missing = input.manager ? undefined : incomplete(chooseFields([]), input);
    if (missing !== undefined) return missing;
    const manager = pickableConsenters(directory, before).find((person) => person.objectId === input.manager);
    if (manager === undefined)
      return refuse('notEligible', 'That person may not decide on this referral.', 'Choose another.');
    const consenter = refOf(manager);
    return { data: { consenter, asking: askingOf(directory, consenter, before, now) } };
  },
  evolve: (before, data, meta) => {
    const { submission, ...rest } = before as AwaitingConsent;
    return { ...rest, ...stamp(meta), submission: askedAnew(submission, data.consenter, data.asking, meta.number) };
  },
};

/** Someone else is asked, or no one until the co-ordinator picks: what the clock did before is over. */
function askedAnew(
  { withCoordinator: _over, ladder: _before, due, ...submission }: Submission,
  consenter: PersonRef | undefined,
  asking: ConsentRound | undefined,
  fact: number,
): Submission {
  const { rungs, ...asked } = asking ?? { asked: [], standIns: [], due, rungs: [] };
  return { ...submission, consenter, ...asked, ladder: { set: fact, rungs } };
}

export const giveConsent: Step<object, Given, Case, Received> = {
  title: 'Give consent',
  fact: 'consent given',
  decide: (before, _input, context) =>
    decideAs(before, context, {
      statement: consentStatement,
      triage: triageRungs(before, context),
    }),
  evolve: (before, { triage, ...data }, meta) => ({
    ...decidedFrom(before, meta),
    stage: 'received',
    consent: { by: refOf(meta.by), at: meta.at, ...data },
    ladder: withRungs(undefined, triage, meta.number),
  }),
};

export const returnForInformation: Step<ReturnInput, ReturnData, Case, Returned> = {
  title: 'Return for information',
  fact: 'returned for information',
  asks: () => returnFields,
  decide: (before, input, context) =>
    barTo(before, context) ?? incomplete(returnFields, { ...input }) ?? decideAs(before, context, input),
  evolve: (before, { reason, ...data }, meta) => ({
    ...decidedFrom(before, meta),
    stage: 'returned',
    sent: { answers: before.answers, notKnown: before.notKnown },
    returned: { by: refOf(meta.by), at: meta.at, reasons: reason.split(','), ...data },
  }),
};

export const doNotAuthorise: Step<DeclineInput, DeclineData, Case, NotAuthorised> = {
  title: 'Do not authorise',
  fact: 'not authorised',
  asks: () => declineFields,
  decide: (before, input, context) =>
    barTo(before, context) ??
    incomplete(reasonedFields, { ...input }) ??
    (input.childSafe === 'yes' ? decideAs(before, context, input) : childNotSafe(context)),
  evolve: (before, { childSafe: _confirmed, ...data }, meta) => ({
    ...decidedFrom(before, meta),
    stage: 'notAuthorised',
    declined: { by: refOf(meta.by), at: meta.at, ...data },
  }),
};

const childNotSafe = ({ directory }: Context): ReturnType<typeof refuse> =>
  refuse(
    'childNotSafe',
    'A referral cannot be declined while the child is not safe.',
    `Ring the front door (${directory.settings.frontDoor}) now; then give consent or return the referral.`,
  );

const stamp = (meta: FactMeta) => ({ facts: meta.number, changedAt: meta.at });

const decidedFrom = (before: Case, meta: FactMeta) => ({
  ...commonOf(before),
  ...stamp(meta),
  submission: (before as AwaitingConsent).submission,
});

/** Why this person may not decide now; undefined when they may. */
function barTo(before: Case, { actor, directory, now }: Context): ReturnType<typeof refuse> | undefined {
  if (before.stage === 'awaitingConsent') return mayDecide(before, actor, directory, now) ? undefined : notAvailable;
  const decision = decisionOn(before);
  if (decision === undefined || !('submission' in before) || before.submission === undefined) return notAvailable;
  const asItWas: AwaitingConsent = { ...before, stage: 'awaitingConsent', submission: before.submission };
  if (!mayDecide(asItWas, actor, directory, now)) return notAvailable;
  return refuse(
    'alreadyDecided',
    `Already decided by ${decision.by.name} at ${sayClock(decision.at, now)}: ${decision.outcome}.`,
    'Open the case to see where it stands.',
  );
}

/** Who decided and how, for those who come second. */
export function decisionOn(
  one: Case,
): { by: PersonRef; onBehalfOf?: PersonRef; at: string; outcome: string } | undefined {
  if (isConsented(one)) return { ...one.consent, outcome: 'consent given' };
  switch (one.stage) {
    case 'returned':
      return { ...one.returned, outcome: 'returned for information' };
    case 'notAuthorised':
      return { ...one.declined, outcome: 'not authorised' };
    case 'withdrawn':
      return withdrawnBy(one);
    case 'draft':
    case 'awaitingConsent':
      return undefined;
  }
}

function withdrawnBy({ withdrawn: { by, at }, referrer }: Withdrawn): { by: PersonRef; at: string; outcome: string } {
  const own = by === undefined || by.objectId === referrer.objectId;
  return { by: by ?? referrer, at, outcome: own ? 'withdrawn by the referrer' : 'withdrawn' };
}

function decideAs<Data extends object>(before: Case, context: Context, data: Data): Decision<Data & Decided> {
  const bar = barTo(before, context);
  if (bar !== undefined) return bar;
  if (before.stage !== 'awaitingConsent') return notAvailable;
  if (!before.submission.clear.includes(context.actor.objectId)) {
    return refuse('askFirst', 'First say whether you or your team know this family.', 'Press Open.');
  }
  const behalf = onBehalfOf(before, context.actor, context.directory, context.now);
  return { data: { ...data, ...given({ onBehalfOf: behalf }) } };
}

function decideConflict(before: AwaitingConsent, input: ConflictInput, context: Context): Decision<ConflictDeclared> {
  const { directory, now, actor } = context;
  const staffConcerned = input.staffConcerned ?? 'notKnown';
  const choices = nextManagers(before, context);
  if (staffConcerned !== 'no' || choices.length === 0) return { data: { conflict: 'yes', staffConcerned } };
  const next = choices.find((choice) => choice.value === input.next);
  if (next === undefined) return refuse('notEligible', 'Choose who decides instead of you.', 'Pick the next manager.');
  const consenter = { objectId: next.value as ObjectId, name: next.title };
  const excluding = { ...before, excluded: [...before.excluded, actor.objectId] };
  const asking = askingOf(directory, consenter, excluding, now);
  return { data: { conflict: 'yes', staffConcerned, consenter, asking } };
}
