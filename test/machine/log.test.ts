// What a line of the log may hold: nothing of a person, whoever hands it in, and all that operations need.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import type { Log } from '../../src/casework/ports/ports.ts';
import { createLog } from '../../src/machine/log.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

type Data = Parameters<Log['warn']>[1];
const line = (data: unknown): Record<string, unknown> => {
  const lines: string[] = [];
  // What the compiler refuses, somebody may still pass on from elsewhere.
  createLog((text) => void lines.push(text)).warn('event', data as Data);
  assert.equal(lines.length, 1);
  const { level: _level, time: _time, msg: _msg, ...rest } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  return rest;
};
const errorLine = (error: unknown, data?: Data): string => {
  const lines: string[] = [];
  createLog((text) => void lines.push(text)).error('event', error, data);
  return lines.join('');
};

const planted = [
  'Kestrel',
  'Kestrel Madeup',
  'MADEUP',
  'K.M.',
  '14 March 2011',
  '14/3/2011',
  '4 Example Row, ZZ99 1AA',
  'He was seen with two new phones',
  'priya@northtyneside.example',
  '0191 643 5555',
  'aaaaaaaa-0000-4000-8000-000000000001',
  'Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln',
  'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln',
  'https://smba.trafficmanager.net/v3/conversations/a:1',
  'later 429 Kestrel',
  'not a press by Kestrel',
] as const;
const listed = [
  'attempt',
  'code',
  'detail',
  'entry',
  'fault',
  'form',
  'kind',
  'mode',
  'people',
  'port',
  'reason',
  'reference',
].concat('result', 'retryAfterMs', 'status', 'why');

describe('The log', () => {
  const ours: readonly Record<string, unknown>[] = [
    { port: 3978, mode: 'production' },
    { people: 412 },
    { reference: 'MSET-4F7K-24', attempt: 3, result: 'later', detail: 'later 429 Throttled' },
    { reference: 'preMset-2027-01-12', attempt: 1, result: 'failed', detail: 'twice unknown ECONNRESET' },
    { reference: '09afbc31' },
    { fault: '7C01FE' },
    { status: 403, reason: 'tenant' },
    { kind: 'gone', status: 403, code: 'MessageWritesBlocked', retryAfterMs: 1000 },
    { status: 401, reason: 'token expired: check the clock' },
    { status: 401, reason: 'token early: check the clock' },
    { status: 401, reason: 'token issuer: not the channel' },
    { status: 401, reason: 'token audience: check MicrosoftAppId' },
    { status: 401, reason: 'token service' },
    { status: 401, reason: 'signedOut audience' },
    { detail: 'Graph 429 TooManyRequests: it is sent later' },
    { detail: 'Graph 401 InvalidAuthenticationToken: the token is refused' },
    { entry: 'people 00000000-0000-4000-8000-000000000001' },
    { entry: 'people, entry 217' },
    { entry: 'agencies police' },
    { entry: 'settings.officeHours.opens' },
    { why: 'unknown', detail: 'NoActivityId' },
    { detail: 'Graph 403 ErrorAccessDenied: the identity may not send from this mailbox' },
    { detail: 'EENVELOPE 451' },
    { code: 'UND_ERR_SOCKET' },
  ];
  for (const data of ours) {
    it(`tells ${JSON.stringify(data)} as it is`, () => assert.deepEqual(line(data), data));
  }

  it('has words for every reason and detail that stands in the code', () => {
    const files = globSync('src/{casework/tell/{outcome,destination,show}.ts,{mail,teams}/*.ts}', { cwd: root }).map(
      read,
    );
    const said = files.flatMap((text) =>
      [...text.matchAll(/\b(?:reason|detail|nowhere|blocked|why): '([^']+)'/g)].map(([, words = '']) => words),
    );
    assert.ok(said.length > 25, `only ${said.length} were found`);
    for (const detail of said) assert.deepEqual(line({ detail }), { detail });
    const identifying = read('src/domain/case/action/identifying.ts');
    for (const [, what = ''] of identifying.matchAll(/'((?:a|the) [a-zA-Z ]+)'/g)) {
      assert.deepEqual(Object.keys(line({ detail: `it would hold ${what} of the child` })), ['detail'], what);
    }
  });

  for (const text of planted) {
    it(`leaves out “${text.slice(0, 40)}”, in whatever field it comes, and says that something is left out`, () => {
      for (const name of [...listed, 'name', 'childName', 'text', 'token', 'authorization', 'url', 'constructor']) {
        assert.deepEqual(line({ [name]: text }), { cut: 1 }, name);
      }
      for (const value of [[text], { name: text }, { detail: { name: text } }]) {
        assert.deepEqual(line({ detail: value, name: value }), { cut: 2 });
      }
      assert.deepEqual(line({ [text]: text, status: 403 }), { status: 403, cut: 1 });
    });
  }

  it('takes an entry of the directory by its id alone', () => {
    for (const text of ['Priya Testworth', 'priya@northtyneside.example', 'MADEUP', '0191 643 5555'])
      assert.deepEqual(line({ entry: `people ${text}` }), { cut: 1 }, text);
  });

  it('leaves out numbers that nobody has asked for', () => {
    assert.deepEqual(line({ dateOfBirth: 20_110_314, status: 200 }), { status: 200, cut: 1 });
  });

  it('tells of an error its name, its code and its place in our code', () => {
    const fault = Object.assign(new Error('boom'), { name: 'StoreFault', code: 429 });
    const told = JSON.parse(errorLine(fault, { fault: '7C01FE' })) as Record<string, string>;
    assert.deepEqual([told['error'], told['code'], told['fault']], ['StoreFault', '429', '7C01FE']);
    assert.match(told['stack'] ?? '', /^at .*log\.test\.ts:\d+:\d+/);
  });

  for (const text of planted) {
    it(`leaves “${text.slice(0, 40)}” out of errors: of message, name, code, cause and fields`, () => {
      const cause = new Error(text);
      const errors: readonly unknown[] = [
        new Error(text, { cause }),
        new Error(`Unexpected token in\n    at ${text} (file:///${text}:1:1)\n    at ${text}`),
        Object.assign(new Error('x'), { name: text, code: text, body: text, details: { text } }),
        Object.assign(new Error(text), { stack: `Error: before\n    at ${text}\n    at f (${text})` }),
        new AggregateError([cause], text),
        text,
        { message: text },
      ];
      for (const error of errors) assert.ok(!errorLine(error).includes(text), errorLine(error));
    });
  }
});
