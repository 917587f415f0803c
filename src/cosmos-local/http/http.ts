// The HTTP server around the database, with the faults that a test can plan.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { authorise, refuseManagement, type Keys } from './auth.ts';
import { rounded, smallestCharge } from './charge.ts';
import { twoMegabytes } from '../data/check-document.ts';
import { codeOf, Failure } from '../failure.ts';
import { checkHeaders, text } from './headers.ts';
import { classify, type CosmosRequest } from './requests.ts';
import type { RightCheck } from './rights.ts';
import { explainedOf, handle, keep, type Answer, type Server } from './routes.ts';

/**
 * What a test makes go wrong. `reset`: the connection breaks before the work; `lost`: after it was committed. `silent`: nothing
 * is done and nothing answered; `unanswered`: it was committed.
 */
export type Fault =
  | { status: number; retryAfterMs?: number; substatus?: number }
  | 'reset'
  | 'lost'
  | 'silent'
  | 'unanswered';

/** Who is let in, and what they may do. */
export interface Door {
  readonly keys: Keys | undefined;
  readonly checkRight: RightCheck;
}

export interface Hooks {
  readonly fault?: ((request: CosmosRequest) => Fault | undefined) | undefined;
  readonly onRequest?: ((request: CosmosRequest) => void) | undefined;
}

/** Room for a document of 2 MB in another spelling; beyond it the text is not even kept. */
const bodyLimit = 2 * twoMegabytes;

/** A request without a connection. */
export interface Asked {
  readonly method: string;
  /** Path and query, as a request line has them. */
  readonly url: string;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
/** Its answer; `broken` is a connection that ended without an answer. */
export type Answered =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | 'broken';

/** Answers a program in this process at once, as the listener does; nothing is signed, for the program made the key. */
export function createAnswering(server: Server, checkRight: RightCheck, hooks: Hooks): (asked: Asked) => Answered {
  return (asked) => {
    const body = Buffer.byteLength(asked.body) > bodyLimit ? undefined : asked.body;
    const unkept = attempt(() => serve(server, hooks, admit(asked, body, { keys: undefined, checkRight })));
    const answer = attempt(() => {
      keep(server);
      return unkept;
    });
    // Silence needs a wire: a function gives an answer or none.
    if (answer === 'broken' || answer === 'silent') return 'broken';
    return { status: answer.status, headers: headersOf(answer), body: answer.body ?? '' };
  };
}

/**
 * The listener of the HTTP server. Everything after the body has arrived is one synchronous step: nothing interleaves. The
 * answer leaves when what was written until then is kept.
 */
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
      server.documents.db.whenKept((failure) => {
        try {
          const kept = failure === undefined ? answer : failed(faultOf(explainedOf(server, failure)));
          if (kept === 'broken') incoming.socket.destroy();
          else if (kept !== 'silent') send(response, kept);
        } catch {
          // The application runs in this process: an answer that cannot be written ends its connection and no more.
          incoming.socket.destroy();
        }
      });
    });
  };
}

/** Behind a door without keys nothing needs to be signed; what may be done is the same. */
function admit(
  { method = '', url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  body: string | undefined,
  { keys, checkRight }: Door,
): CosmosRequest {
  const path = segments(url);
  const { authorization } = headers;
  // First, for some of what is not supported is signed in ways that are not known here either.
  const kind = classify(method, path, headers);
  if (keys !== undefined) {
    const who = authorise({ method, path, authorization, date: text(headers, 'x-ms-date') }, keys, Date.now());
    refuseManagement(who, kind);
  }
  checkRight({ kind, path });
  checkHeaders(headers);
  if (body === undefined) throw new Failure(413, 'Request size is too large.');
  return { kind, method, path, headers, body };
}

type Unsent = Answer | 'broken' | 'silent';

function serve(server: Server, hooks: Hooks, request: CosmosRequest): Unsent {
  hooks.onRequest?.(request);
  const fault = hooks.fault?.(request);
  if (fault === undefined) return handle(server, request);
  if (fault === 'reset') return 'broken';
  if (fault === 'silent') return 'silent';
  if (fault === 'lost' || fault === 'unanswered') {
    attempt(() => handle(server, request));
    return fault === 'lost' ? 'broken' : 'silent';
  }
  const made = new Failure(fault.status, 'A fault made by the test.', fault.substatus);
  if (fault.retryAfterMs !== undefined) made.headers = { 'x-ms-retry-after-ms': String(fault.retryAfterMs) };
  return failed(made);
}

function attempt(work: () => Unsent): Unsent {
  try {
    return work();
  } catch (error) {
    return failed(error instanceof Failure ? error : faultOf(error));
  }
}

const faultOf = (error: unknown): Failure => new Failure(500, `The local Cosmos server failed: ${String(error)}`);

function failed({ status, substatus, message, headers: own }: Failure): Answer {
  const headers = { ...own, ...(substatus !== 0 && { 'x-ms-substatus': String(substatus) }) };
  return { status, body: JSON.stringify({ code: codeOf(status), message }), headers };
}

function send(response: ServerResponse, answer: Answer): void {
  const { status, body = '' } = answer;
  response.writeHead(status, { ...headersOf(answer), 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

const headersOf = ({ headers, charge = smallestCharge }: Answer): Readonly<Record<string, string>> => ({
  'content-type': 'application/json',
  'x-ms-activity-id': randomUUID(),
  'x-ms-request-charge': String(rounded(charge)),
  'x-ms-version': '2020-07-15',
  ...headers,
});

function segments(url: string): string[] {
  try {
    const [path = ''] = url.split('?');
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    throw new Failure(400, 'The address is not well formed.');
  }
}
