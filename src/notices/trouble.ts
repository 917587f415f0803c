// Who is told when someone else cannot be (docs/design.md 9): the fallback audience, without any content. Each of them has
// one card for all of it (trouble-card.ts), which changes as people are reached.
import { beginLow } from '../domain/kernel/begins.ts';
import { sayWhen, type Instant } from '../domain/time/calendar.ts';
import { hostOf } from '../domain/case/action/host.ts';
import { sayActionId, type Action } from '../domain/case/action/action.ts';
import type { OnAction } from '../domain/case/action/who.ts';
import type { CaseTypes } from '../domain/case/whole/case.ts';
import type { OtherKind } from '../domain/matters/matters.ts';
import type { Case } from '../domain/case/state/stages.ts';
import { agencyIn, personIn, type Directory } from '../domain/people/directory.ts';
import type { ObjectId } from '../domain/kernel/ids.ts';
import type { Press } from '../cards/blocks.ts';
import type { Standing } from '../cards/base-card.ts';
import { sayMeeting, type Meeting } from '../domain/meeting/meeting.ts';
import type { Now, Telling, Untold } from './telling.ts';
import type { Trouble, Troubled, TroubleLine, TroubleNotice, Waits } from './told.ts';
import type { Person } from '../domain/people/actor.ts';
import { actionStandingOf } from './action/standing.ts';
import { standingOf } from './case/standing.ts';
import { peopleWho } from '../domain/people/roles.ts';
import { given } from '../domain/kernel/given.ts';
import { agencyName } from '../domain/people/agencies.ts';

const prefix = 'trouble-';
export const isTrouble = (key: string): boolean => key.startsWith(prefix);

/** What is wrong with this one now, of all that waits; undefined: nothing any more. */
export const troubleIn = (waiting: readonly Untold[], { key: of }: Troubled): Trouble | undefined =>
  waiting.find(({ key }) => key === of)?.trouble;

/** The deputy of someone who cannot be reached, and the co-ordinators; never someone with a conflict. */
export function troubleNotices(
  childCase: Pick<Case, 'excluded'>,
  { key, person: unreached, channel }: Troubled,
  directory: Directory,
  action?: Action,
): readonly TroubleNotice[] {
  const troubled = {
    key,
    ...given({ person: unreached, channel }),
  };
  const own = troubled.person === undefined ? undefined : personIn(directory, troubled.person)?.deputy;
  const deputy =
    own ?? (action === undefined ? undefined : (action.deputy ?? agencyIn(directory, action.agency)?.deputy));
  const coordinators = peopleWho(directory, 'seeDelivery').map((person) => person.objectId);
  const audience = new Set([...(deputy === undefined ? [] : [deputy]), ...coordinators]);
  return [...audience]
    .filter((person) => person !== troubled.person && !childCase.excluded.includes(person))
    .map((person) => ({ key: `${prefix}${key}-${person}`, person, troubled }));
}

/** "Cannot be reached: Colin Fixture": reference and what waits for them; or that it is over. */
export function troubleLine(
  { root: childCase, part, directory, now }: Now<CaseTypes>,
  troubled: Troubled,
  trouble: Trouble | undefined,
): TroubleLine {
  if (part !== undefined && isAction(part)) {
    return actionTroubleLine({ host: hostOf(childCase), action: part }, troubled, trouble, directory, now);
  }
  const person = troubled.person === undefined ? undefined : personIn(directory, troubled.person);
  const standing = person && part === undefined ? standingOf(childCase, person, directory, now) : undefined;
  const due = standing?.due === undefined ? '' : `, due ${sayWhen(standing.due, now)}`;
  const what = part !== undefined ? 'an action' : standing === undefined ? 'a notice' : `${standing.label}${due}`;
  const about = part === undefined ? childCase.reference : `${childCase.reference}/${part.id}`;
  const press =
    part === undefined
      ? { verb: 'case.open', data: { ref: childCase.reference } }
      : { verb: 'action.open', data: { ref: childCase.reference, action: part.id } };
  const said = {
    who: person?.name ?? unnamed(troubled, directory),
    about,
    what,
    inChannel: troubled.channel !== undefined,
  };
  return {
    ...lineOf(said, trouble, press),
    ...whoIs(person),
    ...given({ waits: standing && waitsOf(standing, undefined, now), is: trouble }),
  };
}
/** The same of an action, whatever it belongs to. */
export function actionTroubleLine(
  on: OnAction,
  troubled: Troubled,
  trouble: Trouble | undefined,
  directory: Directory,
  now: Instant,
): TroubleLine {
  const { action } = on;
  const person = troubled.person === undefined ? undefined : personIn(directory, troubled.person);
  const standing = person && actionStandingOf(on, person, directory, now);
  const said = {
    who: person?.name ?? unnamed(troubled, directory),
    about: sayActionId(action),
    what: 'an action',
    inChannel: troubled.channel !== undefined,
  };
  return {
    ...lineOf(said, trouble, { verb: 'action.open', data: { ref: action.reference, action: action.id } }),
    ...whoIs(person),
    ...given({ waits: standing && waitsOf(standing, action, now), is: trouble }),
  };
}
const whoIs = (person: Person | undefined): Pick<TroubleLine, 'who'> =>
  person === undefined ? {} : { who: { person: person.objectId, name: person.name } };
const isAction = (part: object): part is Action => 'subType' in part;

/** What a card asks of the person whom it did not reach, in a few words, and how pressing that is. */
function waitsOf({ asks, due, urgent, label }: Standing, action: Action | undefined, now: Instant): Waits {
  if (asks !== true) return { state: 'info', one: 'for information', many: 'for information' };
  const isLate = due !== undefined && due <= now;
  const state = urgent === true ? 'urgent' : isLate ? 'late' : 'you';
  if (action === undefined) {
    const by = due === undefined ? '' : isLate ? `, was due ${sayWhen(due)}` : `, due ${sayWhen(due)}`;
    return { state, one: `case: ${beginLow(label)}${by}`, many: 'cases that ask something' };
  }
  if (isLate) return { state, one: 'late action', many: 'late actions' };
  return action.state.is === 'proposed'
    ? { state, one: 'action to accept', many: 'actions to accept' }
    : { state, one: 'action', many: 'actions' };
}

/** A matter that is no case, whose card could not be delivered to someone. */
export function matterTroubleLine(
  kind: OtherKind,
  id: string,
  to: ObjectId | undefined,
  trouble: Trouble | undefined,
  directory: Directory,
): TroubleLine {
  const person = personIn(directory, to ?? '');
  const press = { verb: `${kind}.open`, data: { [kind]: id } };
  const who = person?.name ?? leftDirectory;
  return {
    ...lineOf({ who, about: id, what: kind === 'entity' ? 'record' : kind, inChannel: false }, trouble, press),
    ...whoIs(person),
    waits: { state: 'you', ...calledOf(kind) },
    ...given({ is: trouble }),
  };
}

/** A matter is called as its kind is, but for these. */
const called: Readonly<Partial<Record<OtherKind, Pick<Waits, 'one' | 'many'>>>> = {
  advice: { one: 'question', many: 'questions' },
  entity: { one: 'record', many: 'records' },
  policeList: { one: 'police list', many: 'police lists' },
  council: { one: 'change of the directory', many: 'changes of the directory' },
  register: { one: 'entry of the register', many: 'entries of the register' },
};
const calledOf = (kind: OtherKind): Pick<Waits, 'one' | 'many'> => called[kind] ?? { one: kind, many: `${kind}s` };

/** What a matter says of trouble where nothing else is to be said than that. `excluded`: who may not know of it. */
export const matterTrouble = (
  kind: OtherKind,
  { id, excluded = [] }: { readonly id: string; readonly excluded?: readonly ObjectId[] },
  directory: Directory,
): Pick<Telling, 'fallback' | 'trouble'> => ({
  fallback: (troubled) => troubleNotices({ excluded }, troubled, directory),
  trouble: (troubled, waiting) => matterTroubleLine(kind, id, troubled.person, troubleIn(waiting, troubled), directory),
});

interface Said {
  readonly who: string;
  readonly about: string;
  readonly what: string;
  readonly inChannel: boolean;
}

function lineOf({ who, about, what, inChannel }: Said, trouble: Trouble | undefined, press: Press): TroubleLine {
  const title = {
    unreachable: `Cannot be reached: ${who}`,
    failed: `Not delivered: ${who}`,
    over: `Now reached: ${who}`,
  }[trouble ?? 'over'];
  const next = {
    unreachable: inChannel
      ? 'The channel is gone or no longer linked. To post it, type @MSET link in one of their channels.'
      : 'MSET cannot write to them yet. Their cards come as soon as they open the MSET app.',
    failed: 'Every attempt failed: tell them yourself. In Delivery the co-ordinator can try again.',
    over: '',
  }[trouble ?? 'over'];
  return { title, next, about: `${about} · ${what}`, isOver: trouble === undefined, press };
}

function unnamed({ person, channel }: Troubled, directory: Directory): string {
  const [kind, name = ''] = channel?.split(/:(.*)/) ?? [];
  if (kind === 'team') return `the channel of the team ${name}`;
  if (kind === 'agency') return `the channel of ${agencyName(directory, name)}`;
  return person === undefined ? 'the MSET mailbox' : leftDirectory;
}
const leftDirectory = 'a person no longer in the directory';

/** No one is invited in their stead: each co-ordinator has one line for all who could not be invited to a meeting. */
export const meetingTroubleNotices = (directory: Directory): readonly TroubleNotice[] =>
  peopleWho(directory, 'seeDelivery').map((one) => ({
    key: `${prefix}invitations-${one.objectId}`,
    person: one.objectId,
    troubled: { key: 'invitations' },
  }));

/** "Not invited: Mr Lee Placeholder, Bea Stub"; or that everyone was reached after all. */
export function meetingTroubleLine(
  meeting: Meeting,
  people: readonly ObjectId[],
  directory: Directory,
  now: Instant,
): TroubleLine {
  const names = people.map((id) => personIn(directory, id)?.name ?? 'a person no longer in the directory');
  const isOver = names.length === 0;
  return {
    title: isOver ? 'Everyone has now been invited' : `Not invited: ${names.join(', ')}`,
    next: isOver ? '' : 'They have not opened the MSET app. Their card is posted as soon as they open it.',
    about: sayMeeting(meeting, now),
    isOver,
    press: { verb: 'meeting.open', data: { meeting: meeting.id } },
  };
}
