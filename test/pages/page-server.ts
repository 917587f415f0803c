// Serves the built pages under the real content security policy, and answers their API as a test says.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { routes, type Route } from '../../src/web/tab/api-routes.ts';
import { builtPages } from './build.ts';
import { hostPage } from './host-page.ts';

/**
 * As the server sends it. The hash is that of an empty text: Fluent makes empty style elements and fills them by
 * script, which a policy does not forbid; no style of anybody else's gets in.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "connect-src 'self' https://res.cdn.office.net",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  // In production Teams' hosts; here the page that plays Teams.
  "frame-ancestors 'self'",
].join('; ');

/** A status alone, a body alone (200), or both. */
export interface Answer {
  readonly status?: number;
  readonly body?: object;
}
export interface Asked {
  readonly method: string;
  /** Behind `/api/tab/`, with what follows `?`. */
  readonly path: string;
  readonly token: string;
  readonly body: string;
}

export class PageServer {
  /** By path behind `/api/tab/`. */
  readonly answers = new Map<string, Answer | ((asked: Asked) => Answer | Promise<Answer>)>();
  readonly asked: Asked[] = [];
  private counted: () => void = () => undefined;
  private readonly streams = new Map<ServerResponse, string>();
  private readonly server = createServer((request, response) => {
    this.take(request, response).catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });

  static async open(): Promise<PageServer> {
    const one = new PageServer();
    await new Promise<void>((resolve) => {
      one.server.listen(0, '127.0.0.1', resolve);
    });
    return one;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** How often a path was read. */
  count(path: string): number {
    return this.asked.filter((one) => one.path === path).length;
  }

  /** Tells everybody who listens to a topic that it has changed; how many those are. */
  tell(topic: string): number {
    const listeners = [...this.streams].filter(([, one]) => one === topic);
    for (const [response] of listeners) response.write('event: changed\ndata: {}\n\n');
    return listeners.length;
  }

  /** Resolves as soon as so many streams are open. */
  async comesTo(count: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.counted = () => {
      if (this.streams.size === count) resolve();
    };
    this.counted();
    return promise;
  }

  /** Cuts every stream, as a server does that is replaced. */
  cut(): void {
    for (const response of this.streams.keys()) response.destroy();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://page');
    if (url.pathname.startsWith('/api/tab/')) return this.api(request, response, url);
    const own = ownPages[url.pathname];
    if (own !== undefined) {
      // Not in one: restify, where a test has loaded it, makes writeHead of every server give nothing back.
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(own);
      return undefined;
    }
    return serveFile(response, url.pathname);
  }

  private async api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked: Asked = {
      method: request.method ?? 'GET',
      path: `${url.pathname.slice('/api/tab/'.length)}${url.search}`,
      token: (request.headers.authorization ?? '').replace('Bearer ', ''),
      body: Buffer.concat(chunks).toString(),
    };
    this.asked.push(asked);
    const given = this.answers.get(asked.path) ?? this.answers.get(asked.path.split('?')[0] ?? '');
    const { status = 200, body } = typeof given === 'function' ? await given(asked) : (given ?? { status: 404 });
    if (asked.path.startsWith('changes?') && status === 200) return this.stream(response, url);
    if (status === 200) check(asked, body);
    const refusal = { error: 'refused', message: `The test says ${status}.` };
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body ?? refusal));
    return undefined;
  }

  private stream(response: ServerResponse, url: URL): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('event: ready\ndata: {}\n\n');
    this.streams.set(response, url.searchParams.get('topic') ?? '');
    this.counted();
    response.on('close', () => {
      this.streams.delete(response);
      this.counted();
    });
  }
}

/** What a test answers has the shape the real server keeps to. */
function check({ method, path }: Asked, body: unknown): void {
  const at = path.split('?')[0] ?? '';
  const route = Object.values<Route>(routes).find(
    (one) =>
      one.method === method.toLowerCase() &&
      new RegExp(`^/api/tab/${one.path.slice('/api/tab/'.length).replaceAll(/:\w+/g, '[^/]+')}$`).test(
        `/api/tab/${at}`,
      ),
  );
  if (route === undefined) throw new Error(`No route ${method} ${path}`);
  route.answer.parse(body);
}

/** What is no page of the product: the one that plays Teams, and an empty one between two tests. */
const ownPages: Readonly<Record<string, string>> = { '/host': hostPage, '/empty': '' };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

async function serveFile(response: ServerResponse, pathname: string): Promise<void> {
  const name = pathname === '/tab/' ? 'index.html' : pathname.replace(/^\/tab\//, '');
  const file = path.join(builtPages(), path.normalize(`/${name}`));
  const bytes = await readFile(file).catch(() => undefined);
  response.writeHead(bytes === undefined ? 404 : 200, {
    'content-type': types[path.extname(file)] ?? 'text/plain',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // As the server says it too: code that a window has it does not fetch again.
    ...(pathname.startsWith('/tab/assets/') && { 'cache-control': 'public, max-age=31536000, immutable' }),
  });
  response.end(bytes);
}
