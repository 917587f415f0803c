// The keys that tokens are signed with, a tenant's or the channel's, found by OpenID metadata and kept for hours.
import { createRemoteJWKSet, errors, type JWK, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** The keys cannot be had now: no token can be told right from wrong. */
export class KeysUnreachable extends Error {
  constructor(cause: unknown) {
    super('The keys for sign-in cannot be reached', { cause });
    this.name = 'KeysUnreachable';
  }
}

const timeoutMs = 5000;
/** A key that is not known is looked for no more often than this, so that forged tokens cause no traffic. */
const cooldownMs = 30_000;
/** Microsoft: keys may be rolled over at any time; an unknown one is looked for at once, a withdrawn one is dropped then. */
const keptMs = 6 * 60 * 60 * 1000;
const pauseAfterFaultMs = 2000;
const metadataShape = z.object({ jwks_uri: z.url() });

export interface OpenIdKeys {
  /** The key of a token. Rejects with KeysUnreachable, or with an error of jose for a key that is not there. */
  readonly find: JWTVerifyGetKey;
  /** All that is said of a key that was found, by its id. */
  told(id: string): Promise<JWK | undefined>;
}

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>;

/** Finds a key for each token. */
export function openIdKeys(metadataUrl: string, nowMs: () => number): OpenIdKeys {
  let known: Promise<RemoteKeys> | undefined;
  let pausedUntil = 0;
  const keys = (): Promise<RemoteKeys> => {
    if (known === undefined && nowMs() < pausedUntil) return Promise.reject(new Error('asked a moment ago'));
    known ??= readMetadata(metadataUrl).catch((error: unknown) => {
      known = undefined;
      pausedUntil = nowMs() + pauseAfterFaultMs;
      throw error;
    });
    return known;
  };
  return {
    find: async (header, token) => {
      try {
        const find = await keys();
        return await find(header, token);
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
        throw new KeysUnreachable(error);
      }
    },
    told: async (id) => (await keys()).jwks()?.keys.find(({ kid }) => kid === id),
  };
}

async function readMetadata(metadataUrl: string): Promise<RemoteKeys> {
  const answer = await fetch(metadataUrl, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
  if (!answer.ok) throw new Error(`The OpenID metadata answered ${answer.status}`);
  const address = new URL(metadataShape.parse(await answer.json()).jwks_uri);
  if (address.origin !== new URL(metadataUrl).origin) throw new Error('The keys are said to be on another host');
  return createRemoteJWKSet(address, {
    timeoutDuration: timeoutMs,
    cooldownDuration: cooldownMs,
    cacheMaxAge: keptMs,
  });
}
