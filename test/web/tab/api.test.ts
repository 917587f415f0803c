import assert from 'node:assert/strict';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { routes, type RouteName } from '../../../src/web/tab/api-routes.ts';
import { priya } from '../../people/builders.ts';
import { samples, secret } from '../reads/samples.ts';
import {
  entraSignIn,
  localSignIn,
  requestOf,
  routeNames,
  signInTo,
  startTabSite,
  withHeaders,
  type Answer,
  type TabSite,
} from '../people/tab-site.ts';
import { rawBytes, type RawRequest } from '../../teams/raw-request.ts';
import { startEntra } from '../sign-in/entra.ts';

const json = { 'content-type': 'application/json' };
const bodied = routeNames.filter((name) => routes[name].method === 'post');
const errorOf = ({ body }: Answer): unknown => (JSON.parse(body) as { error: unknown }).error;

describe('The tab’s API', () => {
  let site: TabSite;
  let authorization: string;
  beforeEach(async () => {
    site = await startTabSite(localSignIn);
    authorization = `Bearer ${await signInTo(site, priya.objectId)}`;
  });
  afterEach(() => site.stop());
  const send = (request: RawRequest, headers: RawRequest['headers'] = {}): Promise<Answer> =>
    site.send(withHeaders(request, { authorization, ...headers }));
  const get = (path: string): Promise<Answer> => send({ method: 'GET', path: `/api/tab/${path}` });

  describe('answers', () => {
    it('each route with what its read found, in the shape of the table', async () => {
      for (const name of routeNames) {
        const { status, body, headers } = await send(requestOf(name));
        assert.deepEqual([name, status, headers['content-type']], [name, 200, 'application/json; charset=utf-8']);
        const answer: unknown = JSON.parse(body);
        assert.deepEqual(routes[name].answer.parse(answer), answer);
        if (name in samples) assert.deepEqual(answer, samples[name as keyof typeof samples]);
      }
    });

    it('with stages that there are: any other is no answer', () => {
      const board = { ...samples.board, stages: [{ stage: 'preMset', label: 'Listed' }] };
      assert.equal(routes.board.answer.safeParse(samples.board).success, true);
      assert.equal(routes.board.answer.safeParse(board).success, false);
      assert.equal(routes.case.answer.safeParse({ ...samples.case, stage: 'preMset' }).success, false);
    });

    it('compressed as the browser accepts it, unless it is short', async () => {
      const found = await Promise.all(
        [
          ['cases/MSET-4F7K-24', 'gzip, deflate, br'],
          ['cases/MSET-4F7K-24', 'gzip, deflate'],
          ['cases/MSET-4F7K-24', ''],
          ['me', 'gzip, deflate, br'],
        ].map(async ([path = '', accept = '']) => {
          const headers = { authorization, ...(accept !== '' && { 'accept-encoding': accept }) };
          const { body, headers: sent } = await rawBytes(site.url, {
            method: 'GET',
            path: `/api/tab/${path}`,
            headers,
          });
          const { 'content-encoding': coding = '' } = sent;
          const plain = coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body;
          const answer: unknown = JSON.parse(plain.toString());
          assert.deepEqual(answer, path === 'me' ? samples.me : samples.case);
          return [coding, coding !== '' && body.length < plain.length / 2];
        }),
      );
      assert.deepEqual(found, [
        ['br', true],
        ['gzip', true],
        ['', false],
        ['', false],
      ]);
    });

    it('with what the address names, parsed by its own route', async () => {
      await get('cases/mset%204f7k%2024');
      await get('cases/mset4f7k24');
      await get('meetings/panel-2027-01-19?agency=x');
      await get('print/extract/preMset-2027-01-12/MSET-4F7K-24');
      await get('actions');
      await get('actions?agency=police&agency=health');
      assert.deepEqual(site.reached, [
        ['case', { reference: 'MSET-4F7K-24' }],
        ['case', { reference: 'MSET-4F7K-24' }],
        ['meeting', { meeting: 'panel-2027-01-19' }],
        ['printExtract', { reference: 'MSET-4F7K-24', meeting: 'preMset-2027-01-12' }],
        ['actions', {}],
        ['actions', { agency: 'police' }],
      ]);
    });

    it('names for references, each once, without what is none', async () => {
      const references = ['MSET-4F7K-24', 'mset 4f7k 24', 'MSET-4F7K-25', '', '../etc'];
      await send({ ...requestOf('names'), body: JSON.stringify({ references }) });
      assert.deepEqual(site.reached, [['names', { references: ['MSET-4F7K-24'] }]]);
    });

    it('a press with the desk’s card, whatever it holds', async () => {
      const data = { ref: 'MSET-4F7K-24', deep: { a: [1, null, true] } };
      const { body } = await send({ ...requestOf('press'), body: JSON.stringify({ verb: 'case.open', data }) });
      assert.deepEqual(site.reached, [['case.open', data]]);
      assert.deepEqual(JSON.parse(body), { card: { type: 'AdaptiveCard', body: [secret] } });
    });
  });

  describe('refuses', () => {
    it('what is mistyped, unknown or of others in the same bytes', async () => {
      const mistyped = [
        'cases/MSET-4F7K-25',
        'cases/x',
        'cases/%2e%2e',
        'meetings/preMset-27',
        'print/minutes/preMset',
      ];
      const unrouted = ['nothing', 'cases/MSET-4F7K-24/more', 'cases/', `cases/${'A'.repeat(300)}`, 'cases/%zz'];
      const answers = await Promise.all([...mistyped, ...unrouted].map(get));
      assert.deepEqual(site.reached, []);
      site.world.available = false;
      answers.push(await get('cases/MSET-4F7K-24'), await get('meetings/preMset-2027-01-12'), await get('delivery'));
      answers.push(await get(`actions?agency=${'a'.repeat(61)}`), await get('actions?agency=fire'));
      answers.push(await get('changes'), await get('changes?topic=meeting:x'), await get('changes?topic=case:x'));
      for (const { status, body, headers } of answers) {
        assert.deepEqual(
          [status, body, Object.keys(headers)],
          [404, answers[0]?.body, Object.keys(answers[0]?.headers ?? {})],
        );
      }
      assert.match(answers[0]?.body ?? '', /Check the reference, or go back to the board/);
    });

    it('bodies that are none', async () => {
      const bodies: readonly (readonly [body: string | Buffer, headers: RawRequest['headers'], error: string])[] = [
        ['', {}, 'malformed'],
        ['{', {}, 'malformed'],
        ['null', {}, 'malformed'],
        ['[]', {}, 'malformed'],
        ['"home"', {}, 'malformed'],
        ['{}', {}, 'malformed'],
        [Buffer.from([0x7b, 0xff, 0x7d]), {}, 'malformed'],
        ['['.repeat(100_000) + ']'.repeat(100_000), {}, 'malformed'],
        [`{"a":"${'a'.repeat(300_000)}"}`, {}, 'too-large'],
        ['{}', { 'content-type': 'text/plain' }, 'not-json'],
        ['a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 'not-json'],
        ['{}', { 'content-type': ['application/json', 'text/plain'] }, 'not-json'],
        ['{}', { 'content-encoding': 'gzip' }, 'not-json'],
      ];
      for (const name of bodied) {
        for (const [body, headers, error] of bodies) {
          const answer = await send({ ...requestOf(name), body }, { ...json, ...headers });
          const status = { malformed: 400, 'too-large': 413, 'not-json': 415 }[error];
          assert.deepEqual(
            [name, String(body).slice(0, 20), answer.status, errorOf(answer)],
            [name, String(body).slice(0, 20), status, error],
          );
        }
      }
      assert.deepEqual(site.reached, []);
    });

    it('bodies of another shape', async () => {
      const deep = '{"a":'.repeat(12) + '1' + '}'.repeat(12);
      const bodies: readonly (readonly [RouteName, string])[] = [
        ['press', '{"verb":"home"}'],
        ['press', '{"verb":1,"data":{}}'],
        ['press', '{"verb":"home","data":[]}'],
        ['press', '{"verb":"home","data":{},"objectId":"x"}'],
        ['press', `{"verb":"${'v'.repeat(61)}","data":{}}`],
        ['press', `{"verb":"home","data":${deep}}`],
        ['press', `{"verb":"home","data":{"${'k'.repeat(61)}":1}}`],
        ['names', '{"references":"MSET-4F7K-24"}'],
        ['names', `{"references":[${Array(61).fill('"x"').join()}]}`],
        ['names', '{"references":["MSET-4F7K-24-and-more-of-it"]}'],
        ['names', '{"references":[1]}'],
      ];
      for (const [name, body] of bodies) {
        const answer = await send({ ...requestOf(name), body });
        assert.deepEqual([body, answer.status, errorOf(answer)], [body, 400, 'malformed']);
      }
      assert.deepEqual(site.reached, []);
    });

    it('other methods, in words', async () => {
      for (const [method, path] of [
        ['POST', 'board'],
        ['DELETE', 'cases/MSET-4F7K-24'],
        ['GET', 'press'],
        ['OPTIONS', 'press'],
        ['PUT', 'names'],
      ] as const) {
        const answer = await send({ method, path: `/api/tab/${path}` });
        assert.deepEqual([answer.status, errorOf(answer)], [405, 'not-allowed']);
        assert.equal(answer.headers['access-control-allow-origin'], undefined);
      }
    });

    it('more than a person does, and says when to come back', async () => {
      site.world.busyMs = 1200;
      const answer = await get('board');
      assert.deepEqual([answer.status, answer.headers['retry-after'], errorOf(answer)], [429, '2', 'busy']);
      assert.match(answer.body, /try again in 2 seconds/);
      assert.equal((await get('changes?topic=board')).status, 429);
    });

    it('a fault of ours with a number that stands in the log, and nothing of what went wrong', async () => {
      site.world.fails = new Error(secret);
      for (const name of routeNames.filter((one) => one in samples || one === 'press')) {
        const answer = await send(requestOf(name));
        const { error, message, reference } = JSON.parse(answer.body) as Record<string, string>;
        assert.deepEqual([answer.status, error], [500, 'fault']);
        assert.match(reference ?? '', /^[0-9a-f]{8}$/);
        assert.match(message ?? '', new RegExp(`fault ${reference}.*try again`));
        assert.ok(!answer.body.includes(secret) && !/\bat \S+:\d+/.test(answer.body));
        assert.ok(
          site.log.some(
            ([level, event, , data]) =>
              level === 'error' && event === 'web.fault' && (data as { reference: string }).reference === reference,
          ),
        );
      }
    });

    it('a press while the directory cannot be read is the desk’s to answer', async () => {
      site.world.directoryFails = true;
      assert.equal((await send(requestOf('press'))).status, 200);
      assert.deepEqual(
        site.reached.map(([verb]) => verb),
        ['home'],
      );
    });
  });

  describe('is for pages of this server', () => {
    const elsewhere: Readonly<Record<string, RawRequest['headers']>> = {
      'a page of somebody else': { origin: 'https://evil.example' },
      'a page without an origin': { origin: 'null' },
      'the same host over https': { origin: 'https://127.0.0.1' },
      'another port': { origin: 'http://127.0.0.1:1' },
      'two origins': { origin: ['http://127.0.0.1', 'https://evil.example'] },
      'another site': { 'sec-fetch-site': 'cross-site' },
      'another server of the same site': { 'sec-fetch-site': 'same-site' },
      'a name bound to this machine': { host: 'evil.example' },
      'a name that begins like this machine': { host: '127.0.0.1.evil.example' },
      'a proxy': { 'x-forwarded-for': '10.0.0.1' },
      'a proxy that says so otherwise': { forwarded: 'for=10.0.0.1' },
    };
    for (const [what, headers] of Object.entries(elsewhere)) {
      it(`${what} is refused everywhere, before anything else`, async () => {
        for (const request of [
          ...routeNames.map(requestOf),
          { method: 'GET', path: '/api/tab/openapi.json' },
          { method: 'GET', path: '/api/tab/changes?topic=board' },
        ]) {
          const answer = await send(request, headers);
          assert.deepEqual([request.path, answer.status, errorOf(answer)], [request.path, 403, 'elsewhere']);
          assert.equal(answer.headers['access-control-allow-origin'], undefined);
        }
        assert.deepEqual(site.reached, []);
      });
    }

    it('its own pages are let in, and whoever types the address', async () => {
      for (const headers of [
        { origin: site.url },
        { origin: site.url, 'sec-fetch-site': 'same-origin' },
        { 'sec-fetch-site': 'none' },
        { host: 'localhost:3978', origin: 'http://localhost:3978' },
      ]) {
        assert.equal((await send(requestOf('press'), headers)).status, 200);
      }
    });

    it('in production its own address is that of the configuration, behind whatever proxy', async () => {
      const entra = await startEntra();
      const production = await startTabSite(entraSignIn(entra));
      try {
        const token = { authorization: `Bearer ${await entra.sign(priya.objectId)}`, 'x-forwarded-for': '10.0.0.1' };
        const status = async (headers: RawRequest['headers']): Promise<number> =>
          (await production.send(withHeaders(requestOf('me'), { ...token, ...headers }))).status;
        assert.equal(await status({ origin: 'https://mset.example.org' }), 200);
        assert.equal(await status({ host: 'mset.example.org' }), 200);
        assert.equal(await status({ origin: production.url }), 403);
        assert.equal(await status({ origin: 'https://mset.example.org.evil.example' }), 403);
      } finally {
        await production.stop();
        await entra.stop();
      }
    });
  });

  it('nothing may be kept, drawn or framed, and no cookie is set, whatever the answer', async () => {
    const requests = [...routeNames.map(requestOf), { method: 'GET', path: '/api/tab/openapi.json' }];
    const refused = [
      { method: 'GET', path: '/api/tab/cases/x' },
      { method: 'PUT', path: '/api/tab/me' },
    ];
    for (const request of [...requests, ...refused]) {
      const { headers } = await send(request);
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(headers['content-security-policy'], "default-src 'none'; frame-ancestors 'none'");
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.match(String(headers['permissions-policy']), /camera=\(\), .*microphone=\(\)/);
      for (const none of ['set-cookie', 'server', 'x-powered-by', 'etag', 'strict-transport-security']) {
        assert.equal(headers[none], undefined);
      }
    }
  });

  it('the log tells of refusals by status and kind, and of nobody', async () => {
    await get('cases/MSET-4F7K-25');
    await site.send(requestOf('me'));
    await send(requestOf('me'), { origin: 'https://evil.example' });
    assert.deepEqual(site.log, [
      ['warn', 'tab.refused', { status: 404, reason: 'person' }],
      ['warn', 'tab.refused', { status: 401, reason: 'signedOut' }],
      ['warn', 'tab.refused', { status: 403, reason: 'origin' }],
    ]);
  });
});
