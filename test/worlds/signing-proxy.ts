// Between the Playground, which signs nothing, and a bot that checks tokens: puts on each activity what Teams would.
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SigningProxy {
  readonly url: string;
  /** How the bot answered what was signed, in order. */
  readonly statuses: readonly number[];
  stop(): Promise<void>;
}

/** `sign` makes the token of a service; one of each is made and kept, as the channel does. */
export async function startSigningProxy(
  bot: string,
  sign: (serviceUrl: string) => Promise<string>,
  port = 0,
): Promise<SigningProxy> {
  const statuses: number[] = [];
  const tokens = new Map<string, Promise<string>>();
  const tokenFor = async (serviceUrl: string): Promise<string> => {
    const token = tokens.get(serviceUrl) ?? sign(serviceUrl);
    tokens.set(serviceUrl, token);
    return token;
  };
  const server = createServer((incoming, outgoing) => {
    pass(bot, tokenFor, incoming, outgoing).then(
      (status) => {
        if (incoming.method === 'POST') statuses.push(status);
      },
      () => outgoing.destroy(),
    );
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    statuses,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const serviceIn = (body: Buffer): string => (JSON.parse(body.toString()) as { readonly serviceUrl: string }).serviceUrl; // an activity of the Playground has one

async function pass(
  bot: string,
  tokenFor: (serviceUrl: string) => Promise<string>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<number> {
  const body = Buffer.concat(await incoming.toArray());
  // The Playground looks with a HEAD whether anybody is there.
  const signed = incoming.method === 'POST' ? { authorization: `Bearer ${await tokenFor(serviceIn(body))}` } : {};
  const { host: _other, 'transfer-encoding': _chunked, ...rest } = incoming.headers;
  const headers = { ...rest, 'content-length': body.length, ...signed };
  const onward = request(new URL(incoming.url ?? '/', bot), {
    method: incoming.method ?? 'POST',
    headers,
    agent: false,
  });
  onward.end(body);
  const [answer] = (await once(onward, 'response')) as [IncomingMessage];
  const { 'transfer-encoding': _parts, ...answered } = answer.headers;
  const text = Buffer.concat(await answer.toArray());
  // In two lines: restify puts a writeHead of its own into every response, and it gives nothing back.
  outgoing.writeHead(answer.statusCode ?? 502, answered);
  outgoing.end(text);
  return answer.statusCode ?? 502;
}
