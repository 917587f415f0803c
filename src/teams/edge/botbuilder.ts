// The edge on botbuilder: the default for as long as it holds (docs/decisions/0048).
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Activity } from 'botbuilder';
import type { Received } from '../activity.ts';
import type { Mode, TeamsOptions } from '../mode.ts';
import { quietly } from '../quiet.ts';
import { botNamed, channelIssuer, type ChannelEdge } from './edge.ts';
import { requestsOf } from './requests.ts';
import { sendOnce } from './send-once.ts';

type Settings = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[0]>;
type CredentialsFactory = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;
type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
/** What the SDK sends its requests with. */
type ConnectorClient = NonNullable<ConnectorOptions['httpClient']>;
type SdkRequest = Parameters<ConnectorClient['sendRequest']>[0];
type SdkResponse = Awaited<ReturnType<ConnectorClient['sendRequest']>>;
/** What it signs them with: all that this does to a request is to set one header. */
interface Credentials {
  signRequest(request: { readonly headers: Pick<Headers, 'set'> }): Promise<unknown>;
}
type Parameters5 = Parameters<TeamsAdapter['createConversationAsync']>[4];

/** The SDK's adapter, whose check of a token is a step of its own: the gate stands between it and the work. */
export class TeamsAdapter extends CloudAdapter {
  #credentials: Promise<Credentials> | undefined;

  /** Checks the token. Rejects when it does not hold. */
  async authenticate(activity: Activity, authorization: string): Promise<void> {
    await quietly(async () => this.botFrameworkAuthentication.authenticateRequest(activity, authorization));
  }

  /** As the SDK signs a request of this bot; undefined where it does not. It keeps the token, and asks for the next in time. */
  async authorization(appId: string): Promise<string | undefined> {
    const headers = new Headers();
    this.#credentials ??= this.#credentialsOf(appId);
    await (await this.#credentials).signRequest({ headers });
    return headers.get('authorization') ?? undefined;
  }

  async #credentialsOf(appId: string): Promise<Credentials> {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(appId));
    try {
      // They are the same for every address.
      return (await factory.create(channelIssuer)).credentials;
    } catch (error) {
      this.#credentials = undefined;
      throw error;
    }
  }
}

export function botbuilderEdge(options: TeamsOptions): ChannelEdge {
  const adapter = createAdapter(options);
  const { appId, tenantId } = options;
  const { messages } = requestsOf(options, async () => adapter.authorization(appId));
  return {
    authenticate: async (received, authorization) => {
      try {
        await adapter.authenticate(toActivity(received), authorization);
        return true;
      } catch (error) {
        if (isTokenFault(error)) return false;
        throw error;
      }
    },
    ...messages,
    begin: async (person, serviceUrl) => {
      const asked = {
        isGroup: false,
        bot: botNamed(appId),
        members: [{ id: person, name: '' }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      };
      let id: string | undefined;
      const parameters = asked as Parameters5; // an activity is not needed
      await adapter.createConversationAsync(
        appId,
        'msteams',
        serviceUrl,
        channelIssuer,
        parameters,
        async (context) => {
          id = context.activity.conversation.id;
        },
      );
      return id;
    },
  };
}

function toActivity({ type, id, channelId, serviceUrl, conversation, recipient, from }: Received): Activity {
  // The SDK reads only these of an activity; handing on more would let it act on what was not checked, such as deliveryMode.
  return { type, id, channelId, serviceUrl, conversation, recipient, from } as Activity;
}

// The SDK lets the errors of its JWT library through, which would be answered as a fault of ours.
function isTokenFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'].includes(error.name)) return true;
  return 'statusCode' in error && error.statusCode === 401;
}

/** Makes the adapter of a mode. Throws when production lacks what it needs: with no app id the SDK checks no token. */
export function createAdapter(options: TeamsOptions): TeamsAdapter {
  const { appId, mode } = options;
  if (mode !== 'local' && appId === '') throw new Error('MicrosoftAppId is missing: without it no token is checked');
  const authentication = new ConfigurationBotFrameworkAuthentication(
    settingsOf(options),
    mode === 'signedTest' ? constantCredentials(appId) : undefined,
    { requiredEndorsements: [], validateClaims: onlyFromTheChannel },
    undefined,
    { httpClient: connectorClient(mode, options.sendTimeoutMs) },
  );
  return new TeamsAdapter(authentication);
}

function settingsOf(options: TeamsOptions): Settings {
  const { mode, appId, tenantId, appType, appPassword, openIdMetadataUrl } = options;
  if (mode === 'local') return {};
  if (mode === 'production') {
    const password = appPassword === undefined ? {} : { MicrosoftAppPassword: appPassword };
    return { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppType: appType, ...password };
  }
  if (openIdMetadataUrl === undefined) throw new Error('BOT_OPENID_METADATA_URL is missing for the signed test mode');
  const nowhere = new URL('/', openIdMetadataUrl).href;
  // One of these given means that the SDK takes all of them from here.
  return {
    MicrosoftAppId: appId,
    ChannelService: '',
    ValidateAuthority: 'false',
    ToChannelFromBotLoginUrl: nowhere,
    ToChannelFromBotOAuthScope: channelIssuer,
    ToBotFromChannelTokenIssuer: channelIssuer,
    OAuthUrl: nowhere,
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
    CallerId: 'urn:botframework:azure',
  };
}

/** Checks what comes in, and puts a constant where the token would go: nothing is asked of the internet. */
function constantCredentials(appId: string): CredentialsFactory {
  return {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest(request) {
        request.headers.set('authorization', 'Bearer local-outgoing-token');
        return request;
      },
    }),
  };
}

/** Other bots (skills) and the emulator come with tokens of other issuers: none of them is Teams. */
async function onlyFromTheChannel(claims: readonly { readonly type: string; readonly value: string }[]): Promise<void> {
  const issuer = claims.find(({ type }) => type === 'iss')?.value;
  if (issuer !== channelIssuer) throw Object.assign(new Error('Only the channel may call'), { statusCode: 401 });
}

/**
 * The SDK's own pipeline posts up to four times when it sees a response it can retry or a redirect, and waits without
 * end; an error of a kind it does not know stops all that.
 */
export function connectorClient(mode: Mode, timeoutMs: number | undefined): ConnectorClient {
  return {
    async sendRequest(request) {
      const body: unknown = request.body;
      const { status, text } = await sendOnce(mode, timeoutMs, {
        url: request.url,
        method: request.method,
        headers: request.headers.toJson(),
        body: typeof body === 'string' ? body : undefined,
      });
      return { request, status, headers: contentType(request), bodyAsText: text };
    },
  };
}

// The SDK exports no way to make its header object, but the request's can be copied and emptied.
function contentType(request: SdkRequest): SdkResponse['headers'] {
  const headers = request.headers.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  headers.set('content-type', 'application/json');
  return headers;
}
