// The activity feed beside the chat: the same words once, and whatever becomes of it, the chat has them and no one is troubled.
import assert from 'node:assert/strict';
import { readConfig } from '../../src/config.ts';
import { makePackage } from '../../src/packaging/app-package.ts';
import { feedByGraph } from '../../src/teams/feed.ts';
import { startFakeGraph, type FakeGraph } from '../mail/fake-graph.ts';
import { council as values, parts } from '../packaging/parts.ts';
import {
  colin,
  consented,
  filledIn,
  kestrelReference,
  moira,
  noConflict,
  priya,
  submitted,
} from '../people/builders.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { until } from '../worlds/settle.ts';
import { tenantId } from '../worlds/teams-service.ts';

const app = '4f1c9a3e-7b52-4d08-9e61-2ac05b7d3f10';

/** The manifest of a package that is made with these values besides. */
function manifestOf(more: object): string {
  const made = makePackage(parts, { ...values, ...more });
  assert.ok('manifest' in made, JSON.stringify(made));
  return JSON.stringify(made.manifest);
}

describe('The activity feed', () => {
  let graph: FakeGraph;
  let world: World;
  beforeEach(async () => {
    graph = await startFakeGraph({ accepts: (token) => token === 'good' });
    world = await openWorld({ environment: { TEAMS_APP_ID: app } });
    feedsAs(async () => 'good');
  });
  afterEach(async () => {
    await world.stop();
    await graph.stop();
  });
  const feedsAs = (token: () => Promise<string>): void =>
    void Object.assign(world.ports, { feed: feedByGraph({ tenantId, appId: app, url: graph.url }, token) });
  const posted = (person: { readonly objectId: string }): readonly string[] =>
    world.teams.arrived.flatMap(({ method, conversation, activity }) =>
      method === 'POST' && conversation === `a:${person.objectId}` ? [(activity as { summary: string }).summary] : [],
    );

  it('says once what the chat says to those who are called, leads to the board, and names no child', async () => {
    const before = new Map([priya, colin, moira].map((who) => [who, posted(who).length]));
    await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
    const called = [...before].map(([who, chats]) => posted(who).length - chats);
    // Nothing in the chat waits for the feed.
    await until(() => graph.feed.length === called.reduce((sum, count) => sum + count));
    for (const who of [priya, colin, moira]) {
      const said = graph.feed.filter(({ person }) => person === who.objectId);
      assert.deepEqual(
        said.map(({ what }) => what),
        posted(who).slice(before.get(who)),
        who.name,
      );
      for (const { preview, what, link } of said) {
        assert.equal(preview, what);
        assert.match(link, new RegExp(`^https://teams\\.microsoft\\.com/l/entity/${app}/board\\?`));
      }
    }
    assert.ok(graph.feed.length >= 3);
    assert.doesNotMatch(JSON.stringify(graph.calls), /Kestrel|Madeup|2011|MSET-/);
  });

  for (const [what, fails] of [
    ['refuses', () => graph.next(...Array.from({ length: 20 }, () => ({ status: 403 })))],
    ['breaks off', () => graph.next(...Array.from({ length: 20 }, (): 'reset' => 'reset'))],
    ['gives no token', () => feedsAs(() => Promise.reject(new Error('no such registration')))],
  ] as const) {
    it(`is no trouble where Graph ${what}: the chat has it all the same, and it is tried once`, async () => {
      fails();
      await world.has(kestrelReference, filledIn(), submitted());
      assert.match(posted(colin).join('\n'), /consent needed/);
      const toldNot = (): readonly string[] => world.log.filter((line) => line.includes('activity feed not told'));
      await until(() => toldNot().length > 0);
      const calls = graph.calls.length;
      world.clock.passes(3_600_000);
      await world.settled();
      assert.equal(graph.calls.length, calls);
      assert.deepEqual(
        graph.feed.filter(({ person }) => person !== colin.objectId && person !== priya.objectId),
        [],
      );
      for (const who of [moira, colin, priya])
        assert.doesNotMatch(world.windowOf(who).reads(), /reached|Not delivered/);
      assert.ok(
        toldNot().every((line) => !line.includes('"cut"')),
        toldNot().join(''),
      );
    });
  }

  it('is declared in the package only where it is wanted, of the kind that is sent', async () => {
    assert.doesNotMatch(manifestOf({}), /activities|TeamsActivity/);
    const wanted = manifestOf({ ACTIVITY_FEED: 'on' });
    assert.match(wanted, /\{"name":"TeamsActivity\.Send\.User","type":"Application"\}/);
    await world.has(kestrelReference, filledIn(), submitted());
    await until(() => graph.feed.length > 0);
    const [{ type } = { type: '' }] = graph.feed;
    assert.match(wanted, new RegExp(`"activityTypes":\\[\\{"type":"${type}"[^}]*"templateText":"\\{what\\}"`));
  });

  it('is off unless the council turns it on, and then needs who vouches for it', () => {
    const production = {
      NODE_ENV: 'production',
      MicrosoftAppId: app,
      MicrosoftAppTenantId: tenantId,
      ALLOWED_TENANTS: tenantId,
      BASE_URL: 'https://mset.council.example',
      TAB_APP_ID: app,
      TEAMS_APP_ID: app,
      COSMOS_ENDPOINT: 'https://mset.documents.azure.com',
      MATCH_KEY: 'x'.repeat(32),
      MAIL_GRAPH_MAILBOX: 'mset@council.example',
    };
    assert.equal(readConfig(production).feed, undefined);
    assert.deepEqual(readConfig({ ...production, ACTIVITY_FEED: 'on' }).feed, { tenantId, appId: app, identity: app });
    assert.throws(
      () =>
        readConfig({
          ...production,
          ACTIVITY_FEED: 'on',
          MicrosoftAppType: 'SingleTenant',
          MicrosoftAppPassword: 'a password',
        }),
      /ACTIVITY_FEED is on: a managed identity vouches for it/,
    );
    assert.throws(() => readConfig({ ACTIVITY_FEED: 'on' }), /outside production it needs MAIL_GRAPH_URL/);
  });
});
