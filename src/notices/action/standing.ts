// What an action is to a person, or to its agency's channel: the card stored there. Says what, by when, which button.
import { sayActionId, stateLabels, isOpen, type Action, type Answer } from '../../domain/case/action/action.ts';
import { sayPriority } from '../../domain/case/action/add.ts';
import {
  agencyName,
  barToVerify,
  mayOversee,
  mayWork,
  seesAction,
  type OnAction,
} from '../../domain/case/action/who.ts';
import type { Person } from '../../domain/people/actor.ts';
import { localDate, sayDate, sayWhen, workingDaysBetween, type Instant } from '../../domain/time/calendar.ts';
import type { Case } from '../../domain/case/stages.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Standing } from '../../cards/base-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { may } from '../../domain/people/roles.ts';

/** A base card's second line begins with this: `MSET-4F7K-24/A1 · High`. */
export const actionHead = (action: Action): string => `${sayActionId(action)} · ${sayPriority(action.priority)}`;

export const actionButton = (title: string, verb: string, { reference, id }: Action): Button => ({
  title,
  verb,
  data: { ref: reference, action: id },
});
const open = (action: Action): Button => actionButton('Open', 'action.open', action);

/** "3 working days late", or nothing while it is in time. */
export function sayLate(action: Action, now: Instant): string {
  if (!isOpen(action) || action.due.at >= now) return '';
  const days = workingDaysBetween(localDate(action.due.at), localDate(now));
  if (days === 0) return 'It is late. ';
  return `${days} working ${days === 1 ? 'day' : 'days'} late. `;
}

/** "Accepted by Sgt Ravi Mock, Mon 4 Jan 10:42", "Blocked until Monday 18 January 2027". */
export function sayStanding({ state, accepted, owner }: Action, now: Instant): string {
  switch (state.is) {
    case 'proposed':
      return owner === undefined ? stateLabels.proposed : `For ${owner.name}. ${stateLabels.proposed}`;
    case 'accepted':
      return accepted === undefined
        ? `${stateLabels.accepted} by ${owner?.name ?? 'the agency'}`
        : `${stateLabels.accepted} by ${accepted.by.name}, ${sayWhen(accepted.at, now)}`;
    case 'blocked':
      return `${isBlockOver(state.until, now) ? 'Was blocked' : 'Blocked'} until ${sayDate(state.until)}`;
    case 'done':
      return `Marked done by ${state.by.name}, ${sayWhen(state.at, now)}`;
    case 'disputed':
    case 'verified':
    case 'cancelled':
      return `${stateLabels[state.is]} by ${state.by.name}, ${sayWhen(state.at, now)}`;
  }
}

/** On the day itself the block is over: that is when the owner is asked again. */
const isBlockOver = (until: string, now: Instant): boolean => until <= localDate(now);

/** The post in an agency's channel: content-free, and true for everybody who reads it (docs/process.md P11.4). */
export function postStandingOf({ action }: OnAction, agency: string, directory: Directory, now: Instant): Standing {
  const label = `Action for ${agencyName(directory, agency)}`;
  if (agency !== action.agency) {
    return { label, line: 'Given to another agency. You need do nothing more here.', buttons: [] };
  }
  const line = `${sayLate(action, now)}${sayStanding(action, now)}.${nextForAgency(action, now)}`;
  // By the type alone: no word that anybody typed stands in a channel (docs/process.md P10.11).
  const phrase = phraseOf(action, directory.settings.channelPhrases);
  const said = phrase === '' ? {} : { said: phrase };
  if (!isOpen(action)) return { label, line, ...said, buttons: [open(action)] };
  return { label, due: action.due.at, urgent: action.priority === 'immediate', line, ...said, buttons: [open(action)] };
}

const phraseOf = ({ subType }: Action, phrases: Readonly<Record<string, string>>): string => phrases[subType] ?? '';

/** The way on, for whoever works on it. */
function nextForAgency({ state }: Action, now: Instant): string {
  switch (state.is) {
    case 'proposed':
      return ' Press Open to read it, then Accept.';
    case 'accepted':
      return ' When it is done, press Open and Mark done.';
    case 'blocked':
      return isBlockOver(state.until, now)
        ? ' Press Open and say where it stands: Mark done, or No longer blocked.'
        : ' Press Open when it is done, or when it is no longer blocked.';
    case 'disputed':
      return ' The chair decides who does it.';
    case 'done':
      return ' Someone other than the owner must verify it.';
    case 'verified':
    case 'cancelled':
      return ' Nothing more is needed.';
  }
}

/** What an action is to this person now; undefined when it is nothing to them (any more). */
export function actionStandingOf(
  on: OnAction,
  person: Person,
  directory: Directory,
  now: Instant,
): Standing | undefined {
  const { action, case: one } = on;
  if (!seesAction(on, person, directory, now)) return undefined;
  const label = `Action for ${agencyName(directory, action.agency)}`;
  const due = isOpen(action) ? { due: action.due.at } : {};
  const urgent = action.priority === 'immediate' && isOpen(action);
  const works = mayWork(on, person, directory);
  const next = mayOversee(one, person, directory, now)
    ? nextForOverseer(on, person, directory)
    : works
      ? nextForWorker(on, person, directory, now)
      : '';
  const asked =
    action.timeAsked === undefined ? '' : ` More time has been asked for, until ${sayDate(action.timeAsked.until)}.`;
  const line = `${sayLate(action, now)}${sayStanding(action, now)}.${asked}${next}`;
  return { label, ...due, urgent, line, buttons: [open(action)] };
}

function nextForWorker(on: OnAction, person: Person, directory: Directory, now: Instant): string {
  const { action } = on;
  if (action.state.is === 'done' && barToVerify(on, person, directory, now) === undefined) {
    return ' Press Open and Verify, or Not done yet.';
  }
  const answered = action.answer?.at === action.changedAt ? ` ${sayAnswered(action.answer)}` : '';
  const signed = action.escalation === undefined ? '' : ' The chair has signed an escalation: press Open to read it.';
  return `${answered}${signed}${nextForAgency(action, now)}`;
}

/** That there is something to read, never what. */
const sayAnswered = ({ to, by }: Answer): string =>
  ({
    dispute: `The dispute was settled by ${by.name}: Open says how.`,
    time: `${by.name} has answered about more time: Open says how.`,
    done: `Not done yet, says ${by.name}: Open says what is still to be done.`,
    correction: `${by.name} has put this right: Open says what, and why.`,
    handOver: `${by.name} has handed it over: Open says why.`,
  })[to];

function nextForOverseer({ action }: OnAction, person: Person, directory: Directory): string {
  const { state, timeAsked, escalatedAt, escalation, owner } = action;
  if (state.is === 'disputed') return ' Press Open and Settle.';
  if (state.is === 'done') return ' Press Open and Verify, or Not done yet.';
  if (!isOpen(action)) return '';
  if (timeAsked !== undefined) return ' Press Open and Answer.';
  if (escalatedAt !== undefined && escalation === undefined) {
    return may(person, 'signEscalation')
      ? ' It has been escalated: press Open and Sign escalation.'
      : ' It has been escalated; the chair signs.';
  }
  if (owner === undefined) {
    const agency = agencyName(directory, action.agency);
    return ` No one at ${agency} is listed in the directory: tell them yourself, or press Open and cancel it.`;
  }
  return ' Press Open to see who was reminded.';
}

/** In a team's channel: that a referral waits for a manager, or that it does no longer (docs/process.md P11.4). */
export const teamPostStanding = (one: Case): Standing =>
  one.stage === 'awaitingConsent'
    ? {
        label: 'A referral is waiting for consent',
        due: one.submission.due.at,
        line: 'The person who decides has it in their own chat with MSET.',
        buttons: [],
      }
    : { label: 'A referral is no longer waiting for consent', buttons: [] };
