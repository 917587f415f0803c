// What the co-ordinator and the chair do with an action: settle, give time, verify, cancel, escalate (docs/process.md P8.8 to P8.15).
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import type { Choice } from '../../kernel/fields.ts';
import { localDate, sayDate } from '../../time/calendar.ts';
import type { Due, RungAt } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import { notAvailable, refuse, type Context } from '../../matter/step.ts';
import { isOpen, openStates, type Action, type CawnCheck, type Disrupting } from './action.ts';
import {
  answerTimeFields,
  cancelFields,
  escalationFields,
  notDoneFields,
  settleFields,
  verifyFields,
} from '../referral/form/support.ts';
import { actionStep, notOverseer, oversees } from './step.ts';
import { cawnAnew, dueFor, dueOn, unlessEmployer } from './add.ts';
import type { ActionHost } from './host.ts';
import { barToVerify, isOpenToChair, peopleOfAgency, seesAction, type OnAction } from './who.ts';
import { may } from '../../people/roles.ts';
import { agencyChoices, agencyIn } from '../../people/directory.ts';
import { given } from '../../kernel/given.ts';
import type { Own } from '../../matter/making.ts';
import { actionLadder, type ActionRung } from '../state/rungs.ts';
import { ownPeople } from '../../people/agencies.ts';
import { disruptionOf } from '../../people/disruption.ts';

export interface SettleInput {
  readonly agency: string;
  readonly note: string;
}
interface Restarted {
  readonly due: Due;
  readonly rungs: readonly RungAt<ActionRung>[];
  readonly cawn?: CawnCheck;
}
export interface Settled extends SettleInput, Restarted {
  readonly owner?: PersonRef;
}
export interface AnswerTimeInput {
  readonly agreed: string;
  readonly note: string;
}
/** With a new due date when more time was given. */
export interface TimeAnswered extends AnswerTimeInput, Partial<Restarted> {}
export interface VerifyInput extends Disrupting {
  readonly note: string;
}
/** Of a type that is no disruption the note alone. */
export interface Verified extends Partial<Disrupting> {
  readonly note: string;
}
export interface OverseeReason {
  readonly reason: string;
}
export type NotDone = OverseeReason & Restarted;
export interface EscalationInput {
  readonly concern: string;
  readonly outcomeWanted: string;
  readonly timescale: string;
}

/** A new due date by the priority, where the old one is over; with the ladder that follows. */
function restarted(on: OnAction, context: Context): Restarted {
  const { now, directory } = context;
  const { settings } = directory;
  const { action } = on;
  const due = action.due.at <= now ? dueFor(on.host, action, context) : action.due;
  return { due, rungs: actionLadder(localDate(due.at), now, settings), ...cawnAnew(on, due, now) };
}

/** Every agency; and the council, where one of its own people has it. */
const agenciesFor = (on: OnAction | undefined, directory: Context['directory'] | undefined): readonly Choice[] => [
  ...(on?.action.agency === ownPeople
    ? [{ value: ownPeople, title: `The council: ${on.action.owner?.name ?? ''}` }]
    : []),
  ...agencyChoices(directory),
];

/** A dispute is settled by saying who does it; it is accepted again. The due date stays unless it is over. */
const settleDispute = actionStep<SettleInput, Settled>({
  title: 'Settle',
  fact: 'dispute settled',
  may: oversees,
  others: notOverseer,
  from: ['disputed'],
  asks: ({ before, directory }) => settleFields(agenciesFor(before, directory)),
  record: (on, input, context) => {
    const { directory } = context;
    const same = input.agency === on.action.agency;
    if (!same && agencyIn(directory, input.agency) === undefined) return notAvailable;
    const people = peopleOfAgency(directory, input.agency).filter((one) => !on.host.excluded.includes(one.objectId));
    const before = same ? people.find((one) => one.objectId === on.action.owner?.objectId) : undefined;
    // Of the council's own people no one stands in for another: who it is then is put right by name.
    const owner = before ?? (input.agency === ownPeople ? undefined : people[0]);
    const bar = same ? undefined : unlessEmployer(on.host, input.agency, owner?.objectId, directory);
    if (bar !== undefined) return bar;
    return {
      data: {
        agency: input.agency,
        note: input.note,
        ...given({ owner: owner && refOf(owner) }),
        ...restarted(on, context),
      },
    };
  },
  // The time starts again, so no one waits for more of the old one.
  evolve: ({ action: { owner: _owner, accepted: _accepted, timeAsked: _asked, deputy, ...before } }, data, meta) => ({
    ...before,
    ...(data.agency === before.agency && deputy !== undefined && { deputy }),
    agency: data.agency,
    ...given({ owner: data.owner }),
    due: data.due,
    ...given({ cawn: data.cawn }),
    ladder: { set: meta.number, rungs: data.rungs },
    state: { is: 'proposed' },
    answer: { to: 'dispute', by: refOf(meta.by), at: meta.at, text: data.note },
  }),
});

/** More time is counted when it is given (docs/process.md P8.10). */
const answerTime = actionStep<AnswerTimeInput, TimeAnswered>({
  title: 'Answer',
  fact: 'more time answered',
  may: oversees,
  others: notOverseer,
  from: openStates,
  bar: ({ action }) =>
    action.timeAsked === undefined
      ? refuse('notNow', 'No one is waiting for more time on this action.', 'Open it to see where it stands.')
      : undefined,
  asks: () => answerTimeFields,
  record: (on, input, context) => {
    const answered = { agreed: input.agreed, note: input.note };
    if (input.agreed !== 'yes' && input.note === '') {
      return refuse(
        'incomplete',
        'Still needed: Note.',
        'The person who asked needs to know why more time is not given.',
      );
    }
    const { timeAsked } = on.action;
    if (input.agreed !== 'yes' || timeAsked === undefined) return { data: answered };
    if (timeAsked.until < localDate(context.now)) {
      return refuse(
        'badDate',
        `${sayDate(timeAsked.until)} is over.`,
        'Answer No: the owner may ask for a later date.',
      );
    }
    return { data: { ...answered, ...extendedTo(timeAsked.until, on, context) } };
  },
  evolve: ({ action: { timeAsked: _asked, ...before } }, { due, rungs, cawn, agreed, note }, meta) => ({
    ...before,
    answer: { to: 'time', by: refOf(meta.by), at: meta.at, text: sayTimeAnswer(agreed, note) },
    ...given({ cawn }),
    ...(due !== undefined && { due, extensions: before.extensions + 1 }),
    ...given({ ladder: rungs && { set: meta.number, rungs } }),
  }),
});

const sayTimeAnswer = (agreed: string, note: string): string =>
  [agreed === 'yes' ? 'More time is given.' : 'No more time is given.', note].filter((text) => text !== '').join(' ');

/** A block that lasts longer still holds the prompts back. */
function extendedTo(until: IsoDate, on: OnAction, { now, directory }: Context): Restarted {
  const { settings } = directory;
  const { state } = on.action;
  const due = dueOn(until, settings);
  const base = state.is === 'blocked' && state.until > until ? state.until : until;
  const rungs = actionLadder(base, now, settings);
  return {
    due,
    ...cawnAnew(on, due, now),
    rungs: state.is === 'blocked' ? rungs.filter(({ at }) => localDate(at) >= state.until) : rungs,
  };
}

const judge: Own<OnAction> = {
  name: 'verifies: neither its owner nor who marked it done',
  is: (on, { actor, directory, now }) =>
    seesAction(on, actor, directory, now) && barToVerify(on, actor, directory, now) === undefined,
};
/** By someone else than its owner and than the person who marked it done (docs/process.md P8.11). */
const judges = {
  may: [{ own: judge }],
  others: (on: OnAction, { actor, directory, now }: Context) => {
    if (!seesAction(on, actor, directory, now)) return notAvailable;
    return barToVerify(on, actor, directory, now) === 'notAvailable'
      ? refuse('notYours', 'You cannot verify this action.', 'The co-ordinator or the agency’s lead verifies it.')
      : refuse(
          'ownAction',
          'An action must be verified by someone other than its owner and the person who marked it done.',
          'The co-ordinator has it; nothing more is needed from you.',
        );
  },
  from: ['done'],
} as const;

const verifyAction = actionStep<VerifyInput, Verified>({
  title: 'Verify',
  fact: 'action verified',
  dataSince: { outcome: 6, effect: 6 },
  ...judges,
  asks: ({ before }) => verifyFields(before === undefined ? undefined : (before.action.subType ?? '')),
  record: ({ action: { subType } }, { note, outcome, effect }) => ({
    data: { note, ...(disruptionOf(subType) !== undefined && { outcome, effect }) },
  }),
  evolve: ({ action }, { note, outcome, effect }, meta) => {
    if (action.state.is !== 'done') return action;
    const { is: _is, ...done } = action.state;
    const said = given({ outcome, effect });
    return { ...action, state: { is: 'verified', by: refOf(meta.by), at: meta.at, done, note, ...said } };
  },
});

/** The evidence does not show it: the owner has it again. */
const sayNotDone = actionStep<OverseeReason, NotDone>({
  title: 'Not done yet',
  fact: 'action not done yet',
  ...judges,
  asks: () => notDoneFields,
  record: (on, { reason }, context) => ({ data: { reason, ...restarted(on, context) } }),
  evolve: ({ action }, { due, rungs, cawn, reason }, meta) => ({
    ...action,
    ...given({ cawn }),
    answer: { to: 'done', by: refOf(meta.by), at: meta.at, text: reason },
    state: { is: action.accepted === undefined ? 'proposed' : 'accepted' },
    due,
    ladder: { set: meta.number, rungs },
  }),
});

const cancelAction = actionStep<OverseeReason, OverseeReason>({
  title: 'Cancel action',
  fact: 'action cancelled',
  may: oversees,
  others: notOverseer,
  from: [...openStates, 'done'],
  asks: () => cancelFields,
  record: (_on, { reason }) => ({ data: { reason } }),
  evolve: ({ action }, { reason }, meta) => ({
    ...action,
    state: { is: 'cancelled', by: refOf(meta.by), at: meta.at, reason },
  }),
});

const signer: Own<OnAction> = {
  name: 'signs escalations of the case',
  is: ({ host }, { actor }) => maySign(host, actor),
};

/** The chair's formal note to the agency (docs/process.md P8.13): once the ladder has come to its end. */
const signEscalation = actionStep<EscalationInput, EscalationInput>({
  title: 'Sign escalation',
  fact: 'escalation signed',
  may: [{ role: 'overseeActions', own: signer, reads: 'actions' }],
  others: (on, context) => {
    const { actor, now, directory } = context;
    if (maySign(on.host, actor)) return notOverseer(on, context);
    return seesAction(on, actor, directory, now)
      ? refuse('notYours', 'The chair signs the escalation.', 'Ask the chair, or open the action.')
      : notAvailable;
  },
  from: openStates,
  bar: ({ action }, { now }) => {
    if (action.escalation !== undefined) return alreadySigned(action, now);
    return action.escalatedAt === undefined
      ? refuse('notNow', 'This action has not been escalated.', 'Open it to see where it stands.')
      : undefined;
  },
  asks: () => escalationFields,
  record: (_on, input) => ({ data: input }),
  evolve: ({ action }, note, meta) => ({ ...action, escalation: { by: refOf(meta.by), at: meta.at, ...note } }),
});

/** Its steps on an action. */
export const overseeSteps = {
  settleDispute,
  answerTime,
  verifyAction,
  sayNotDone,
  cancelAction,
  signEscalation,
} as const;

/** The chair; of what is closed to a chair, or to chairs who are not named, the co-ordinator too (docs/process.md P8.13). */
export const maySign = (host: ActionHost, person: Person): boolean =>
  (may(person, 'signEscalation') && isOpenToChair(host, person.objectId)) ||
  (!(host.restricted === undefined && host.isOpenToChairs) && may(person, 'signRestrictedEscalation'));

const alreadySigned = (action: Action, now: string): ReturnType<typeof refuse> =>
  refuse(
    'alreadyDecided',
    `The escalation was signed by ${action.escalation?.by.name ?? 'someone'}.`,
    isOpen(action) && now > action.due.at ? 'The agency has it.' : 'Open the action.',
  );
