// The channel, as far as this bot needs it: who may speak, and five requests. Everything else of Teams is ours.
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { Received } from '../activity.ts';
import type { StoredConversation } from '../conversation.ts';

/** What is posted: a card, and what a notification may show. */
export interface Outgoing {
  readonly card: object;
  readonly summary: string;
}
export interface ListedChannel {
  readonly id?: string | undefined;
  readonly type?: string | null | undefined;
}

/**
 * Each call that sends makes one request and rejects with ConnectorError when it does not succeed; what fails before
 * anything is sent, such as the fetching of a token, is another error. Hosts are checked before it is called and again
 * by what sends.
 */
export interface ChannelEdge {
  /** Whether the token is the channel's and for this activity. Rejects where that cannot be told: no keys. */
  authenticate(received: Received, authorization: string): Promise<boolean>;
  /** The id of what was posted, as the channel gave it. */
  post(to: StoredConversation, message: Outgoing): Promise<string | undefined>;
  update(to: StoredConversation, activity: string, message: Outgoing): Promise<void>;
  remove(to: StoredConversation, activity: string): Promise<void>;
  /** The id of the person's chat with the bot, made where there is none. */
  begin(person: ObjectId, serviceUrl: string): Promise<string | undefined>;
  channelsOf(to: StoredConversation, team: string): Promise<readonly ListedChannel[]>;
}

export const channelIssuer = 'https://api.botframework.com';
export const cardType = 'application/vnd.microsoft.card.adaptive';
/** How the bot is named in a chat that it begins. */
export const botNamed = (appId: string): { readonly id: string; readonly name: string } => ({
  id: `28:${appId}`,
  name: 'MSET',
});
