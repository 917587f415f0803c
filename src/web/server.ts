// The one HTTP server: messages from Teams, and health.
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createServer } from 'restify';
import type { Response, Server } from 'restify';
import type { Log } from '../casework/ports.ts';
import { readJson } from './body.ts';
import type { Body } from './body.ts';

/** A request as the handler sees it; the body is read only when asked for. */
interface MessageRequest {
  readonly headers: IncomingHttpHeaders;
  readonly json: () => Promise<Body>;
}
interface Reply {
  readonly status: number;
  readonly body?: object;
}
export type MessageHandler = (request: MessageRequest) => Promise<Reply>;

export interface ServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly messages: MessageHandler;
  readonly ready: () => boolean | Promise<boolean>;
  /** The parts of it, and whether this instance should be given work. */
  readonly readiness?: () => Promise<{ readonly ok: boolean }>;
  /** Told the status of every answer. */
  readonly answered?: (status: number) => void;
  readonly log: Log;
  /** How long a stop waits for running requests. Default 10 seconds. */
  readonly stopWithinMs?: number;
}
export interface RunningServer {
  readonly port: number;
  /** Takes no more requests, lets the running ones finish, and resolves. */
  stop(): Promise<void>;
}

const bodyLimit = 256 * 1024;
const defaultStopMs = 10_000;
const requestMs = 30_000;
const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'content-type': 'application/json; charset=utf-8',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Starts listening. Rejects when the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  // restify's own log would tell of addresses and stacks; ours is written here.
  const server = createServer({ name: '', log: pino({ level: 'silent' }) });
  const state = { stopping: false };
  const answer =
    (work: (request: IncomingMessage) => Promise<Reply>) => async (request: IncomingMessage, response: Response) => {
      send(response, await withoutFault(options.log, async () => work(request)), state.stopping);
    };
  server.post(
    '/api/messages',
    answer(async (request) => options.messages(toMessage(request))),
  );
  server.get(
    '/healthz',
    answer(async () => health(await isReady(options))),
  );
  server.get(
    '/readyz',
    answer(async () => readiness(options)),
  );
  server.server.on('request', (_request, response) => {
    response.once('finish', () => options.answered?.(response.statusCode));
  });
  server.on('restifyError', (_request, response, { statusCode }, done) => {
    send(response, refusal(statusCode === 405 ? 405 : 404), state.stopping);
    done();
  });
  // Without a listener of its own restify throws such an error where nobody can catch it.
  server.on('error', (error) => options.log.error('web.server', error));
  server.server.requestTimeout = requestMs;
  server.server.headersTimeout = requestMs;
  const port = await listen(server, options);
  return { port, stop: async () => stop(server, state, options.stopWithinMs ?? defaultStopMs) };
}

function toMessage(request: IncomingMessage): MessageRequest {
  return { headers: headersOf(request), json: async () => readJson(request, bodyLimit) };
}

async function isReady({ ready }: ServerOptions): Promise<boolean> {
  try {
    return await ready();
  } catch {
    return false;
  }
}

/** A header that must stand once and stands twice is handed on as both, which fits nothing; Node keeps the first. */
function headersOf({ headers, headersDistinct }: IncomingMessage): IncomingHttpHeaders {
  const twice = ['authorization', 'content-type', 'host'].filter((name) => (headersDistinct[name]?.length ?? 0) > 1);
  return { ...headers, ...Object.fromEntries(twice.map((name) => [name, headersDistinct[name]?.join(', ')])) };
}

async function readiness(options: ServerOptions): Promise<Reply> {
  const told = await (options.readiness?.() ?? isReady(options).then((ok) => ({ ok })));
  return { status: told.ok ? 200 : 503, body: told };
}

function health(ok: boolean): Reply {
  return { status: ok ? 200 : 503, body: { ok } };
}

function refusal(status: number): Reply {
  return { status, body: { error: status === 405 ? 'method not allowed' : 'not found' } };
}

async function withoutFault(log: Log, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    const reference = randomBytes(4).toString('hex');
    log.error('web.fault', error, { reference });
    return { status: 500, body: { error: 'fault', reference } };
  }
}

function send(response: Response, { status, body }: Reply, closing: boolean): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.sendRaw(status, text, closing ? { ...headers, connection: 'close' } : headers);
}

async function listen({ server }: Server, { host, port }: ServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port); // a server on a port has an address of this form
    });
  });
}

async function stop(server: Server, state: { stopping: boolean }, withinMs: number): Promise<void> {
  state.stopping = true;
  const cut = setTimeout(() => server.server.closeAllConnections(), withinMs);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearTimeout(cut);
}
