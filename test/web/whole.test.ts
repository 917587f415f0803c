import assert from 'node:assert/strict';
import { mintReference } from '../../src/domain/kernel/ids.ts';
import { hal, kestrelReference, noor, priya } from '../people/builders.ts';
import { ofTenant, otherTenant, startEntra, tabAppId, tenant, type Entra } from './sign-in/entra.ts';
import { secret } from './reads/samples.ts';
import { requestOf, withHeaders } from './people/tab-site.ts';
import { givesCard, openWholeTab, beginning, saving, type Instance, type WholeTab } from './people/whole-tab.ts';

describe('The tab of the whole program', () => {
  let whole: WholeTab;
  let here: Instance;
  before(async () => {
    whole = await openWholeTab();
    here = await whole.opens();
    await givesCard(here, priya);
    await here.as(priya, beginning());
    await here.as(priya, saving('Kestrel'));
  });
  // Nobody is too fast for it here.
  beforeEach(() => here.timers.passes(60_000));
  after(() => whole.close());

  it('shows a case to whoever may see it', async () => {
    const { status, body } = await here.as(priya, requestOf('case'));
    assert.equal(status, 200);
    assert.ok(body.includes(secret));
  });

  it('a case of others and none are the same in every byte, and ask the same of the database', async () => {
    const seen = async (reference: string): Promise<readonly unknown[]> => {
      whole.database.length = 0;
      const answer = await here.as(noor, { method: 'GET', path: `/api/tab/cases/${reference}` });
      const { date: _date, ...headers } = answer.headers;
      return [answer.status, answer.body, headers, [...whole.database]];
    };
    const [others, none] = [await seen(kestrelReference), await seen(mintReference(new Uint8Array([1, 2, 3, 4, 5])))];
    assert.equal(others[0], 404);
    assert.deepEqual(others, none);
    const looks = await here.app.ports.looks.of(kestrelReference);
    assert.deepEqual(
      looks.filter(({ person }) => person === noor.objectId).map(({ what, relation, by }) => [what, relation, by]),
      [['not available', 'none', 'tab']],
    );
  });

  it('a press in the tab is the desk’s, and posts nothing in a chat', async () => {
    const { body } = await here.as(priya, saving('Kestrel'));
    assert.match(body, /"card":\{"type":"AdaptiveCard"/);
    assert.match(body, /Page 3 of 9/);
    assert.equal(await here.app.ports.contacts.of(priya.objectId), undefined);
  });

  it('more than a person does is answered with 429, a press with its form', async () => {
    const token = { authorization: await bearerOf(here) };
    const answers = [];
    for (let i = 0; i < 21; i += 1) {
      answers.push((await here.send({ ...requestOf('help'), headers: token })).status);
    }
    assert.deepEqual(answers, [...Array<number>(20).fill(200), 429]);
    const { status, body } = await here.as(hal, requestOf('help'));
    assert.equal(status, 200, 'others are not held up');
    assert.ok(body.includes(secret));
    const press = await here.send({
      ...saving('Typed by hand'),
      headers: { 'content-type': 'application/json', ...token },
    });
    assert.equal(press.status, 200);
    assert.match(press.body, /Typed by hand/);
  });

  it('nothing that was typed or shown, and no name, is in the log', () => {
    const log = whole.log.join('\n');
    assert.ok(log.includes('tab.refused'));
    for (const word of ['Kestrel', 'Priya', 'Noor', priya.objectId, noor.objectId, kestrelReference, 'Bearer', 'eyJ']) {
      assert.ok(!log.includes(word), word);
    }
  });
});

describe('The tab of the whole program, signed in with Teams', () => {
  let entra: Entra;
  let whole: WholeTab;
  let here: Instance;
  before(async () => {
    entra = await startEntra();
    whole = await openWholeTab({
      MicrosoftAppId: 'bbbbbbbb-0000-4000-8000-000000000001',
      MicrosoftAppTenantId: tenant,
      BOT_OPENID_METADATA_URL: 'http://127.0.0.1:1/',
      ALLOWED_TENANTS: tenant,
      TAB_APP_ID: tabAppId,
      TAB_OPENID_METADATA_URL: entra.metadataUrl,
    });
    here = await whole.opens();
  });
  after(async () => {
    await whole.close();
    await entra.stop();
  });

  const ask = async (token: string): Promise<readonly [number, string]> => {
    const { status, body } = await here.send(withHeaders(requestOf('me'), { authorization: `Bearer ${token}` }));
    return [status, (JSON.parse(body) as { error?: string; name?: string }).error ?? ''];
  };

  it('lets in the people of the directory, and says to others who they are not', async () => {
    assert.deepEqual(await ask(await entra.sign(priya.objectId)), [200, '']);
    assert.deepEqual(await ask(await entra.sign('00000000-0000-4000-8000-00000000dead')), [403, 'stranger']);
    assert.deepEqual(await ask(await entra.sign(priya.objectId, ofTenant(otherTenant))), [403, 'foreign']);
    assert.deepEqual(await ask(await entra.sign(priya.objectId, { foreignKey: true })), [401, 'signed-out']);
    assert.equal((await here.send(requestOf('signInAs'))).status, 404);
  });
});

async function bearerOf(here: Instance): Promise<string> {
  const { body } = await here.send(requestOf('signInAs'));
  return `Bearer ${(JSON.parse(body) as { token: string }).token}`;
}
