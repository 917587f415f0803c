import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import sinon from 'sinon';
import { connectorClient } from '../../src/teams/edge/botbuilder.ts';
import { channelEdge } from '../../src/teams/edge/open.ts';
import { readRetryAfter, sendOnce } from '../../src/teams/edge/send-once.ts';
import { createPoster, type TeamsPoster } from '../../src/teams/poster.ts';
import type { Contact, Poster, PostResult } from '../../src/casework/ports/chat-ports.ts';
import type { Log } from '../../src/casework/ports/ports.ts';
import { toObjectId } from '../../src/domain/kernel/ids.ts';
import { startTeamsService } from '../worlds/teams-service.ts';
import type { Answer, TeamsService } from '../worlds/teams-service.ts';
import { card, edges, localOptions as usualOptions, message, objectId, tenantId } from './running-bot.ts';

const person = toObjectId(objectId);
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const platform = (code: string): object => ({ error: { code, message: 'Paula Practitioner' } });

/** Node names a reset in one of two ways, as it happens to notice it. */
async function sameReset(result: Promise<PostResult>): Promise<unknown> {
  return JSON.parse(JSON.stringify(await result).replace('UND_ERR_SOCKET', 'ECONNRESET')) as unknown;
}

for (const edge of edges)
  describe(`Posting over ${edge}`, () => {
    const localOptions = { ...usualOptions, edge };
    let teams: TeamsService;
    let poster: Poster;
    beforeEach(async () => {
      teams = await startTeamsService({ tenantId });
      const options = { ...localOptions, sendTimeoutMs: 1000 };
      poster = createPoster(options, channelEdge(options), silent);
    });
    afterEach(async () => teams.stop());

    const contact = (serviceUrl = teams.serviceUrl): Contact => {
      ok(person);
      const conversation = { id: 'a:1', conversationType: 'personal', tenantId, isGroup: false, name: '' };
      const bot = { id: '28:mset', name: 'MSET' };
      const user = { id: '29:paula', name: '' };
      const reference = JSON.stringify({ channelId: 'msteams', serviceUrl, conversation, bot, user });
      return { person, conversation: 'a:1', reference, quietUntil: 0, greeted: true };
    };

    it('sends one message with the card and what a notification may show', async () => {
      const result = await poster.post(contact(), message);
      const [call] = teams.calls;
      deepEqual(result, { ok: true, activity: call?.id });
      equal(call?.method, 'POST');
      equal(call.path, '/teams/v3/conversations/a%3A1/activities');
      const { type, summary, attachments, replyToId } = call.activity;
      deepEqual([type, summary, replyToId], ['message', message.summary, undefined]);
      deepEqual(attachments, [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }]);
    });

    it('replaces a message', async () => {
      deepEqual(await poster.update(contact(), 'm/1', message), { ok: true, activity: 'm/1' });
      const [call] = teams.calls;
      deepEqual([call?.method, call?.path], ['PUT', '/teams/v3/conversations/a%3A1/activities/m%2F1']);
      deepEqual(teams.chat('a:1')[0]?.card, card);
    });

    it('takes a message away', async () => {
      const posted = await poster.post(contact(), message);
      ok(posted.ok);
      deepEqual(await poster.retire(contact(), posted.activity, message), { ok: true, activity: posted.activity });
      deepEqual(
        teams.calls.map(({ method }) => method),
        ['POST', 'DELETE'],
      );
      deepEqual(teams.chat('a:1'), []);
    });
    it('makes it another message where the client takes none away', async () => {
      teams.answers = ({ method }) => (method === 'DELETE' ? { status: 501 } : undefined);
      const posted = await poster.post(contact(), { ...message, card: { ...card, speak: 'Before' } });
      ok(posted.ok);
      deepEqual(await poster.retire(contact(), posted.activity, message), { ok: true, activity: posted.activity });
      deepEqual(
        teams.calls.map(({ method }) => method),
        ['POST', 'DELETE', 'PUT'],
      );
      deepEqual(
        teams.chat('a:1').map((one) => one.card),
        [card],
      );
    });
    for (const [status, why] of [
      [404, 'gone'],
      [500, 'unknown'],
    ] as const) {
      it(`leaves it as it is when the answer is ${status}`, async () => {
        teams.next({ status });
        const result = await poster.retire(contact(), 'm1', message);
        deepEqual([result.ok, 'why' in result && result.why], [false, why]);
        equal(teams.calls.length, 1);
      });
    }
    const kindOf = async (id: string) => poster.kindOf?.({ ...contact(), conversation: id }, '19:team@thread.tacv2');
    it('asks Teams of what kind a channel is; what it does not list, or gives no type, is of none', async () => {
      equal(await kindOf('19:a@thread.tacv2'), undefined, 'Teams does not answer');
      teams.channels.set('19:team@thread.tacv2', [
        { id: '19:a@thread.tacv2', name: 'A', type: 'standard' },
        { id: '19:b@thread.tacv2', name: 'B', type: 'Private' },
        { id: '19:c@thread.tacv2', name: 'C', type: 'shared' },
        { id: '19:d@thread.tacv2', name: 'D', type: 'unknownFutureValue' },
        { id: '19:e@thread.tacv2', name: 'E' },
      ]);
      const kinds = await Promise.all(
        ['a', 'b', 'c', 'd', 'e', 'f'].map(async (one) => kindOf(`19:${one}@thread.tacv2`)),
      );
      deepEqual(kinds, ['standard', 'private', 'shared', 'shared', undefined, undefined]);
    });

    const answers: readonly (readonly [what: string, answer: Answer, result: object])[] = [
      ['500', { status: 500 }, { why: 'unknown', detail: 'unknown 500 FakeError' }],
      ['502 with no JSON', { status: 502, body: '<html>' }, { why: 'unknown', detail: 'unknown 502' }],
      ['503', { status: 503, headers: { 'retry-after': '1' } }, { why: 'unknown', detail: 'unknown 503 FakeError' }],
      ['504', { status: 504 }, { why: 'unknown', detail: 'unknown 504 FakeError' }],
      ['408', { status: 408 }, { why: 'unknown', detail: 'unknown 408 FakeError' }],
      ['429', { status: 429 }, { why: 'later', detail: 'later 429 FakeError' }],
      [
        '429 with Retry-After',
        { status: 429, headers: { 'retry-after': '7' } },
        { why: 'later', detail: 'later 429 FakeError', retryAfterMs: 7000 },
      ],
      [
        '412',
        { status: 412, headers: { 'retry-after': '0' } },
        { why: 'later', detail: 'later 412 FakeError', retryAfterMs: 0 },
      ],
      ['413', { status: 413 }, { why: 'gone', detail: 'gone 413 FakeError' }],
      ['401', { status: 401 }, { why: 'later', detail: 'later 401 FakeError' }],
      [
        '403',
        { status: 403, body: platform('MessageWritesBlocked') },
        { why: 'gone', detail: 'gone 403 MessageWritesBlocked' },
      ],
      [
        '403 with a code that is a sentence',
        { status: 403, body: platform('not Paula') },
        { why: 'gone', detail: 'gone 403' },
      ],
      ['404', { status: 404 }, { why: 'gone', detail: 'gone 404 FakeError', missing: true }],
      ['a reset', 'reset', { why: 'unknown', detail: 'unknown ECONNRESET' }],
      ['no answer at all', 'hang', { why: 'unknown', detail: 'unknown Timeout' }],
      [
        'an answer that cannot be read',
        { status: 201, body: 'ok' },
        { why: 'unknown', detail: 'unknown 201 UnreadableAnswer' },
      ],
      ['an answer with an empty id', { status: 201, body: { id: '' } }, { why: 'unknown', detail: 'NoActivityId' }],
      ['an answer without an id', { status: 201, body: {} }, { why: 'unknown', detail: 'NoActivityId' }],
    ];
    for (const [what, answer, result] of answers) {
      it(`posts once when the answer is ${what}`, async () => {
        teams.next(answer);
        deepEqual(await sameReset(poster.post(contact(), message)), { ok: false, ...result });
        equal(teams.calls.length, 1);
      });
    }
    for (const [what, answer, result] of answers.filter(
      ([, answer]) => answer === 'reset' || answer === 'hang' || 'status' in answer,
    )) {
      if (what.startsWith('an answer')) continue;
      it(`updates once when the answer is ${what}`, async () => {
        teams.next(answer);
        deepEqual(await sameReset(poster.update(contact(), 'm1', message)), { ok: false, ...result });
        equal(teams.calls.length, 1);
      });
    }

    it('waits 15 seconds for a post, which may have arrived, and 5 for anything else', async () => {
      const timeouts = sinon.spy(AbortSignal, 'timeout');
      const usual = createPoster(localOptions, channelEdge(localOptions), silent);
      await usual.post(contact(), message);
      await usual.update(contact(), 'm1', message);
      deepEqual(timeouts.args.flat(), [15_000, 5000]);
      timeouts.restore();
    });

    it('reads the finer code that stands inside the message', async () => {
      const body = { errorCode: 209, message: JSON.stringify({ subCode: 'MessageWritesBlocked', details: 'Paula' }) };
      for (const nested of [body, { error: { ...body, code: 'Forbidden' } }]) {
        teams.next({ status: 403, body: nested });
        const { detail } = (await poster.post(contact(), message)) as { detail: string };
        equal(detail, 'gone 403 MessageWritesBlocked');
      }
    });

    describe('where no chat is known', () => {
      const signed = {
        ...localOptions,
        mode: 'signedTest',
        appId: 'bot-id',
        openIdMetadataUrl: 'http://127.0.0.1/',
      } as const;
      const beginning = (): TeamsPoster => {
        const made = createPoster(signed, channelEdge(signed), silent);
        made.heardFrom(teams.serviceUrl);
        return made;
      };

      it('begins it by the object id, with one request, and posts there', async () => {
        ok(person);
        teams.apps.add(objectId);
        const there = beginning();
        const begun = await there.begin?.(person);
        ok(begun?.ok === true);
        equal(begun.place.conversation, `a:${objectId}`);
        deepEqual(
          teams.begun.map(({ bot, members, isGroup, tenantId: tenant, channelData }) => [
            bot,
            members,
            isGroup,
            tenant,
            channelData,
          ]),
          [
            [
              { id: '28:bot-id', name: 'MSET' },
              [{ id: objectId, name: '' }],
              false,
              tenantId,
              { tenant: { id: tenantId } },
            ],
          ],
        );
        equal((await there.post(begun.place, message)).ok, true);
        equal(teams.chat(`a:${objectId}`).length, 1);
      });

      it('says why where it is not begun, and asks once', async () => {
        ok(person);
        const refusals: readonly (readonly [Answer, object])[] = [
          [
            { status: 403, body: platform('BotNotInConversationRoster') },
            { why: 'gone', detail: 'gone 403 BotNotInConversationRoster' },
          ],
          [
            { status: 429, headers: { 'retry-after': '7' } },
            { why: 'later', detail: 'later 429 FakeError', retryAfterMs: 7000 },
          ],
          [{ status: 500 }, { why: 'unknown', detail: 'unknown 500 FakeError' }],
        ];
        for (const [answer, result] of refusals) {
          teams.next(answer);
          deepEqual(await beginning().begin?.(person), { ok: false, ...result });
        }
        equal(teams.begun.length, refusals.length);
      });

      it('begins none in a local run, where each person has a client of their own', () => {
        equal('begin' in poster, false);
      });
    });

    it('follows no redirect', async () => {
      const elsewhere = await startTeamsService({ tenantId });
      teams.next({ status: 307, headers: { location: elsewhere.serviceUrl } });
      const result = await poster.post(contact(), message);
      deepEqual(result, { ok: false, why: 'later', detail: 'later 307 FakeError' });
      equal(elsewhere.calls.length, 0);
      await elsewhere.stop();
    });

    it('tries later when nobody listens', async () => {
      const absent = await startTeamsService({ tenantId });
      await absent.stop();
      const result = await poster.post(contact(absent.serviceUrl), message);
      deepEqual(result, { ok: false, why: 'later', detail: 'later ECONNREFUSED' });
    });

    it('never posts to a host that is not allowed, whatever is stored', async () => {
      const strict = createPoster(
        { ...localOptions, mode: 'production', appId: 'x' },
        channelEdge(localOptions),
        silent,
      );
      const foreign = { ok: false, why: 'gone', detail: 'HostNotAllowed' };
      deepEqual(await strict.post(contact(), message), foreign);
      deepEqual(await strict.update(contact(), 'm1', message), foreign);
      deepEqual(await poster.post(contact('https://attacker.example/'), message), foreign);
      equal(teams.calls.length, 0);
    });

    it('has a client that looks at the host once more, behind whatever the SDK does', async () => {
      const client = connectorClient('production', 200);
      // The rest of a request is not looked at before its address.
      const headers = { toJson: () => ({}) };
      const request = { url: teams.serviceUrl, method: 'POST', headers, body: '{}' } as unknown as Parameters<
        typeof client.sendRequest
      >[0];
      const refused = { name: 'ConnectorError', message: 'gone HostNotAllowed' };
      await rejects(client.sendRequest(request), refused);
      await rejects(sendOnce('production', 200, { url: teams.serviceUrl, method: 'POST', headers: {} }), refused);
      equal(teams.calls.length, 0);
    });

    it('does not stumble over a reference that cannot be read', async () => {
      for (const reference of ['', '{}', 'null', '{"channelId":"msteams"}']) {
        const result = await poster.post({ ...contact(), reference }, message);
        deepEqual(result, { ok: false, why: 'gone', detail: 'UnreadableReference' });
      }
    });

    it('reads Retry-After as seconds or as a date', () => {
      const now = Date.UTC(2027, 0, 4, 10, 0, 0);
      equal(readRetryAfter('120', now), 120_000);
      equal(readRetryAfter('Mon, 04 Jan 2027 10:00:30 GMT', now), 30_000);
      equal(readRetryAfter('Mon, 04 Jan 2027 09:00:00 GMT', now), 0);
      for (const header of [null, '', 'soon', '-1', '1.5', '2027'])
        equal(readRetryAfter(header, now), header === '2027' ? 2_027_000 : undefined);
    });
  });
