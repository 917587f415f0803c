// Each kind of thing that comes in from Teams, made from its activity: a press, words, an arrival, a search.
import type { CallerChannel } from '../desk/scene/answer.ts';
import type { ObjectId } from '../domain/kernel/ids.ts';
import { meetingEventOf, readPress, readSearch, readText } from './activity.ts';
import type { Received } from './activity.ts';
import { wholeOf, writeConversation } from './conversation.ts';
import type { StoredConversation } from './conversation.ts';
import { checkPerson } from './gate.ts';
import type { Refusal } from './gate.ts';

interface Place {
  readonly person: ObjectId;
  /** Others look on. */
  readonly shared: boolean;
  readonly conversation: StoredConversation;
  /** Where a message was typed or a card pressed: a team's channel or a group chat. */
  readonly channel?: CallerChannel;
  /** The same for a re-sent activity, different for every other one. */
  readonly activityId: string;
}
export type Press = Place & { readonly kind: 'press'; readonly verb: string; readonly data: unknown };
export type Typed = Place & { readonly kind: 'typed'; readonly text: string };
/** `arrived`: installed for the person, or their chat was opened. `left`: uninstalled. */
export type Moved = Place & { readonly kind: 'arrived' | 'left' };
/** The meeting of this chat began or ended. */
export type Happened = Place & { readonly kind: 'meeting'; readonly what: 'start' | 'end' };
/** The meeting of this chat began, and Teams does not say by whom. */
export interface MeetingBegan {
  readonly kind: 'meetingBegan';
  readonly channel: CallerChannel;
}
/** A meeting that nothing can be made of; it is said in the log, for the person who wonders why a meeting did not begin. */
export interface Dropped {
  readonly kind: 'dropped';
  readonly reason: string;
}
/** Someone looks for what to put into a message. */
export type Search = Place & { readonly kind: 'search'; readonly text: string };
/** Someone begins a referral from a message: nothing of the message is read. */
export type Begun = Place & { readonly kind: 'begun' };
export type Inbound = Press | Typed | Moved | Happened | Search | Begun;

/** What an activity means. Undefined: nothing for us, such as an installation in a team. */
export function toInbound(received: Received): Inbound | MeetingBegan | Dropped | Refusal | undefined {
  switch (received.type) {
    case 'invoke':
      return toInvoked(received);
    case 'message':
      return toTyped(received);
    case 'installationUpdate':
      if (received.action === 'add') return toMoved(received, 'arrived');
      return received.action === 'remove' ? toMoved(received, 'left') : undefined;
    case 'event':
      return toHappened(received);
    case 'conversationUpdate':
      return botWasAdded(received) ? toMoved(received, 'arrived') : undefined;
    default:
      return undefined;
  }
}

function toInvoked(received: Received): Press | Search | Begun | Refusal {
  switch (received.name) {
    case 'adaptiveCard/action':
      return toPress(received);
    case 'composeExtension/query':
      return toSearch(received);
    case 'composeExtension/fetchTask': {
      const place = toPlace(received);
      return 'status' in place ? place : { ...place, kind: 'begun' };
    }
    default:
      return { status: 501, reason: 'unknown invoke' };
  }
}

function toSearch(received: Received): Search | Refusal {
  const text = readSearch(received.value);
  if (text === undefined) return { status: 400, reason: 'not a search' };
  const place = toPlace(received);
  return 'status' in place ? place : { ...place, kind: 'search', text };
}

function toPress(received: Received): Press | Refusal {
  const press = readPress(received.value);
  if (press === undefined) return { status: 400, reason: 'not a press' };
  const place = toPlace(received);
  return 'status' in place ? place : { ...place, ...press, kind: 'press' };
}

function toTyped(received: Received): Typed | Refusal | undefined {
  const { text, mentioned } = readText(received);
  const place = toPlace(received);
  if ('status' in place) return place;
  if (place.activityId === '') return { status: 400, reason: 'no activity id' };
  if (place.shared && !mentioned) return undefined;
  // A submitted form is not one of ours, whatever is beside it.
  const submitted = received.value !== undefined && received.value !== null;
  return { ...place, kind: 'typed', text: submitted ? '' : text };
}

function toMoved(received: Received, kind: Moved['kind']): Moved | Refusal | undefined {
  // In a team or group the bot waits to be spoken to: it must not write to everyone.
  if (isShared(received)) return undefined;
  const place = toPlace(received);
  return 'status' in place ? place : { ...place, kind };
}

function toHappened(received: Received): Happened | MeetingBegan | Dropped | undefined {
  const what = meetingEventOf(received);
  if (what === undefined) return undefined;
  const place = toPlace(received);
  if ('status' in place) {
    const channel = toChannel(received, toConversation(received));
    // The form of 2023 names no one. What ends a meeting is a person's to say: it records what was left undecided.
    const isUnnamed = received.from?.aadObjectId === undefined;
    return what === 'start' && isUnnamed && channel !== undefined
      ? { kind: 'meetingBegan', channel }
      : { kind: 'dropped', reason: place.reason };
  }
  return place.channel === undefined ? { kind: 'dropped', reason: 'not a chat' } : { ...place, kind: 'meeting', what };
}

function botWasAdded({ membersAdded, recipient }: Received): boolean {
  return (membersAdded ?? []).some(({ id }) => id === recipient?.id);
}

function isShared({ conversation }: Received): boolean {
  // A chat between two people is personal, too: there others read along. The bot's own chats begin otherwise.
  return conversation.conversationType !== 'personal' || conversation.id.startsWith('19:');
}

function toPlace(received: Received): Place | Refusal {
  const person = checkPerson(received);
  if (typeof person !== 'string') return person;
  const conversation = toConversation(received);
  const channel = toChannel(received, conversation);
  const place = { person, shared: isShared(received), activityId: received.id ?? '', conversation };
  return channel === undefined ? place : { ...place, channel };
}

function toConversation(received: Received): StoredConversation {
  const { conversation, recipient, from } = received;
  return {
    channelId: received.channelId ?? '',
    serviceUrl: received.serviceUrl ?? '',
    conversation: {
      id: conversation.id,
      conversationType: conversation.conversationType ?? '',
      tenantId: conversation.tenantId ?? received.channelData?.tenant?.id ?? '',
      isGroup: isShared(received),
      name: '',
    },
    bot: { id: recipient?.id ?? '', name: recipient?.name ?? '' },
    user: { id: from?.id ?? '', name: '' },
  };
}

/** The whole channel, not the thread someone wrote in: what is posted there later begins threads of its own. */
function toChannel({ channelData }: Received, thread: StoredConversation): CallerChannel | undefined {
  if (thread.conversation.conversationType === 'groupChat') {
    return { conversation: thread.conversation.id, reference: writeConversation(thread), kind: 'group' };
  }
  if (thread.conversation.conversationType !== 'channel') return undefined;
  const id = wholeOf(thread.conversation.id);
  const reference = writeConversation({ ...thread, conversation: { ...thread.conversation, id } });
  const kind = kindOf(id, channelData);
  const team = kind === 'unnamed' ? channelData?.team?.id : undefined;
  return { conversation: id, reference, kind, ...(typeof team === 'string' && { team }) };
}

function kindOf(id: string, channelData: Received['channelData']): CallerChannel['kind'] {
  const type = channelData?.channel?.type ?? undefined;
  // A team has the id of its General channel, which is never private or shared.
  if (type === undefined) return channelData?.team?.id === id ? 'standard' : 'unnamed';
  // Whatever else there may be one day: it could have readers from outside the team.
  return type === 'standard' || type === 'private' ? type : 'shared';
}
