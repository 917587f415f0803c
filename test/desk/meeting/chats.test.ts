// The chat of a meeting: who links it to what, what stands in it, and what Teams' own events do.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { colin, moira, must, noor, priya, ravi, someone, tess } from '../../people/builders.ts';
import { ada, bea, inIt, preMsetPlan } from '../../domain/meeting/meeting-hall.ts';
import { groupChat, type GroupChat } from '../../journeys/people/group-chat.ts';
import { tenantId } from '../../worlds/teams-service.ts';
import { childAt, id, openRoom, refAt, type Room } from './meeting-room.ts';

const chatId = '19:meeting_mset@thread.v2';

describe('A meeting’s chat', () => {
  let room: Room;
  let chat: GroupChat;
  beforeEach(async () => {
    room = await openRoom();
    chat = groupChat(room.world, chatId);
    await room.does(moira, preMsetPlan);
    await room.puts(childAt(0));
  });
  afterEach(async () => room.world.stop());
  const linked = async () =>
    (await room.world.ports.channels.inConversation(chatId)).map(({ target }) => target).toSorted();
  const state = async () => must(await room.world.ports.meetings.load(id)).value.root.state;

  it('is linked to a type of meeting by a co-ordinator or the chair, by nobody else, and unlinked', async () => {
    for (const who of [ravi, colin, priya]) {
      await chat.says(who, 'link pre-MSET');
      match(chat.reads().at(-1) ?? '', /Only an MSET co-ordinator or the chair may link the chat of Pre-MSET meetings/);
    }
    deepEqual(await linked(), []);
    await chat.says(tess, 'link Pre-MSET');
    match(chat.reads().at(-1) ?? '', /This chat is now linked to Pre-MSET meetings/);
    await chat.says(moira, 'link panel');
    deepEqual(await linked(), ['meeting:panel', 'meeting:preMset']);
    await chat.says(ravi, 'unlink');
    match(chat.reads().at(-1) ?? '', /You may not unlink this chat/);
    await chat.says(tess, 'unlink');
    match(
      chat.reads().at(-1) ?? '',
      /no longer linked to Full panel meetings, Pre-MSET meetings|no longer linked to Pre-MSET meetings, Full panel meetings/,
    );
    deepEqual(await linked(), []);
  });

  it('is no private chat', async () => {
    await room.world.windowOf(moira).says('link pre-MSET');
    match(
      room.world.windowOf(moira).reads(),
      /Only a channel can be linked[^]*A meeting's chat is linked with @MSET link pre-MSET/,
    );
    deepEqual(await room.world.ports.channels.of('meeting:preMset'), undefined);
  });

  it('has one post, at the start; it changes at the end, and at nothing between', async () => {
    await chat.says(moira, 'link pre-MSET');
    const before = chat.reads().length;
    room.world.clock.at(inIt);
    await room.press(moira, 'meeting.start', { meeting: id });
    match(
      chat.reads().at(-1) ?? '',
      /● Under way\n# Pre-MSET, Tue 12 Jan 14:00\nBy pressing I am here you accept[^]*\[ I am here \] \[ Open agenda \]/,
    );
    const post = chat.reads().at(-1);
    const calls = room.world.teams.calls.filter(({ conversation }) => conversation === chatId).length;
    for (const who of [tess, ravi, moira])
      match(await chat.presses(who, 'I am here'), /Only you see this\.[^]*recorded as present/);
    match(await chat.presses(noor, 'I am here'), /This meeting is not available to you/);
    equal(chat.reads().at(-1), post);
    equal(room.world.teams.calls.filter(({ conversation }) => conversation === chatId).length, calls);
    ok(!(post ?? '').includes('MSET-'), 'no case stands in it');
    const end = await room.press(moira, 'meeting.end', { meeting: id });
    await room.on(end, moira, 'End meeting');
    match(chat.reads().at(-1) ?? '', /This meeting has ended/);
    equal(chat.reads().length, before + 1);
  });

  it('opens the agenda in one’s own chat, without names; who has none reads it there, alone', async () => {
    await chat.says(moira, 'link pre-MSET');
    room.world.clock.at(inIt);
    // Names are asked for before: what is posted has none all the same.
    match((await room.press(ravi, 'meeting.names', { meeting: id })).reads, /1 · Child0 Planted0, 15 · /);
    await room.press(moira, 'meeting.start', { meeting: id });
    for (let time = 0; time < 2; time += 1)
      match(await chat.presses(ravi, 'Open agenda'), /Your agenda is posted[^]*in your own chat/);
    const own = room.world.teams
      .chat(`a:${ravi.objectId}`)
      .map(({ card, summary }) => `${summary}: ${JSON.stringify(card)}`);
    equal(own.filter((one) => one.includes(refAt(0))).length, 1, 'one live agenda');
    match(own.join('\n'), /MSET: your agenda[^]*/);
    ok(!own.some((one) => one.includes('see the newer card below')));
    ok(!own.join('').includes('Planted'));
    match(own.join(''), /Show names/);
    const there = await chat.presses(bea, 'Open agenda');
    match(there, /Agenda, Pre-MSET[^]*Only you see this/);
    ok(!there.includes('Show names'), 'a chat of many is often on the screen of the room');
  });

  it('starts and ends the meeting when Teams tells, for those who may, once', async () => {
    await chat.says(moira, 'link pre-MSET');
    room.world.clock.at(inIt);
    for (const who of [ravi, priya, someone(199, 'Nobody Known')]) await chat.tells(who, 'Start');
    equal(await state(), 'planned');
    await chat.tells(tess, 'End');
    equal(await state(), 'planned', 'what has not begun does not end');
    for (let time = 0; time < 2; time += 1) await chat.tells(tess, 'Start');
    equal(await state(), 'started');
    await chat.tells(ada, 'End');
    equal(await state(), 'started');
    for (let time = 0; time < 2; time += 1) await chat.tells(moira, 'End');
    await chat.tells(tess, 'Start');
    const { root: meeting } = must(await room.world.ports.meetings.load(id)).value;
    ok(meeting.state === 'ended');
    deepEqual(meeting.undecided, [refAt(0)]);
    deepEqual(await room.facts(), ['Moira Example planMeeting', 'Tess Gavel startMeeting', 'Moira Example endMeeting']);
  });

  it('starts the meeting that is due where Teams names no one, as the clock does, and ends none so', async () => {
    const told = async (what: 'Start' | 'End'): Promise<void> => {
      const there = { conversation: { id: chatId, conversationType: 'groupChat', isGroup: true, tenantId } };
      const name = `application/vnd.microsoft.meeting${what}`;
      const { status } = await room.world.teams
        .person(tess)
        .sends({ type: 'event', name, from: { id: '29:x' }, ...there });
      equal(status, 200);
      await room.world.settled();
    };
    room.world.clock.at('2027-01-12T13:50:00.000Z');
    await told('Start');
    equal(await state(), 'planned', 'the chat is not linked');
    room.world.clock.at('2027-01-12T13:44:00.000Z');
    await chat.says(moira, 'link pre-MSET');
    await told('Start');
    equal(await state(), 'planned', 'it is not due');
    room.world.clock.at('2027-01-12T13:46:00.000Z');
    for (let time = 0; time < 2; time += 1) await told('Start');
    equal(await state(), 'started');
    match(chat.reads().at(-1) ?? '', /● Under way\n# Pre-MSET/);
    await told('End');
    equal(await state(), 'started');
    deepEqual(await room.facts(), ['Moira Example planMeeting', 'MSET clock startMeeting']);
  });

  it('that is not linked, or has no meeting today, starts nothing', async () => {
    room.world.clock.at(inIt);
    await chat.tells(tess, 'Start');
    equal(await state(), 'planned');
    await chat.says(moira, 'link panel');
    await chat.tells(tess, 'Start');
    equal(await state(), 'planned', 'another type');
    await chat.says(moira, 'link pre-MSET');
    room.world.clock.at('2027-01-13T14:00:00.000Z');
    await chat.tells(tess, 'Start');
    equal(await state(), 'planned', 'another day');
  });

  it('the button and the event at once start it once', async () => {
    await chat.says(moira, 'link pre-MSET');
    room.world.clock.at(inIt);
    await Promise.all([chat.tells(tess, 'Start'), room.press(moira, 'meeting.start', { meeting: id })]);
    equal((await room.facts()).filter((fact) => fact.endsWith('startMeeting')).length, 1);
    equal(chat.reads().filter((read) => read.includes('Under way')).length, 1);
  });
});
