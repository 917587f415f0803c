// One request by node:http and its whole answer: fetch takes more processor time.
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Agent as SecureAgent, request as httpsRequest } from 'node:https';

export interface OneRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}
export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Why there is no answer, as the system or this program names it. */
export class NoAnswer extends Error {
  readonly code: string;
  /** No connection stood: nothing can have arrived. */
  readonly neverSent: boolean;
  constructor(code: string, neverSent: boolean) {
    super(code);
    this.name = 'NoAnswer';
    this.code = code;
    this.neverSent = neverSent;
  }
}

/** A connection that was idle for so long is not used again: the other side may be closing it. */
const keep = { keepAlive: true, timeout: 4000 };
const agents = { plain: new Agent(keep), secure: new SecureAgent(keep) };

/** Sends it once, follows no redirect, and waits for the end of the answer. Rejects with NoAnswer. */
export async function asked({ url, method, headers, body }: OneRequest, timeoutMs: number): Promise<Answered> {
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  const address = new URL(url);
  const isSecure = address.protocol === 'https:';
  const signal = AbortSignal.timeout(timeoutMs);
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const agent = isSecure ? agents.secure : agents.plain;
  const options = { agent, method, headers: { ...headers, ...length }, signal };
  let stood = false;
  const fails = ({ code }: NodeJS.ErrnoException): void =>
    reject(new NoAnswer(signal.aborted ? 'Timeout' : (code ?? 'Failed'), !stood));
  const outgoing = (isSecure ? httpsRequest : httpRequest)(address, options, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => void chunks.push(chunk));
    response.on('error', fails);
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: Buffer.concat(chunks).toString(),
      }),
    );
  });
  outgoing.on('error', fails);
  const stands = (): void => {
    stood = true;
  };
  // One that is used again stands already.
  outgoing.on('socket', (socket) => {
    if (socket.connecting) socket.once(isSecure ? 'secureConnect' : 'connect', stands);
    else stands();
  });
  outgoing.end(body);
  return promise;
}
