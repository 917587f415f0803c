// Channels: which one somebody speaks in, where answers are posted, and how a message begins a thread or replies in it.
import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Place } from '../../src/casework/ports/chat-ports.ts';
import type { CallerChannel } from '../../src/desk/scene/answer.ts';
import { channel } from '../worlds/teams-service.ts';
import { message, objectId, runBot, tenantId } from './running-bot.ts';
import type { RunningBot } from './running-bot.ts';

const west = '19:west@thread.tacv2';
const thread = `${west};messageid=1600000000000`;
const here = { ...message, summary: 'here', here: true } as const;

describe('A channel', () => {
  let bot: RunningBot;
  beforeEach(async () => {
    bot = await runBot();
  });
  afterEach(async () => bot.stop());
  const paula = () => bot.teams.person({ objectId, name: 'Paula Practitioner' });
  const heardIn = (): CallerChannel | undefined => bot.heard.at(-1)?.caller.channel;
  const spokenIn = async (place: object): Promise<CallerChannel | undefined> => {
    equal((await paula().says('link police', { ...place, mention: true })).status, 200);
    return heardIn();
  };
  const place = async (): Promise<Place> => {
    const found = await spokenIn(channel(thread, tenantId));
    ok(found);
    return found;
  };
  const summaries = (conversation: string) => bot.teams.chat(conversation).map(({ summary }) => summary);

  describe('that somebody speaks in', () => {
    it('is known as a whole, whichever of its threads they write or press in', async () => {
      for (const id of [west, thread, `${west};messageid=2`]) {
        equal((await spokenIn(channel(id, tenantId)))?.conversation, west);
        const { reference = '' } = heardIn() ?? {};
        equal(JSON.parse(reference).conversation.id, west);
        ok(!reference.includes('Paula'));
        await paula().presses('open', {}, channel(id, tenantId));
        deepEqual(heardIn(), { conversation: west, reference, kind: 'standard' });
      }
    });

    it('is of the kind Teams says, and shared when this program does not know the kind', async () => {
      const odd = (type: unknown) => ({
        ...channel(west, tenantId),
        channelData: { tenant: { id: tenantId }, channel: { id: west, type } },
      });
      const unnamed = { ...channel(west, tenantId), channelData: { tenant: { id: tenantId } } };
      equal((await spokenIn(unnamed))?.kind, 'unnamed');
      equal((await spokenIn(channel(west, tenantId)))?.kind, 'standard');
      equal((await spokenIn(odd(null)))?.kind, 'unnamed');
      const of = (team: string) => ({ ...unnamed, channelData: { ...unnamed.channelData, team: { id: team } } });
      equal((await spokenIn(of(west)))?.kind, 'standard', 'the General channel of its team');
      equal((await spokenIn(of('19:general@thread.tacv2')))?.kind, 'unnamed');
      for (const kind of ['standard', 'private', 'shared'] as const) {
        equal((await spokenIn(channel(west, tenantId, kind)))?.kind, kind);
        await paula().presses('open', {}, channel(west, tenantId, kind));
        equal(heardIn()?.kind, kind);
      }
      for (const type of ['unknownFutureValue', 'Standard', '', 7, {}, []]) {
        equal((await spokenIn(odd(type)))?.kind, 'shared', JSON.stringify(type));
      }
    });

    it('is none in a chat of one, and in a chat of many the chat itself', async () => {
      await paula().says('hi');
      equal(bot.heard.length, 1);
      equal(heardIn(), undefined);
      const group = { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId } };
      const heard = await spokenIn(group);
      deepEqual([heard?.conversation, heard?.kind], ['19:g@thread.v2', 'group']);
      equal(bot.heard.at(-1)?.caller.shared, true);
      ok(heard);
      equal((await bot.poster.post(heard, message)).ok, true);
      deepEqual(summaries('19:g@thread.v2').at(-1), message.summary);
    });
  });

  describe('in which something was typed', () => {
    beforeEach(async () => {
      await paula().presses('home');
      bot.desk = { answer: async () => [here, { ...message, summary: 'own chat' }] };
    });

    it('holds what is answered here, in that thread; the rest is in the own chat', async () => {
      await paula().says('link police', { ...channel(thread, tenantId), mention: true });
      deepEqual(summaries(thread), ['here']);
      deepEqual(summaries(paula().conversation), ['own chat']);
      equal(bot.teams.calls.length, 2);
      deepEqual(bot.teams.chat(thread)[0]?.card, message.card);
    });

    it('holds it under the message itself, where Teams names no thread', async () => {
      await paula().says('link police', { ...channel(west, tenantId), id: '17', mention: true });
      deepEqual(summaries(`${west};messageid=17`), ['here']);
    });

    it('or a chat, holds it as one more message', async () => {
      const group = { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId } };
      await paula().says('link police', { ...group, mention: true });
      deepEqual(summaries('19:g@thread.v2'), ['here']);
      await paula().says('link police');
      deepEqual(summaries(paula().conversation), ['own chat', 'here', 'own chat']);
    });

    it('and would not take the answer: it is said in the log, and posted nowhere else', async () => {
      bot.desk = { answer: async () => [here] };
      bot.teams.next({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } });
      equal((await paula().says('link police', { ...channel(thread, tenantId), mention: true })).status, 200);
      equal(bot.teams.calls.length, 1);
      equal(bot.log.at(-1)?.event, 'teams.answerNotPosted');
    });
  });

  describe('that messages are posted to', () => {
    it('gets a thread of its own for each', async () => {
      const to = await place();
      const before = bot.teams.calls.length;
      const first = await bot.poster.post(to, message);
      const second = await bot.poster.post(to, message);
      const calls = bot.teams.calls.slice(before);
      deepEqual(
        calls.map(({ method, path }) => [method, path]),
        [0, 1].map(() => ['POST', `/teams/v3/conversations/${encodeURIComponent(west)}/activities`]),
      );
      deepEqual(
        [first, second],
        calls.map(({ id }) => ({ ok: true, activity: id })),
      );
      equal(calls[0]?.activity['replyToId'], undefined);
    });

    it('has replies in the thread of a message, in one request, whatever thread the place names', async () => {
      const to = await place();
      for (const from of [to, { ...to, reference: to.reference.replaceAll(west, thread) }]) {
        const before = bot.teams.calls.length;
        equal((await bot.poster.post(from, { ...message, summary: 'reply' }, '42')).ok, true);
        equal(bot.teams.calls.length, before + 1);
        equal(bot.teams.calls.at(-1)?.conversation, `${west};messageid=42`);
      }
      deepEqual(summaries(`${west};messageid=42`), ['reply', 'reply']);
    });

    it('has the message replaced that began a thread, and the reply in it', async () => {
      const to = await place();
      const root = await bot.poster.post(to, message);
      ok(root.ok);
      const reply = await bot.poster.post(to, message, root.activity);
      ok(reply.ok);
      await bot.poster.update(to, root.activity, { ...message, summary: 'new root' });
      await bot.poster.update(to, reply.activity, { ...message, summary: 'new reply' });
      equal(summaries(west).at(-1), 'new root');
      deepEqual(summaries(`${west};messageid=${root.activity}`), ['new reply']);
    });

    it('is not mistaken for a chat, which has no threads', async () => {
      await paula().presses('home');
      const own = bot.contacts.saved.at(-1);
      ok(own);
      equal((await bot.poster.post(own, message, '42')).ok, true);
      equal(bot.teams.calls.at(-1)?.conversation, paula().conversation);
    });

    it('says what went wrong like any other place', async () => {
      const to = await place();
      bot.teams.next({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } }, { status: 500 });
      deepEqual((await bot.poster.post(to, message, '42')).ok, false);
      const unsure = await bot.poster.post(to, message);
      equal(!unsure.ok && unsure.why, 'unknown');
    });
  });
});
