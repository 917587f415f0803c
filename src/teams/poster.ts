import { CardFactory, TeamsInfo } from 'botbuilder';
import type { Activity, TurnContext } from 'botbuilder';
import type { Begun, CardMessage, Place, Poster, PostResult, Refused } from '../casework/ports/chat-ports.ts';
import type { Log } from '../casework/ports/ports.ts';
import type { ObjectId } from '../domain/ids.ts';
import { channelIssuer, type TeamsAdapter } from './adapter.ts';
import { ConnectorError } from './connector-client.ts';
import { readConversation, wholeOf, writeConversation } from './conversation.ts';
import type { StoredConversation } from './conversation.ts';
import { isAllowedService } from './hosts.ts';
import type { TeamsOptions } from './mode.ts';
import { given } from '../domain/given.ts';

type Attempt = (context: TurnContext) => Promise<string | undefined>;

interface Tools {
  readonly options: TeamsOptions;
  readonly adapter: TeamsAdapter;
  readonly log: Log;
}

/** Where Teams is reached before it was heard from (learn.microsoft.com, "Send proactive messages"). */
const anyService = 'https://smba.trafficmanager.net/teams/';

export interface TeamsPoster extends Poster {
  /** Teams spoke from here: where a chat is begun next. */
  heardFrom(serviceUrl: string): void;
}

/** Posts and updates cards: one request an attempt, and every answer of the platform as a value. */
export function createPoster(options: TeamsOptions, adapter: TeamsAdapter, log: Log): TeamsPoster {
  const tools: Tools = { options, adapter, log };
  let service = anyService;
  const poster: TeamsPoster = {
    heardFrom: (serviceUrl) => {
      service = serviceUrl;
    },
    // In a local run each person has a client of their own: what is begun would be in someone else's.
    ...(options.mode !== 'local' && { begin: async (person: ObjectId) => begin(tools, service, person) }),
    post: async (place, message, thread) => {
      const send: Attempt = async (context) => (await context.sendActivity(asActivity(message)))?.id;
      return attempt(tools, place, send, thread);
    },
    kindOf: async (channel, team) => kindOf(tools, channel, team),
    update: async (place, activity, message) =>
      attempt(tools, place, async (context) => {
        await context.updateActivity({ ...asActivity(message), id: activity });
        return activity;
      }),
    retire: async (place, activity, instead) => {
      const removed = await attempt(tools, place, async (context) => {
        await context.deleteActivity(activity);
        return activity;
      });
      return removed.ok || !deletesNothing.test(removed.detail) ? removed : poster.update(place, activity, instead);
    },
  };
  return poster;
}

/** So the Playground answers a deletion. */
const deletesNothing = /\b501\b/;
const askMs = 5000;
/** The SDK asks by a client of its own, which waits without end. */
async function inTime<Answer>(asked: Promise<Answer>): Promise<Answer> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('NoAnswer')), askMs);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/** Teams' list of the team's channels: one that is not in it, or has no type there, is of no known kind. */
async function kindOf(
  { options, adapter, log }: Tools,
  channel: Place,
  team: string,
): ReturnType<NonNullable<Poster['kindOf']>> {
  const conversation = readConversation(channel.reference);
  if (conversation === undefined || !isAllowedService(options.mode, conversation.serviceUrl)) return undefined;
  let type: string | null | undefined;
  try {
    await adapter.continueConversationAsync(options.appId, conversation, async (context) => {
      const channels = await inTime(TeamsInfo.getTeamChannels(context, team));
      type = channels.find(({ id }) => id === channel.conversation)?.type;
    });
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

function asActivity({ card, summary }: CardMessage): Partial<Activity> {
  return { type: 'message', summary, attachments: [CardFactory.adaptiveCard(card)] };
}

async function attempt(
  { options, adapter, log }: Tools,
  place: Place,
  send: Attempt,
  thread?: string,
): Promise<PostResult> {
  const conversation = readConversation(place.reference);
  if (conversation === undefined) return gone(log, 'UnreadableReference');
  // Before the adapter is asked: it fetches the token that would go there.
  if (!isAllowedService(options.mode, conversation.serviceUrl)) return gone(log, 'HostNotAllowed');
  let activity: string | undefined;
  try {
    await adapter.continueConversationAsync(options.appId, inThread(conversation, thread), async (context) => {
      // The SDK invents an id for the turn and would answer to that, which no conversation has heard of.
      context.activity.id = '';
      activity = await send(context);
    });
  } catch (error) {
    return failed(error, log);
  }
  if (activity === undefined || activity === '') return { ok: false, why: 'unknown', detail: 'NoActivityId' };
  return { ok: true, activity };
}

/** One request; a chat that there is already is found by it. The person is named by their object id. */
async function begin({ options, adapter, log }: Tools, serviceUrl: string, person: ObjectId): Promise<Begun> {
  const { appId, tenantId, mode } = options;
  if (!isAllowedService(mode, serviceUrl)) return gone(log, 'HostNotAllowed');
  const bot = { id: `28:${appId}`, name: 'MSET' };
  const asked = {
    isGroup: false,
    bot,
    members: [{ id: person, name: '' }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  };
  let id: string | undefined;
  try {
    const parameters = asked as Parameters<TeamsAdapter['createConversationAsync']>[4]; // an activity is not needed
    await adapter.createConversationAsync(appId, 'msteams', serviceUrl, channelIssuer, parameters, async (context) => {
      id = context.activity.conversation.id;
    });
  } catch (error) {
    return failed(error, log);
  }
  if (id === undefined || id === '') return { ok: false, why: 'unknown', detail: 'NoConversationId' };
  const conversation = { id, conversationType: 'personal', tenantId, isGroup: false, name: '' };
  const reference = writeConversation({
    channelId: 'msteams',
    serviceUrl,
    conversation,
    bot,
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
