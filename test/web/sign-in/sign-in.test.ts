import assert from 'node:assert/strict';
import { colin, directory, priya } from '../../people/builders.ts';
import { ofTenant, otherTenant, startEntra, tabAppId, tenant, type Entra, type Wishes } from './entra.ts';
import { secret } from '../reads/samples.ts';
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

const closed = routeNames.filter((name) => name !== 'signIn' && name !== 'signInAs');
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const saysOf = ({ body }: Answer): { error: string; message: string } => JSON.parse(body) as never;

describe('Signing in to the tab with Teams', () => {
  let entra: Entra;
  let site: TabSite;
  before(async () => {
    entra = await startEntra();
  });
  beforeEach(async () => {
    entra.fails = undefined;
    site = await startTabSite(entraSignIn(entra));
  });
  afterEach(() => site.stop());
  after(() => entra.stop());

  const refusedBy = (wishes: Wishes) => async (): Promise<readonly string[]> => [
    `Bearer ${await entra.sign(priya.objectId, wishes)}`,
  ];
  const claim = (claims: Record<string, unknown>) => refusedBy({ claims });
  const wrong: Readonly<Record<string, () => Promise<readonly string[]>>> = {
    'no token': async () => [],
    'an empty header': async () => [''],
    'a header of another kind': async () => [`Basic ${await entra.sign(priya.objectId)}`],
    'a token without its kind': async () => [await entra.sign(priya.objectId)],
    'two tokens in one header': async () => {
      const token = await entra.sign(priya.objectId);
      return [`Bearer ${token}, Bearer ${token}`];
    },
    'two headers': async () => {
      const token = `Bearer ${await entra.sign(priya.objectId)}`;
      return [token, token];
    },
    'something that is no token': async () => ['Bearer eyJ.eyJ.x'],
    'a forged signature': async () => {
      const [head, claims] = (await entra.sign(priya.objectId)).split('.');
      const [, , other] = (await entra.sign(colin.objectId)).split('.');
      return [`Bearer ${head}.${claims}.${other}`];
    },
    'claims changed after they were signed': async () => {
      const [head, , signature] = (await entra.sign(priya.objectId)).split('.');
      const [, claims] = (await entra.sign(colin.objectId)).split('.');
      return [`Bearer ${head}.${claims}.${signature}`];
    },
    'a foreign key under the name of the right one': refusedBy({ foreignKey: true }),
    'a key that is not known': refusedBy({ keyId: 'another' }),
    'no signature (alg none)': async () => [`Bearer ${entra.unsigned(priya.objectId)}`],
    'no signature, with one made up': async () => [`Bearer ${entra.unsigned(priya.objectId)}AAAA`],
    'HS256 with the public key as secret': async () => [`Bearer ${entra.signedWithPublicKey(priya.objectId)}`],
    'another issuer': claim({ iss: 'https://login.example.org/v2.0' }),
    'the issuer of another tenant': claim({ iss: `https://login.microsoftonline.com/${otherTenant}/v2.0` }),
    'the issuer of version 1': claim({ iss: `https://sts.windows.net/${tenant}/` }),
    'an issuer with more to it': claim({ iss: `https://login.microsoftonline.com/${tenant}/v2.0/` }),
    'no issuer': claim({ iss: undefined }),
    'another tenant under our issuer': claim({ tid: otherTenant }),
    'no tenant': claim({ tid: undefined }),
    'another audience': claim({ aud: 'dddddddd-0000-4000-8000-000000000001' }),
    'our id on another host': claim({ aud: `api://evil.example/${tabAppId}` }),
    'no audience': claim({ aud: undefined }),
    'expired for longer than clocks differ': refusedBy({ expiresIn: -301, validIn: -4000 }),
    'no end': claim({ exp: undefined }),
    'not valid yet, by more than clocks differ': refusedBy({ validIn: 330 }),
    'no beginning': claim({ nbf: undefined }),
    'no oid': claim({ oid: undefined }),
    'an oid that is no object id': claim({ oid: 'priya' }),
    'a list for an oid': claim({ oid: [priya.objectId] }),
    'an app alone, without a person': claim({ scp: undefined, roles: ['access_as_user'], idtyp: 'app' }),
    'a person who lets the tab do something else': claim({ scp: 'User.Read access_as_user_not' }),
    'version 1': claim({ ver: '1.0' }),
  };

  for (const [what, headers] of Object.entries(wrong)) {
    it(`${what}: every route refuses with 401, in the same bytes, and nothing is reached`, async () => {
      const authorization = [...(await headers())];
      const answers = new Set<string>();
      for (const name of closed) {
        const { status, body, headers: sent } = await site.send(withHeaders(requestOf(name), { authorization }));
        assert.deepEqual([name, status, sent['www-authenticate']], [name, 401, 'Bearer']);
        answers.add(body);
      }
      const listening = { method: 'GET', path: '/api/tab/changes?topic=board', headers: { authorization } };
      answers.add((await site.send(listening)).body);
      assert.equal(answers.size, 1);
      assert.match([...answers].join(), /Reload the page to sign in again/);
      assert.deepEqual(site.reached, []);
      assert.deepEqual(site.callers, []);
      assert.ok(!JSON.stringify(site.log).includes(priya.objectId));
    });
  }

  for (const [what, why] of [
    ['expired for longer than clocks differ', 'expired'],
    ['not valid yet, by more than clocks differ', 'early'],
    ['another audience', 'audience'],
    ['another issuer', 'issuer'],
  ] as const) {
    it(`${what}: the log says which check it was`, async () => {
      const authorization = [...((await wrong[what]?.()) ?? [])];
      await site.send(withHeaders(requestOf('me'), { authorization }));
      assert.deepEqual(site.log, [['warn', 'tab.refused', { status: 401, reason: `signedOut ${why}` }]]);
    });
  }

  it('a right token opens every route, as the person it names', async () => {
    for (const name of closed) {
      const { status, body } = await site.send(withHeaders(requestOf(name), bearer(await entra.sign(priya.objectId))));
      assert.deepEqual([name, status], [name, 200]);
      assert.ok(body.includes(secret), name);
    }
    assert.equal(site.reached.length, closed.length);
    for (const caller of site.callers) {
      assert.deepEqual([caller.objectId, caller.tab, caller.shared], [priya.objectId, true, false]);
    }
  });

  it('a right token may be written in other ways that mean the same', async () => {
    const right: readonly Wishes[] = [
      { claims: { aud: `api://mset.example.org/${tabAppId}` } },
      { claims: { aud: ['another', tabAppId] } },
      { claims: { scp: 'User.Read access_as_user email' } },
      { claims: { oid: priya.objectId.toUpperCase() } },
      { expiresIn: -200, validIn: -4000 },
      { validIn: 200 },
    ];
    for (const wishes of right) {
      const token = await entra.sign(priya.objectId, wishes);
      const { status } = await site.send(withHeaders(requestOf('me'), bearer(token)));
      assert.deepEqual([wishes, status], [wishes, 200]);
    }
  });

  it('another tenant is told so, and where to ring, and reaches nothing', async () => {
    for (const name of closed) {
      const token = await entra.sign(priya.objectId, ofTenant(otherTenant));
      const answer = await site.send(withHeaders(requestOf(name), bearer(token)));
      assert.equal(answer.status, 403);
      assert.equal(saysOf(answer).error, 'foreign');
      assert.match(saysOf(answer).message, /Switch to the council’s in Teams.* 0191 643 5555.* 999/);
    }
    assert.deepEqual(site.reached, []);
  });

  it('tenants are allowed by name, however it is written', async () => {
    await site.stop();
    site = await startTabSite(entraSignIn(entra, { allowedTenants: [tenant, otherTenant.toUpperCase()] }));
    const token = await entra.sign(priya.objectId, ofTenant(otherTenant));
    assert.equal((await site.send(withHeaders(requestOf('me'), bearer(token)))).status, 200);
  });

  it('somebody who is not in the directory gets the advice line, whatever they ask for', async () => {
    const stranger = '00000000-0000-4000-8000-00000000dead';
    for (const name of closed) {
      const answer = await site.send(withHeaders(requestOf(name), bearer(await entra.sign(stranger))));
      assert.deepEqual([name, answer.status, saysOf(answer).error], [name, 403, 'stranger']);
      assert.match(saysOf(answer).message, /Ask mset@northtyneside\.example to be added.* 0191 643 5555/);
    }
    assert.deepEqual(site.reached, []);
  });

  for (const fails of ['metadata', 'keys'] as const) {
    it(`nobody is turned away as forged while the ${fails} cannot be reached: 503, and later it works`, async () => {
      entra.fails = fails;
      const token = await entra.sign(priya.objectId);
      const answer = await site.send(withHeaders(requestOf('me'), bearer(token)));
      assert.deepEqual([answer.status, answer.headers['retry-after']], [503, '30']);
      assert.match(saysOf(answer).message, /Try again in a minute/);
      entra.fails = undefined;
      await site.stop();
      site = await startTabSite(entraSignIn(entra));
      assert.equal((await site.send(withHeaders(requestOf('me'), bearer(token)))).status, 200);
    });
  }

  it('metadata that could not be had is asked for again, but not at every request', async () => {
    let now = Date.now();
    await site.stop();
    site = await startTabSite(entraSignIn(entra, { nowMs: () => now }));
    const headers = bearer(await entra.sign(priya.objectId));
    const statuses = async (): Promise<number> => (await site.send(withHeaders(requestOf('me'), headers))).status;
    entra.fails = 'metadata';
    entra.asked.length = 0;
    assert.deepEqual([await statuses(), await statuses(), await statuses()], [503, 503, 503]);
    assert.equal(entra.asked.length, 1);
    entra.fails = undefined;
    now += 2000;
    assert.deepEqual([await statuses(), await statuses()], [200, 200]);
    assert.equal(entra.asked.length, 3);
  });

  it('keys are fetched once, also for tokens that name a key nobody knows', async () => {
    entra.asked.length = 0;
    for (let i = 0; i < 5; i += 1) {
      await site.send(withHeaders(requestOf('me'), bearer(await entra.sign(priya.objectId))));
      await site.send(
        withHeaders(requestOf('me'), bearer(await entra.sign(priya.objectId, { keyId: `made up ${i}` }))),
      );
    }
    assert.deepEqual(entra.asked.length, 2);
  });

  it('says that Teams signs people in, and signs nobody in by itself', async () => {
    assert.equal((await site.send(requestOf('signIn'))).body, '{"kind":"teams"}');
    const answer = await site.send(requestOf('signInAs'));
    assert.deepEqual([answer.status, saysOf(answer).error], [404, 'not-available']);
  });

  it('says where the tab is in Teams, for somebody who opened it in a browser', async () => {
    await site.stop();
    site = await startTabSite(entraSignIn(entra, { teamsAppId: 'an id' }));
    const { body } = await site.send(requestOf('signIn'));
    const link = 'https://teams.microsoft.com/l/entity/an%20id/board?label=MSET';
    assert.deepEqual(JSON.parse(body), { kind: 'teams', link });
  });

  it('without a registration for the tab no token is right', async () => {
    await site.stop();
    const { appId: _none, ...rest } = entraSignIn(entra, { mode: 'signedTest' });
    site = await startTabSite(rest);
    const token = await entra.sign(priya.objectId);
    assert.equal((await site.send(withHeaders(requestOf('me'), bearer(token)))).status, 401);
  });
});

describe('Signing in to the tab of a local run', () => {
  let now = Date.now();
  let site: TabSite;
  beforeEach(async () => {
    now = Date.now();
    site = await startTabSite({ ...localSignIn, nowMs: () => now });
  });
  afterEach(() => site.stop());

  it('offers the people of the directory, with their roles in words', async () => {
    const { status, body } = await site.send(requestOf('signIn'));
    assert.equal(status, 200);
    const { people } = JSON.parse(body) as { people: { objectId: string; name: string; role: string }[] };
    assert.equal(people.length, directory.people.length);
    assert.deepEqual(people[0], {
      objectId: priya.objectId,
      name: 'Priya Testworth',
      role: 'Practitioner · Locality East',
    });
    assert.ok(people.some(({ name, role }) => name === 'Sgt Ravi Mock' && role.endsWith(' · Northumbria Police')));
  });

  it('lets one of them in for eight hours', async () => {
    const headers = bearer(await signInTo(site, colin.objectId));
    const status = async (): Promise<number> => (await site.send(withHeaders(requestOf('me'), headers))).status;
    assert.equal(await status(), 200);
    assert.deepEqual(site.callers[0]?.objectId, colin.objectId);
    now += 8 * 3600 * 1000;
    assert.equal(await status(), 200);
    now += 5 * 60 * 1000;
    assert.equal(await status(), 401);
  });

  it('lets in nobody else', async () => {
    for (const objectId of ['00000000-0000-4000-8000-00000000dead', 'priya', '']) {
      const request = { ...requestOf('signInAs'), body: JSON.stringify({ objectId }) };
      assert.equal((await site.send(request)).status, 404);
    }
    for (const body of ['{}', '[]', '{"objectId":1}', '{"objectId":"x","more":1}', '{"objectId":']) {
      assert.equal((await site.send({ ...requestOf('signInAs'), body })).status, 400);
    }
  });

  it('a token of another run, or of Teams, is not known here', async () => {
    const other = await startTabSite(localSignIn);
    const entra = await startEntra();
    try {
      for (const token of [await signInTo(other, priya.objectId), await entra.sign(priya.objectId)]) {
        assert.equal((await site.send(withHeaders(requestOf('me'), bearer(token)))).status, 401);
      }
    } finally {
      await other.stop();
      await entra.stop();
    }
  });
});
