// The keys that tokens are signed with, a tenant's or the channel's, found by OpenID metadata and kept for hours.
import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, type JWK, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Log } from '../casework/ports/telemetry-ports.ts';

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
/** Where the host of the keys is away they are used for so long beyond that (docs/decisions/0071). */
const usedOnMs = 24 * 60 * 60 * 1000;
const pauseAfterFaultMs = 2000;
/** And the host is asked again no more often than this, for it may let everyone wait. */
const pauseWhileAwayMs = 30_000;
const metadataShape = z.object({ jwks_uri: z.url() });

export interface OpenIdKeys {
  /** The key of a token. Rejects with KeysUnreachable, or with an error of jose for a key that is not there. */
  readonly find: JWTVerifyGetKey;
  /** All that is said of a key that was found, by its id. */
  told(id: string): Promise<JWK | undefined>;
}

/** The keys of a host, and when they were last read. */
interface RemoteKeys {
  readonly find: ReturnType<typeof createRemoteJWKSet>;
  readonly readMs: () => number;
}

/** Finds a key for each token. */
export function openIdKeys(metadataUrl: string, nowMs: () => number, log?: Pick<Log, 'warn'>): OpenIdKeys {
  let known: Promise<RemoteKeys> | undefined;
  let pausedUntil = 0;
  let awayUntil = 0;
  const keys = (): Promise<RemoteKeys> => {
    if (known === undefined && nowMs() < pausedUntil) return Promise.reject(new Error('asked a moment ago'));
    known ??= readMetadata(metadataUrl, nowMs).catch((error: unknown) => {
      known = undefined;
      pausedUntil = nowMs() + pauseAfterFaultMs;
      throw error;
    });
    return known;
  };
  /** The key as it was last read. One that is not among these may be new: of that nothing can be said. */
  const findOld = async ({ find, readMs }: RemoteKeys, ...asked: Parameters<JWTVerifyGetKey>) => {
    const old = find.jwks();
    const isOfUse = nowMs() < readMs() + keptMs + usedOnMs;
    return old !== undefined && isOfUse ? createLocalJWKSet(old)(...asked).catch(() => undefined) : undefined;
  };
  const isAway = (): boolean => nowMs() < awayUntil && awayUntil - nowMs() <= pauseWhileAwayMs;
  return {
    find: async (header, token) => {
      let remote: RemoteKeys | undefined;
      try {
        remote = await keys();
        if (!isAway()) return await remote.find(header, token);
        const old = await findOld(remote, header, token);
        if (old !== undefined) return old;
        throw new Error('asked a moment ago');
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
        const old = remote && !isAway() ? await findOld(remote, header, token) : undefined;
        if (old === undefined) throw new KeysUnreachable(error);
        log?.warn('keys for sign-in are old');
        awayUntil = nowMs() + pauseWhileAwayMs;
        return old;
      }
    },
    told: async (id) => (await keys()).find.jwks()?.keys.find(({ kid }) => kid === id),
  };
}

async function readMetadata(metadataUrl: string, nowMs: () => number): Promise<RemoteKeys> {
  const answer = await fetch(metadataUrl, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
  if (!answer.ok) throw new Error(`The OpenID metadata answered ${answer.status}`);
  const address = new URL(metadataShape.parse(await answer.json()).jwks_uri);
  if (address.origin !== new URL(metadataUrl).origin) throw new Error('The keys are said to be on another host');
  let readAt = nowMs();
  const find = createRemoteJWKSet(address, {
    timeoutDuration: timeoutMs,
    cooldownDuration: cooldownMs,
    cacheMaxAge: keptMs,
    [customFetch]: async (url, options) => {
      const answered = await fetch(url, options);
      if (answered.ok) readAt = nowMs();
      return answered;
    },
  });
  return { find, readMs: () => readAt };
}
