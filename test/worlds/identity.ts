// The endpoint at which a container or app service finds its managed identity's tokens, on loopback.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Identity {
  /** What the platform puts into the environment of the process. */
  readonly environment: { readonly IDENTITY_ENDPOINT: string; readonly IDENTITY_HEADER: string };
  /** What tokens were asked for, in order. */
  readonly asked: readonly string[];
  /** Which identities this machine has, by client id, and the resources that one gets no token for. */
  readonly known: Map<string, readonly string[]>;
  /** The permissions of an application that its tokens carry. */
  readonly roles: string[];
  /** Whether it gave this token, for this resource. */
  isFor(resource: string, token: string): boolean;
  stop(): Promise<void>;
}

const secret = 'only the platform and this process know it';

const part = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url');

/** Gives tokens to the identity with this client id, and to nobody else. */
export async function startIdentity(clientId: string): Promise<Identity> {
  const asked: string[] = [];
  const known = new Map<string, readonly string[]>([[clientId, []]]);
  const roles: string[] = [];
  const tokenFor = (resource: string): string =>
    roles.length === 0 ? `token-for-${resource}` : `${part({ alg: 'none' })}.${part({ aud: resource, roles })}.`;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const resource = searchParams.get('resource') ?? '';
    const refused = known.get(searchParams.get('client_id') ?? '');
    const gives =
      pathname === '/msi/token' &&
      request.headers['x-identity-header'] === secret &&
      searchParams.get('api-version') === '2019-08-01' &&
      refused?.includes(resource) === false;
    if (gives) asked.push(resource);
    const expires_on = String(Math.floor(Date.now() / 1000) + 86_400);
    const token = { access_token: tokenFor(resource), client_id: clientId, expires_on, resource, token_type: 'Bearer' };
    response.writeHead(gives ? 200 : 400, { 'content-type': 'application/json' });
    response.end(JSON.stringify(gives ? token : { statusCode: 400, message: 'No managed identity found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    environment: { IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`, IDENTITY_HEADER: secret },
    asked,
    known,
    roles,
    isFor: (resource, token) => asked.includes(resource) && token === tokenFor(resource),
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
