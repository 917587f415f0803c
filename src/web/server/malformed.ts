// What no handler may see. restify builds a URL of the Host header and the request target before any handler, and what
// that throws ends the process (restify/node-restify issue 2011).
import type { IncomingMessage } from 'node:http';
import type { Response, Server } from 'restify';
import type { Reply } from './reply.ts';

const malformed: Reply = { status: 400, body: { error: 'malformed' } };

/** Answers requests that no address can be read from with 400, and ends sockets that ask for another protocol. */
export function refuseMalformed(server: Server, send: (response: Response, reply: Reply) => void): void {
  server.pre((request, response, next) => {
    if (hasAddress(request)) return next();
    send(response, malformed);
    return next(false);
  });
  // Nothing here changes its protocol. Left alone, such a socket would never end, and no stop either.
  server.server.on('upgrade', (_request, socket) => socket.destroy());
}

/** Whether an address can be made of the request, as restify makes it. */
function hasAddress({ url = '', headers }: IncomingMessage): boolean {
  const base = `http://${headers.host || 'localhost'}`; // an empty header is none
  return url.startsWith('/') ? URL.canParse(base + url) : URL.canParse(url, base);
}
