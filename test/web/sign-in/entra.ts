// A stand-in for login.microsoftonline.com on loopback: a tenant's metadata and key, and tokens right or forged.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';

export const tenant = '22222222-2222-4222-8222-222222222222';
export const otherTenant = '33333333-3333-4333-8333-333333333333';
export const tabAppId = 'cccccccc-0000-4000-8000-000000000001';
const keyId = 'tenant-key';

/** Claims that replace those of a right token; undefined takes one away. Times are seconds from now. */
export interface Wishes {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly expiresIn?: number;
  readonly validIn?: number;
  readonly keyId?: string;
  /** Signed with a key that is not the tenant's, under the name of the tenant's. */
  readonly foreignKey?: true;
}
export interface Entra {
  readonly metadataUrl: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** What stands for an answer, when it cannot be reached. */
  fails: 'metadata' | 'keys' | undefined;
  sign(objectId: string, wishes?: Wishes): Promise<string>;
  /** The same claims under a header that says there is no signature, and under one that takes the public key for a secret. */
  unsigned(objectId: string): string;
  signedWithPublicKey(objectId: string): string;
  stop(): Promise<void>;
}

const issuerOf = (id: string): string => `https://login.microsoftonline.com/${id}/v2.0`;
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** As Entra writes them (v2, for a person who lets the tab act for them). */
export function claimsOf(objectId: string, { claims = {}, expiresIn = 3600, validIn = -60 }: Wishes = {}): object {
  const now = Math.floor(Date.now() / 1000);
  const right = {
    aud: tabAppId,
    iss: issuerOf(tenant),
    iat: now + validIn,
    nbf: now + validIn,
    exp: now + expiresIn,
    azp: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
    name: 'Somebody',
    oid: objectId,
    scp: 'access_as_user',
    tid: tenant,
    ver: '2.0',
  };
  const wished = { ...right, ...claims };
  return Object.fromEntries(Object.entries(wished).filter(([, value]) => value !== undefined));
}
export const ofTenant = (id: string): Wishes => ({ claims: { tid: id, iss: issuerOf(id) } });

/** For the whole process: to make a pair costs as much as a hundred tokens. */
let made: ReturnType<typeof makePairs> | undefined;
const makePairs = async () => ({ own: await generateKeyPair('RS256'), foreign: await generateKeyPair('RS256') });

export async function startEntra(): Promise<Entra> {
  const { own, foreign } = await (made ??= makePairs());
  const { privateKey, publicKey } = own;
  const key = { ...(await exportJWK(publicKey)), kid: keyId, use: 'sig', alg: 'RS256' };
  const pem = await exportSPKI(publicKey);
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const { port } = server.address() as AddressInfo;
    response.statusCode = entra.fails === (url === '/keys' ? 'keys' : 'metadata') ? 500 : 200;
    response.setHeader('content-type', 'application/json');
    const metadata = { issuer: issuerOf(tenant), jwks_uri: `http://127.0.0.1:${port}/keys` };
    response.end(JSON.stringify(url === '/keys' ? { keys: [key] } : metadata));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const entra: Entra = {
    metadataUrl: `http://127.0.0.1:${port}/${tenant}/v2.0/.well-known/openid-configuration`,
    asked,
    fails: undefined,
    sign: async (objectId, wishes = {}) =>
      new SignJWT({ ...claimsOf(objectId, wishes) })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: wishes.keyId ?? keyId })
        .sign(wishes.foreignKey === true ? foreign.privateKey : privateKey),
    unsigned: (objectId) => `${encoded({ alg: 'none', typ: 'JWT', kid: keyId })}.${encoded(claimsOf(objectId))}.`,
    signedWithPublicKey: (objectId) => {
      const signed = `${encoded({ alg: 'HS256', typ: 'JWT', kid: keyId })}.${encoded(claimsOf(objectId))}`;
      return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return entra;
}
