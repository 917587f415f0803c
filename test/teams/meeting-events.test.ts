// What Teams tells of a meeting: who caused it, in which chat; anything that is not quite that is let by, without a fault.
import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { channel } from '../worlds/teams-service.ts';
import { edges, localOptions, objectId, runBot, tenantId, type RunningBot } from './running-bot.ts';

const chat = '19:meeting_abc@thread.v2';
const there = { conversation: { id: chat, conversationType: 'groupChat', isGroup: true, tenantId } };
const named = (name: string) => ({ type: 'event', name: `application/vnd.microsoft.${name}`, ...there });

interface Documented {
  readonly serviceUrl: string;
  readonly from: object;
  readonly conversation: object;
}
const documented = (name: string): Documented =>
  JSON.parse(readFileSync(new URL(`documented/${name}.json`, import.meta.url), 'utf8')) as Documented;

for (const edge of edges)
  describe(`What Teams tells of a meeting over ${edge}`, () => {
    let bot: RunningBot;
    beforeEach(async () => {
      bot = await runBot({ ...localOptions, edge });
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

    it('reaches it in the forms that Microsoft documents, with nothing changed but whom and where', async () => {
      for (const year of ['2021', '2023']) {
        for (const what of ['start', 'end'] as const) {
          const { serviceUrl: _service, from, conversation, ...rest } = documented(`meeting-${what}-${year}`);
          const tenants = year === '2021' ? {} : { channelData: { tenant: { id: tenantId } } };
          const here = { ...conversation, id: chat, ...('tenantId' in conversation && { tenantId }) };
          const person = { ...from, aadObjectId: objectId };
          equal(await tells({ ...rest, ...tenants, conversation: here, from: person }), 200);
          deepEqual(heard().at(-1), [what, chat], `${what} of ${year}`);
        }
      }
      equal(heard().length, 4);
    });

    it('reaches it where it names nobody, as in one of the documented forms: that it began, and where', async () => {
      const { serviceUrl: _service, conversation, ...rest } = documented('meeting-start-2023');
      const there = { ...conversation, id: chat };
      equal(await tells({ ...rest, conversation: there, channelData: { tenant: { id: tenantId } } }), 200);
      deepEqual([heard(), bot.began], [[], [chat]]);
    });

    it('is let by, and said in the log, where it ended and names nobody, or names someone in another way', async () => {
      const { serviceUrl: _service, conversation, ...rest } = documented('meeting-end-2023');
      const there = { ...conversation, id: chat };
      const tenants = { channelData: { tenant: { id: tenantId } } };
      equal(await tells({ ...rest, ...tenants, conversation: there, from: { id: '29:x' } }), 200);
      deepEqual(bot.log.at(-1), { event: 'teams.eventDropped', data: { reason: 'identity' } });
      equal(await tells({ ...named('meetingStart'), from: { id: '29:x', aadObjectId: 'Paula' } }), 200);
      deepEqual([heard(), bot.began], [[], []]);
    });

    it('of a chat of one is no meeting, whatever it is called', async () => {
      const { serviceUrl: _service, ...rest } = documented('meeting-start-2021');
      const alone = { id: 'a:paula', isGroup: false, tenantId };
      equal(await tells({ ...rest, from: { id: '29:p', aadObjectId: objectId }, conversation: alone }), 200);
      deepEqual(heard(), []);
      equal(bot.log.at(-1)?.event, 'teams.eventDropped');
    });

    it('is let by when it is something else, or nobody we could know caused it', async () => {
      for (const name of ['meetingParticipantJoin', 'meetingReactionAdded']) equal(await tells(named(name)), 200);
      for (const name of [undefined, 'toString', 'constructor'])
        equal(await tells({ ...named('meetingStart'), name }), 200);
      equal(
        await tells({
          ...named('meetingStart'),
          conversation: { id: 'a:paula', conversationType: 'personal', tenantId },
        }),
        200,
      );
      deepEqual([heard(), bot.began], [[], []]);
    });
  });
