// What the steps on an action are to people.
import { evidenceOf, taskOf, timeAskedOf } from '../../cards/action/action-card.ts';
import { lines, text, type Element } from '../../cards/blocks.ts';
import { isOpen, type Action } from '../../domain/case/action/action.ts';
import { actionSteps, type ActionTypes } from '../../domain/case/action/table.ts';
import type { OnAction } from '../../domain/case/action/who.ts';
import type { PartCommand } from '../../domain/case/whole/case.ts';
import { localDate, sayDate, sayWhen } from '../../domain/time/calendar.ts';
import type { Presses, Counter, Taken } from '../form/counter.ts';
import { addAction, addGivenBack, askAction } from './add.ts';
import type { Step } from '../../domain/matter/step.ts';
import { agencyName } from '../../domain/people/agencies.ts';

export type ActionStepName = keyof ActionTypes['steps'];

const most = 3000;
const mostToCorrect = 2200;
const reasonIn = ({ action: { state } }: OnAction): readonly Element[] =>
  'reason' in state ? [lines([['Reason', state.reason]], most)] : [];
const evidenceIn = ({ action: { state } }: OnAction): readonly Element[] =>
  state.is === 'done' ? [lines(evidenceOf(state), most)] : [];

/** The task stays above every form about it, and when it is due; after it what was written of it. */
const task =
  (more: (on: OnAction) => readonly Element[] = () => [], bytes = most) =>
  (on: OnAction): readonly Element[] => [
    ...(isOpen(on.action) ? [text(`Due ${sayWhen(on.action.due.at)}`)] : []),
    ...taskOf(on.action, bytes),
    ...more(on),
  ];

const due = ({ after, now }: Taken<OnAction, Action>): string =>
  isOpen(after) ? ` Due ${sayWhen(after.due.at, now)}.` : '';
const ownerOf = ({ owner }: Action): string => owner?.name ?? 'the agency';
const warning = (action: Action): readonly string[] =>
  isOpen(action) && action.cawn?.warning !== undefined ? [action.cawn.warning] : [];

/** "Reminders went out on Monday 4 January, Tuesday 5 January." */
function sayReminders({ reminded }: Action): string {
  const days = [...new Set(reminded.map(({ at }) => sayDate(localDate(at))))];
  return days.length === 0 ? '' : `${days.length === 1 ? 'A reminder' : 'Reminders'} went out on ${days.join('; ')}.`;
}

const presses: Presses<ActionTypes['steps'], OnAction, Action> = {
  addAction: {
    byHand: 'its form is the case’s, and its answer is the action that it set',
    verb: 'action.add',
    verbs: [
      ['action.add', askAction],
      ['action.add.go', addAction],
    ],
    again: addGivenBack,
  },
  acceptAction: {
    verb: 'action.accept',
    was: ({ accepted }) => accepted?.at,
    done: 'Accepted',
    next: (taken) => `press **Mark done** when it is.${due(taken)}`,
  },
  unblockAction: {
    verb: 'action.unblock',
    was: ({ changedAt }) => changedAt,
    done: 'No longer blocked',
    next: (taken) => `press **Mark done** when it is. You will be reminded again as it falls due.${due(taken)}`,
  },
  markDone: {
    verb: 'action.done',
    shows: task(),
    intro: 'Someone other than the owner must verify it.',
    done: 'Marked done',
    next: () => 'someone other than the owner must verify it.',
  },
  blockAction: {
    verb: 'action.block',
    shows: task(),
    intro: 'Say what is in the way, and until when. No one is reminded before that day.',
    done: 'Blocked',
    next: ({ after: { state } }) =>
      state.is === 'blocked' ? `until ${sayDate(state.until)} no one is reminded.` : undefined,
  },
  disputeAction: {
    verb: 'action.dispute',
    shows: task(),
    intro: 'The chair decides who does it. Until then no one is reminded.',
    done: 'Disputed',
    next: () => 'the chair decides who does it. Until then no one is reminded.',
  },
  askForTime: {
    verb: 'action.time',
    shows: task(),
    intro: 'The co-ordinator answers. Until then the due date stays.',
    done: 'More time requested',
    next: (taken) => `the co-ordinator answers. Until then the due date stays.${due(taken)}`,
  },
  settleDispute: {
    verb: 'action.settle',
    intro: 'Say who does it, and why.',
    shows: task(reasonIn),
    done: 'Dispute settled',
    next: (taken) =>
      `it is with ${agencyName(taken.directory, taken.after.agency)}, who must accept it again.${due(taken)}`,
  },
  answerTime: {
    verb: 'action.answer',
    intro: 'Your answer goes to the person who asked.',
    shows: task(({ action }) => timeAskedOf(action)),
    done: ({ sent }) => (sent['agreed'] === 'yes' ? 'More time given' : 'No more time given'),
    says: ({ after }) => warning(after),
    next: (taken) => `it stays with ${ownerOf(taken.after)}.${due(taken)}`,
  },
  verifyAction: {
    verb: 'action.verify',
    intro: 'You put your name to it: the evidence shows that it is done.',
    shows: task(evidenceIn),
    done: 'Verified',
    next: () => 'nothing more is needed.',
  },
  sayNotDone: {
    verb: 'action.not-done',
    intro: 'The action goes back to its owner, with what is missing.',
    shows: task(evidenceIn),
    done: 'Not done yet',
    next: (taken) => `${ownerOf(taken.after)} has it again.${due(taken)}`,
  },
  cancelAction: {
    verb: 'action.cancel',
    shows: task(),
    intro: 'The agency need do nothing more. The owner is told.',
    style: 'destructive',
    done: 'Action cancelled',
    next: () => 'nothing more is needed.',
  },
  describeAction: {
    verb: 'action.details',
    shows: task(),
    intro: 'Change what is wrong; the rest stays as it is.',
    values: ({ action: { category, target, deputy = '', cawn } }) => ({
      category,
      target,
      deputy,
      legalStatus: cawn?.legalStatus ?? '',
    }),
    done: 'Details saved',
    says: ({ after }) => warning(after),
  },
  correctAction: {
    verb: 'action.correct',
    // All owners and all types of disruption stand beside it.
    shows: task(undefined, mostToCorrect),
    intro: 'Change what is wrong; the rest stays as it is. The owner is told.',
    values: ({ action: { agency, owner, subType, priority } }) => ({
      owner: `${agency}|${owner?.objectId ?? ''}`,
      subType,
      priority,
    }),
    done: 'Put right',
    says: ({ after }) => warning(after),
    next: (taken) => (isOpen(taken.after) ? `it is with ${ownerOf(taken.after)}.${due(taken)}` : undefined),
  },
  handOverAction: { byHand: 'goes with its case' },
  giveAction: { byHand: 'goes with Keep person out' },
  hearAction: { byHand: 'pressed on the item of a meeting' },
  signEscalation: {
    verb: 'action.escalate',
    shows: task(),
    intro: 'You put your name to it. The agency’s lead and senior lead read it. Change what does not fit.',
    // From the action itself: what was asked, until when, and how often they were reminded.
    values: ({ action }) => ({
      concern: `“${action.text}” was due on ${sayDate(localDate(action.due.at))} and is not done. ${sayReminders(action)}`,
      outcomeWanted: 'The action is done, with evidence, or you say what stops it.',
      timescale: 'Within 5 working days',
    }),
    done: 'Escalation signed',
  },
  promptAction: { byHand: 'the clock’s' },
};

/** What the buttons of an action go by. */
export const actionRows: Pick<Counter<ActionStepName, OnAction, Action>, 'steps' | 'presses' | 'decide'> = {
  steps: actionSteps,
  presses,
  decide: ({ person: actor, directory, now }, step, input, { before: on }) =>
    stepNamed(step).decide(on, input, { actor, directory, now }),
};

/** A step on an action that there is, whatever that belongs to: that the input fits is tested for every row. */
function stepNamed(step: ActionStepName): Pick<Step<object, unknown, OnAction, Action>, 'decide'>;
function stepNamed(step: ActionStepName): unknown {
  return actionSteps[step];
}

/** The step's name, and what its form read: that these fit is tested for every row. */
export const actionCommand = (step: ActionStepName, part: Action['id'], input: object): PartCommand<'action'> =>
  ({ step, part, input }) as PartCommand<'action'>;
