// The one HTTP server: messages from Teams, health, and, where it is given one, the tab.
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createServer } from 'restify';
import type { Handler, Request, Response, Server } from 'restify';
import type { Log } from '../../casework/ports/ports.ts';
import { headerSets } from './headers.ts';
import { refuseMalformed } from './malformed.ts';
import { fault, refusals, type Reply } from './reply.ts';
import type { JsonRequest } from './request.ts';
import { sendJson, sendPacked, toJsonRequest, withoutFault } from './respond.ts';
import { serveSite, type Site } from './site.ts';

export type MessageHandler = (request: JsonRequest) => Promise<Reply>;

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
  readonly site?: Site;
  /** How long a stop waits for running requests. Default 10 seconds. */
  readonly stopWithinMs?: number;
}
export interface RunningServer {
  readonly port: number;
  /** Takes no more requests, lets the running ones finish, and resolves. */
  stop(): Promise<void>;
}

const defaultStopMs = 10_000;
const requestMs = 30_000;

/** Starts listening. Rejects when the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  // restify's own log would tell of addresses and stacks; ours is written here.
  const server = createServer({ name: '', log: pino({ level: 'silent' }) });
  const state = { stopping: false, served: false };
  const { log, site, messages } = options;
  const { data } = site?.headers ?? headerSets({ local: true, https: false });
  const headers = (): typeof data => (state.stopping ? { ...data, connection: 'close' } : data);
  const send = (response: Response, reply: Reply): void => sendJson(response, reply, headers());
  const pack: Send = (response, reply) => sendPacked(response, reply, headers());
  const answer: AnswerWith =
    (work, onFault, reply: Send = send) =>
    async (request, response) => {
      await reply(response, await withoutFault(log, async () => work(request), onFault));
    };
  refuseMalformed(server, send);
  server.post(
    '/api/messages',
    answer(async (request) => messages(toJsonRequest(request)), messageFault),
  );
  serveHealth(server, options, state, answer);
  server.server.on('request', (request, response) => {
    // Probes ask often, and say 503 for as long as the database is away: they would make an alert of every outage.
    if (isProbe(request.url)) return;
    response.once('finish', () => options.answered?.(response.statusCode));
  });
  if (site !== undefined) serveSite({ server, site, log, send, answer: (work) => answer(work, fault, pack) });
  server.on('restifyError', ({ url = '' }, response, { statusCode }, done) => {
    const status = statusCode === 405 ? 405 : 404;
    send(response, url.startsWith('/api/tab/') ? tabRefusal(status) : refusal(status));
    done();
  });
  // Without a listener of its own restify throws such an error where no one can catch it.
  server.on('error', (error) => log.error('web.server', error));
  server.server.requestTimeout = requestMs;
  server.server.headersTimeout = requestMs;
  const port = await listen(server, options);
  return { port, stop: async () => stop(server, state, options) };
}

type Send = (response: Response, reply: Reply) => void | Promise<void>;
type AnswerWith = (
  work: (request: Request) => Promise<Reply>,
  onFault: (reference: string) => Reply,
  reply?: Send,
) => Handler;

function serveHealth(server: Server, options: ServerOptions, state: { served: boolean }, answer: AnswerWith): void {
  // A local run answers its own machine alone, here as on its pages.
  const refuse = (request: Request): Reply | undefined => options.site?.tab.refuse(request.headers, 'page');
  const at = (path: string, work: () => Promise<Reply>): void =>
    server.get(
      path,
      answer(async (request) => refuse(request) ?? work(), messageFault),
    );
  // Whether it lives, not whether the database does: restarting would help no one.
  at('/healthz', async () => health(true));
  // Whether it could serve once: from then on a press is better answered with what was typed than not at all.
  at('/readyz/first', async () => health((state.served ||= await isReady(options))));
  at('/readyz', async () => readiness(options));
}

const isProbe = (url = ''): boolean => /^\/(?:healthz|readyz)(?:[/?]|$)/.test(url);

async function isReady({ ready }: ServerOptions): Promise<boolean> {
  try {
    return await ready();
  } catch {
    return false;
  }
}

async function readiness(options: ServerOptions): Promise<Reply> {
  const told = await (options.readiness?.() ?? isReady(options).then((ok) => ({ ok })));
  return { status: told.ok ? 200 : 503, body: told };
}

function health(ok: boolean): Reply {
  return { status: ok ? 200 : 503, body: { ok } };
}

function refusal(status: 404 | 405): Reply {
  return { status, body: { error: status === 405 ? 'method not allowed' : 'not found' } };
}

const tabRefusal = (status: 404 | 405): Reply => (status === 405 ? refusals.notAllowed : refusals.notAvailable);

const messageFault = (reference: string): Reply => ({ status: 500, body: { error: 'fault', reference } });

async function listen({ server }: Server, { host, port }: ServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port); // a server on a port has an address of this form
    });
  });
}

async function stop(
  server: Server,
  state: { stopping: boolean },
  { site, stopWithinMs = defaultStopMs }: ServerOptions,
): Promise<void> {
  state.stopping = true;
  // What never ends on its own is ended, or the server would wait for it.
  site?.tab.stop();
  const cut = setTimeout(() => server.server.closeAllConnections(), stopWithinMs);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearTimeout(cut);
}
