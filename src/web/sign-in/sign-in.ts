// Who asks: from the token that Teams gives its tabs, or, in a local run, from one of this process.
import { randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Log } from '../../casework/ports/telemetry-ports.ts';
import { given } from '../../domain/kernel/given.ts';
import { toObjectId, type ObjectId } from '../../domain/kernel/ids.ts';
import { KeysUnreachable, openIdKeys } from '../../machine/openid-keys.ts';

export interface SignInOptions {
  readonly mode: 'local' | 'signedTest' | 'production';
  /** The council's tenant, whose keys are asked for. */
  readonly tenantId: string;
  /** Empty outside production: the council's own, or any where none is named. */
  readonly allowedTenants: readonly string[];
  /** Client id of the app registration for the tab. */
  readonly appId?: string;
  /** The app's id in its manifest. */
  readonly teamsAppId?: string;
  readonly baseUrl: string | undefined;
  readonly openIdMetadataUrl?: string;
  /** Machine time in milliseconds. */
  readonly nowMs: () => number;
}

export type Identified =
  /** `until`: when the token expires, milliseconds since 1970. */
  | { readonly is: 'person'; readonly objectId: ObjectId; readonly until: number }
  /** No token, or none that is right for us now. */
  | { readonly is: 'signedOut'; readonly why?: TokenFault }
  /** A right token of a tenant that is not let in. */
  | { readonly is: 'foreign' }
  /** The keys cannot be reached. */
  | { readonly is: 'unknown' };

/** Which check of a token refused it. */
export type TokenFault = 'expired' | 'early' | 'audience' | 'issuer';

export interface SignIn {
  identify(authorization: string | undefined): Promise<Identified>;
  /** A token for one of the fictional people; there is none outside a local run. */
  readonly tokenFor?: (objectId: ObjectId) => Promise<string>;
}

interface Trust {
  readonly key: JWTVerifyGetKey | Uint8Array;
  readonly algorithm: 'RS256' | 'HS256';
  readonly audience: string[];
  readonly issuerOf: (tenant: string) => string;
  readonly isAllowed: (tenant: string) => boolean;
  readonly nowMs: () => number;
}

const scope = 'access_as_user';
const skewSeconds = 5 * 60;
const localHours = 8;
const here = 'mset-local';
const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;
/** `scp` names what a person let the tab do for them: a token of an app alone has none. */
const claimsShape = z.object({
  ver: z.literal('2.0'),
  iss: z.string(),
  tid: z.string().min(1),
  oid: z.string(),
  scp: z.string(),
  exp: z.number(),
  nbf: z.number(),
});

/** Signs in as the configuration says. The key of a local run is new with every process. */
export function createSignIn(options: SignInOptions, log?: Pick<Log, 'warn'>): SignIn {
  if (options.mode === 'local') return localSignIn(options.nowMs);
  const { appId, nowMs } = options;
  // Without a registration no token can be meant for us.
  if (appId === undefined) return { identify: () => Promise.resolve({ is: 'signedOut' }) };
  const trust = entraTrust(options, appId, nowMs, log);
  return { identify: (authorization) => identify(trust, authorization) };
}

const authority = 'https://login.microsoftonline.com';
/** Where a tenant of Entra says with which keys it signs. */
export const tenantMetadata = (tenantId: string): string =>
  `${authority}/${tenantId}/v2.0/.well-known/openid-configuration`;

function entraTrust(
  options: SignInOptions,
  appId: string,
  nowMs: () => number,
  log: Pick<Log, 'warn'> | undefined,
): Trust {
  const { mode, tenantId, baseUrl } = options;
  const metadata = options.openIdMetadataUrl ?? tenantMetadata(tenantId);
  const named = options.allowedTenants.length > 0 ? options.allowedTenants : [tenantId];
  const allowed = named.filter((id) => id !== '').map((id) => id.toLowerCase());
  return {
    key: openIdKeys(metadata, nowMs, log).find,
    algorithm: 'RS256',
    audience: [appId, ...(baseUrl === undefined ? [] : [`api://${new URL(baseUrl).host}/${appId}`])],
    issuerOf: (tenant) => `${authority}/${tenant}/v2.0`,
    isAllowed: (tenant) => allowed.includes(tenant) || (allowed.length === 0 && mode === 'signedTest'),
    nowMs,
  };
}

function localSignIn(nowMs: () => number): SignIn {
  const key = new Uint8Array(randomBytes(32));
  const issuerOf = (): string => here;
  const trust: Trust = { key, algorithm: 'HS256', audience: [here], issuerOf, isAllowed: (id) => id === here, nowMs };
  const tokenFor = (objectId: ObjectId): Promise<string> => {
    const now = Math.floor(nowMs() / 1000);
    return new SignJWT({ ver: '2.0', tid: here, oid: objectId, scp: scope })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(here)
      .setAudience(here)
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + localHours * 3600)
      .sign(key);
  };
  return { identify: (authorization) => identify(trust, authorization), tokenFor };
}

async function identify(trust: Trust, authorization: string | undefined): Promise<Identified> {
  const token = bearer.exec(authorization ?? '')?.[1];
  if (token === undefined) return { is: 'signedOut' };
  try {
    return person(trust, await claimsOf(trust, token));
  } catch (error) {
    if (error instanceof KeysUnreachable) return { is: 'unknown' };
    if (error instanceof errors.JOSEError) return { is: 'signedOut', ...given({ why: faultIn(error) }) };
    throw error;
  }
}

function faultIn(error: errors.JOSEError): TokenFault | undefined {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (!(error instanceof errors.JWTClaimValidationFailed)) return undefined;
  return error.claim === 'aud' ? 'audience' : error.claim === 'nbf' ? 'early' : undefined;
}

/** Rejects with an error of jose where signature, audience or time are wrong. */
async function claimsOf({ key, algorithm, audience, nowMs }: Trust, token: string): Promise<unknown> {
  const options = {
    algorithms: [algorithm],
    audience,
    clockTolerance: skewSeconds,
    currentDate: new Date(nowMs()),
  };
  const { payload } =
    typeof key === 'function' ? await jwtVerify(token, key, options) : await jwtVerify(token, key, options);
  return payload;
}

function person({ issuerOf, isAllowed }: Trust, payload: unknown): Identified {
  const { data } = claimsShape.safeParse(payload);
  if (data === undefined) return { is: 'signedOut' };
  if (data.iss !== issuerOf(data.tid)) return { is: 'signedOut', why: 'issuer' };
  const objectId = toObjectId(data.oid);
  if (objectId === undefined || !data.scp.split(' ').includes(scope)) return { is: 'signedOut' };
  if (!isAllowed(data.tid.toLowerCase())) return { is: 'foreign' };
  return { is: 'person', objectId, until: data.exp * 1000 };
}
