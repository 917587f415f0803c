// What carries requests to the database answers, and fails, as the SDK's own client does.
import { deepEqual, equal } from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  type PipelineRequest,
  type PipelineRequestOptions,
} from '@azure/core-rest-pipeline';
import { plainClient } from '../../src/store/sdk/plain-client.ts';

type Answers = (request: IncomingMessage, response: ServerResponse) => void;
/** Not by writeHead: where restify is loaded as well, it gives no response back. */
function withStatus(response: ServerResponse, status: number): ServerResponse {
  response.statusCode = status;
  return response;
}
/** A word whose last letter lies in two pieces of the answer. */
const pieces = [Buffer.from('"Zoë"').subarray(0, 4), Buffer.from('"Zoë"').subarray(4)];

const answers: readonly (readonly [what: string, answers: Answers, request?: Partial<PipelineRequestOptions>])[] = [
  ['a document', (_request, response) => response.setHeader('etag', '"1"').end('{"id":"a"}')],
  ['nothing', (_request, response) => withStatus(response, 204).end()],
  [
    'a refusal',
    (_request, response) => withStatus(response, 412).setHeader('x-ms-substatus', '0').end('{"code":"no"}'),
  ],
  ['a redirect', (_request, response) => withStatus(response, 302).setHeader('location', '/elsewhere').end()],
  ['a letter in two pieces', (_request, response) => void (response.write(pieces[0]), response.end(pieces[1]))],
  [
    'a header twice',
    (_request, response) => response.setHeader('x-ms-a', ['1', '2']).setHeader('set-cookie', ['a', 'b']).end('{}'),
  ],
  ['an empty header', (_request, response) => response.setHeader('x-ms-a', '').end('{}')],
  ['no answer, cut off', (request) => void request.socket.destroy()],
  [
    'an answer cut off',
    (request, response) => void response.setHeader('content-length', 20).write('{"id"', () => request.socket.destroy()),
  ],
  ['no HTTP', (request) => void request.socket.end('nonsense\r\n\r\n')],
];

const nothing: Answers = () => undefined;

describe('What carries requests to the database', () => {
  let answer = nothing;
  const received: unknown[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { 'content-length': length, 'x-ms-date': date, 'transfer-encoding': coding } = request.headers;
      const names = request.rawHeaders.filter((_name, place) => place % 2 === 0).toSorted();
      received.push({
        method: request.method,
        url: request.url,
        length,
        date,
        coding,
        names,
        body: Buffer.concat(chunks).toString(),
      });
      answer(request, response);
    });
  });
  const agent = new Agent({ keepAlive: true });
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/dbs/a?b=c%20d`;
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => {
    agent.destroy();
    server.closeAllConnections();
    server.close();
  });

  /** With an agent, as the SDK gives it to each request. */
  const asked = (wishes: PipelineRequestOptions): PipelineRequest =>
    Object.assign(createPipelineRequest(wishes), { agent });

  /** What came of it, with what the SDK looks at of an error. */
  const outcome = async (client: HttpClient, wishes: Partial<PipelineRequestOptions>): Promise<unknown> => {
    const usual = {
      url: url(),
      headers: createHttpHeaders({ 'x-ms-Date': 'today' }),
      abortSignal: new AbortController().signal,
    };
    const request = asked({ ...usual, allowInsecureConnection: true, ...wishes });
    try {
      const { status, headers, bodyAsText } = await client.sendRequest(request);
      const { date: _date, ...rest } = headers.toJSON();
      return { status, bodyAsText, headers: rest };
    } catch (error) {
      const { name, code } = error as { readonly name: string; readonly code?: string };
      return { name, ...(name !== 'AbortError' && { code }) };
    }
  };
  const both = async (wishes: () => Partial<PipelineRequestOptions>): Promise<unknown> => {
    received.length = 0;
    const theirs = await outcome(createDefaultHttpClient(), wishes());
    const first = received.splice(0);
    const ours = await outcome(plainClient(refusing), wishes());
    deepEqual(ours, theirs);
    deepEqual(received, first);
    return ours;
  };
  /** So that none of these is made by the SDK's own client. */
  const refusing: HttpClient = { sendRequest: async () => Promise.reject(new Error('the SDK’s own was asked')) };

  for (const [what, answered] of answers) {
    it(`gives the same as the SDK’s own client of ${what}`, async () => {
      answer = answered;
      await both(() => ({ method: 'GET' }));
      await both(() => ({ method: 'POST', body: '{"name":"Zoë"}' }));
      await both(() => ({ method: 'DELETE' }));
    });
  }

  it('fails as it does where no one listens, and where the name is not known', async () => {
    deepEqual(await both(() => ({ url: 'http://127.0.0.1:1/' })), { name: 'RestError', code: 'ECONNREFUSED' });
    await both(() => ({ url: 'http://nowhere.invalid/' }));
  });

  it('is given up before it is sent, while nothing is answered, and in the midst of an answer', async () => {
    deepEqual(await both(() => ({ abortSignal: AbortSignal.abort() })), { name: 'AbortError' });
    let stop = new AbortController();
    const stopping = (): Partial<PipelineRequestOptions> => {
      stop = new AbortController();
      return { abortSignal: stop.signal };
    };
    answer = () => stop.abort();
    deepEqual(await both(stopping), { name: 'AbortError' });
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': 20 });
      response.write('{"id"', () => setImmediate(() => stop.abort()));
    };
    deepEqual(await both(stopping), { name: 'AbortError' });
  });

  it('sends nothing without encryption unless it was allowed', async () => {
    const request = asked({ url: url(), abortSignal: new AbortController().signal });
    received.length = 0;
    for (const client of [createDefaultHttpClient(), plainClient(refusing)])
      equal(
        await client.sendRequest(request).then(
          () => 'sent',
          () => 'refused',
        ),
        'refused',
      );
    deepEqual(received, []);
  });

  it('leaves to the SDK’s own what is no plain request', async () => {
    const others: readonly Partial<PipelineRequestOptions>[] = [
      { body: new Uint8Array(3), method: 'POST' },
      { timeout: 1 },
      { method: 'HEAD' },
      { headers: createHttpHeaders({ 'accept-encoding': 'gzip' }) },
      { streamResponseStatusCodes: new Set([200]) },
      { onDownloadProgress: () => undefined },
    ];
    for (const wishes of others) {
      const usual = { url: url(), abortSignal: new AbortController().signal, allowInsecureConnection: true };
      const sent = plainClient(refusing).sendRequest(asked({ ...usual, ...wishes }));
      equal(
        await sent.then(
          () => 'plain',
          ({ message }: Error) => message,
        ),
        'the SDK’s own was asked',
      );
    }
  });
});
