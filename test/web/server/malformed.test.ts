// One request must not end the process, whatever stands in its first lines.
import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { startServer, type RunningServer } from '../../../src/web/server/server.ts';

const hosts =
  'mset.example.org:99999 | a b | [ | % | a<b | host:x | @ | a>b | [::1 | [::1]x | a:-1 | a:b:c | a^b | a|b | %zz | %00 | a\\@:b | :';
const targets = 'http://a:99999999/ | http://%/ | http:// | http://[/ | http://a b/ | https://a:x/ | http://@/ | * | %';
const headed = (lines: readonly string[]): string => [...lines, 'Connection: close', '', ''].join('\r\n');

const messages = async () => ({ status: 200 });

describe('A malformed request', () => {
  let server: RunningServer;
  let stopped = false;
  beforeEach(async () => {
    stopped = false;
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    server = await startServer({ host: '127.0.0.1', port: 0, messages, ready: () => true, log, stopWithinMs: 60_000 });
  });
  afterEach(async () => (stopped ? undefined : server.stop()));
  const socketTo = (): Socket => connect(server.port, '127.0.0.1');
  async function answerTo(request: string): Promise<string> {
    const socket = socketTo();
    socket.write(request);
    return text(socket);
  }

  const all = [
    ...hosts.split(' | ').map((host) => headed(['GET /healthz HTTP/1.1', `Host: ${host}`])),
    ...targets.split(' | ').map((target) => headed([`GET ${target} HTTP/1.1`, 'Host: 127.0.0.1'])),
  ];
  it('is one of 27', () => assert.equal(all.length, 27));

  for (const request of all) {
    it(`is refused, and the next one answered: ${JSON.stringify(request.slice(0, 60))}`, async () => {
      assert.match(await answerTo(request), /^HTTP\/1\.1 (?:400 |404 )/);
      assert.match(await answerTo(headed(['GET /healthz HTTP/1.1', 'Host: 127.0.0.1'])), /^HTTP\/1\.1 200 /);
    });
  }

  it('that asks for another protocol loses its socket, and does not keep the server from stopping', async () => {
    const socket = socketTo();
    socket.write(['GET /tab/ HTTP/1.1', 'Host: a', 'Connection: Upgrade', 'Upgrade: websocket', '', ''].join('\r\n'));
    assert.equal(await text(socket), '');
    stopped = true;
    await server.stop();
  });
});
