// What an action is to a person, or to its agency's channel: the card stored there. Says what, by when, which button.
import {
  sayActionId,
  stateLabels,
  isOpen,
  isRunning,
  type Action,
  type ActionRow,
  type Answer,
} from '../../domain/case/action/action.ts';
import { sayPriority } from '../../domain/case/action/add.ts';
import type { ActionHost } from '../../domain/case/action/host.ts';
import {
  barToVerify,
  hearsOfAction,
  mayOversee,
  mayWork,
  seesAction,
  type OnAction,
} from '../../domain/case/action/who.ts';
import { sayKind } from '../../domain/case/referral/form/support.ts';
import { disruptionOf } from '../../domain/people/disruption.ts';
import type { Person } from '../../domain/people/actor.ts';
import { localDate, sayDate, sayWhen, workingDaysBetween, type Instant } from '../../domain/time/calendar.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { steps } from '../../domain/case/whole/case.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { forInformation, previewOf, sayBy, type Standing } from '../../cards/base-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { may } from '../../domain/people/roles.ts';
import { withChange } from '../case/changed.ts';
import { agencyName } from '../../domain/people/agencies.ts';

/** A base card's second line begins with this: `MSET-4F7K-24/A1 · High`. */
export const actionHead = (action: Action): string => `${sayActionId(action)} · ${sayPriority(action.priority)}`;

export const actionButton = (title: string, verb: string, { reference, id }: Action): Button => ({
  title,
  verb,
  data: { ref: reference, action: id },
});
/** Opens the action; called by what is done there: one reads before one accepts. */
const open = (action: Action, title: string): Button => actionButton(title, 'action.open', action);

/** What those who carry it out press: what is accepted can be marked done at once, on its form. */
function workOn(action: Action): readonly Button[] {
  switch (action.state.is) {
    case 'proposed':
      return [open(action, 'Read and accept')];
    case 'accepted':
    case 'blocked':
      return [actionButton(steps.markDone.title, 'action.done', action), open(action, 'Read')];
    case 'disputed':
    case 'done':
    case 'verified':
    case 'cancelled':
      return [open(action, 'Read')];
  }
}

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

/** The post in an agency's channel: content-free, and true for everyone who reads it (docs/process.md P11.4). */
export function postStandingOf(on: OnAction, agency: string, directory: Directory, now: Instant): Standing {
  const { action } = on;
  const name = `Action for ${agencyName(directory, agency)}`;
  const asks = isOurs(action);
  if (agency !== action.agency) {
    return { label: name, done: true, line: 'Given to another agency. You need do nothing more here.', buttons: [] };
  }
  if (on.host.rests && isOpen(action)) return { label: name, ...paused, buttons: [open(action, 'Read')] };
  const line = `${sayLate(action, now)}${sayStanding(action, now)}.${nextForAgency(action, now)}${aboutWhat(on.host)}`;
  // By the type alone: no word that anyone typed is in a channel (docs/process.md P10.11).
  const phrase = channelPhrase(action, directory);
  const label = titled(name, phrase);
  const preview = sayNews(action, { asks, phrase: phraseIn(on, directory) }, now);
  return { label, ...howItStands(action, asks, now), preview, line, buttons: workOn(action) };
}

/**
 * Of a child who has died nothing is asked of those who carry it out, and why no one is told by it: in a channel not even what not to
 * do (docs/process.md P17.7).
 */
const paused = {
  word: 'Paused',
  line: 'Paused: ring the co-ordinator before anything is done.',
  preview: 'an action is paused, ring the co-ordinator',
} as const;
const doNotVisit = {
  word: 'Do not visit or ring',
  line: 'Do not visit or ring: ring the co-ordinator. Until then nothing of it is asked of you.',
  preview: 'do not visit or ring: ring the co-ordinator',
} as const;

/** Of a record, what sort of thing it is about, and no more. */
const aboutWhat = ({ is }: Pick<ActionHost, 'is'>): string =>
  is === 'case' ? '' : ` It is about ${sorts[is] ?? 'something that is no child'}.`;
const sorts: Readonly<Partial<Record<ActionHost['is'], string>>> = {
  person: 'a person',
  place: 'a place',
  organisation: 'a business or a place',
  group: 'a group',
  vehicle: 'a vehicle',
};

/** Whether those who carry it out have something to do. */
const isOurs = (action: Action): boolean =>
  isOpen(action) && action.state.is !== 'disputed' && action.state.is !== 'done';

/** What the band says of it: while it asks for something, what that is, and its due time counts. */
function howItStands(
  action: Action,
  asks: boolean,
  now: Instant,
): Pick<Standing, 'asks' | 'done' | 'word' | 'due' | 'urgent'> {
  const { state, priority } = action;
  if (!isOpen(action)) return { asks, done: state.is === 'verified', word: asks ? 'To verify' : stateLabels[state.is] };
  const word = asks ? toDo(action, now) : stateLabels[state.is];
  return { asks, word, due: action.due.at, urgent: asks && priority === 'immediate' };
}
/** What is asked of those who carry it out; what it is already, the line says. */
function toDo({ state, priority }: Action, now: Instant): string {
  switch (state.is) {
    case 'proposed':
      return `New · ${sayPriority(priority).toLowerCase()}`;
    case 'blocked':
      return isBlockOver(state.until, now) ? 'Say where it stands' : stateLabels.blocked;
    default:
      return 'To be done';
  }
}

/** What a channel reads of it: a setting, by its type (docs/decisions/0047). */
export const channelPhrase = ({ subType }: Pick<Action, 'subType'>, { settings }: Directory): string => {
  const { disruption, ...byType } = settings.channelPhrases;
  return new Map(Object.entries(byType)).get(subType) ?? (disruptionOf(subType) === undefined ? '' : disruption);
};

/** What of the child a post with its phrase would give away; undefined where it may be posted (docs/process.md P10.11). */
export const givenAway = ({ host, action }: OnTold, agency: string, directory: Directory): string | undefined =>
  host.tells(`${channelPhrase(action, directory)} · ${agencyName(directory, agency)}`);
/** An action as far as a channel is told of it. */
interface OnTold {
  readonly host: Pick<ActionHost, 'tells'>;
  readonly action: ActionRow;
}
/** The phrase that a list in the channel of its agency may say; '' where there is none, or where it would give something away. */
export const phraseOf = (on: OnTold, agency: string, directory: Directory): string =>
  givenAway(on, agency, directory) === undefined ? channelPhrase(on.action, directory) : '';

/** The phrase that a notification may say: of what is restricted none (docs/process.md P11.1). */
const phraseIn = (on: OnAction, directory: Directory): string =>
  on.host.restricted === undefined ? phraseOf(on, on.action.agency, directory) : '';

/** The way on, for the person who works on it. */
function nextForAgency({ state }: Action, now: Instant): string {
  switch (state.is) {
    case 'proposed':
      return ' Read it, then accept it.';
    case 'accepted':
      return ' When it is done, mark it done.';
    case 'blocked':
      return isBlockOver(state.until, now)
        ? ' Say where it stands: mark it done, or press Read and say that it is no longer blocked.'
        : ' Mark it done when it is. To say that it is no longer blocked, press Read.';
    case 'disputed':
      return ' The chair decides who does it.';
    case 'done':
      return ' Someone other than the owner must verify it.';
    case 'verified':
    case 'cancelled':
      return ' Nothing more is needed.';
  }
}

const titled = (name: string, kind: string): string => (kind === '' ? name : `${name}: ${kind}`);

/**
 * What an action is to this person now; undefined when it is nothing to them (any more). `inChannel`: others read along, and
 * its kind is told as its post tells it (docs/process.md P10.11).
 */
export function actionStandingOf(
  on: OnAction,
  person: Person,
  directory: Directory,
  now: Instant,
  { inChannel = false }: { readonly inChannel?: boolean } = {},
): Standing | undefined {
  const { action, host } = on;
  const sees = seesAction(on, person, directory, now);
  if (!sees && !hearsOfAction(on, person, directory, now)) return undefined;
  // Whose it is and what: a chat holds many of them.
  const isOwn = action.owner?.objectId === person.objectId;
  const whose = isOwn ? 'Your action' : `Action for ${agencyName(directory, action.agency)}`;
  const kind = action.subType === 'other' ? '' : sayKind(action);
  const label = titled(whose, inChannel ? channelPhrase(action, directory) : kind);
  const rests = host.rests && isOpen(action);
  // By no kind: of what is not to be done no card says what it was.
  if (!sees && rests) return { label: whose, ...paused, buttons: [] };
  if (!sees) return { label, ...howItStands(action, false, now), line: `${sayStanding(action, now)}.`, buttons: [] };
  const works = mayWork(on, person, directory, now);
  const oversees = mayOversee(host, person, directory, now);
  if (rests && decidesNow(on, person, oversees) === undefined) {
    const buttons = [open(action, 'Read')];
    if (works) return { label: whose, asks: true, urgent: true, ...(inChannel ? paused : doNotVisit), buttons };
    const line = `${sayStanding(action, now)}. Paused: those who carry it out are told to ring the co-ordinator.`;
    return { label: whose, ...paused, line: oversees ? line : paused.line, preview: forInformation, buttons };
  }
  const verifies = action.state.is === 'done' && barToVerify(on, person, directory, now) === undefined;
  const next = oversees
    ? nextForOverseer(on, person, directory)
    : works
      ? nextForWorker(on, person, directory, now)
      : '';
  const more =
    action.timeAsked === undefined ? '' : ` More time has been asked for, until ${sayDate(action.timeAsked.until)}.`;
  const line = `${sayLate(action, now)}${sayStanding(action, now)}.${more}${next}`;
  const toDecide = decidesNow(on, person, oversees) ?? (verifies ? 'Read and verify' : undefined);
  // No one can be called for it: until it has an owner, it is the overseer's.
  const isNobodys = oversees && action.owner === undefined && isOurs(action);
  const asks = toDecide !== undefined || isNobodys || (works && isOurs(action));
  const standing: Standing = {
    label,
    ...howItStands(action, asks, now),
    ...(toDecide !== undefined && wordsFor(toDecide)),
    ...(oversees && !asks && isRunning(action) && { seesTo: true }),
    preview:
      toDecide === undefined
        ? sayNews(action, { asks, phrase: phraseIn(on, directory) }, now)
        : asking[toDecide].preview,
    line,
    buttons:
      toDecide !== undefined
        ? [open(action, toDecide)]
        : isNobodys
          ? [open(action, 'Read and tell them')]
          : works
            ? workOn(action)
            : [open(action, 'Read')],
  };
  return inChannel || host.case === undefined ? standing : withChange(standing, host.case, now);
}

/** What someone has to decide now, as the button says it; what the band, and a notification, say of it. */
const asking = {
  Settle: { band: 'To settle', preview: 'a dispute to settle' },
  'Read and answer': { band: 'Please answer', preview: 'more time requested, please answer' },
  'Read and sign': { band: 'Please sign', preview: 'an escalation needs your signature' },
  'Read and verify': { band: 'To verify', preview: 'an action is ready to verify' },
} as const;

/** As long as a phone shows it whole. */
const mostPreview = 60;
/**
 * For a notification: by the fixed phrase of its type, where it may be said and there is room for it; without its agency or
 * owner.
 */
function sayNews(action: Action, { asks, phrase }: { readonly asks: boolean; readonly phrase: string }, now: Instant) {
  const { state, due } = action;
  if (state.is === 'cancelled') return 'an action is cancelled, you need do nothing';
  if (!asks) return forInformation;
  const by = sayBy(due.at, now);
  const [named, unnamed] =
    due.at < now
      ? [`${phrase} is late${by}`, `an action is late${by}`]
      : state.is === 'proposed'
        ? [`new: ${phrase}${by}`, `new action, to be done${by}`]
        : [`${phrase}, to be done${by}`, `action to finish${by}`];
  const isUrgent = action.priority === 'immediate';
  return phrase !== '' && previewOf({ label: named, buttons: [], asks, urgent: isUrgent }).length <= mostPreview
    ? named
    : unnamed;
}

const wordsFor = (what: keyof typeof asking): Pick<Standing, 'word' | 'lateWord'> => {
  const { band } = asking[what];
  return { word: band, lateWord: `Late · ${band.toLowerCase()}` };
};

function decidesNow({ action, host }: OnAction, person: Person, oversees: boolean): keyof typeof asking | undefined {
  if (!oversees) return undefined;
  const { state, timeAsked, escalatedAt, escalation } = action;
  if (state.is === 'disputed') return 'Settle';
  if (!isOpen(action)) return undefined;
  if (timeAsked !== undefined) return 'Read and answer';
  return escalatedAt !== undefined && escalation === undefined && !host.rests && may(person, 'signEscalation')
    ? 'Read and sign'
    : undefined;
}

function nextForWorker(on: OnAction, person: Person, directory: Directory, now: Instant): string {
  const { action } = on;
  if (action.state.is === 'done' && barToVerify(on, person, directory, now) === undefined) {
    return ' Verify it, or say what is still to be done.';
  }
  const answered = action.answer?.at === action.changedAt ? ` ${sayAnswered(action.answer)}` : '';
  const signed = action.escalation === undefined ? '' : ' The chair has signed an escalation: read it.';
  return `${answered}${signed}${nextForAgency(action, now)}`;
}

/** That there is something to read, never what. */
const sayAnswered = ({ to, by }: Answer): string =>
  ({
    dispute: `The dispute was settled by ${by.name}: read how.`,
    time: `${by.name} has answered about more time: read how.`,
    done: `Not done yet, says ${by.name}: read what is still to be done.`,
    correction: `${by.name} has put this right: read what, and why.`,
    handOver: `${by.name} has handed it over: read why.`,
    meeting: 'A meeting has heard it: read what it said.',
  })[to];

function nextForOverseer({ action }: OnAction, person: Person, directory: Directory): string {
  const { state, timeAsked, escalatedAt, escalation, owner } = action;
  if (state.is === 'disputed') return ' It is waiting for you to settle it.';
  if (state.is === 'done') return ' Verify it, or say what is still to be done.';
  if (!isOpen(action)) return '';
  if (timeAsked !== undefined) return ' It is waiting for your answer.';
  if (escalatedAt !== undefined && escalation === undefined) {
    return may(person, 'signEscalation')
      ? ' It has been escalated: it is waiting for your signature.'
      : ' It has been escalated; the chair signs.';
  }
  if (owner === undefined) {
    const agency = agencyName(directory, action.agency);
    return ` No one at ${agency} is listed in the directory: tell them yourself, or cancel it.`;
  }
  return '';
}

/** In a team's channel: that a referral waits for a manager, or that it does no longer (docs/process.md P11.4). */
export const teamPostStanding = (childCase: Case): Standing =>
  childCase.stage === 'awaitingConsent'
    ? {
        label: 'A referral is waiting for consent',
        word: 'Waiting',
        due: childCase.submission.due.at,
        asks: true,
        line: 'The person who decides has it in their own chat with MSET.',
        buttons: [],
      }
    : { label: 'A referral is no longer waiting for consent', done: true, buttons: [] };
