import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { startServer } from '../../src/web/server/server.ts';
import type { MessageHandler, RunningServer, ServerOptions } from '../../src/web/server/server.ts';
import { raw } from './raw-request.ts';

const json = { 'content-type': 'application/json' };

const ok200: MessageHandler = async () => ({ status: 200 });
const lines: unknown[] = [];
const note = (...line: unknown[]): void => void lines.push(line);

describe('The server', () => {
  let server: RunningServer | undefined;
  beforeEach(() => {
    lines.length = 0;
  });
  afterEach(async () => server?.stop());

  const start = async (messages: MessageHandler, more: Partial<ServerOptions> = {}): Promise<string> => {
    const log = { info: note, warn: note, error: note };
    server = await startServer({ host: '127.0.0.1', port: 0, messages, ready: () => true, log, ...more });
    return `http://127.0.0.1:${server.port}`;
  };

  it('is healthy while it answers, and ready for requests from when it could serve first', async () => {
    const states: (() => boolean)[] = [
      () => false,
      () => {
        throw new Error('store');
      },
      () => true,
    ];
    const url = await start(ok200, { ready: () => states.shift()?.() ?? false });
    const asked = async (path: string) => raw(url, { method: 'GET', path }).then(({ status, body }) => [status, body]);
    const health = async () => asked('/readyz/first');
    deepEqual(await asked('/healthz'), [200, '{"ok":true}']);
    deepEqual(await health(), [503, '{"ok":false}']);
    deepEqual(await health(), [503, '{"ok":false}']);
    deepEqual(await health(), [200, '{"ok":true}']);
    deepEqual(await health(), [200, '{"ok":true}'], 'an outage of the database is told by /readyz');
  });

  it('says which part of it is ready, and tells the status of every answer but those of probes', async () => {
    const states: { ok: boolean; database?: boolean }[] = [{ ok: true }, { ok: false, database: false }];
    const told: number[] = [];
    const url = await start(ok200, {
      readiness: async () => states.shift() ?? Promise.reject(new Error('store')),
      answered: (status) => void told.push(status),
    });
    const ready = async () => raw(url, { method: 'GET', path: '/readyz' }).then(({ status, body }) => [status, body]);
    deepEqual(await ready(), [200, '{"ok":true}']);
    deepEqual(await ready(), [503, '{"ok":false,"database":false}']);
    equal((await ready())[0], 500);
    equal((await raw(url, { method: 'GET', path: '/nowhere' })).status, 404);
    await server?.stop();
    deepEqual(told, [404], 'a probe that hears 503 every 5 seconds is no error of ours');
    const plain = await start(ok200, { ready: () => false });
    equal((await raw(plain, { method: 'GET', path: '/readyz' })).status, 503);
    lines.length = 0;
  });

  it('knows no other address', async () => {
    const url = await start(ok200);
    for (const path of ['/', '/api', '/api/messages/', '/healthz/x', '/%c0', '/../etc/passwd', '/api//messages']) {
      equal((await raw(url, { method: 'GET', path })).status, 404, path);
    }
    equal((await raw(url, { method: 'POST', path: '/healthz' })).status, 405);
    equal((await raw(url, { method: 'OPTIONS' })).status, 405);
    deepEqual(lines, []);
  });

  it('tells browsers to keep and do nothing with any answer', async () => {
    const url = await start(ok200);
    for (const path of ['/healthz', '/nowhere']) {
      const { headers } = await raw(url, { method: 'GET', path });
      equal(headers['cache-control'], 'no-store');
      equal(headers['x-content-type-options'], 'nosniff');
      equal(headers['content-security-policy'], "default-src 'none'; frame-ancestors 'none'");
      equal(headers['server'], undefined);
    }
  });

  it('gives the handler the body when it asks for it', async () => {
    const url = await start(async (request) => ({ status: 200, body: [await request.json()] }));
    equal((await raw(url, { headers: json, body: '{"a":"é"}' })).body, '[{"value":{"a":"é"}}]');
  });

  it('answers a fault with a reference that stands in the log, and nothing else', async () => {
    const url = await start(async (request) => {
      await request.json();
      throw new Error('Paula');
    });
    const reply = await raw(url, { headers: json, body: '{"name":"Paula"}' });
    equal(reply.status, 500);
    const { reference, ...rest } = JSON.parse(reply.body) as { reference: string };
    deepEqual(rest, { error: 'fault' });
    equal(lines.length, 1);
    const [event, , data] = lines[0] as [string, Error, object];
    deepEqual([event, data], ['web.fault', { reference }]);
  });

  it('does not start on a port that is taken', async () => {
    await start(ok200);
    const port = server?.port ?? 0;
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    await rejects(startServer({ host: '127.0.0.1', port, messages: ok200, ready: () => true, log }), /EADDRINUSE/);
  });

  describe('stopped', () => {
    it('lets a running request finish and takes no other', async () => {
      const gate = Promise.withResolvers<void>();
      const begun = Promise.withResolvers<void>();
      const url = await start(async () => {
        begun.resolve();
        await gate.promise;
        return { status: 200, body: { done: true } };
      });
      const running = fetch(`${url}/api/messages`, { method: 'POST' });
      await begun.promise;
      let stopped = false;
      const stop = server?.stop().then(() => {
        stopped = true;
      });
      await rejects(raw(url, { method: 'GET', path: '/healthz' }), /ECONNREFUSED/);
      // Time for a cut that came too early.
      await new Promise((resolve) => setTimeout(resolve, 10));
      ok(!stopped);
      gate.resolve();
      const response = await running;
      equal(response.headers.get('connection'), 'close');
      deepEqual(await response.json(), { done: true });
      await stop;
    });

    it('does not wait for ever', async () => {
      const begun = Promise.withResolvers<void>();
      const url = await start(
        async () => {
          begun.resolve();
          return new Promise(() => undefined);
        },
        { stopWithinMs: 20 },
      );
      const running = fetch(`${url}/api/messages`, { method: 'POST' });
      await begun.promise;
      await Promise.all([server?.stop(), rejects(running)]);
    });

    it('does not wait for connections that are kept open', async () => {
      const url = await start(ok200, { stopWithinMs: 60_000 });
      await (await fetch(`${url}/healthz`)).text();
      await server?.stop();
    });
  });
});
