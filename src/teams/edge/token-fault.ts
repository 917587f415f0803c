// Why a token did not hold, as the token says of itself: for the log, once an edge has refused it. It decides nothing.
import { decodeJwt } from 'jose';
import type { Received } from '../activity.ts';
import { channelIssuer } from './edge.ts';

/** Clocks may differ by five minutes. */
const toleranceMs = 300_000;
const isOver = (claim: unknown, byMs: number): boolean => typeof claim === 'number' && byMs > claim * 1000;

/** In words of the log, with what to look at; `token` alone: its signature, its key, or the bot that it names. */
export function tokenFault(appId: string, received: Received, authorization: string, nowMs: number): string {
  let said: Record<string, unknown>;
  try {
    said = decodeJwt(authorization.replace(/^Bearer /, ''));
  } catch {
    return 'token';
  }
  if (isOver(said['exp'], nowMs - toleranceMs)) return 'token expired: check the clock';
  if (typeof said['nbf'] === 'number' && said['nbf'] * 1000 > nowMs + toleranceMs)
    return 'token early: check the clock';
  if (said['iss'] !== channelIssuer) return 'token issuer: not the channel';
  if (![said['aud']].flat().includes(appId)) return 'token audience: check MicrosoftAppId';
  return said['serviceurl'] === received.serviceUrl ? 'token' : 'token service';
}
