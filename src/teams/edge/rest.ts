// The edge without an SDK: the channel's documented requests, its tokens checked with the keys it publishes. Chosen by
// TEAMS_EDGE=rest; test/teams holds both edges to one contract.
import { errors, jwtVerify } from 'jose';
import type { Log } from '../../casework/ports/telemetry-ports.ts';
import { openIdKeys, type OpenIdKeys } from '../../machine/openid-keys.ts';
import type { Received } from '../activity.ts';
import type { TeamsOptions } from '../mode.ts';
import { botNamed, channelIssuer, type ChannelEdge } from './edge.ts';
import { ownTokens } from './own-tokens.ts';
import { idIn, requestsOf } from './requests.ts';

/** learn.microsoft.com, "Authentication with the Bot Connector API". */
export const channelMetadata = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
/** Clocks may differ by five minutes. */
const clockTolerance = 300;

export function restEdge(options: TeamsOptions, log?: Pick<Log, 'warn'>): ChannelEdge {
  const { appId, tenantId, mode } = options;
  if (mode !== 'local' && appId === '') throw new Error('MicrosoftAppId is missing: without it no token is checked');
  if (mode === 'signedTest' && options.openIdMetadataUrl === undefined)
    throw new Error('BOT_OPENID_METADATA_URL is missing for the signed test mode');
  const keys = openIdKeys(options.openIdMetadataUrl ?? channelMetadata, Date.now, log);
  const token = ownTokens(options);
  const { ask, messages } = requestsOf(options, async () => {
    const bearer = await token();
    return bearer && `Bearer ${bearer}`;
  });
  return {
    authenticate: async (received, authorization) =>
      mode === 'local' || isOfTheChannel(keys, appId, received, authorization.replace(/^Bearer /, '')),
    ...messages,
    begin: async (person, serviceUrl) =>
      idIn(
        await ask('POST', serviceUrl, 'v3/conversations', {
          isGroup: false,
          bot: botNamed(appId),
          members: [{ id: person, name: '' }],
          tenantId,
          channelData: { tenant: { id: tenantId } },
        }),
      ),
  };
}

/**
 * The channel's own token for this activity: its issuer, this bot, a key endorsed for Teams, the address that the
 * activity came from. Other bots and the emulator come with other issuers, or name an app of their own.
 */
async function isOfTheChannel(keys: OpenIdKeys, appId: string, received: Received, token: string): Promise<boolean> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys.find, {
      issuer: channelIssuer,
      audience: appId,
      algorithms: ['RS256', 'RS384', 'RS512'],
      clockTolerance,
      requiredClaims: ['exp'],
    });
    const key = await keys.told(protectedHeader.kid ?? '');
    const endorsed = key && 'endorsements' in key ? key.endorsements : undefined;
    return (
      Array.isArray(endorsed) &&
      endorsed.includes(received.channelId) &&
      payload['serviceurl'] === received.serviceUrl &&
      [payload['appid'], payload['azp']].every((app) => app === undefined || app === appId)
    );
  } catch (error) {
    // What is wrong with the token; whatever is wrong with the keys is a fault.
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}
