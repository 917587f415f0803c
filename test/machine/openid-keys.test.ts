// The keys of tokens while their host is away: those that are known are used for a day more, and no others.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import sinon from 'sinon';
import { KeysUnreachable, openIdKeys } from '../../src/machine/openid-keys.ts';

const hour = 60 * 60 * 1000;

describe('The keys that tokens are signed with', () => {
  let time: sinon.SinonFakeTimers;
  let server: Server;
  let isAway: boolean;
  let asked: number;
  let kid: string;
  let pair: Awaited<ReturnType<typeof generateKeyPair>>;
  const warned: string[] = [];
  const log = { warn: (event: string) => void warned.push(event) };
  beforeEach(async () => {
    [isAway, asked, kid] = [false, 0, 'first'];
    warned.length = 0;
    pair = await generateKeyPair('RS256');
    server = createServer((request, response) => {
      const { port } = server.address() as AddressInfo;
      asked += request.url === '/keys' ? 1 : 0;
      response.statusCode = isAway ? 503 : 200;
      if (isAway) response.end();
      else if (request.url === '/keys') {
        void exportJWK(pair.publicKey).then((key) =>
          response.end(JSON.stringify({ keys: [{ ...key, kid, use: 'sig', alg: 'RS256' }] })),
        );
      } else response.end(JSON.stringify({ jwks_uri: `http://127.0.0.1:${port}/keys` }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    time = sinon.useFakeTimers({ now: Date.parse('2027-01-04T10:00:00Z'), toFake: ['Date'] });
  });
  afterEach(async () => {
    time.restore();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  const opened = () =>
    openIdKeys(`http://127.0.0.1:${(server.address() as AddressInfo).port}/openid`, () => Date.now(), log).find;
  const token = async (): Promise<string> =>
    new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid }).sign(pair.privateKey);

  it('are used for a day after those six hours where their host is away, and then no more', async () => {
    const find = opened();
    const one = await token();
    await jwtVerify(one, find);
    isAway = true;
    for (const hours of [1, 5.1, 10, 13.8]) {
      time.tick(hours * hour);
      await jwtVerify(one, find);
    }
    assert.ok(warned.length > 0);
    time.tick(0.2 * hour);
    await assert.rejects(jwtVerify(one, find), KeysUnreachable);
    isAway = false;
    await jwtVerify(one, find);
  });

  it('while it is away are not asked for at each token', async () => {
    const find = opened();
    const one = await token();
    await jwtVerify(one, find);
    isAway = true;
    time.tick(7 * hour);
    const before = asked;
    for (let times = 0; times < 20; times += 1) await jwtVerify(one, find);
    assert.equal(asked - before, 1);
    assert.equal(warned.length, 1);
    time.tick(31_000);
    await jwtVerify(one, find);
    assert.equal(asked - before, 2);
  });

  it('that are new while it is away can be told neither right nor wrong', async () => {
    const find = opened();
    await jwtVerify(await token(), find);
    isAway = true;
    time.tick(7 * hour);
    kid = 'second';
    await assert.rejects(jwtVerify(await token(), find), KeysUnreachable);
  });

  it('that were withdrawn are gone as soon as the host says so', async () => {
    const find = opened();
    const old = await token();
    await jwtVerify(old, find);
    [kid, pair] = ['second', await generateKeyPair('RS256')];
    time.tick(7 * hour);
    await assert.rejects(jwtVerify(old, find), { code: 'ERR_JWKS_NO_MATCHING_KEY' });
  });
});
