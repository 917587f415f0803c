// Requests that restify cannot read an address from. It builds a URL of the Host header and the request target before
// any handler, and what that throws ends the process (restify/node-restify issue 2011): they are refused before it does.
import type { IncomingMessage } from 'node:http';

/** Whether an address can be made of the request, as restify makes it. */
export function hasAddress({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>): boolean {
  const base = `http://${headers.host || 'localhost'}`; // an empty header is none
  return url.startsWith('/') ? URL.canParse(base + url) : URL.canParse(url, base);
}
