import { deepEqual, equal } from 'node:assert/strict';
import { card, objectId, runBot } from './running-bot.ts';
import type { RunningBot } from './running-bot.ts';

describe('The bot', () => {
  let bot: RunningBot;
  beforeEach(async () => {
    bot = await runBot();
  });
  afterEach(async () => bot.stop());
  const paula = () => bot.teams.person({ objectId, name: 'Paula Practitioner' });

  it('answers a press with the card of the desk, for the person who pressed', async () => {
    const reply = await paula().presses('open', { reference: 'MSET-4F7K-24' });
    equal(reply.status, 200);
    deepEqual(reply.body, { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card });
    const [heard] = bot.heard;
    equal(heard?.what, 'press');
    equal(heard?.caller.objectId, objectId);
    equal(bot.teams.calls.length, 0);
  });

  it('posts what the desk answers to typed words', async () => {
    equal((await paula().says('hi')).status, 200);
    const [call] = bot.teams.calls;
    equal(bot.teams.calls.length, 1);
    equal(call?.path, `/teams/v3/conversations/${encodeURIComponent(paula().conversation)}/activities`);
    equal(call?.headers.authorization, undefined);
    deepEqual(bot.teams.chat(paula().conversation)[0]?.card, card);
  });
});
