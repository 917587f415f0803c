import { deepEqual, doesNotThrow, equal, ok, rejects, throws } from 'node:assert/strict';
import { CardFactory } from 'botbuilder';
import type { ObjectId } from '../../src/domain/kernel/ids.ts';
import type { Received } from '../../src/teams/activity.ts';
import type { StoredConversation } from '../../src/teams/conversation.ts';
import { botbuilderEdge, createAdapter, TeamsAdapter } from '../../src/teams/edge/botbuilder.ts';
import type { ChannelEdge } from '../../src/teams/edge/edge.ts';
import { channelEdge } from '../../src/teams/edge/open.ts';
import { kept } from '../../src/teams/edge/own-tokens.ts';
import { ConnectorError } from '../../src/teams/edge/send-once.ts';
import { startTeamsService, type Answer, type TeamsService } from '../worlds/teams-service.ts';
import {
  appId,
  card,
  edges,
  localOptions as usualOptions,
  message,
  objectId,
  runBot,
  tenantId,
} from './running-bot.ts';

for (const edge of edges)
  describe(`The edge of ${edge}`, () => {
    const localOptions = { ...usualOptions, edge };
    const production = { ...localOptions, mode: 'production', appId } as const;

    it('is not made without an app id where tokens must be checked, because none would then be checked', () => {
      throws(() => channelEdge({ ...production, appId: '' }), /MicrosoftAppId/);
      throws(
        () => channelEdge({ ...localOptions, mode: 'signedTest', openIdMetadataUrl: 'http://127.0.0.1:1/' }),
        /MicrosoftAppId/,
      );
      throws(() => channelEdge({ ...localOptions, mode: 'signedTest', appId }), /BOT_OPENID_METADATA_URL/);
    });

    it('is made for a managed identity, for a single tenant with its secret, and for the local run', () => {
      doesNotThrow(() => channelEdge(production));
      doesNotThrow(() => channelEdge({ ...production, appType: 'SingleTenant', appPassword: 'secret' }));
      doesNotThrow(() => channelEdge(localOptions));
      throws(() => channelEdge({ ...production, appType: 'SingleTenant' }), /MicrosoftAppPassword/);
      throws(() => channelEdge({ ...production, tenantId: '' }), /MicrosoftAppTenantId/);
    });
  });

describe('Both edges', () => {
  it('answer a press with the same bytes, and post, replace and take away the same message', async () => {
    const said = await Promise.all(
      edges.map(async (edge) => {
        const bot = await runBot({ ...usualOptions, edge });
        const person = bot.teams.person({ objectId, name: 'Paula Practitioner' });
        const answer = await person.presses('open');
        await person.says('hello');
        const [contact] = bot.contacts.saved;
        ok(contact);
        await bot.poster.update(contact, 'm1', message);
        await bot.poster.retire(contact, 'm1', message);
        await bot.stop();
        const sent = bot.teams.calls.map(({ method, path, activity: { type, summary, attachments, from } }) => {
          const { id } = (from ?? {}) as { readonly id?: string };
          return { method, path, type, summary, attachments, from: id };
        });
        return JSON.stringify({ answer, sent });
      }),
    );
    equal(said[1], said[0]);
    ok(said[0]?.includes('DELETE'));
  });
});

const to = (serviceUrl: string, id: string): StoredConversation => ({
  channelId: 'msteams',
  serviceUrl,
  conversation: { id, conversationType: 'personal', tenantId, isGroup: false, name: '' },
  bot: { id: '28:mset', name: 'MSET' },
  user: { id: '29:paula', name: '' },
});

const there = (serviceUrl: string): StoredConversation => to(serviceUrl, 'a:1');
/** All that the port has, or it does not compile: what is asked of an edge is asked of both. */
const contract: Readonly<Record<keyof ChannelEdge, (edge: ChannelEdge, teams: TeamsService) => Promise<unknown>>> = {
  // Which tokens hold is asked of both in signed, forged and remembered-tokens.
  authenticate: async (edge, { serviceUrl }) =>
    edge.authenticate({ type: 'message', channelId: 'msteams', serviceUrl } as Received, ''),
  post: async (edge, { serviceUrl }) => edge.post(there(serviceUrl), message),
  update: async (edge, { serviceUrl }) => edge.update(there(serviceUrl), 'm/1', message),
  remove: async (edge, { serviceUrl }) => edge.remove(there(serviceUrl), 'm/1'),
  begin: async (edge, { serviceUrl }) => edge.begin(objectId as ObjectId, serviceUrl),
  channelsOf: async (edge, { serviceUrl }) => edge.channelsOf(there(serviceUrl), '19:team@thread.tacv2'),
};
const answers: readonly Answer[] = [
  { status: 201, body: { id: 'new', conversations: [{ id: '19:a@thread.tacv2', type: 'standard' }] } },
  { status: 403 },
  { status: 404 },
  { status: 429, headers: { 'retry-after': '7' } },
  { status: 500 },
];

describe('The contract of the channel', () => {
  for (const [name, ask] of Object.entries(contract))
    it(`${name}: both edges ask for the same once, give the same back, and fail in the same way`, async () => {
      const [one, other] = await Promise.all(
        edges.map(async (edge) => {
          const teams = await startTeamsService({ tenantId });
          const made = channelEdge({ ...usualOptions, edge });
          const results: unknown[] = [];
          for (const answer of answers) {
            teams.next(answer);
            results.push(await ask(made, teams).catch(saidBy));
          }
          const { requests, calls, begun, serviceUrl } = teams;
          const asked = { requests, activities: calls.map(({ activity }) => activity), begun };
          await teams.stop();
          return JSON.parse(JSON.stringify({ results, asked }).replaceAll(serviceUrl, '')) as {
            readonly results: unknown;
            readonly asked: Pick<TeamsService, 'requests'>;
          };
        }),
      );
      deepEqual(other, one);
      equal(one?.asked.requests.length, name === 'authenticate' ? 0 : answers.length);
    });
});

/** What the poster reads of a failure. */
function saidBy(error: unknown): object {
  if (!(error instanceof ConnectorError)) return { error: String(error) };
  return { ...error.failure };
}

describe('The edge of botbuilder', () => {
  it('posts, replaces and takes away by the very requests that the SDK would send, signed as the SDK signs them', async () => {
    const teams = await startTeamsService({ tenantId });
    const signed = { ...usualOptions, mode: 'signedTest', appId, openIdMetadataUrl: 'http://127.0.0.1:1/' } as const;
    for (const options of [signed, { ...usualOptions, mode: 'local' }] as const) {
      for (const id of ['a:1', '19:one@thread.tacv2;messageid=1/2']) {
        const [edge, adapter, there] = [botbuilderEdge(options), createAdapter(options), to(teams.serviceUrl, id)];
        const from = teams.calls.length;
        await edge.post(there, message);
        await edge.update(there, 'm/1', message);
        await edge.remove(there, 'm/1');
        const activity = { type: 'message', summary: message.summary, attachments: [CardFactory.adaptiveCard(card)] };
        await adapter.continueConversationAsync(options.appId, there, async (context) => {
          context.activity.id = '';
          await context.sendActivity({ ...activity });
          await context.updateActivity({ ...activity, id: 'm/1' });
          await context.deleteActivity('m/1');
        });
        const asked = teams.calls.slice(from).map(({ method, path, activity: sent, headers }) => {
          const { authorization, 'content-type': type } = headers;
          return { method, path, sent, authorization, type: method === 'DELETE' ? undefined : type };
        });
        equal(asked.length, 6);
        equal(asked[0]?.authorization, options.mode === 'local' ? undefined : 'Bearer local-outgoing-token');
        deepEqual(asked.slice(0, 3), asked.slice(3));
      }
    }
    await teams.stop();
  });

  it('asks once for what signs, and again where that could not be had; it is asked for its token each time', async () => {
    let [asked, tokens] = [0, 0];
    const credentials = {
      signRequest: async ({ headers }: { headers: Headers }) => {
        tokens += 1;
        headers.set('authorization', `Bearer ${tokens}`);
      },
    };
    const create = async () => {
      asked += 1;
      if (asked === 1) throw new Error('the identity is starting');
      return { credentials };
    };
    // The rest of it is not asked.
    const adapter = new TeamsAdapter({ createConnectorFactory: () => ({ create }) } as unknown as ConstructorParameters<
      typeof TeamsAdapter
    >[0]);
    await rejects(adapter.authorization(appId), /starting/);
    deepEqual([await adapter.authorization(appId), await adapter.authorization(appId)], ['Bearer 1', 'Bearer 2']);
    equal(asked, 2);
  });
});

describe('The bot’s own token', () => {
  const hourMs = 60 * 60 * 1000;

  it('is asked for once by all who need it, and again five minutes before it ends', async () => {
    const clock = { now: 0 };
    let asked = 0;
    const token = kept(
      async () => {
        asked += 1;
        return { token: `token ${asked}`, expiresOnTimestamp: clock.now + hourMs };
      },
      () => clock.now,
    );
    deepEqual(new Set(await Promise.all(Array.from({ length: 20 }, token))), new Set(['token 1']));
    clock.now = hourMs - 5 * 60_000;
    equal(await token(), 'token 1');
    clock.now += 1;
    deepEqual(new Set(await Promise.all(Array.from({ length: 20 }, token))), new Set(['token 2']));
    equal(asked, 2);
  });

  it('is asked for again where it could not be had', async () => {
    let asked = 0;
    const token = kept(
      async () => {
        asked += 1;
        if (asked === 1) throw new Error('the identity is starting');
        return { token: 'here', expiresOnTimestamp: hourMs };
      },
      () => 0,
    );
    await rejects(token, /starting/);
    equal(await token(), 'here');
  });
});
