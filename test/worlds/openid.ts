// A stand-in for login.botframework.com on loopback: one key, its metadata, and tokens signed with it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface TokenWishes {
  readonly serviceUrl: string;
  readonly audience?: string;
  readonly issuer?: string;
  /** Empty: the token names none. */
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
  /** From now on another key, under another name, and the old one is gone. */
  rotate(): Promise<void>;
  stop(): Promise<void>;
}

const issuer = 'https://api.botframework.com';
const keyId = 'test-key';

/** Starts the endpoint for a bot with this app id. */
export async function startOpenId(appId: string, endorsements: readonly string[] = ['msteams']): Promise<OpenId> {
  const newKey = async (kid: string) => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    return { privateKey, key: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256', endorsements } };
  };
  let current = await newKey(keyId);
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    response.setHeader('content-type', 'application/json');
    if (request.url === '/keys') response.end(JSON.stringify({ keys: [current.key] }));
    else response.end(JSON.stringify({ issuer, jwks_uri: `http://127.0.0.1:${port}/keys` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    metadataUrl: `http://127.0.0.1:${port}/v1/.well-known/openidconfiguration`,
    sign: async (wishes) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ serviceurl: wishes.serviceUrl, ...wishes.claims })
        .setProtectedHeader({ alg: 'RS256', ...(wishes.keyId !== '' && { kid: wishes.keyId ?? current.key.kid }) })
        .setIssuer(wishes.issuer ?? issuer)
        .setAudience(wishes.audience ?? appId)
        .setNotBefore(now + (wishes.validIn ?? -7200))
        .setExpirationTime(now + (wishes.expiresIn ?? 3600))
        .sign(current.privateKey);
    },
    rotate: async () => {
      current = await newKey('another-key-of-the-channel');
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
