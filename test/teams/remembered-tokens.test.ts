// What held is not checked again for a while, and nothing else is believed for it.
import { deepEqual, equal } from 'node:assert/strict';
import { generateKeyPair, SignJWT } from 'jose';
import sinon from 'sinon';
import type { Received } from '../../src/teams/activity.ts';
import { rememberingTokens } from '../../src/teams/edge/remembered-tokens.ts';
import { startOpenId, type OpenId, type TokenWishes } from '../worlds/openid.ts';
import { channelEdge } from '../../src/teams/edge/open.ts';
import { appId, edges, localOptions } from './running-bot.ts';

const minuteMs = 60_000;
const serviceUrl = 'http://127.0.0.1:1/';
const from = (more: Partial<Received> = {}): Received => ({
  type: 'invoke',
  channelId: 'msteams',
  serviceUrl,
  conversation: { id: 'a:priya' },
  ...more,
});

/** A token of any content: here the check only counts. */
const bearer = (claims: object): string =>
  `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;

interface Checking {
  readonly clock: { now: number };
  /** How many were checked in full. */
  checked: number;
  holds: boolean;
  readonly authenticate: ReturnType<typeof rememberingTokens>;
}
function checking(): Checking {
  const clock = { now: 1_000_000_000 };
  const made: Checking = {
    clock,
    checked: 0,
    holds: true,
    authenticate: rememberingTokens(
      async () => {
        made.checked += 1;
        return made.holds;
      },
      () => clock.now,
    ),
  };
  return made;
}
const inAnHour = ({ clock }: Checking): number => (clock.now + 60 * minuteMs) / 1000;

describe('A token that held', () => {
  it('is checked once in five minutes', async () => {
    const made = checking();
    const token = bearer({ exp: inAnHour(made) });
    for (const afterMs of [0, 1, 5 * minuteMs - 2]) {
      made.clock.now += afterMs;
      equal(await made.authenticate(from(), token), true);
    }
    equal(made.checked, 1);
    made.clock.now += 1;
    equal(await made.authenticate(from(), token), true);
    equal(made.checked, 2);
  });

  it('is checked again when it has ended, and refused where it does not hold any more', async () => {
    const made = checking();
    const token = bearer({ exp: (made.clock.now + minuteMs) / 1000 });
    equal(await made.authenticate(from(), token), true);
    made.clock.now += minuteMs - 1;
    equal(await made.authenticate(from(), token), true);
    equal(made.checked, 1);
    made.clock.now += 1;
    made.holds = false;
    equal(await made.authenticate(from(), token), false);
  });

  it('and has ended already, as clocks may differ, is checked each time', async () => {
    const made = checking();
    const token = bearer({ exp: (made.clock.now - minuteMs) / 1000 });
    await made.authenticate(from(), token);
    await made.authenticate(from(), token);
    equal(made.checked, 2);
  });

  for (const [what, token] of [
    ['does not say when it ends', bearer({})],
    ['ends at a word', bearer({ exp: '9999999999' })],
    ['is no token', 'Bearer nonsense'],
    ['is none at all', ''],
  ] as const) {
    it(`and ${what} is checked each time`, async () => {
      const made = checking();
      await made.authenticate(from(), token);
      await made.authenticate(from(), token);
      equal(made.checked, 2);
    });
  }

  it('is not believed longer where the clock is put back', async () => {
    const made = checking();
    const token = bearer({ exp: inAnHour(made) });
    await made.authenticate(from(), token);
    made.clock.now -= 60 * minuteMs;
    await made.authenticate(from(), token);
    equal(made.checked, 2);
  });

  it('is checked again for another address, another channel and another signature', async () => {
    const made = checking();
    const token = bearer({ exp: inAnHour(made) });
    await made.authenticate(from(), token);
    made.holds = false;
    equal(await made.authenticate(from({ serviceUrl: 'http://127.0.0.1:2/' }), token), false);
    equal(await made.authenticate(from({ channelId: 'webchat' }), token), false);
    equal(await made.authenticate(from(), `${token}x`), false);
    equal(await made.authenticate(from(), token), true);
  });

  it('is forgotten when a thousand others held since', async () => {
    const made = checking();
    const token = bearer({ exp: inAnHour(made) });
    await made.authenticate(from(), token);
    for (let other = 0; other < 1000; other += 1)
      await made.authenticate(from(), bearer({ exp: inAnHour(made), other }));
    equal(made.checked, 1001);
    await made.authenticate(from(), token);
    equal(made.checked, 1002);
  });
});

describe('A token that was refused', () => {
  it('is checked each time, and thousands of them push no token out that held', async () => {
    const made = checking();
    const token = bearer({ exp: inAnHour(made) });
    await made.authenticate(from(), token);
    made.holds = false;
    for (let other = 0; other < 1100; other += 1)
      await made.authenticate(from(), bearer({ exp: inAnHour(made), other }));
    await made.authenticate(from(), bearer({ exp: inAnHour(made), other: 0 }));
    equal(made.checked, 1102);
    equal(await made.authenticate(from(), token), true);
    equal(made.checked, 1102);
  });
});

for (const edge of edges)
  describe(`Remembered by the edge of ${edge}`, () => {
    let openId: OpenId;
    let authenticate: ReturnType<typeof rememberingTokens>;
    beforeEach(async () => {
      openId = await startOpenId(appId);
      const options = {
        ...localOptions,
        edge,
        mode: 'signedTest',
        appId,
        openIdMetadataUrl: openId.metadataUrl,
      } as const;
      const made = channelEdge(options);
      authenticate = async (received, token) => made.authenticate(received, token);
    });
    afterEach(async () => {
      sinon.restore();
      await openId.stop();
    });
    const signed = async (wishes: Partial<TokenWishes> = {}): Promise<string> =>
      `Bearer ${await openId.sign({ serviceUrl, ...wishes })}`;

    it('a token that held opens no door for one of another bot, of another issuer, or for another address', async () => {
      const token = await signed();
      equal(await authenticate(from(), token), true);
      const others = [
        await authenticate(from(), await signed({ audience: 'dddddddd-0000-4000-8000-000000000001' })),
        await authenticate(from(), await signed({ issuer: 'https://login.example' })),
        await authenticate(from(), await signed({ expiresIn: -3600 })),
        await authenticate(from({ serviceUrl: 'http://127.0.0.1:2/' }), token),
        await authenticate(from({ channelId: 'webchat' }), token),
      ];
      deepEqual(others, [false, false, false, false, false]);
      equal(await authenticate(from(), token), true);
    });

    it('a forger who has the claims of a token that held, but not its key, is refused', async () => {
      const token = await signed();
      equal(await authenticate(from(), token), true);
      const { privateKey } = await generateKeyPair('RS256');
      const forged = await new SignJWT({ serviceurl: serviceUrl })
        .setProtectedHeader({ alg: 'RS256', kid: 'test-key' })
        .setIssuer('https://api.botframework.com')
        .setAudience(appId)
        .setExpirationTime('1h')
        .sign(privateKey);
      equal(await authenticate(from(), `Bearer ${forged}`), false);
      const [header = '', claims = ''] = token.split('.');
      equal(await authenticate(from(), `${header}.${claims}.${forged.split('.')[2] ?? ''}`), false);
      equal(await authenticate(from(), `${header}.${claims}.`), false);
    });

    it('a token of a key that was withdrawn is believed for five minutes more, and not when the keys were read again', async () => {
      const clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
      const token = await signed({ expiresIn: 30 * 60 * 60 });
      equal(await authenticate(from(), token), true);
      await openId.rotate();
      clock.tick(5 * minuteMs - 1);
      equal(await authenticate(from(), token), true);
      // Both edges read the keys again within a day.
      clock.tick(25 * 60 * minuteMs);
      equal(await authenticate(from(), await signed({ expiresIn: 60 * 60 })), true);
      equal(await authenticate(from(), token), false);
    });
  });
