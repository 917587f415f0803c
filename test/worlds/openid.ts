// A stand-in for login.botframework.com on loopback: one key, its metadata, and tokens signed with it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface TokenWishes {
  readonly serviceUrl: string;
  readonly audience?: string;
  readonly issuer?: string;
  readonly keyId?: string;
  /** Seconds from now; negative has expired. */
  readonly expiresIn?: number;
  /** Seconds from now; positive is not valid yet. */
  readonly validIn?: number;
  readonly claims?: Readonly<Record<string, string>>;
}
export interface OpenId {
  readonly metadataUrl: string;
  /** A token as the channel would send it, except for what is wished otherwise. */
  sign(wishes: TokenWishes): Promise<string>;
  stop(): Promise<void>;
}

const issuer = 'https://api.botframework.com';
const keyId = 'test-key';

/** Starts the endpoint for a bot with this app id. */
export async function startOpenId(appId: string, endorsements: readonly string[] = ['msteams']): Promise<OpenId> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: keyId, use: 'sig', alg: 'RS256', endorsements };
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    response.setHeader('content-type', 'application/json');
    if (request.url === '/keys') response.end(JSON.stringify({ keys: [key] }));
    else response.end(JSON.stringify({ issuer, jwks_uri: `http://127.0.0.1:${port}/keys` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    metadataUrl: `http://127.0.0.1:${port}/v1/.well-known/openidconfiguration`,
    sign: async (wishes) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ serviceurl: wishes.serviceUrl, ...wishes.claims })
        .setProtectedHeader({ alg: 'RS256', kid: wishes.keyId ?? keyId })
        .setIssuer(wishes.issuer ?? issuer)
        .setAudience(wishes.audience ?? appId)
        .setNotBefore(now + (wishes.validIn ?? -7200))
        .setExpirationTime(now + (wishes.expiresIn ?? 3600))
        .sign(privateKey);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
