// The activity feed of Teams, as an extra beside the chat (docs/decisions/0049): one request for each notice, by the app
// registration of the tab, which Teams knows as the app's own. The bot's identity vouches for it, so that it has no password.
import type { ItemBody, KeyValuePair, TeamworkActivityTopic } from '@microsoft/microsoft-graph-types';
import type { Feed } from '../casework/ports/chat-ports.ts';

export interface FeedOptions {
  readonly tenantId: string;
  /** The client id of the tab's app registration: the manifest names it, and the consent is given to it. */
  readonly appId: string;
  /** The client id of the managed identity that vouches for it; absent: the only one the machine has. */
  readonly identity?: string;
  /** Tests only: a stand-in on loopback. */
  readonly url?: string;
  readonly withinMs?: number;
}

const graph = 'https://graph.microsoft.com';
/** As the app's package declares it. */
const activityType = 'notice';

/** What Graph's action `sendActivityNotification` takes, by Microsoft's own types. */
interface ActivityNotification {
  readonly topic: TeamworkActivityTopic;
  readonly activityType: string;
  readonly previewText: ItemBody;
  readonly templateParameters: KeyValuePair[];
}
const bodyOf = (summary: string, link: string): ActivityNotification => ({
  topic: { source: 'text', value: 'MSET', webUrl: link },
  activityType,
  previewText: { content: summary },
  templateParameters: [{ name: 'what', value: summary }],
});

/** Tells by Microsoft Graph; `token` is the registration's unless a test gives another. */
export function feedByGraph(options: FeedOptions, token: () => Promise<string> = registrationToken(options)): Feed {
  const { url = graph, withinMs = 10_000 } = options;
  return {
    tell: async ({ person, summary, link }) => {
      try {
        const response = await fetch(new URL(`/v1.0/users/${person}/teamwork/sendActivityNotification`, url), {
          method: 'POST',
          headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
          body: JSON.stringify(bodyOf(summary, link)),
          // The token goes nowhere else.
          redirect: 'manual',
          signal: AbortSignal.timeout(withinMs),
        });
        await response.body?.cancel();
        return response.status === 204 ? undefined : `Graph ${response.status}`;
      } catch (error) {
        // By name: a message may hold the identity.
        return `Graph ${error instanceof Error && error.name === 'TimeoutError' ? 'Timeout' : 'Failed'}`;
      }
    },
  };
}

/** The SDK keeps the token until it runs out. Loaded at the first notice: it is large. */
export function registrationToken({ tenantId, appId, identity }: FeedOptions): () => Promise<string> {
  const load = async () => {
    const { ClientAssertionCredential, ManagedIdentityCredential } = await import('@azure/identity');
    const own = new ManagedIdentityCredential(identity === undefined ? {} : { clientId: identity });
    const vouches = async (): Promise<string> => (await own.getToken('api://AzureADTokenExchange/.default')).token;
    return new ClientAssertionCredential(tenantId, appId, vouches);
  };
  let credential: ReturnType<typeof load> | undefined;
  return async () => {
    credential ??= load();
    return (await (await credential).getToken(`${graph}/.default`)).token;
  };
}
