import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { authorise, refuseManagement, type Keys } from './auth.ts';
import { rounded, smallestCharge } from './charge.ts';
import { twoMegabytes } from '../data/check-document.ts';
import { codeOf, Failure } from '../failure.ts';
import { checkHeaders, text } from './headers.ts';
import { classify, type CosmosRequest } from './requests.ts';
import type { RightCheck } from './rights.ts';
import { handle, type Answer, type Server } from './routes.ts';

/** What a test makes go wrong. `reset`: the connection breaks before the work; `lost`: after it was committed. */
export type Fault = { status: number; retryAfterMs?: number; substatus?: number } | 'reset' | 'lost';

/** Who is let in, and what they may do. */
export interface Door {
  readonly keys: Keys;
  readonly checkRight: RightCheck;
}

export interface Hooks {
  readonly fault?: ((request: CosmosRequest) => Fault | undefined) | undefined;
  readonly onRequest?: ((request: CosmosRequest) => void) | undefined;
}

/** Room for a document of 2 MB in another spelling; beyond it the text is not even kept. */
const bodyLimit = 2 * twoMegabytes;

/** The listener of the HTTP server. Everything after the body has arrived is one synchronous step: nothing interleaves. */
export function createListener(server: Server, door: Door, hooks: Hooks) {
  return (incoming: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bodyLimit) chunks.push(chunk);
    });
    incoming.on('end', () => {
      const answer = attempt(() => {
        const request = admit(incoming, size > bodyLimit ? undefined : Buffer.concat(chunks).toString('utf8'), door);
        return serve(server, hooks, request);
      });
      try {
        if (answer !== 'broken') send(response, answer);
        else incoming.socket.destroy();
      } catch {
        // The application runs in this process: an answer that cannot be written ends its connection and no more.
        incoming.socket.destroy();
      }
    });
  };
}

function admit(incoming: IncomingMessage, body: string | undefined, { keys, checkRight }: Door): CosmosRequest {
  const { method = '', headers } = incoming;
  const path = segments(incoming.url ?? '/');
  const { authorization } = headers;
  // First, for some of what is not supported is signed in ways that are not known here either.
  const kind = classify(method, path, headers);
  const who = authorise({ method, path, authorization, date: text(headers, 'x-ms-date') }, keys, Date.now());
  refuseManagement(who, kind);
  checkRight({ kind, path });
  checkHeaders(headers);
  if (body === undefined) throw new Failure(413, 'Request size is too large.');
  return { kind, method, path, headers, body };
}

function serve(server: Server, hooks: Hooks, request: CosmosRequest): Answer | 'broken' {
  hooks.onRequest?.(request);
  const fault = hooks.fault?.(request);
  if (fault === 'reset') return 'broken';
  if (fault === undefined) return handle(server, request);
  if (fault === 'lost') {
    attempt(() => handle(server, request));
    return 'broken';
  }
  const made = new Failure(fault.status, 'A fault made by the test.', fault.substatus);
  if (fault.retryAfterMs !== undefined) made.headers = { 'x-ms-retry-after-ms': String(fault.retryAfterMs) };
  return failed(made);
}

function attempt(work: () => Answer | 'broken'): Answer | 'broken' {
  try {
    return work();
  } catch (error) {
    if (error instanceof Failure) return failed(error);
    return failed(new Failure(500, `The local Cosmos server failed: ${String(error)}`));
  }
}

function failed({ status, substatus, message, headers: own }: Failure): Answer {
  const headers = { ...own, ...(substatus !== 0 && { 'x-ms-substatus': String(substatus) }) };
  return { status, body: JSON.stringify({ code: codeOf(status), message }), headers };
}

function send(response: ServerResponse, { status, body = '', headers, charge = smallestCharge }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-ms-activity-id': randomUUID(),
    'x-ms-request-charge': String(rounded(charge)),
    'x-ms-version': '2020-07-15',
    ...headers,
  });
  response.end(body);
}

function segments(url: string): string[] {
  try {
    const [path = ''] = url.split('?');
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    throw new Failure(400, 'The address is not well formed.');
  }
}
