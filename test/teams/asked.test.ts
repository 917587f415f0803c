// One request to the channel: what came of it, and whether anything can have arrived.
import { deepEqual, equal } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSilent, type AddressInfo, type Server, type Socket } from 'node:net';
import { asked, NoAnswer } from '../../src/teams/edge/asked.ts';

const open = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}/`;
};
const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"Zoë"}' };
const outcome = async (url: string, timeoutMs = 300): Promise<unknown> =>
  asked({ ...post, url }, timeoutMs).catch((error: unknown) =>
    error instanceof NoAnswer ? { code: error.code, neverSent: error.neverSent } : error,
  );

const silence: RequestListener = () => undefined;

describe('One request to the channel', () => {
  let place = '';
  let answers = silence;
  let received = 0;
  const server = createServer((request, response) => {
    received += 1;
    answers(request, response);
  });
  const sockets: Socket[] = [];
  const silent = createSilent((socket) => void sockets.push(socket));
  before(async () => {
    place = await open(server);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  beforeEach(() => {
    received = 0;
  });

  it('gives back the whole answer, in as many pieces as it comes', async () => {
    const text = '"Zoë"';
    const chunks: Buffer[] = [];
    answers = (request, response) => {
      request.on('data', (chunk: Buffer) => void chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(429, { 'retry-after': '7', 'x-length': request.headers['content-length'] });
        response.write(Buffer.from(text).subarray(0, 4));
        response.end(Buffer.from(text).subarray(4));
      });
    };
    const { status, headers, text: answered } = await asked({ ...post, url: `http://${place}` }, 5000);
    deepEqual([status, headers['retry-after'], answered], [429, '7', text]);
    deepEqual(
      [Buffer.concat(chunks).toString(), headers['x-length']],
      [post.body, String(Buffer.byteLength(post.body))],
    );
  });

  it('and no answer in time may have arrived, unless no connection stood', async () => {
    answers = silence;
    deepEqual(await outcome(`http://${place}`), { code: 'Timeout', neverSent: false });
    // It takes the connection and never says who it is.
    const nowhere = await open(silent);
    deepEqual(await outcome(`https://${nowhere}`), { code: 'Timeout', neverSent: true });
  });

  it('that finds no one never arrived', async () => {
    deepEqual(await outcome('http://127.0.0.1:1/'), { code: 'ECONNREFUSED', neverSent: true });
  });

  it('on a connection that was kept may have arrived where it is cut off, and is not sent again', async () => {
    answers = (_request, response) => response.end('{}');
    await outcome(`http://${place}`);
    answers = (request) => request.socket.destroy();
    received = 0;
    deepEqual(await outcome(`http://${place}`), { code: 'ECONNRESET', neverSent: false });
    equal(received, 1);
  });

  it('whose answer is cut off has none', async () => {
    answers = (request, response) => {
      response.writeHead(200, { 'content-length': 20 });
      response.write('{"id"', () => request.socket.destroy());
    };
    deepEqual(await outcome(`http://${place}`), { code: 'ECONNRESET', neverSent: false });
  });
});
