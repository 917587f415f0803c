// Meetings planned, run and ended over the real store: each press once, however often it arrives.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { colin, moira, must, noor, ola, priya, ravi, tess } from '../../people/builders.ts';
import { commandOf } from '../../worlds/desk-in-memory.ts';
import { ada, bea, inIt, preMsetPlan, start } from '../../domain/meeting/meeting-hall.ts';
import { childAt, held, visit, id, onwards, openMeetingRoom, openRoom, refAt, type Room } from './meeting-room.ts';

const about = { meeting: id };
const sent = { type: 'preMset', date: '12/1/2027', time: '14:00', chair: tess.objectId, repeat: 'no' };

describe('An invitation', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openRoom();
    const form = await room.press(moira, 'meeting.plan');
    await room.on(form, moira, 'New meeting', { ...sent, place: 'Room 2, Quadrant East' });
  });
  afterEach(async () => room.world.stop());

  it('is answered, and answered otherwise; those who run the meeting see it', async () => {
    match((await room.press(ravi, 'meeting.come', about)).reads, /✓ You are expected[^]*Place: Room 2, Quadrant East/);
    match((await room.press(moira, 'meeting.open', about)).reads, /Coming: Sgt Ravi Mock/);
    const form = await room.press(ravi, 'meeting.decline', about);
    const answer = await room.on(form, ravi, 'I cannot come', { instead: ola.objectId });
    match(answer.reads, /PC Ola Sketch is invited instead of you/);
    match(
      (await room.press(moira, 'meeting.open', about)).reads,
      /Cannot come: Sgt Ravi Mock \(PC Ola Sketch instead\)/,
    );
    const told = await room.world.ports.outbox.due(Number.MAX_SAFE_INTEGER, 100);
    deepEqual(
      told.map(({ person }) => person),
      [ola.objectId],
    );
    deepEqual(await room.facts(), [
      'Moira Example planMeeting',
      'Sgt Ravi Mock comeToMeeting',
      'Sgt Ravi Mock declineMeeting',
    ]);
  });

  it('is opened by the tile of the next meeting on home', async () => {
    const home = await room.press(ravi, 'home');
    const tile = must(home.buttons.find(({ title }) => /next meeting/.test(title)));
    match((await room.on(home, ravi, tile.title)).reads, /Place: Room 2, Quadrant East/);
  });

  it('names nobody of another agency, and is not answered by those who take no part', async () => {
    const form = await room.press(ravi, 'meeting.decline', about);
    doesNotMatch(form.reads, /Ada Dummy/);
    const sentBy = { ...about, instead: ada.objectId, command: commandOf('ripe') };
    doesNotMatch((await room.press(ravi, 'meeting.decline.go', sentBy)).reads, /Ada Dummy/);
    match((await room.press(priya, 'meeting.come', about)).reads, /not available to you/);
    deepEqual(await room.facts(), ['Moira Example planMeeting']);
  });
});

describe('New meeting', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openRoom();
  });
  afterEach(async () => room.world.stop());

  it('plans it once, however often it is pressed', async () => {
    const list = await room.press(moira, 'meetings');
    match(list.reads, /No meeting is planned\. Press New meeting\./);
    const form = await room.on(list, moira, 'New meeting');
    for (let time = 0; time < 2; time += 1) {
      match((await room.on(form, moira, 'New meeting', sent)).reads, /✓ Pre-MSET is planned[^]*Tue 12 Jan 14:00/);
    }
    const other = await room.on(await room.press(tess, 'meeting.plan'), tess, 'New meeting', {
      ...sent,
      time: '10:00',
    });
    match(
      other.reads,
      /Nothing new is planned\nTue 12 Jan 14:00: already planned, chair Tess Gavel\. Nothing was changed/,
    );
    deepEqual(await room.facts(), ['Moira Example planMeeting']);
    match(
      (await room.press(moira, 'meetings')).reads,
      /# Meetings\n1 · press a row to open it\n> \*\*Pre-MSET\*\* · Tue 12 Jan 14:00 · planned/,
    );
  });

  it('plans a year with Repeat monthly, moved off bank holidays, and planning it twice is planning it once', async () => {
    const form = await room.press(moira, 'meeting.plan');
    const year = { ...sent, type: 'panel', date: '29/3/2027', repeat: 'yes' };
    const planned = await room.on(form, moira, 'New meeting', year);
    match(planned.reads, /12 Full panel meetings are planned[^]*Tue 30 Mar 14:00: moved to a working day\./);
    const again = await room.on(await room.press(moira, 'meeting.plan'), moira, 'New meeting', year);
    match(again.reads, /Nothing new is planned/);
    const all = await room.world.ports.meetings.from('2027-01-01');
    equal(all.length, 12);
    ok(all.every(({ facts }) => facts === 1));
    equal(
      JSON.stringify(await room.world.ports.outbox.due(Number.MAX_SAFE_INTEGER, 100)),
      '[]',
      'nobody is told twelve times',
    );
    const first = await room.press(moira, 'meetings');
    match(first.reads, /1 to 6 of 12/);
    match((await room.on(first, moira, 'More')).reads, /7 to 12 of 12/);
  });

  it('refuses a bank holiday with the reason, and gives back what was typed', async () => {
    const form = await room.press(moira, 'meeting.plan');
    const refused = await room.on(form, moira, 'New meeting', { ...sent, date: '29 March 2027' });
    match(
      refused.reads,
      /The council is closed on Monday 29 March 2027\. Give a working day\. The next one is Tuesday 30 March 2027/,
    );
    equal(refused.values['date'], '29 March 2027');
    match((await room.on(form, moira, 'New meeting', { ...sent, date: '1/1/2020' })).reads, /is over/);
    match(
      (await room.on(form, moira, 'New meeting', { ...sent, date: '1/6/2040', repeat: 'yes' })).reads,
      /two years away/,
    );
    match((await room.on(form, moira, 'New meeting', { ...sent, time: '2pm' })).reads, /write it like 14:00/);
    deepEqual(await room.world.ports.meetings.from('2020-01-01'), []);
  });

  it('is for those who run meetings; whoever may attend sees what is planned', async () => {
    await room.does(moira, preMsetPlan);
    for (const who of [ravi, colin]) {
      deepEqual(
        (await room.press(who, 'meetings')).buttons.map(({ title }) => title),
        ['Pre-MSET Tue 12 Jan 14:00 planned · papers close Tue 5 Jan 17:00: open', 'Home'],
      );
      match((await room.press(who, 'meeting.plan.go', sent)).reads, /not available/);
    }
    for (const who of [priya, noor]) {
      for (const verb of [
        'meetings',
        'meeting.open',
        'meeting.agenda',
        'meeting.start',
        'minutes.open',
        'meeting.end.go',
      ])
        match((await room.press(who, verb, about)).reads, /This meeting is not available to you/, verb);
    }
  });

  it('that is cancelled says why, and is planned anew when it is needed', async () => {
    await room.does(moira, preMsetPlan);
    const form = await room.on(await room.press(moira, 'meeting.open', about), moira, 'Cancel meeting');
    match((await room.on(form, moira, 'Cancel meeting')).reads, /Reason: this is needed/);
    const cancelled = await room.on(form, moira, 'Cancel meeting', { reason: 'The chair is ill.' });
    match(cancelled.reads, /is cancelled[^]*The chair is ill\./);
    match((await room.press(moira, 'meetings')).reads, /No meeting is planned/);
    await room.does(moira, preMsetPlan);
    match((await room.press(moira, 'meetings')).reads, /# Meetings\n1 · /);
  });
});

describe('Running a meeting', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openRoom();
    await room.does(moira, preMsetPlan);
    await room.puts(childAt(0));
    await room.puts(childAt(1));
  });
  afterEach(async () => room.world.stop());
  const open = async (who = moira) => room.press(who, 'meeting.open', about);

  it('begins on its day only, once', async () => {
    ok(!(await open()).reads.includes('Start meeting'));
    match((await room.press(moira, 'meetings')).reads, /planned · papers close Tue 5 Jan 17:00/);
    match((await room.press(moira, 'meeting.start', about)).reads, /This meeting is on Tuesday 12 January 2027/);
    room.world.clock.at(inIt);
    match((await room.press(moira, 'meetings')).reads, /planned · papers closed Tue 5 Jan 17:00/);
    const card = await open();
    for (let time = 0; time < 2; time += 1) await room.on(card, moira, 'Start meeting');
    match((await room.press(tess, 'meeting.start', about)).reads, /It started at 14:15/);
    deepEqual(await room.facts(), ['Moira Example planMeeting', 'Moira Example startMeeting']);
  });

  it('has those who are there, with the statement above the button, and says who is missing', async () => {
    room.world.clock.at(inIt);
    await room.does(moira, start);
    const card = await open(ravi);
    match(
      card.reads,
      /Not quorate yet · 3 still missing[^]*Missing: the chair, Northumbria Police, a manager of the council\.[^]*confidential[^]*\[ I am here \]/,
    );
    for (let time = 0; time < 2; time += 1)
      match((await room.on(card, ravi, 'I am here')).reads, /recorded as present since 14:15/);
    await room.press(tess, 'meeting.here', about);
    const form = await room.on(await open(), moira, 'Record attendance');
    ok(!form.reads.includes('Sgt Ravi Mock'), 'who is there already is not asked for');
    const people = `${colin.objectId},${ada.objectId}`;
    match(
      (await room.on(form, moira, 'Record attendance', { people, confidential: 'no', way: 'phone' })).reads,
      /No one is recorded until they have accepted/,
    );
    const recorded = await room.on(form, moira, 'Record attendance', { people, confidential: 'yes', way: 'phone' });
    match(recorded.reads, /Quorate[^]*Council: Colin Fixture \(on the phone\)/);
    const again = await room.on(form, moira, 'Record attendance', { people, confidential: 'yes', way: 'phone' });
    match(again.reads, /Attendance is recorded|on record already/);
    const { root: meeting } = must(await room.world.ports.meetings.load(id)).value;
    equal(meeting.attendance.length, 4);
  });

  it('takes every press once, however often Teams sends it', async () => {
    room.world.clock.at(inIt);
    const command = (await open()).button('Start meeting').data['command'];
    const people = `${colin.objectId},${ada.objectId}`;
    const presses: readonly (readonly [verb: string, data: object])[] = [
      ['meeting.start', {}],
      ['meeting.here', {}],
      ['meeting.attend.go', { people, way: 'room', confidential: 'yes' }],
      ['meeting.papers.go', { agencies: 'police' }],
      ['meeting.end.go', {}],
      ['minutes.correct.go', { text: 'It began at 14:20.' }],
    ];
    for (const [verb, data] of presses) {
      room.world.clock.passes(1500);
      const sent = { ...about, ...data, command };
      await Promise.all([room.press(moira, verb, sent), room.press(moira, verb, sent)]);
      await room.press(moira, verb, sent);
    }
    const steps = [
      'planMeeting',
      'startMeeting',
      'attendMeeting',
      'recordAttendance',
      'recordPapers',
      'endMeeting',
      'correctMinutes',
    ];
    deepEqual(
      await room.facts(),
      steps.map((step) => `Moira Example ${step}`),
    );
  });

  it('gives back what was typed when the store fails, and takes it when it is pressed again', async () => {
    const form = await room.on(await open(), moira, 'Cancel meeting');
    const { meetings } = room.world.ports;
    const commit = meetings.commit.bind(meetings);
    Object.assign(meetings, { commit: () => Promise.reject(new Error('no store')) });
    const fault = await room.on(form, moira, 'Cancel meeting', { reason: 'The chair is ill.' });
    match(fault.reads, /‹The chair is ill\.›[^]*Something went wrong/);
    Object.assign(meetings, { commit });
    for (let time = 0; time < 2; time += 1)
      match((await room.on(fault, moira, 'Cancel meeting')).reads, /is cancelled/);
    deepEqual(await room.facts(), ['Moira Example planMeeting', 'Moira Example cancelMeeting']);
  });

  it('records papers as they are ticked', async () => {
    const form = await room.on(await open(), moira, 'Record papers');
    match(
      (await room.on(form, moira, 'Record papers', { agencies: 'police,health' })).reads,
      /Papers received from Northumbria Police, Health/,
    );
    const corrected = await room.on(await open(), moira, 'Record papers');
    equal(corrected.values['agencies'], 'police,health');
    match(
      (await room.on(corrected, moira, 'Record papers', { agencies: 'police' })).reads,
      /received from Northumbria Police\./,
    );
  });
});

describe('A meeting that ends', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openMeetingRoom();
  });
  afterEach(async () => room.world.stop());
  const ask = async (who = moira) => room.on(await room.press(who, 'meeting.open', about), who, 'End meeting');

  it('shows what is undecided first, then ends, once, whoever else presses', async () => {
    await room.on(
      await room.press(moira, 'meeting.item', { ...about, ref: refAt(0) }),
      moira,
      'Save and next',
      onwards,
    );
    const [mine, hers] = [await ask(), await ask(tess)];
    match(
      mine.reads,
      new RegExp(`1 not decided yet\\.\n${refAt(1)}[^]*No papers came from Northumbria Police, Health\\.`),
    );
    const quick = await room.press(moira, 'meeting.end.go', {
      ...about,
      command: (await ask()).button('End meeting').data['command'],
    });
    match(quick.reads, /It has not ended yet/);
    match((await room.on(mine, moira, 'End meeting')).reads, /The meeting has ended[^]*Grounds for escalation/);
    match((await room.on(mine, moira, 'End meeting')).reads, /✓ The meeting has ended/);
    match((await room.on(hers, tess, 'End meeting')).reads, /It ended before, /);
    equal((await room.facts()).filter((fact) => fact.endsWith(' endMeeting')).length, 1);
    const { root: meeting } = must(await room.world.ports.meetings.load(id)).value;
    ok(meeting.state === 'ended');
    deepEqual(meeting.undecided, [refAt(1)]);
  });

  it('says which case is held without an action', async () => {
    const form = await room.press(moira, 'meeting.item', { ...about, ref: refAt(0) });
    const asked = await room.on(form, moira, 'Save and next', held);
    await room.on(asked, moira, 'Save and next', { ...held, ...visit });
    const reason = 'The takeaway has closed.';
    await room.press(moira, 'action.cancel.go', { ref: refAt(0), action: 'A1', reason });
    match((await ask()).reads, new RegExp(`Held without an open action: ${refAt(0)}`));
  });

  it('is not ended by those who do not run meetings', async () => {
    for (const who of [ravi, bea]) match((await room.press(who, 'meeting.end', about)).reads, /not available/);
  });
});
