import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Contact } from '../../src/casework/ports/chat-ports.ts';
import { channel } from '../worlds/teams-service.ts';
import { message, objectId, runBot, tenantId } from './running-bot.ts';
import type { RunningBot } from './running-bot.ts';

const inChannel = channel('19:west@thread.tacv2', tenantId);

const broken = async (): Promise<never> => Promise.reject(new Error('store'));

describe('Contacts', () => {
  let bot: RunningBot;
  beforeEach(async () => {
    bot = await runBot();
  });
  afterEach(async () => bot.stop());
  const paula = () => bot.teams.person({ objectId, name: 'Paula Practitioner' });
  const last = (): Contact => {
    const contact = bot.contacts.saved.at(-1);
    ok(contact);
    return contact;
  };
  /** As the desk does after its greeting. */
  const greet = async (): Promise<void> => {
    await paula().installs();
    await bot.contacts.save({ ...last(), greeted: true });
  };

  it('are kept at the first thing a person does, without their name', async () => {
    await paula().presses('home');
    const { person, conversation, quietUntil, greeted, reference } = last();
    deepEqual([person, conversation, quietUntil, greeted], [objectId, paula().conversation, 0, false]);
    ok(!reference.includes('Paula'));
    equal((await bot.poster.post(last(), message)).ok, true);
    equal(bot.teams.chat(paula().conversation).length, 1);
  });

  it('are not written again while nothing changes', async () => {
    await paula().presses('home');
    await paula().says('hi');
    await paula().installs();
    await paula().presses('open');
    equal(bot.contacts.saved.length, 1);
  });

  it('are not read again at the presses of somebody who was greeted', async () => {
    await greet();
    await paula().presses('home');
    const { reads } = bot.contacts;
    await paula().presses('open');
    await paula().presses('open');
    equal(bot.contacts.reads, reads);
    equal(bot.heard.at(-1)?.caller.contact.greeted, true);
  });

  it('are read afresh when words or an arrival come', async () => {
    await greet();
    await paula().says('hi');
    await bot.contacts.save({ ...last(), quietUntil: 5 });
    await paula().says('hi');
    equal(bot.heard.at(-1)?.caller.contact.quietUntil, 5);
  });

  it('follow a person to another service and keep the rest as it is', async () => {
    await greet();
    await bot.contacts.save({ ...last(), quietUntil: 7 });
    await paula().presses('home');
    const serviceUrl = `${bot.teams.serviceUrl}moved/`;
    await paula().presses('home', {}, { serviceUrl });
    equal(JSON.parse(last().reference).serviceUrl, serviceUrl);
    deepEqual([last().greeted, last().quietUntil], [true, 7]);
    const { length } = bot.contacts.saved;
    await paula().presses('home', {}, { serviceUrl });
    equal(bot.contacts.saved.length, length);
  });

  it('stay the own chat when somebody presses or speaks where others look on', async () => {
    await greet();
    const { length } = bot.contacts.saved;
    await paula().presses('open', {}, inChannel);
    await paula().says('help', { ...inChannel, mention: true });
    for (const { caller } of bot.heard.slice(-2)) {
      deepEqual([caller.shared, caller.contact.conversation], [true, paula().conversation]);
    }
    equal(bot.contacts.saved.length, length);
    equal(bot.teams.calls.at(-1)?.conversation, paula().conversation);
  });

  it('are the present conversation, unsaved, for somebody without an own chat', async () => {
    await paula().presses('open', {}, inChannel);
    equal(bot.heard[0]?.caller.contact.conversation, '19:west@thread.tacv2');
    equal(bot.heard[0]?.caller.noChat, true);
    deepEqual(bot.contacts.saved, []);
    await paula().presses('home');
    await paula().presses('open', {}, inChannel);
    deepEqual([bot.heard[1]?.caller.noChat, bot.heard[2]?.caller.noChat], [undefined, undefined]);
  });

  it('are greeted again after the app was removed', async () => {
    await greet();
    await paula().presses('home');
    equal((await paula().sends({ type: 'installationUpdate', action: 'remove' })).status, 200);
    equal(last().greeted, false);
    equal(bot.heard.length, 2);
    await paula().presses('home');
    equal(bot.heard.at(-1)?.caller.contact.greeted, false);
    await paula().installs();
    equal(bot.heard.at(-1)?.caller.contact.greeted, false);
  });

  it('do not keep a person from an answer when they cannot be read or written', async () => {
    bot.contacts.save = broken;
    equal((await paula().presses('home')).status, 200);
    bot.contacts.of = broken;
    equal((await paula().presses('home')).status, 200);
    equal(bot.heard[1]?.caller.contact.conversation, paula().conversation);
    deepEqual(
      bot.log.map(({ event }) => event),
      ['teams.contactNotKept', 'teams.contactNotKept'],
    );
  });
});
