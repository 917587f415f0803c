// What the bot asks of the channel: its documented requests, the same beneath both edges. An SDK's way to the same bytes, a client
// and a turn for each, takes five times the processor time (docs/decisions/0048).
import type { StoredConversation } from '../conversation.ts';
import type { TeamsOptions } from '../mode.ts';
import { cardType, type ChannelEdge, type ListedChannel, type Outgoing } from './edge.ts';
import { sendOnce } from './send-once.ts';

/** Any other request, below this address; what is answered, where something is. */
type AskChannel = (method: string, serviceUrl: string, path: string, body?: object) => Promise<unknown>;
interface Requests {
  readonly ask: AskChannel;
  readonly messages: Pick<ChannelEdge, 'post' | 'update' | 'remove' | 'channelsOf'>;
}

/** `authorization`: what names the bot; undefined in a local run. What fails there was not sent. */
export function requestsOf(
  { mode, sendTimeoutMs }: Pick<TeamsOptions, 'mode' | 'sendTimeoutMs'>,
  authorization: () => Promise<string | undefined>,
): Requests {
  const ask: AskChannel = async (method, serviceUrl, path, body) => {
    const bearer = await authorization();
    const { text } = await sendOnce(mode, sendTimeoutMs, {
      url: `${serviceUrl.replace(/\/$/, '')}/${path}`,
      method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
        ...(bearer !== undefined && { authorization: bearer }),
      },
      body: body && JSON.stringify(body),
    });
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  const messages: Requests['messages'] = {
    post: async (to, message) => idIn(await ask('POST', to.serviceUrl, activitiesOf(to), asActivity(to, message))),
    update: async (to, id, message) => {
      await ask('PUT', to.serviceUrl, activityOf(to, id), { ...asActivity(to, message), id });
    },
    remove: async (to, id) => {
      await ask('DELETE', to.serviceUrl, activityOf(to, id));
    },
    channelsOf: async (to, team) => {
      const answer = await ask('GET', to.serviceUrl, `v3/teams/${encodeURIComponent(team)}/conversations`);
      const { conversations } = fieldsIn(answer) as { conversations?: unknown };
      return Array.isArray(conversations) ? (conversations as readonly ListedChannel[]) : [];
    },
  };
  return { ask, messages };
}

const activitiesOf = ({ conversation }: StoredConversation): string =>
  `v3/conversations/${encodeURIComponent(conversation.id)}/activities`;
const activityOf = (to: StoredConversation, id: string): string => `${activitiesOf(to)}/${encodeURIComponent(id)}`;

/** With what botbuilder has always named besides: where it goes, and by which channel. */
const asActivity = (
  { channelId, serviceUrl, conversation, bot, user }: StoredConversation,
  { card, summary }: Outgoing,
): object => ({
  type: 'message',
  serviceUrl,
  channelId,
  from: bot,
  conversation,
  recipient: user,
  summary,
  attachments: [{ contentType: cardType, content: card }],
});

const fieldsIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

export function idIn(answer: unknown): string | undefined {
  const { id } = fieldsIn(answer);
  return typeof id === 'string' ? id : undefined;
}
