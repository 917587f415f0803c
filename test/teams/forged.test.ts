// Forged requests against the whole bot with tokens checked: refused before anything is read, written or said.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import sinon from 'sinon';
import { writeConversation } from '../../src/teams/conversation.ts';
import { colin, kestrel, kestrelReference, priya } from '../people/builders.ts';
import type { TokenWishes } from '../worlds/openid.ts';
import { raw } from './raw-request.ts';
import { appId, edges, localOptions, message, runBot, tenantId } from './running-bot.ts';
import { openWholeBot, pressOn, type Forged, type WholeBot } from './whole-bot.ts';

const issuer = 'https://api.botframework.com';
const directoryV1 = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
const directoryV2 = 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0';
const otherApp = 'cccccccc-0000-4000-8000-000000000001';
const otherTenant = '22222222-2222-4222-8222-222222222222';

const wished =
  (wishes: Partial<TokenWishes>): NonNullable<Forged['token']> =>
  async (serviceUrl) =>
    world.openId.sign({ serviceUrl, ...wishes });
const service = (serviceUrl: unknown): Forged => ({ fields: { serviceUrl } });
const from = (who: object): Forged => ({ fields: { from: who } });
const tenants = (conversation: object, channelData: object): Forged => ({
  fields: { conversation: { id: 'a:priya', conversationType: 'personal', ...conversation }, channelData },
});

/** The channel's token, but signed with a key of our own and with this in its header. */
const ownKey =
  (algorithm: 'RS256' | 'ES256', header: (publicKey: JWK) => object): NonNullable<Forged['token']> =>
  async (serviceUrl) => {
    const { privateKey, publicKey } = await generateKeyPair(algorithm);
    return payload(serviceUrl)
      .setProtectedHeader({ alg: algorithm, kid: 'test-key', ...header(await exportJWK(publicKey)) })
      .sign(privateKey);
  };
const payload = (serviceUrl: string): SignJWT =>
  new SignJWT({ serviceurl: serviceUrl }).setIssuer(issuer).setAudience(appId).setExpirationTime('1h');

/** HMAC with what everybody may read: the public key, as text. */
async function keyAsSecret(serviceUrl: string): Promise<string> {
  const { keys } = (await (await fetch(new URL('/keys', world.openId.metadataUrl))).json()) as { keys: JWK[] };
  const text = await exportSPKI((await importJWK(keys[0] as JWK, 'RS256')) as Parameters<typeof exportSPKI>[0]);
  return payload(serviceUrl).setProtectedHeader({ alg: 'HS256', kid: 'test-key' }).sign(new TextEncoder().encode(text));
}

async function unsignedAs(serviceUrl: string): Promise<string> {
  const [, claims = '', signature = ''] = (await world.openId.sign({ serviceUrl })).split('.');
  const header = Buffer.from(JSON.stringify({ alg: 'None', kid: 'test-key' })).toString('base64url');
  return `${header}.${claims}.${signature}`;
}

let world: WholeBot;

const tokens: readonly (readonly [what: string, token: NonNullable<Forged['token']>])[] = [
  ['six minutes past its expiry', wished({ expiresIn: -360 })],
  ['valid in six minutes only', wished({ validIn: 360 })],
  ['signed with another key under the known name', ownKey('RS256', () => ({}))],
  ['that brings its own key', ownKey('RS256', (jwk) => ({ jwk }))],
  ['that says where its key is', ownKey('RS256', () => ({ jku: world.teams.serviceUrl, x5u: world.teams.serviceUrl }))],
  ['of another algorithm', ownKey('ES256', () => ({}))],
  ['signed with the public key as a secret', keyAsSecret],
  ['with "None" before a signature', unsignedAs],
  ['of another bot, version 1', wished({ issuer: directoryV1, claims: { ver: '1.0', appid: otherApp } })],
  ['of another bot, version 2', wished({ issuer: directoryV2, claims: { ver: '2.0', azp: otherApp } })],
  ['of the channel that names another bot', wished({ claims: { ver: '2.0', azp: otherApp } })],
  ['of the emulator, version 1', wished({ issuer: directoryV1, claims: { ver: '1.0', appid: appId } })],
  ['of the emulator, version 2', wished({ issuer: directoryV2, claims: { ver: '2.0', azp: appId } })],
  ['of the government cloud', wished({ issuer: 'https://api.botframework.us' })],
  ['for a service that begins alike', async (url) => world.openId.sign({ serviceUrl: `${url}more/` })],
  [
    'with the service in capitals only',
    async (url) => world.openId.sign({ serviceUrl: '', claims: { serviceUrl: url } }),
  ],
  [
    'that is refused, before one that is not',
    async (url) => ['nonsense', await world.openId.sign({ serviceUrl: url })],
  ],
];

const forged: readonly (readonly [what: string, status: number, forged: Forged])[] = [
  ...tokens.map(([what, token]) => [`a token ${what}`, 401, { token }] as const),
  ['a scheme in lower case', 401, { headers: { authorization: 'bearer a.b.c' } }],
  ['two words for a token', 401, { headers: { authorization: 'Bearer a.b.c d.e.f' } }],
  [
    'a token that is good, before one that is not',
    401,
    { token: async (url) => [await world.openId.sign({ serviceUrl: url }), 'nonsense'] },
  ],
  ['two content types', 415, { headers: { 'content-type': ['application/json', 'text/plain'] } }],
  ['no service', 403, service(undefined)],
  ['the service null', 403, service(null)],
  ['two services', 400, service(['http://127.0.0.1/', 'https://evil.example/'])],
  ['a private address', 403, service('http://10.0.0.4:8080/teams/')],
  ['another private address', 403, service('http://192.168.1.1/')],
  ['the metadata address of a cloud', 403, service('http://169.254.169.254/metadata/identity')],
  ['a private address in IPv6', 403, service('http://[fd00::1]/')],
  ['all addresses', 403, service('http://0.0.0.0:3978/')],
  ['this machine in IPv6 in IPv4', 403, service('http://[::ffff:127.0.0.1]/')],
  ['a foreign host', 403, service('https://evil.example/teams/')],
  ['the real service, in a test', 403, service('https://smba.trafficmanager.net/emea/')],
  ['a host that begins like this machine', 403, service('http://127.0.0.1.evil.example/')],
  ['a trailing dot', 403, service('http://localhost./')],
  ['a user before the host', 403, service('http://user@127.0.0.1/')],
  ['a password before the host', 403, service('http://:secret@127.0.0.1/')],
  ['the host for a user', 403, service('http://127.0.0.1@evil.example/')],
  ['another scheme', 403, service('ftp://127.0.0.1/')],
  ['another channel', 403, { fields: { channelId: 'directline' } }],
  ['the channel in capitals', 403, { fields: { channelId: 'MSTeams' } }],
  ['another tenant', 403, tenants({ tenantId: otherTenant }, { tenant: { id: otherTenant } })],
  ['another tenant in the conversation', 403, tenants({ tenantId: otherTenant }, { tenant: { id: tenantId } })],
  ['another tenant beside the conversation', 403, tenants({ tenantId }, { tenant: { id: otherTenant } })],
  ['no tenant', 403, tenants({}, {})],
  ['nobody', 403, from({ id: '29:priya', name: priya.name })],
  ['a name for an object id', 403, from({ id: `29:${priya.objectId}`, aadObjectId: priya.name })],
  ['two object ids', 403, from({ id: '29:priya', aadObjectId: `${priya.objectId},${colin.objectId}` })],
  ['a body too long', 413, { body: (text) => text + ' '.repeat(256 * 1024) }],
  ['a body that is compressed', 415, { headers: { 'content-encoding': 'gzip' }, body: (text) => gzipSync(text) }],
];

const logged = (): readonly unknown[] =>
  world.log.map((line) => {
    const { time: _time, ...rest } = JSON.parse(line) as Record<string, unknown>;
    return rest;
  });

for (const edge of edges)
  describe(`Forged requests over ${edge}`, () => {
    before(async () => {
      world = await openWholeBot(edge);
      // The case begins with its Section 47 determination.
      const { section47, strategyDate, section47Date } = kestrel;
      const data = { ref: kestrelReference, page: 's47', section47, strategyDate, section47Date };
      await world.send({ fields: { value: { action: { type: 'Action.Execute', verb: 'refer.begin', data } } } });
    });
    after(async () => world.stop());
    beforeEach(() => {
      world.database.length = 0;
      world.log.length = 0;
    });
    afterEach(() => sinon.restore());

    it('are told from the same request as it should be, which is taken', async () => {
      const { status, body } = await world.send({});
      assert.equal(status, 200);
      assert.match(body, /Page 1 of 9|Page 2 of 9/);
      assert.ok(world.database.includes('batch'), 'a page was saved');
      assert.deepEqual(logged(), []);
    });

    for (const [what, wishes] of [
      ['expired four minutes ago', { expiresIn: -240 }],
      ['valid in four minutes', { validIn: 240 }],
    ] as const) {
      it(`clocks may differ: a token ${what} is taken`, async () => {
        assert.equal((await world.send({ token: wished(wishes) })).status, 200);
      });
    }

    for (const [what, status, wrong] of forged) {
      it(`${what}: ${status}, nothing is read or written, and one line says so`, async () => {
        const reply = await world.send(wrong);
        assert.equal(reply.status, status);
        assert.equal(reply.body, '{"error":"refused"}');
        assert.deepEqual(world.database, []);
        assert.equal(world.teams.calls.length, 0);
        const [line, ...others] = logged() as readonly { readonly reason?: string }[];
        assert.equal(others.length, 0);
        assert.match(
          line?.reason ?? '',
          /^(?:token(?: (?:service|(?:expired|early): check the clock|issuer: not the channel|audience: check MicrosoftAppId))?|no token|service|channel|tenant|identity|body|not an activity|headers)$/,
        );
        assert.deepEqual(line, { level: 40, status, reason: line?.reason, msg: 'teams.refused' });
      });
    }

    const person = { aadObjectId: colin.objectId, objectId: colin.objectId, id: `29:${colin.objectId}` };
    it('a person is who signed in, whoever else the press says it is', async () => {
      const { cases } = world.app.ports;
      const before = await cases.facts(kestrelReference);
      const said = { ref: kestrelReference, page: '2', surname: 'Madeup' };
      const data = { ...said, ...person, from: person, by: person, actor: person };
      const action = { type: 'Action.Execute', verb: 'refer.next', data };
      const value = { action, from: person, ...person, authentication: { token: 'x' } };
      const reply = await world.send({ fields: { value, ...person, caller: person } });
      assert.equal(reply.status, 200);
      const after = await cases.facts(kestrelReference);
      assert.equal(after.length, before.length + 1, 'the referrer may save a page, and nobody else');
      assert.equal(after.at(-1)?.by.objectId, priya.objectId);
    });

    describe('on their way out', () => {
      let attacker: Server;
      let reached = 0;
      before(async () => {
        attacker = createServer((_request, response) => {
          reached += 1;
          response.end('{"id":"caught"}');
        }).listen(0);
        await once(attacker, 'listening');
      });
      after(() => attacker.close());

      it('a stored address of a foreign host is never posted to', async () => {
        const { port } = attacker.address() as AddressInfo;
        // An address that leads to this machine, and is none of those that are allowed.
        const foreign = `http://0.0.0.0:${port}/`;
        await fetch(foreign);
        assert.equal(reached, 1, 'the address leads there');
        const reference = writeConversation({
          channelId: 'msteams',
          serviceUrl: foreign,
          conversation: { id: 'a:colin', conversationType: 'personal', tenantId, isGroup: false, name: '' },
          bot: { id: '28:mset', name: 'MSET' },
          user: { id: '29:colin', name: '' },
        });
        const { poster, contacts } = world.app.ports;
        const stored = { person: colin.objectId, conversation: 'a:colin', quietUntil: 0, greeted: true, reference };
        await contacts.save(stored);
        const contact = await contacts.of(colin.objectId);
        assert.equal(contact?.reference, reference);
        const refused = { ok: false, why: 'gone', detail: 'HostNotAllowed' };
        assert.deepEqual(await poster.post(stored, message), refused);
        assert.deepEqual(await poster.update(stored, 'old', message), refused);
        assert.equal(reached, 1);
        assert.ok(!world.log.join('').includes('0.0.0.0'));
      });
    });
  });

describe('In production, before any key is fetched', () => {
  const lookalikes = [
    'https://smba.trafficmanager.net.evil.example/emea/',
    'https://smba.trafficmanager.net./emea/',
    'https://evil.example/smba.trafficmanager.net/',
    'https://evil.example#.botframework.com',
    'https://evil.example\\.botframework.com/',
    'https://botframework.com/',
    'https://smba.trafficmanager.net:8080/emea/',
    'https://a:b@smba.trafficmanager.net/emea/',
    'http://smba.trafficmanager.net/emea/',
    'http://127.0.0.1:3978/',
    'https://10.0.0.4/',
    'https://ѕmba.trafficmanager.net/emea/',
  ];
  for (const serviceUrl of lookalikes) {
    it(`refuses ${serviceUrl}: 403`, async () => {
      const fetched = sinon.stub(globalThis, 'fetch').rejects(new Error('nothing is asked of the network'));
      const bot = await runBot({ ...localOptions, mode: 'production', appId, allowedTenants: [tenantId] });
      const body = JSON.stringify(pressOn(serviceUrl));
      const reply = await raw(bot.url, {
        headers: { 'content-type': 'application/json', authorization: 'Bearer a.b.c' },
        body,
      });
      await bot.stop();
      sinon.restore();
      assert.equal(reply.status, 403);
      assert.deepEqual(bot.log, [{ event: 'teams.refused', data: { status: 403, reason: 'service' } }]);
      assert.deepEqual([bot.heard, bot.contacts.reads, fetched.callCount], [[], 0, 0]);
    });
  }
});
