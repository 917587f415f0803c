import assert from 'node:assert/strict';
import { setImmediate as soon } from 'node:timers/promises';
import type { Mail, PostResult } from '../../src/casework/ports/chat-ports.ts';
import { mailByGraph, type Tokens } from '../../src/mail/graph.ts';
import { must } from '../people/builders.ts';
import { graphError, startFakeGraph, type FakeGraph, type GraphAnswer } from './fake-graph.ts';

const mail: Mail = {
  id: 'MSET-4F7K-24.mail-received.11',
  to: 'mset@council.example',
  subject: 'MSET referral received: MSET-4F7K-24 (urgent) – “sofort”',
  text: 'A referral.\n\n.\nRéférence: MSET-4F7K-24\n',
};
const mailbox = 'mset+bot@council.example';
const good: Tokens = async () => 'good';

/** Tokens one after the other, the last one for ever. */
function tokensOf(...tokens: readonly string[]): { readonly give: Tokens; readonly asked: () => number } {
  let asked = 0;
  return {
    give: async () => {
      asked += 1;
      return tokens[Math.min(asked, tokens.length) - 1] ?? '';
    },
    asked: () => asked,
  };
}

const later = (detail: string, retryAfterMs?: number): PostResult => ({
  ok: false,
  why: 'later',
  detail,
  ...(/^Graph (?:429|503)/.test(detail) && { busy: true }),
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});
const unknown = (detail: string): PostResult => ({ ok: false, why: 'unknown', detail });
const gone = (detail: string): PostResult => ({ ok: false, why: 'gone', detail });
const noIdentity: Tokens = async () => {
  throw Object.assign(new Error('client 5e1f is unknown'), { name: 'CredentialUnavailableError' });
};

describe('Mail by Microsoft Graph', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph({ accepts: (token) => token === 'good' });
  });
  afterEach(async () => graph.stop());
  const send = async (tokens: Tokens = good, withinMs?: number): Promise<PostResult> =>
    mailByGraph({ mailbox, url: graph.url, ...(withinMs !== undefined && { withinMs }) }, tokens).send(mail);

  it('sends it as text from the one mailbox, with the key of the mail, and asks machines for no answer', async () => {
    assert.deepEqual(await send(), { ok: true, activity: mail.id });
    const [call, ...others] = graph.calls;
    assert.equal(others.length, 0);
    assert.equal(call?.path, '/v1.0/users/mset%2Bbot%40council.example/sendMail');
    assert.equal(call?.headers.authorization, 'Bearer good');
    const [{ mime, ...sent }] = [must(graph.mails[0])];
    assert.deepEqual(sent, { ...mail, from: mailbox, attachments: [] });
    assert.match(mime, /^Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n/m);
  });

  const answers: readonly (readonly [what: string, answer: GraphAnswer, result: PostResult])[] = [
    [
      '429 with Retry-After',
      graphError(429, 'TooManyRequests', { 'retry-after': '17' }),
      later('Graph 429 TooManyRequests: it is sent later', 17_000),
    ],
    ['429 without', graphError(429, 'ErrorThrottled'), later('Graph 429 ErrorThrottled: it is sent later')],
    ['429 with no wait at all', { status: 429, headers: { 'retry-after': '0' } }, later('Graph 429: it is sent later')],
    [
      '503 with Retry-After',
      graphError(503, 'ServiceUnavailable', { 'retry-after': '120' }),
      later('Graph 503 ServiceUnavailable: it is sent later', 120_000),
    ],
    ['503 without', { status: 503, body: '<html>' }, later('Graph 503: it is sent later')],
    [
      '403',
      graphError(403, 'ErrorAccessDenied'),
      later('Graph 403 ErrorAccessDenied: the identity may not send from this mailbox'),
    ],
    ['400', graphError(400, 'ErrorInvalidRecipients'), gone('Graph 400 ErrorInvalidRecipients')],
    ['404', graphError(404, 'ErrorInvalidUser'), gone('Graph 404 ErrorInvalidUser')],
    ['413', { status: 413 }, gone('Graph 413')],
    ['408', { status: 408 }, unknown('Graph 408')],
    ['500', graphError(500, 'InternalServerError'), unknown('Graph 500 InternalServerError')],
    ['502', { status: 502, body: '<html>mset@council.example</html>' }, unknown('Graph 502')],
    ['504', graphError(504, 'GatewayTimeout'), unknown('Graph 504 GatewayTimeout')],
    ['another who answers well', { status: 200, body: '<html>Please sign in</html>' }, unknown('Graph 200')],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/' } }, later('Graph 302')],
    ['a code that is a sentence', graphError(400, 'mset@council.example is not yours'), gone('Graph 400')],
    ['a connection that breaks after the mail was sent', 'reset', unknown('Graph ECONNRESET')],
  ];
  for (const [what, answer, result] of answers) {
    it(`${what}: ${'why' in result ? result.why : ''}, after one request, in a few words of ours`, async () => {
      graph.next(answer);
      const told = await send();
      // The SDK's error for a connection that breaks has one of two codes, by when it is noticed.
      const detail = 'detail' in told ? told.detail.replace('UND_ERR_SOCKET', 'ECONNRESET') : '';
      assert.deepEqual({ ...told, detail }, result);
      assert.equal(graph.calls.length, 1);
    });
  }

  it('a silence after the mail was sent is given up in time: it may have arrived', async () => {
    graph.next('hang');
    assert.deepEqual(await send(good, 50), unknown('Graph Timeout'));
  });

  it('a connection that is refused: later, for nobody heard it', async () => {
    await graph.stop();
    assert.deepEqual(await send(), later('Graph ECONNREFUSED'));
    graph = await startFakeGraph();
  });

  describe('with a token that is refused', () => {
    it('asks for another, once, and sends with that', async () => {
      const tokens = tokensOf('old', 'good');
      assert.deepEqual(await send(tokens.give), { ok: true, activity: mail.id });
      assert.deepEqual([tokens.asked(), graph.calls.length, graph.mails.length], [2, 2, 1]);
    });

    it('waits when the other is refused too', async () => {
      const tokens = tokensOf('old', 'other', 'good');
      assert.deepEqual(await send(tokens.give), later('Graph 401 InvalidAuthenticationToken: the token is refused'));
      assert.deepEqual([tokens.asked(), graph.calls.length], [2, 2]);
    });

    it('does not send again with the same', async () => {
      const tokens = tokensOf('old');
      assert.deepEqual(await send(tokens.give), later('Graph 401 InvalidAuthenticationToken: the token is refused'));
      assert.equal(graph.calls.length, 1);
    });
  });

  describe('without a token', () => {
    it('waits, and says nothing of the identity', async () => {
      assert.deepEqual(await send(noIdentity), later('no token: CredentialUnavailableError'));
      assert.equal(graph.calls.length, 0);
    });

    it('does not wait for ever', async () => {
      assert.deepEqual(await send(async () => new Promise(() => undefined), 30), later('no token: TimeoutError'));
      await soon();
      assert.equal(graph.calls.length, 0);
    });
  });
});
