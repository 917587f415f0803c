// The channel sends one token with request after request: what held is not checked again for a while.
import { hash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { createBounded } from '../../machine/bounded.ts';
import type { Received } from '../activity.ts';
import type { ChannelEdge } from './edge.ts';

const mostTokens = 1000;
/** A key that the channel withdraws is believed for so long at most (docs/decisions/0080). */
const mostMs = 5 * 60_000;

interface Held {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/**
 * The same check, which remembers tokens that held, by a hash: each for the channel and address that it was checked for,
 * until its end and for five minutes at most. A token that did not hold, or does not say when it ends, is checked each time.
 */
export function rememberingTokens(
  authenticate: ChannelEdge['authenticate'],
  nowMs: () => number = () => Date.now(),
): ChannelEdge['authenticate'] {
  const held = createBounded<string, Held>(mostTokens);
  return async (received, authorization) => {
    // Where no token is asked for there is none to remember.
    if (authorization === '') return authenticate(received, authorization);
    const key = keyOf(received, authorization);
    const now = nowMs();
    const known = held.get(key);
    // A clock that was put back must not make it last longer.
    if (known !== undefined && known.sinceMs <= now && now < known.untilMs) return true;
    held.delete(key);
    const holds = await authenticate(received, authorization);
    const untilMs = Math.min(now + mostMs, endOf(authorization));
    if (holds && untilMs > now) held.set(key, { sinceMs: now, untilMs });
    return holds;
  };
}

/** Of all that both edges compare: a list, so that no two of these run into each other. */
const keyOf = ({ channelId, serviceUrl }: Received, authorization: string): string =>
  hash('sha256', JSON.stringify([authorization, channelId, serviceUrl]), 'base64');

/** When a token that held ends, in milliseconds; 0 where it does not say. */
function endOf(authorization: string): number {
  try {
    const exp: unknown = decodeJwt(authorization.replace(/^Bearer /, '')).exp;
    return typeof exp === 'number' ? exp * 1000 : 0;
  } catch {
    return 0;
  }
}
