import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import { createConnectorClient } from './connector-client.ts';
import type { TeamsOptions } from './mode.ts';
import { quietly } from './quiet.ts';

type Settings = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[0]>;
type CredentialsFactory = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;
type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

export const channelIssuer = 'https://api.botframework.com';

/** The SDK's adapter with its two steps apart, so that the gate stands between the token and the work. */
export class TeamsAdapter extends CloudAdapter {
  /** Checks the token. Throws when it does not hold. */
  async authenticate(activity: Activity, authorization: string): Promise<Authenticated> {
    return quietly(async () => this.botFrameworkAuthentication.authenticateRequest(activity, authorization));
  }

  /** Runs one turn of an activity whose token was checked. */
  async turn(
    authenticated: Authenticated,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authenticated, activity, logic);
  }
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
    { httpClient: createConnectorClient(mode, options.sendTimeoutMs) },
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
