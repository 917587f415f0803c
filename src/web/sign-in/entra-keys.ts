// The keys that a tenant's tokens are signed with, found by its OpenID metadata and kept for hours.
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
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

/** Finds a key for each token. Rejects with KeysUnreachable, or with an error of jose for a key that is not there. */
export function entraKeys(metadataUrl: string, nowMs: () => number): JWTVerifyGetKey {
  let known: Promise<JWTVerifyGetKey> | undefined;
  let pausedUntil = 0;
  const keys = (): Promise<JWTVerifyGetKey> => {
    if (known === undefined && nowMs() < pausedUntil) return Promise.reject(new Error('asked a moment ago'));
    known ??= readMetadata(metadataUrl).catch((error: unknown) => {
      known = undefined;
      pausedUntil = nowMs() + pauseAfterFaultMs;
      throw error;
    });
    return known;
  };
  return async (header, token) => {
    try {
      const find = await keys();
      return await find(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      throw new KeysUnreachable(error);
    }
  };
}

async function readMetadata(metadataUrl: string): Promise<JWTVerifyGetKey> {
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
