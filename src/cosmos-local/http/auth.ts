// Checks who sends a request: the holder of the master key, or an identity with a token.
import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { Failure } from '../failure.ts';
import { createRemembered } from '../remembered.ts';
import type { RequestKind } from './requests.ts';

const quarterOfAnHour = 15 * 60 * 1000;

export type Signer = (text: string) => Buffer;

/** Signs with a key. The date of a text is to the second, and most requests of a second have one text: it is signed once. */
export function signerWith(key: KeyObject): Signer {
  const signed = createRemembered<Buffer>(mostTexts);
  return (text) => signed(text, () => createHmac('sha256', key).update(text).digest());
}
const mostTexts = 200;

export interface SignedRequest {
  method: string;
  /** Decoded path segments. */
  path: readonly string[];
  authorization: string | undefined;
  date: string | undefined;
}

export interface Keys {
  readonly master: Signer;
  /** Absent: no token is let in. */
  readonly acceptsToken: ((token: string) => boolean) | undefined;
}

/**
 * Says who asks; throws unless the request carries an accepted token, which holds its own times, or the master key's
 * signature and a date within 15 minutes of `now`.
 */
export function authorise(request: SignedRequest, { master, acceptsToken }: Keys, now: number): 'master' | 'identity' {
  const [, type, given = ''] = /^type=(aad|master)&ver=1\.0&sig=(.+)$/.exec(decode(request.authorization ?? '')) ?? [];
  if (type === 'aad' && acceptsToken?.(given) === true) return 'identity';
  if (type !== 'master' || !isSignature(given, request, master)) {
    throw new Failure(401, "The input authorization token can't serve the request: wrong key or signature.");
  }
  const signedAt = Date.parse(request.date ?? '');
  if (!(Math.abs(now - signedAt) <= quarterOfAnHour)) {
    throw new Failure(403, 'The authorization token is not valid at the current time: x-ms-date is 15 minutes off.');
  }
  return 'master';
}

const notByTokens = 5300;

/** An identity reads and writes documents; databases and containers are made by the person who manages the account. */
export function refuseManagement(who: 'master' | 'identity', kind: RequestKind): void {
  if (who !== 'identity' || !/^(?:create|replace|delete)-/.test(kind)) return;
  throw new Failure(403, `Request blocked by Auth: the principal may not ${kind} in the data plane.`, notByTokens);
}

function isSignature(given: string, request: SignedRequest, sign: Signer): boolean {
  const { type, link } = resource(request.path);
  const text = `${request.method.toLowerCase()}\n${type}\n${link}\n${(request.date ?? '').toLowerCase()}\n\n`;
  const expected = sign(text);
  const actual = Buffer.from(given, 'base64');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** A feed (`dbs/x/colls`) is signed with its owner's link, a resource (`dbs/x/colls/y`) with its own. */
function resource(path: readonly string[]): { type: string; link: string } {
  const isResource = path.length % 2 === 0;
  const type = (isResource ? path.at(-2) : path.at(-1)) ?? '';
  return { type, link: (isResource ? path : path.slice(0, -1)).join('/') };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
