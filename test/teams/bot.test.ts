import { deepEqual, equal } from 'node:assert/strict';
import { toObjectId } from '../../src/domain/kernel/ids.ts';
import { createBot } from '../../src/teams/bot.ts';
import type { BotParts } from '../../src/teams/bot.ts';
import type { Inbound } from '../../src/teams/inbound.ts';
import { bot as teamsBot, channel } from '../worlds/teams-service.ts';
import { card, message, objectId, runBot, tenantId } from './running-bot.ts';
import type { RunningBot } from './running-bot.ts';

const thread = '19:west@thread.tacv2;messageid=1';
const inChannel = channel(thread, tenantId);

const arrival = (activityId: string) =>
  ({
    kind: 'arrived',
    person: toObjectId(objectId),
    shared: false,
    activityId,
    conversation: { conversation: { id: 'a' } },
  }) as Inbound;

describe('The bot', () => {
  let bot: RunningBot;
  beforeEach(async () => {
    bot = await runBot();
  });
  afterEach(async () => bot.stop());
  const paula = () => bot.teams.person({ objectId, name: 'Paula Practitioner' });
  const texts = () => bot.heard.map((heard) => (heard.what === 'typed' ? heard.text : heard.what));

  it('answers a press with the card of the desk, and posts nothing', async () => {
    const reply = await paula().presses('open', { reference: 'MSET-4F7K-24' });
    equal(reply.status, 200);
    deepEqual(reply.body, { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card });
    const [heard] = bot.heard;
    deepEqual(heard, {
      what: 'press',
      verb: 'open',
      data: { reference: 'MSET-4F7K-24' },
      caller: { objectId, shared: false, contact: bot.contacts.saved[0] },
    });
    equal(bot.teams.calls.length, 0);
  });

  it('takes a press as the Playground sends it: no trigger, no data', async () => {
    const value = { action: { type: 'Action.Execute', verb: 'home' } };
    equal((await paula().presses('home', {}, { value })).status, 200);
    equal(texts()[0], 'press');
  });

  it('says that a press was in a place where others look on', async () => {
    equal((await paula().presses('open', {}, inChannel)).status, 200);
    equal(bot.heard[0]?.caller.shared, true);
  });

  it('answers even when the sender would rather have replies in the response', async () => {
    const reply = await paula().presses('open', {}, { deliveryMode: 'expectReplies' });
    deepEqual(reply.body, { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card });
  });

  it('answers a search with what may be put into a message: a preview for the person, a card for everybody', async () => {
    const value = { commandId: 'find', parameters: [{ name: 'what', value: '4f7k' }] };
    const reply = await paula().sends({ type: 'invoke', name: 'composeExtension/query', value });
    equal(reply.status, 200);
    deepEqual(reply.body, {
      composeExtension: {
        type: 'result',
        attachmentLayout: 'list',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: card,
            preview: {
              contentType: 'application/vnd.microsoft.card.thumbnail',
              content: { title: 'MSET-4F7K-24', text: 'Received' },
            },
          },
        ],
      },
    });
    equal(bot.heard[0]?.what === 'search' && bot.heard[0].text, '4f7k');
    equal(bot.contacts.saved.length, 0, 'where a message is written is nobody’s own chat with the bot');
    equal((await paula().sends({ type: 'invoke', name: 'composeExtension/query', value: {} })).status, 400);
  });

  it('begins a referral from a message without reading the message', async () => {
    const value = { commandId: 'refer', messagePayload: { body: { content: 'Kestrel Madeup' } } };
    const reply = await paula().sends({ type: 'invoke', name: 'composeExtension/fetchTask', value });
    deepEqual(reply.body, { task: { type: 'message', value: 'It waits in your own chat.' } });
    equal(JSON.stringify(bot.heard).includes('Kestrel'), false);
  });

  it('takes a chat between two people for one where others read along', async () => {
    const conversation = { id: '19:one_two@unq.gbl.spaces', conversationType: 'personal', tenantId };
    equal((await paula().presses('open', {}, { conversation })).status, 200);
    equal(bot.heard[0]?.caller.shared, true);
  });

  it('posts what the desk answers to typed words, in order', async () => {
    bot.desk = { answer: async () => [message, { ...message, summary: 'second' }] };
    const reply = await paula().says('hi');
    deepEqual([reply.status, reply.body], [200, undefined]);
    const [call] = bot.teams.calls;
    equal(call?.path, `/teams/v3/conversations/${encodeURIComponent(paula().conversation)}/activities`);
    equal(call.headers.authorization, undefined);
    deepEqual(
      bot.teams.chat(paula().conversation).map(({ summary }) => summary),
      [message.summary, 'second'],
    );
  });

  it('posts each answer once, even when it does not arrive', async () => {
    bot.teams.next({ status: 503 });
    equal((await paula().says('hi')).status, 200);
    equal(bot.teams.calls.length, 1);
  });

  it('hears words without its own mention', async () => {
    await paula().says('  case   MSET-4F7K-24 ');
    await paula().says('link team West', { mention: true, ...inChannel });
    await paula().says('', {
      text: '<at>MSET</at>&nbsp;my\u00a0cases\n',
      entities: [{ type: 'mention', text: '<at>MSET</at>', mentioned: teamsBot }],
    });
    await paula().says('<at>Max</at> hi', {
      entities: [{ type: 'mention', text: '<at>Max</at>', mentioned: { id: '29:max' } }],
    });
    deepEqual(texts(), ['case MSET-4F7K-24', 'link team West', 'my cases', '<at>Max</at> hi']);
    deepEqual(
      bot.heard.map(({ caller }) => caller.shared),
      [false, true, false, false],
    );
  });

  it('in a group hears only what is said to it', async () => {
    const group = { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId } };
    const unknown = { conversation: { id: '19:x', tenantId } };
    for (const place of [inChannel, group, unknown]) {
      equal((await paula().says('hi', place)).status, 200);
      const others = [{ type: 'mention', text: '<at>Max</at>', mentioned: { id: '29:max' } }, { type: 'clientInfo' }];
      equal((await paula().says('<at>Max</at> hi', { ...place, entities: others })).status, 200);
    }
    deepEqual([texts(), bot.teams.calls.length], [[], 0]);
    await paula().says('hi', { ...group, mention: true });
    deepEqual(texts(), ['hi']);
  });

  it('takes a submitted form and a message without words as empty words', async () => {
    await paula().says('refer', { value: { verb: 'refer' } });
    await paula().says('', { text: undefined, attachments: [{ contentType: 'image/png' }] });
    deepEqual(texts(), ['', '']);
  });

  describe('sent the same twice', () => {
    it('answers words once, at the same time or later', async () => {
      await Promise.all([paula().says('hi', { id: 'one' }), paula().says('hi', { id: 'one' })]);
      equal((await paula().says('hi', { id: 'one' })).status, 200);
      deepEqual([texts(), bot.teams.calls.length], [['hi'], 1]);
      await paula().says('hi', { id: 'two' });
      await paula().says('hi', { id: 'one', ...inChannel, mention: true });
      equal(texts().length, 3);
    });

    it('answers an installation once', async () => {
      await paula().installs({ id: 'one' });
      await paula().installs({ id: 'one' });
      deepEqual(texts(), ['arrived']);
    });

    it('hands every press to the desk, which knows what it has done', async () => {
      await paula().presses('open', {}, { id: 'one' });
      await paula().presses('open', {}, { id: 'one' });
      equal(texts().length, 2);
    });

    it('tries again what failed', async () => {
      bot.desk = { answer: async () => Promise.reject(new Error('desk')) };
      equal((await paula().says('hi', { id: 'one' })).status, 500);
      bot.desk = { answer: async () => [message] };
      equal((await paula().says('hi', { id: 'one' })).status, 200);
      deepEqual([texts(), bot.teams.calls.length], [['hi', 'hi'], 1]);
    });
  });

  describe('installed', () => {
    it('for a person, posts what the desk says to an arrival', async () => {
      equal((await paula().installs()).status, 200);
      equal(texts()[0], 'arrived');
      deepEqual(bot.teams.chat(paula().conversation)[0]?.card, card);
    });

    it('takes the opening of the chat as an arrival', async () => {
      const membersAdded = [{ id: '29:x' }, teamsBot];
      equal((await paula().sends({ type: 'conversationUpdate', membersAdded })).status, 200);
      deepEqual(texts(), ['arrived']);
    });

    it('told of it twice at once, lets the second see what the first has done', async () => {
      const first = Promise.withResolvers<readonly never[]>();
      const events: string[] = [];
      const arrived = async () => {
        events.push('begins');
        const messages = await first.promise;
        events.push('ends');
        return messages;
      };
      const contacts = { of: async () => ({}), left: async () => undefined };
      // Only what an arrival needs.
      const alone = createBot({ desk: { arrived }, contacts } as unknown as BotParts);
      const both = Promise.all([alone(arrival('one'), 0), alone(arrival('two'), 0)]);
      await new Promise((resolve) => setImmediate(resolve));
      first.resolve([]);
      await both;
      deepEqual(events, ['begins', 'ends', 'begins', 'ends']);
    });

    it('in a team or a group, messages nobody', async () => {
      const group = { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId } };
      for (const place of [inChannel, group]) {
        equal((await paula().installs(place)).status, 200);
        equal((await paula().sends({ type: 'conversationUpdate', membersAdded: [teamsBot], ...place })).status, 200);
      }
      deepEqual([texts(), bot.teams.calls.length, bot.contacts.saved], [[], 0, []]);
    });
  });
});
