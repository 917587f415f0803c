// What Teams tells of a meeting: who caused it, in which chat; anything that is not quite that is let by, without a fault.
import { deepEqual, equal } from 'node:assert/strict';
import { channel } from '../worlds/teams-service.ts';
import { objectId, runBot, tenantId, type RunningBot } from './running-bot.ts';

const chat = '19:meeting_abc@thread.v2';
const there = { conversation: { id: chat, conversationType: 'groupChat', isGroup: true, tenantId } };
const named = (name: string) => ({ type: 'event', name: `application/vnd.microsoft.${name}`, ...there });

describe('What Teams tells of a meeting', () => {
  let bot: RunningBot;
  beforeEach(async () => {
    bot = await runBot();
  });
  afterEach(async () => bot.stop());
  const tells = async (activity: object): Promise<number> =>
    (await bot.teams.person({ objectId, name: 'Paula' }).sends(activity as Record<string, unknown>)).status;
  const heard = () =>
    bot.heard.map((one) => (one.what === 'happened' ? [one.event, one.caller.channel?.conversation] : [one.what]));

  it('reaches the desk with who caused it and where, each time it is told', async () => {
    equal(await tells({ ...named('meetingStart'), value: { Id: 'x', Title: 'MSET' } }), 200);
    equal(await tells(named('meetingEnd')), 200);
    equal(await tells({ ...named('meetingEnd'), id: undefined }), 200);
    deepEqual(heard(), [
      ['start', chat],
      ['end', chat],
      ['end', chat],
    ]);
    equal(bot.heard[0]?.caller.objectId, objectId);
    equal(bot.teams.calls.length, 0, 'nothing is answered');
  });

  it('of a meeting in a channel reaches it too', async () => {
    await tells({ ...named('meetingStart'), ...channel('19:west@thread.tacv2;messageid=1', tenantId) });
    deepEqual(heard(), [['start', '19:west@thread.tacv2']]);
  });

  it('is let by when it is something else, or nobody we could know caused it', async () => {
    for (const name of ['meetingParticipantJoin', 'meetingReactionAdded']) equal(await tells(named(name)), 200);
    for (const name of [undefined, 'toString', 'constructor'])
      equal(await tells({ ...named('meetingStart'), name }), 200);
    equal(await tells({ ...named('meetingStart'), from: { id: '29:guest', name: 'Guest' } }), 200);
    equal(await tells({ ...named('meetingStart'), from: undefined }), 200);
    equal(
      await tells({
        ...named('meetingStart'),
        conversation: { id: 'a:paula', conversationType: 'personal', tenantId },
      }),
      200,
    );
    deepEqual(heard(), []);
  });
});
