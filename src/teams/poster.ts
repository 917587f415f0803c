// Posts cards to chats and channels, updates and deletes them, and says what came of each attempt.
import type { Begun, Place, Poster, PostResult, Refused } from '../casework/ports/chat-ports.ts';
import type { Log } from '../casework/ports/ports.ts';
import type { ObjectId } from '../domain/kernel/ids.ts';
import { readConversation, wholeOf, writeConversation } from './conversation.ts';
import type { StoredConversation } from './conversation.ts';
import { botNamed, type ChannelEdge } from './edge/edge.ts';
import { ConnectorError } from './edge/send-once.ts';
import { isAllowedService } from './hosts.ts';
import type { TeamsOptions } from './mode.ts';
import { given } from '../domain/kernel/given.ts';

/** One request; gives back the id of what it is about. */
type Attempt = (to: StoredConversation) => Promise<string | undefined>;

interface Tools {
  readonly options: TeamsOptions;
  readonly edge: ChannelEdge;
  readonly log: Log;
}

/** Where Teams is reached before it was heard from (learn.microsoft.com, "Send proactive messages"). */
const anyService = 'https://smba.trafficmanager.net/teams/';

export interface TeamsPoster extends Poster {
  /** Teams spoke from here: where a chat is begun next. */
  heardFrom(serviceUrl: string): void;
}

/** Posts and updates cards: one request an attempt, and every answer of the platform as a value. */
export function createPoster(options: TeamsOptions, edge: ChannelEdge, log: Log): TeamsPoster {
  const tools: Tools = { options, edge, log };
  let service = anyService;
  const poster: TeamsPoster = {
    heardFrom: (serviceUrl) => {
      service = serviceUrl;
    },
    // In a local run each person has a client of their own: what is begun would be in someone else's.
    ...(options.mode !== 'local' && { begin: async (person: ObjectId) => begin(tools, service, person) }),
    post: async (place, message, thread) => attempt(tools, place, async (to) => edge.post(to, message), thread),
    kindOf: async (channel, team) => kindOf(tools, channel, team),
    update: async (place, activity, message) =>
      attempt(tools, place, async (to) => {
        await edge.update(to, activity, message);
        return activity;
      }),
    retire: async (place, activity, instead) => {
      const removed = await attempt(tools, place, async (to) => {
        await edge.remove(to, activity);
        return activity;
      });
      return removed.ok || !deletesNothing.test(removed.detail) ? removed : poster.update(place, activity, instead);
    },
  };
  return poster;
}

/** So the Playground answers a deletion. */
const deletesNothing = /\b501\b/;

/** Teams' list of the team's channels: one that is not in it, or has no type there, is of no known kind. */
async function kindOf(
  { options, edge, log }: Tools,
  channel: Place,
  team: string,
): ReturnType<NonNullable<Poster['kindOf']>> {
  const conversation = readConversation(channel.reference);
  if (conversation === undefined || !isAllowedService(options.mode, conversation.serviceUrl)) return undefined;
  let type: string | null | undefined;
  try {
    const channels = await edge.channelsOf(conversation, team);
    type = channels.find(({ id }) => id === channel.conversation)?.type;
  } catch (error) {
    failed(error, log);
    return undefined;
  }
  if (type === undefined || type === null) return undefined;
  const known = type.toLowerCase();
  // Whatever else there may be one day: it could have readers from outside the team.
  return known === 'standard' || known === 'private' ? known : 'shared';
}

/**
 * A post to a channel's own id begins a thread there, in one request like any other post (the Playground does it so;
 * documented is createConversation with that id); one to `<channel>;messageid=<message>` replies. Chats have no threads.
 */
function inThread(here: StoredConversation, thread: string | undefined): StoredConversation {
  if (thread === undefined || here.conversation.conversationType !== 'channel') return here;
  const id = `${wholeOf(here.conversation.id)};messageid=${thread}`;
  return { ...here, conversation: { ...here.conversation, id } };
}

async function attempt({ options, log }: Tools, place: Place, send: Attempt, thread?: string): Promise<PostResult> {
  const conversation = readConversation(place.reference);
  if (conversation === undefined) return gone(log, 'UnreadableReference');
  // Before the edge is asked: it fetches the token that would go there.
  if (!isAllowedService(options.mode, conversation.serviceUrl)) return gone(log, 'HostNotAllowed');
  let activity: string | undefined;
  try {
    activity = await send(inThread(conversation, thread));
  } catch (error) {
    return failed(error, log);
  }
  if (activity === undefined || activity === '') return { ok: false, why: 'unknown', detail: 'NoActivityId' };
  return { ok: true, activity };
}

/** One request; a chat that there is already is found by it. The person is named by their object id. */
async function begin({ options, edge, log }: Tools, serviceUrl: string, person: ObjectId): Promise<Begun> {
  const { appId, tenantId, mode } = options;
  if (!isAllowedService(mode, serviceUrl)) return gone(log, 'HostNotAllowed');
  let id: string | undefined;
  try {
    id = await edge.begin(person, serviceUrl);
  } catch (error) {
    return failed(error, log);
  }
  if (id === undefined || id === '') return { ok: false, why: 'unknown', detail: 'NoConversationId' };
  const conversation = { id, conversationType: 'personal', tenantId, isGroup: false, name: '' };
  const reference = writeConversation({
    channelId: 'msteams',
    serviceUrl,
    conversation,
    bot: botNamed(appId),
    user: { id: '', name: '' },
  });
  return { ok: true, place: { conversation: id, reference } };
}

function gone(log: Log, code: string): Refused {
  log.warn('teams.notSent', { code });
  return { ok: false, why: 'gone', detail: code };
}

function failed(error: unknown, log: Log): Refused {
  if (!(error instanceof ConnectorError)) {
    // Whatever fails outside our own client fails before anything is sent, such as the fetching of a token.
    log.error('teams.notSent', error);
    return { ok: false, why: 'later', detail: error instanceof Error ? error.name : 'Failed' };
  }
  const { kind, status, code, retryAfterMs } = error.failure;
  log.warn('teams.notSent', { kind, status, code, retryAfterMs });
  const detail = error.message;
  if (kind === 'gone') return { ok: false, why: 'gone', detail, ...(status === 404 && { missing: true }) };
  if (kind === 'unknown') return { ok: false, why: 'unknown', detail };
  return { ok: false, why: 'later', detail, ...given({ retryAfterMs }) };
}
