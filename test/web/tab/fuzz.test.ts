import assert from 'node:assert/strict';
import fc from 'fast-check';
import { routes } from '../../../src/web/tab/api-routes.ts';
import { priya } from '../../people/builders.ts';
import type { RawRequest } from '../../teams/raw-request.ts';
import { startEntra, type Entra } from '../sign-in/entra.ts';
import { secret } from '../reads/samples.ts';
import {
  entraSignIn,
  requestOf,
  routeNames,
  startTabSite,
  withHeaders,
  type Answer,
  type TabSite,
} from '../people/tab-site.ts';

const runs = { numRuns: 300, seed: 20_270_104 };
const anyOf = (letters: string) => fc.constantFrom(...Array.from(letters));
/** What Node itself lets through in a header. */
const headerText = fc.string({ unit: anyOf(' !"#$%&\'()*+,-./09:;<=>?@AZ[]^_`az{|}~é'), maxLength: 60 });
const segment = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom('..', '.', '%2e%2e', '%2f', '%00', '%c0%af', '%', '%zz', '\\', ';', '__proto__', 'MSET-4F7K-24'),
  fc.string({ unit: anyOf("abz09-_.~!$&'()*+,;=:@%"), maxLength: 12 }),
);
const known = fc.constantFrom(
  ...routeNames.map((name) => routes[name].path),
  '/api/tab/changes',
  '/api/tab/openapi.json',
);
const path = fc.oneof(
  fc.array(segment, { maxLength: 6 }).map((parts) => `/${parts.join('/')}`),
  fc.tuple(known, fc.array(segment, { maxLength: 3 })).map(([path, parts]) => [path, ...parts].join('/')),
  fc.tuple(known, segment).map(([path, value]) => path.replaceAll(/:\w+/g, value)),
  fc
    .tuple(known, segment, segment)
    .map(([path, name, value]) => `${path}?${name}=${value}&topic=${value}&agency=${value}`),
);
const part = fc.oneof(
  fc.json().map((text) => Buffer.from(text).toString('base64url')),
  fc
    .record({
      alg: fc.constantFrom('RS256', 'HS256', 'none', 'ES256', '', null),
      kid: fc.anything(),
      crit: fc.anything(),
    })
    .map((header) => Buffer.from(JSON.stringify(header) ?? '').toString('base64url')),
  fc.string({ unit: anyOf('azAZ09-_'), maxLength: 30 }),
);
const forged = fc.oneof(
  headerText,
  headerText.map((text) => `Bearer ${text}`),
  fc.tuple(part, part, part).map((parts) => `Bearer ${parts.join('.')}`),
);

const isPlain = ({ status, body }: Answer): void => {
  assert.ok(status < 500, `${status} ${body}`);
  assert.doesNotMatch(body, /\bat (?:\S+ \()?(?:file|node):|node_modules|\.ts:\d/);
  if (status >= 400 && body !== '') assert.equal(typeof JSON.parse(body), 'object');
};

describe('Whatever is sent to the tab’s API', () => {
  let entra: Entra;
  let site: TabSite;
  let right: string;
  before(async () => {
    entra = await startEntra();
    site = await startTabSite(entraSignIn(entra));
    right = `Bearer ${await entra.sign(priya.objectId)}`;
  });
  beforeEach(() => {
    site.reached.length = 0;
  });
  after(async () => {
    await site.stop();
    await entra.stop();
  });

  it('without a right token there is no content, no stack and no fault, on any path', async () => {
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
        forged,
        async (path, method, authorization) => {
          const answer = await site.send({ method, path, headers: { authorization } });
          isPlain(answer);
          assert.ok(!answer.body.includes(secret));
        },
      ),
      runs,
    );
    assert.deepEqual(site.reached, []);
    assert.deepEqual(
      site.log.filter(([level]) => level === 'error'),
      [],
    );
  });

  it('a token with random claims, rightly signed, is refused or names a person', async () => {
    const claims = fc.record(
      {
        aud: fc.anything(),
        iss: fc.anything(),
        tid: fc.anything(),
        oid: fc.anything(),
        scp: fc.anything(),
        ver: fc.anything(),
        exp: fc.anything(),
        nbf: fc.anything(),
      },
      { requiredKeys: [] },
    );
    const json = claims.map(
      (one) =>
        JSON.parse(JSON.stringify(one, (_key, value: unknown) => (typeof value === 'bigint' ? null : value))) as object,
    );
    await fc.assert(
      fc.asyncProperty(json, async (changed) => {
        fc.pre(Object.keys(changed).length > 0);
        const token = await entra.sign(priya.objectId, { claims: { ...changed } });
        const answer = await site.send(withHeaders(requestOf('me'), { authorization: `Bearer ${token}` }));
        isPlain(answer);
        assert.ok([401, 403].includes(answer.status), JSON.stringify(changed));
      }),
      { ...runs, numRuns: 100 },
    );
    assert.deepEqual(site.reached, []);
  });

  it('a right token reaches only what there is, with words that were parsed', async () => {
    await fc.assert(
      fc.asyncProperty(path, async (path) => {
        fc.pre(!path.startsWith('/api/tab/changes'));
        isPlain(await site.send({ method: 'GET', path, headers: { authorization: right } }));
      }),
      runs,
    );
    assert.ok(site.reached.length > 20, 'some were right');
    for (const [, given] of site.reached) {
      const { reference = 'MSET-4F7K-24', meeting = 'panel-2027-01-12', agency = '' } = given as Record<string, string>;
      assert.match(reference, /^MSET-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/);
      assert.match(meeting, /^(?:preMset|panel)-\d{4}-\d\d-\d\d$/);
      assert.ok(agency.length <= 60);
    }
  });

  it('a body is understood or refused with 400, whatever stands in it', async () => {
    const verb = fc.oneof(fc.string({ unit: 'binary', maxLength: 70 }), fc.anything());
    const data = fc.oneof(fc.object({ maxDepth: 12 }), fc.dictionary(fc.string(), fc.jsonValue()), fc.anything());
    const body = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc
        .record({ verb, data })
        .map((one) => JSON.stringify(one, (_key, value: unknown) => (typeof value === 'bigint' ? 1 : value))),
      fc.record({ references: fc.array(fc.string()) }).map((one) => JSON.stringify(one)),
      fc.constantFrom('{"verb":"home","data":{"__proto__":{"a":1}}}', '{"__proto__":{},"verb":"home","data":{}}'),
    );
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom('press', 'names', 'signInAs'), async (body, name) => {
        const request: RawRequest = { ...requestOf(name), body };
        const answer = await site.send(withHeaders(request, { authorization: right }));
        isPlain(answer);
        assert.ok([200, 400, 404].includes(answer.status), `${answer.status} for ${body}`);
      }),
      runs,
    );
  });
});
