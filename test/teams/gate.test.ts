import { deepEqual, equal, ok } from 'node:assert/strict';
import { checkHeaders, checkOrigin, checkTenant } from '../../src/teams/gate.ts';
import { isAllowedService, isLoopbackHost } from '../../src/teams/hosts.ts';
import { readActivity } from '../../src/teams/activity.ts';
import type { Received } from '../../src/teams/activity.ts';
import { channel } from '../worlds/teams-service.ts';
import { raw } from './raw-request.ts';
import type { RawRequest } from './raw-request.ts';
import { localOptions, objectId, runBot, tenantId } from './running-bot.ts';
import type { RunningBot } from './running-bot.ts';

const limit = 256 * 1024;
const json = { 'content-type': 'application/json' };
const other = '22222222-2222-4222-8222-222222222222';

const withBody = (body: string | Buffer) => (): RawRequest => ({ headers: json, body });

describe('The gate in local mode', () => {
  let bot: RunningBot;
  beforeEach(async () => {
    bot = await runBot();
  });
  afterEach(async () => bot.stop());

  const activity = (fields: object = {}): object => ({
    type: 'message',
    id: 'one',
    text: 'hi',
    channelId: 'msteams',
    serviceUrl: bot.teams.serviceUrl,
    from: { id: '29:paula', name: 'Paula Practitioner', aadObjectId: objectId },
    recipient: { id: '28:mset', name: 'MSET' },
    conversation: { id: 'a:paula', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    ...fields,
  });
  const invoke = (fields: object): object => activity({ type: 'invoke', name: 'adaptiveCard/action', ...fields });
  const untouched = (): void => {
    deepEqual(bot.heard, []);
    deepEqual(bot.contacts.saved, []);
    equal(bot.contacts.reads, 0);
    equal(bot.teams.calls.length, 0);
  };

  const padded = (bytes: number): Buffer => {
    const text = JSON.stringify(activity());
    return Buffer.from(text + ' '.repeat(bytes - Buffer.byteLength(text)));
  };
  const withHeaders = (headers: Record<string, string>) => (): RawRequest => ({
    headers: { ...json, ...headers },
    body: JSON.stringify(activity()),
  });
  const withFields = (fields: object) => (): RawRequest => ({ headers: json, body: JSON.stringify(activity(fields)) });

  const notText = (): Buffer => {
    const bytes = Buffer.from(JSON.stringify(activity({ text: '~' })));
    bytes[bytes.indexOf('~')] = 0xff;
    return bytes;
  };

  const refused: readonly (readonly [what: string, status: number, request: () => RawRequest])[] = [
    ['another host', 403, withHeaders({ host: 'mset.example' })],
    ['a host that begins like ours', 403, withHeaders({ host: '127.0.0.1.example:80' })],
    ['a host with a user before it', 403, withHeaders({ host: 'x@127.0.0.1' })],
    ['an Origin', 403, withHeaders({ origin: 'http://127.0.0.1:3978' })],
    ['X-Forwarded-For', 403, withHeaders({ 'x-forwarded-for': '127.0.0.1' })],
    ['X-Forwarded-Host', 403, withHeaders({ 'x-forwarded-host': 'localhost' })],
    ['Forwarded', 403, withHeaders({ forwarded: 'for=127.0.0.1' })],
    ['another content type', 415, withHeaders({ 'content-type': 'text/plain' })],
    ['a content type that only begins alike', 415, withHeaders({ 'content-type': 'application/jsonp' })],
    ['a compressed body', 415, withHeaders({ 'content-encoding': 'gzip' })],
    ['no content type', 415, () => ({ body: JSON.stringify(activity()) })],
    [
      'a body that says it is too long, before it comes',
      413,
      () => ({ headers: { ...json, 'content-length': `${limit + 1}` } }),
    ],
    ['a body that is too long without saying so', 413, () => ({ headers: json, body: padded(limit + 1) })],
    ['a body much too long', 413, () => ({ headers: json, body: padded(20 * limit) })],
    ['malformed JSON', 400, withBody('{"type":')],
    ['no body', 400, withBody('')],
    ['bytes that are no text', 400, () => ({ headers: json, body: notText() })],
    ['JSON that is no object', 400, withBody('["message"]')],
    ['no type', 400, withFields({ type: undefined })],
    ['no conversation', 400, withFields({ conversation: undefined })],
    ['a conversation without an id', 400, withFields({ conversation: { tenantId } })],
    ['a text that is none', 400, withFields({ text: { toString: 'x' } })],
    ['another channel', 403, withFields({ channelId: 'emulator' })],
    ['no channel', 403, withFields({ channelId: undefined })],
    ['no service', 403, withFields({ serviceUrl: undefined })],
    ['an empty service', 403, withFields({ serviceUrl: '' })],
    ['a foreign service', 403, withFields({ serviceUrl: 'https://attacker.example/' })],
    ['the real service', 403, withFields({ serviceUrl: 'https://smba.trafficmanager.net/emea/' })],
    ['no tenant', 403, withFields({ conversation: { id: 'a', conversationType: 'personal' }, channelData: {} })],
    ['two tenants', 403, withFields({ channelData: { tenant: { id: other } } })],
    ['nobody', 403, withFields({ from: undefined })],
    ['somebody without an object id', 403, withFields({ from: { id: '29:paula' } })],
    ['an object id that is none', 403, withFields({ from: { id: '29:paula', aadObjectId: '29:paula' } })],
    ['a message without an id', 400, withFields({ id: undefined })],
    ['another invoke', 501, () => withBody(JSON.stringify(invoke({ name: 'task/fetch' })))()],
    ['a press without an action', 400, () => withBody(JSON.stringify(invoke({ value: {} })))()],
    ['a press without a verb', 400, () => withBody(JSON.stringify(invoke({ value: { action: { data: {} } } })))()],
    [
      'a press of nobody',
      403,
      () => withBody(JSON.stringify(invoke({ from: null, value: { action: { verb: 'open' } } })))(),
    ],
    ['an installation by nobody', 403, withFields({ type: 'installationUpdate', action: 'add', from: { id: '29:x' } })],
  ];
  for (const [what, status, request] of refused) {
    it(`refuses ${what}: ${status}`, async () => {
      const reply = await raw(bot.url, request());
      equal(reply.status, status);
      equal(reply.body, '{"error":"refused"}');
      untouched();
      deepEqual(
        bot.log.map(({ event }) => event),
        ['teams.refused'],
      );
      ok(!/paula|aaaaaaaa|11111111|22222222|attacker|hi/i.test(JSON.stringify(bot.log)));
    });
  }

  const ignored: readonly (readonly [what: string, fields: () => object])[] = [
    ['a reaction', () => ({ type: 'messageReaction' })],
    ['typing', () => ({ type: 'typing' })],
    ['an event', () => ({ type: 'event', name: 'application/vnd.microsoft.meetingReaction' })],
    ['somebody else joining', () => ({ type: 'conversationUpdate', membersAdded: [{ id: '29:max' }] })],
    ['an upgrade', () => ({ type: 'installationUpdate', action: 'upgrade' })],
    ['talk in a channel that does not name the bot', () => channel('19:a@thread.tacv2', tenantId)],
    ['a type of tomorrow', () => ({ type: 'somethingNew', from: null })],
  ];
  for (const [what, fields] of ignored) {
    it(`answers 200 to ${what} and does nothing`, async () => {
      const reply = await raw(bot.url, withFields(fields())());
      equal(reply.status, 200);
      untouched();
      deepEqual(bot.log, []);
    });
  }

  it('takes a body of exactly the limit', async () => {
    equal((await raw(bot.url, { headers: json, body: padded(limit) })).status, 200);
    equal(bot.heard.length, 1);
  });

  it('lets the handler do nothing with other methods and paths', async () => {
    equal((await raw(bot.url, { method: 'GET' })).status, 405);
    equal((await raw(bot.url, { method: 'PUT', headers: json, body: JSON.stringify(activity()) })).status, 405);
    equal((await raw(bot.url, { path: '/api/other', headers: json, body: JSON.stringify(activity()) })).status, 404);
    untouched();
  });

  it('takes an object id in capitals as the same person', async () => {
    const from = { id: '29:paula', aadObjectId: objectId.toUpperCase() };
    equal((await raw(bot.url, withFields({ from })())).status, 200);
    equal(bot.heard[0]?.caller.objectId, objectId);
  });
});

const received = (fields: object): Received => {
  const activity = readActivity({ type: 'message', conversation: { id: 'a' }, ...fields });
  ok(activity);
  return activity;
};

const tenants = (conversation: string | null, channelData: string | null): Received =>
  received({
    conversation: { id: 'a', tenantId: conversation },
    channelData: channelData === null ? null : { tenant: { id: channelData } },
  });

describe('The gate in production', () => {
  const options = { ...localOptions, mode: 'production', appId: 'x', allowedTenants: [tenantId] } as const;
  it('lets in the allowed tenants only', () => {
    equal(checkTenant(options, tenants(tenantId, tenantId)), undefined);
    equal(checkTenant(options, tenants(tenantId.toUpperCase(), null)), undefined);
    equal(checkTenant(options, tenants(null, tenantId)), undefined);
    for (const [one, two] of [
      [other, other],
      [tenantId, other],
      [other, tenantId],
      [null, null],
      ['', ''],
    ] as const) {
      equal(checkTenant(options, tenants(one, two))?.status, 403);
    }
    equal(checkTenant({ ...options, allowedTenants: [] }, tenants(tenantId, tenantId))?.status, 403);
  });

  it('outside production keeps to the allowed tenants as soon as there are some', () => {
    equal(checkTenant({ ...localOptions, allowedTenants: [tenantId] }, tenants(other, other))?.status, 403);
    equal(checkTenant(localOptions, tenants(other, other)), undefined);
  });

  it('wants a token before anything else, and may stand behind a proxy', () => {
    const headers = { host: 'mset.example', 'x-forwarded-for': '10.0.0.1' };
    equal(checkHeaders(options, headers)?.status, 401);
    equal(checkHeaders(options, { ...headers, authorization: 'Basic abc' })?.status, 401);
    equal(checkHeaders(options, { ...headers, authorization: 'Bearer ' })?.status, 401);
    equal(checkHeaders(options, { ...headers, authorization: 'Bearer a.b.c' }), undefined);
  });

  it('talks to the services of Teams only', () => {
    const allowed = [
      'https://smba.trafficmanager.net/emea/',
      'https://europe.botframework.com',
      'https://smba.trafficmanager.net:443/uk/',
    ];
    const foreign = [
      'http://smba.trafficmanager.net/emea/',
      'https://smba.trafficmanager.net.example/',
      'https://evil-smba.trafficmanager.net/',
      'https://smba.trafficmanager.net@evil.example/',
      'https://user@smba.trafficmanager.net/',
      'https://smba.trafficmanager.net:8443/',
      'https://evilbotframework.com/',
      'https://botframework.com.evil.example/',
      'http://127.0.0.1:3978/',
      'https://localhost/',
      'smba.trafficmanager.net',
      '',
    ];
    for (const address of allowed) ok(isAllowedService('production', address), address);
    for (const address of foreign) ok(!isAllowedService('production', address), address);
    equal(checkOrigin(options, received({ channelId: 'msteams', serviceUrl: 'http://127.0.0.1/' }))?.status, 403);
  });

  it('talks to this machine only, outside production', () => {
    const allowed = [
      'http://127.0.0.1:1/x',
      'http://localhost:56150/_connector',
      'http://[::1]:80/',
      'https://LOCALHOST/',
    ];
    const foreign = [
      'https://smba.trafficmanager.net/emea/',
      'http://127.0.0.1.example/',
      'http://localhost@evil.example/',
      'file:///etc/hosts',
      'ftp://127.0.0.1/',
      'ws://localhost:3978/',
      'http://192.168.0.1/',
      'http://0.0.0.0/',
    ];
    for (const mode of ['local', 'signedTest'] as const) {
      for (const address of allowed) ok(isAllowedService(mode, address), address);
      for (const address of foreign) ok(!isAllowedService(mode, address), address);
    }
  });

  it('knows the names of this machine', () => {
    for (const host of ['127.0.0.1', '127.0.0.1:3978', 'LocalHost:3978', '[::1]:3978', '[::1]'])
      ok(isLoopbackHost(host), host);
    for (const host of ['', 'localhost.example', 'localhost:1:2', 'localhost/', 'evil@localhost', '127.0.0.2', '::1']) {
      ok(!isLoopbackHost(host), host);
    }
  });
});
