// The bot's own token for the channel: by its managed identity, or by the secret of a single tenant's registration.
import type { TokenCredential } from '@azure/identity';
import type { TeamsOptions } from '../mode.ts';
import { channelIssuer } from './edge.ts';

const scope = `${channelIssuer}/.default`;
/** A token is fetched again before its end, so that no post waits for one or goes out with one that ends on the way. */
const aheadMs = 5 * 60_000;

/** Undefined in a local run, which asks for no token. Rejects where a token cannot be had: nothing was sent then. */
export function ownTokens(options: TeamsOptions): () => Promise<string | undefined> {
  const { mode } = options;
  if (mode === 'local') return async () => undefined;
  // Nothing is asked of the internet.
  if (mode === 'signedTest') return async () => 'local-outgoing-token';
  const make = credentialOf(options);
  let credential: Promise<TokenCredential> | undefined;
  return kept(async () => {
    credential ??= make();
    const token = await (await credential).getToken(scope);
    if (token === null) throw new Error('The identity gave no token');
    return token;
  }, Date.now);
}

export interface OneToken {
  readonly token: string;
  readonly expiresOnTimestamp: number;
}

/** One fetch for all who ask meanwhile; kept until five minutes before its end. A fetch that failed is not kept. */
export function kept(fetchToken: () => Promise<OneToken>, nowMs: () => number): () => Promise<string> {
  let current: Promise<OneToken> | undefined;
  const isOld = ({ expiresOnTimestamp }: OneToken): boolean => nowMs() > expiresOnTimestamp - aheadMs;
  return async () => {
    const seen = current;
    // Someone else may have asked for a new one while this was looked at.
    if (seen !== undefined && isOld(await seen) && current === seen) current = undefined;
    current ??= fetchToken().catch((error: unknown) => {
      current = undefined;
      throw error;
    });
    return (await current).token;
  };
}

function credentialOf({ appId, appType, appPassword, tenantId }: TeamsOptions): () => Promise<TokenCredential> {
  if (tenantId === '') throw new Error('MicrosoftAppTenantId is missing');
  if (appType === 'SingleTenant') {
    if (appPassword === undefined) throw new Error('MicrosoftAppPassword is missing for a single tenant');
    return async () => new (await import('@azure/identity')).ClientSecretCredential(tenantId, appId, appPassword);
  }
  return async () => new (await import('@azure/identity')).ManagedIdentityCredential({ clientId: appId });
}
