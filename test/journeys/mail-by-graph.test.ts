// Microsoft Graph between the outbox and the MSET mailbox: nothing is lost, nothing doubled but what is marked as such.
import assert from 'node:assert/strict';
import sinon from 'sinon';
import { pacedMailer } from '../../src/casework/tell/mail-pace.ts';
import { mailByGraph } from '../../src/mail/graph.ts';
import { receivedMailKey } from '../../src/notices/keys.ts';
import { consented, filledIn, kestrelReference, moira, noConflict, submitted } from '../people/builders.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { graphError, startFakeGraph, type FakeGraph, type GraphAnswer } from '../mail/fake-graph.ts';
import { keepLedger } from './people/platform.ts';

const mailbox = 'mset-bot@council.example';
const hour = 3_600_000;
const throttled = graphError(429, 'TooManyRequests', { 'retry-after': '120' });
const forbidden = graphError(403, 'ErrorAccessDenied');
const mayNot = 'Graph 403 ErrorAccessDenied: the identity may not send from this mailbox';

describe('A mail to the MSET mailbox by Microsoft Graph', () => {
  let graph: FakeGraph;
  let world: World;
  let tokens: string[];
  let ledger: ReturnType<typeof keepLedger>;
  beforeEach(async () => {
    graph = await startFakeGraph({ accepts: (token) => token === 'good' });
    world = await openWorld();
    tokens = [];
    const give = async (): Promise<string> => tokens.shift() ?? 'good';
    sinon.replace(world.ports, 'mailer', pacedMailer(mailByGraph({ mailbox, url: graph.url }, give), world.ports, 2));
    ledger = keepLedger(world);
  });
  afterEach(async () => {
    sinon.restore();
    await world.stop();
    await graph.stop();
  });

  /** Consent is given, and Graph answers the mail so. */
  const consents = async (...answers: readonly GraphAnswer[]): Promise<void> => {
    graph.next(...answers);
    await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
  };
  const passes = async (ms: number): Promise<void> => {
    world.clock.passes(ms);
    await world.settled();
  };
  const attempts = (): readonly string[] => ledger(receivedMailKey);
  const ids = (): readonly string[] => graph.mails.map(({ id }) => id);
  const moiraReads = (): string => world.windowOf(moira).reads();

  it('arrives once, and names no child', async () => {
    await consents();
    await passes(hour);
    assert.deepEqual(attempts(), ['mailed']);
    const [mail, ...others] = graph.mails;
    assert.equal(others.length, 0);
    assert.equal(mail?.from, mailbox);
    assert.ok(mail?.text.includes(kestrelReference));
    assert.doesNotMatch(JSON.stringify([graph.calls, graph.mails]), /Kestrel|Madeup|2011|Example Row/);
  });

  it('waits as long as Graph asks, and no shorter', async () => {
    const began = world.clock.nowMs();
    await consents(throttled);
    const waited = world.clock.nowMs() - began;
    assert.ok(waited >= 120_000 && waited < 150_000, String(waited));
    assert.equal(graph.calls.length, 2);
    assert.deepEqual(attempts(), ['mailed']);
    assert.equal(graph.mails.length, 1);
    assert.ok(world.log.some((line) => /Graph 429 TooManyRequests.*mailbox asked for patience/.test(line)));
  });

  it('that the mailbox has no time for is no attempt, however often it says so', async () => {
    await consents(...Array.from({ length: 20 }, () => throttled));
    assert.equal(graph.calls.length, 21);
    assert.deepEqual(attempts(), ['mailed']);
    assert.doesNotMatch(moiraReads(), /Not delivered/);
  });

  it('goes out with another token at once when the first is refused', async () => {
    tokens = ['old'];
    await consents();
    assert.deepEqual(attempts(), ['mailed']);
    assert.equal(graph.mails.length, 1);
  });

  it('that the rights forbid is tried eight times, then Moira is told; put right, she sends it herself', async () => {
    await consents(...Array.from({ length: 8 }, () => forbidden));
    for (let tries = 0; tries < 20; tries += 1) await passes(hour);
    assert.deepEqual(attempts(), [...Array.from({ length: 7 }, () => `later: ${mayNot}`), `failed: ${mayNot}`]);
    assert.equal(graph.calls.length, 8);
    assert.match(moiraReads(), /Not delivered: the MSET mailbox/i);
    await world.windowOf(moira).says('delivery');
    await world.windowOf(moira).presses('Try again');
    assert.equal(attempts().at(-1), 'mailed');
    assert.equal(graph.mails.length, 1);
  });

  it('that Graph refuses for good is not tried again by itself, and Moira is told at once', async () => {
    await consents(graphError(404, 'ErrorInvalidUser'));
    await passes(24 * hour);
    assert.deepEqual(attempts(), ['failed: Graph 404 ErrorInvalidUser']);
    assert.equal(graph.calls.length, 1);
    assert.match(moiraReads(), /Not delivered: the MSET mailbox/i);
  });

  for (const [what, answer, code] of [
    ['the connection breaks', 'reset', /^Graph (?:ECONNRESET|UND_ERR_SOCKET)$/],
    ['a gateway gives up', { status: 504 }, /^Graph 504$/],
  ] as const) {
    it(`may have arrived when ${what}: it is repeated once, under the same key, and marked`, async () => {
      await consents(answer);
      await passes(9000);
      assert.equal(graph.calls.length, 1);
      await passes(1000);
      await passes(hour);
      const [first, second, ...others] = attempts();
      assert.match(first ?? '', /^maybeTwice: Graph /);
      assert.match(first?.replace('maybeTwice: ', '') ?? '', code);
      assert.deepEqual([second, others], ['mailed: may appear twice', []]);
      assert.equal(graph.calls.length, 2);
      assert.equal(new Set(graph.mails.map(({ id }) => id)).size, 1);
      assert.doesNotMatch(moiraReads(), /Not delivered/);
    });
  }

  it('that may have arrived twice is not sent a third time: Moira is told instead', async () => {
    await consents('reset', 'reset');
    await passes(10_000);
    await passes(24 * hour);
    assert.equal(attempts().length, 2);
    assert.match(attempts()[1] ?? '', /^failed: twice Graph /);
    assert.deepEqual(ids(), [ids()[0], ids()[0]]);
    assert.match(moiraReads(), /Not delivered: the MSET mailbox/i);
  });

  it('that nobody heard is tried until somebody does, and arrives once', async () => {
    await graph.stop();
    await consents();
    await passes(10_000);
    graph = await startFakeGraph();
    const again = mailByGraph({ mailbox, url: graph.url }, async () => 'good');
    sinon.replace(world.ports.mailer, 'send', async (mail) => again.send(mail));
    await passes(hour);
    assert.deepEqual(attempts(), ['later: Graph ECONNREFUSED', 'later: Graph ECONNREFUSED', 'mailed']);
    assert.equal(graph.mails.length, 1);
  });
});
