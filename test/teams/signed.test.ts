import { deepEqual, equal, ok } from 'node:assert/strict';
import { UnsecuredJWT } from 'jose';
import sinon from 'sinon';
import { startOpenId } from '../worlds/openid.ts';
import type { OpenId, TokenWishes } from '../worlds/openid.ts';
import { appId, edges, localOptions as usualOptions, objectId, runBot } from './running-bot.ts';
import type { RunningBot } from './running-bot.ts';

const issuer = 'https://api.botframework.com';
const directory = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';

function unsigned(serviceUrl: string): string {
  return new UnsecuredJWT({ serviceurl: serviceUrl })
    .setIssuer(issuer)
    .setAudience(appId)
    .setExpirationTime('1h')
    .encode();
}

for (const edge of edges)
  describe(`With tokens checked over ${edge}`, () => {
    const localOptions = { ...usualOptions, edge };
    let openId: OpenId;
    let bot: RunningBot;
    let said: sinon.SinonSpy;
    let token: (serviceUrl: string) => Promise<string>;

    before(async () => {
      openId = await startOpenId(appId);
    });
    after(async () => openId.stop());
    beforeEach(async () => {
      said = sinon.spy(process.stderr, 'write');
      token = async (serviceUrl) => openId.sign({ serviceUrl });
      bot = await runBot(
        { ...localOptions, mode: 'signedTest', appId, openIdMetadataUrl: openId.metadataUrl },
        async (serviceUrl) => token(serviceUrl),
      );
    });
    afterEach(async () => {
      // The SDK would print the public key of every token that it does not like.
      sinon.assert.notCalled(said);
      sinon.restore();
      await bot.stop();
    });
    const paula = () => bot.teams.person({ objectId, name: 'Paula Practitioner' });

    it('takes an activity of the channel and answers with its own token', async () => {
      equal((await paula().says('hi')).status, 200);
      equal(bot.heard.length, 1);
      equal(bot.teams.calls[0]?.headers.authorization, 'Bearer local-outgoing-token');
    });

    it('answers a press', async () => {
      const reply = await paula().presses('open');
      equal(reply.status, 200);
      ok(JSON.stringify(reply.body).includes('AdaptiveCard'));
    });

    const wished = (wishes: Partial<TokenWishes>) => async (serviceUrl: string) =>
      openId.sign({ serviceUrl, ...wishes });
    const changed = (part: number) => async (serviceUrl: string) => {
      const parts = (await openId.sign({ serviceUrl })).split('.');
      parts[part] = (parts[part] ?? '').replace(
        /^.{10}(.)/,
        (start, last) => start.slice(0, 10) + (last === 'A' ? 'B' : 'A'),
      );
      return parts.join('.');
    };
    const skill = { ver: '1.0', appid: 'cccccccc-0000-4000-8000-000000000001' };

    const refused: readonly (readonly [what: string, token: (serviceUrl: string) => Promise<string>, why: string])[] = [
      [
        'a token for another bot',
        wished({ audience: 'dddddddd-0000-4000-8000-000000000001' }),
        'token audience: check MicrosoftAppId',
      ],
      ['a token of another issuer', wished({ issuer: 'https://login.example' }), 'token issuer: not the channel'],
      ['a token for another service', wished({ serviceUrl: 'http://127.0.0.1:1/' }), 'token service'],
      ['a token for no service', wished({ serviceUrl: '' }), 'token service'],
      ['a token of later on', wished({ validIn: 3600 }), 'token early: check the clock'],
      ['an expired token', wished({ expiresIn: -3600 }), 'token expired: check the clock'],
      ['a token of an unknown key', wished({ keyId: 'another-key' }), 'token'],
      ['a tampered signature', changed(2), 'token'],
      ['a tampered content', changed(1), 'token service'],
      ['an unsigned token', async (serviceUrl) => unsigned(serviceUrl), 'token'],
      ['a token that is none', async () => 'nonsense', 'token'],
      ['another bot', wished({ issuer: directory, claims: skill }), 'token issuer: not the channel'],
      ['another bot with a token of the channel', wished({ claims: skill }), 'token'],
      [
        'the emulator',
        wished({ issuer: directory, claims: { ver: '1.0', appid: appId } }),
        'token issuer: not the channel',
      ],
    ];
    for (const [what, unwelcome, reason] of refused) {
      it(`refuses ${what}: 401, and says which check it was`, async () => {
        token = unwelcome;
        equal((await paula().says('hi')).status, 401);
        equal((await paula().presses('open')).status, 401);
        deepEqual(bot.heard, []);
        equal(bot.contacts.reads, 0);
        // The second came within a second of the first.
        deepEqual(bot.log, [{ event: 'teams.refused', data: { status: 401, reason } }]);
      });
    }

    it('refuses a request without a token before it reads the body', async () => {
      const response = await fetch(`${bot.url}/api/messages`, { method: 'POST', body: '{' });
      equal(response.status, 401);
      deepEqual(bot.log, [{ event: 'teams.refused', data: { status: 401, reason: 'no token' } }]);
    });

    it('refuses a key that is not endorsed for Teams', async () => {
      const elsewhere = await startOpenId(appId, ['webchat']);
      const strict = await runBot(
        { ...localOptions, mode: 'signedTest', appId, openIdMetadataUrl: elsewhere.metadataUrl },
        async (serviceUrl) => elsewhere.sign({ serviceUrl }),
      );
      equal((await strict.teams.person({ objectId, name: 'Paula' }).says('hi')).status, 401);
      deepEqual(strict.heard, []);
      await strict.stop();
      await elsewhere.stop();
    });

    it('says that it is at fault when the keys cannot be fetched', async () => {
      const nowhere = await startOpenId(appId);
      await nowhere.stop();
      const blind = await runBot(
        { ...localOptions, mode: 'signedTest', appId, openIdMetadataUrl: nowhere.metadataUrl },
        async (serviceUrl) => nowhere.sign({ serviceUrl }),
      );
      equal((await blind.teams.person({ objectId, name: 'Paula' }).says('hi')).status, 500);
      deepEqual(blind.heard, []);
      await blind.stop();
    });

    it('takes the key that the channel has changed to, two hours later', async () => {
      const rotating = await startOpenId(appId);
      const options = { ...localOptions, mode: 'signedTest', appId, openIdMetadataUrl: rotating.metadataUrl } as const;
      const running = await runBot(options, async (serviceUrl) => rotating.sign({ serviceUrl }));
      const person = running.teams.person({ objectId, name: 'Paula' });
      equal((await person.presses('open')).status, 200);
      await rotating.rotate();
      const clock = sinon.useFakeTimers({ now: Date.now() + 2 * 60 * 60 * 1000, toFake: ['Date'] });
      equal((await person.presses('open')).status, 200);
      clock.restore();
      await running.stop();
      await rotating.stop();
    });

    it('checks tenant and person after the token', async () => {
      equal((await paula().sends({ type: 'message', id: '1', text: 'hi', from: { id: '29:x' } })).status, 403);
      token = async () => 'nonsense';
      equal((await paula().sends({ type: 'message', id: '2', text: 'hi', from: { id: '29:x' } })).status, 401);
    });
  });
