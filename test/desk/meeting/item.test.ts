// Item by item: what whoever records presses and reads, alone, twice, at once with somebody else, and after a crash.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { moira, must, tess, priya, ravi } from '../../people/builders.ts';
import { ada, end, inIt, preMsetPlan, start } from '../../domain/meeting/meeting-hall.ts';
import {
  appointment,
  childAt,
  held,
  id,
  onwards,
  openMeetingRoom,
  openRoom,
  refAt,
  visit,
  type Room,
  type Shown,
} from './meeting-room.ts';

const about = (place: number) => ({ meeting: id, ref: refAt(place) });
const open = async (room: Room, place: number, who = moira): Promise<Shown> =>
  room.press(who, 'meeting.item', about(place));

/** The card on which what goes with a decision is written. */
const chosen = async (room: Room, place: number, decision = 'toPanel', who = moira): Promise<Shown> =>
  room.on(await open(room, place, who), who, 'Go on', { decision });

/** How its rows of actions are called. */
const names = ({ card }: Shown): readonly string[] =>
  [...JSON.stringify(card).matchAll(/"title":"(A\d · [^"]*)"/g)].map(([, name]) => name ?? '');

/** What a card asks. */
const asks = ({ values }: Shown): readonly string[] => Object.keys(values);

describe('An item of the agenda', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openMeetingRoom();
  });
  afterEach(async () => room.world.stop());

  it('shows strengths, the child’s own words and the worry before the decision, and is a look', async () => {
    const { reads, card } = await open(room, 0);
    match(reads, /Item 1 of 2 · 14:00 · New[^]*Strengths[^]*own words[^]*The worry[^]*Decision/);
    ok(JSON.stringify(card).length < 28_000);
    const looks = await room.world.ports.looks.of(refAt(0));
    deepEqual(
      looks.map(({ name, what }) => `${name} saw ${what}`),
      ['Moira Example saw agenda item'],
    );
  });

  it('is read, not recorded, by those who do not run the meeting', async () => {
    const { buttons, reads } = await open(room, 0, ada);
    deepEqual(
      buttons.map(({ title }) => title),
      [
        'No papers from: Northumbria Police, Health: read them',
        'Back to agenda',
        'Send papers',
        'Read',
        'Declare conflict',
        'Close',
      ],
    );
    match(reads, /Strengths/);
    const forged = await room.press(ada, 'meeting.save', { ...about(0), ...onwards });
    match(forged.reads, /not available/);
    deepEqual(await room.caseFacts(refAt(0)), []);
    match((await open(room, 0, priya)).reads, /not available/, 'who may not attend');
  });

  it('needs whoever records to be there', async () => {
    await room.world.stop();
    room = await openRoom();
    await room.does(moira, preMsetPlan);
    await room.puts(childAt(0));
    room.world.clock.at(inIt);
    await room.does(moira, start);
    const reading = await open(room, 0);
    match(reading.reads, /To record decisions, go to the meeting’s card first: I am here is on it/);
    ok(!reading.reads.includes('Decision'));
    match(
      (await room.press(moira, 'meeting.save', { ...about(0), ...onwards })).reads,
      /Go to the meeting’s card first: I am here is on it/,
    );
    deepEqual(await room.caseFacts(refAt(0)), []);
    await room.press(moira, 'meeting.here', { meeting: id });
    match((await open(room, 0)).reads, /Decision/);
  });

  it('is recorded once, however often the press arrives; then comes the next', async () => {
    const form = await chosen(room, 0);
    const first = await room.on(form, moira, 'Save and next', onwards);
    match(
      first.reads,
      /✓ [^\n]*To full panel, recorded[^]*It goes to the Full panel on Tuesday 19 January 2027[^]*Item 2 of 2/,
    );
    const again = await room.on(form, moira, 'Save and next', onwards);
    match(again.reads, /To full panel, recorded[^]*14:15[^]*Item 2 of 2/);
    deepEqual(await room.caseFacts(refAt(0)), ['Moira Example recordDecision']);
    deepEqual(await room.facts('panel-2027-01-19'), ['Moira Example planMeeting']);
    match(
      (await room.on(form, moira, 'Save and next', { ...onwards, rationale: 'Other words.' })).reads,
      /You recorded this/,
    );
  });

  it('says to the second of two who it was, and when', async () => {
    const [mine, hers] = [await chosen(room, 0), await chosen(room, 0, 'hold', tess)];
    await room.on(mine, moira, 'Save and next', onwards);
    const second = await room.on(hers, tess, 'Save and next', held);
    match(second.reads, /Already recorded by Moira Example at 14:15: To full panel\./);
    deepEqual(await room.caseFacts(refAt(0)), ['Moira Example recordDecision']);
  });

  it('goes on to none that somebody else has decided since it was opened', async () => {
    const [mine, hers] = [await chosen(room, 0), await chosen(room, 1, 'toPanel', tess)];
    match((await room.on(hers, tess, 'Save and next', onwards)).reads, /Item 1 of 2/);
    match((await room.on(mine, moira, 'Save and next', onwards)).reads, /Everything is decided/);
  });

  it('is recorded by one of two who press in the same moment', async () => {
    const [mine, hers] = [await chosen(room, 0), await chosen(room, 0, 'toPanel', tess)];
    const answers = await Promise.all([
      room.on(mine, moira, 'Save and next', onwards),
      room.on(hers, tess, 'Save and next', onwards),
    ]);
    equal((await room.caseFacts(refAt(0))).length, 1);
    equal(answers.filter(({ reads }) => reads.includes('Already recorded by')).length, 1);
    deepEqual((await room.facts('panel-2027-01-19')).length, 1);
  });

  it('is shown again, with what was typed, when half of it is missing or the press was a double click', async () => {
    match((await room.on(await open(room, 0), moira, 'Go on')).reads, /Decision: choose one\./);
    const form = await chosen(room, 0, 'otherPlan');
    const half = await room.on(form, moira, 'Save and next', { rationale: 'Early help.' });
    match(
      half.reads,
      /Decision: Other plan[^]*‹Early help\.›[^]*Plan: this is needed[^]*Who leads it: this is needed\./,
    );
    const { verb, data } = half.button('Save and next');
    const quick = await room.press(moira, verb, { ...data, rationale: 'Early help.', plan: 'Early help', lead: 'Vic' });
    match(quick.reads, /Nothing is recorded yet/);
    deepEqual(await room.caseFacts(refAt(0)), []);
  });

  it('asks only what goes with the decision, and keeps what was typed for another one', async () => {
    deepEqual(asks(await open(room, 0)), ['decision']);
    deepEqual(asks(await chosen(room, 0)), ['rationale', 'dissent']);
    const plan = await chosen(room, 0, 'otherPlan');
    deepEqual(asks(plan), ['rationale', 'plan', 'leadIs', 'dissent']);
    const back = await room.on(plan, moira, 'Back', { rationale: 'Early help.', plan: 'A mentor.' });
    deepEqual(back.values, { decision: 'otherPlan' });
    match(back.reads, /Strengths[^]*The worry/);
    const other = await room.on(back, moira, 'Go on', { decision: 'toPanel' });
    deepEqual(asks(other), ['rationale', 'dissent']);
    match(other.reads, /Decision: To full panel[^]*‹Early help\.›/);
    const again = await room.on(await room.on(other, moira, 'Back'), moira, 'Go on', { decision: 'otherPlan' });
    deepEqual(again.values, { rationale: 'Early help.', plan: 'A mentor.', leadIs: '', dissent: '' });
    deepEqual(asks(await chosen(room, 0, 'hold')).slice(0, 3), ['text', 'owner', 'subType']);
    await room.on(other, moira, 'Save and next');
    const recorded = JSON.stringify(await room.world.ports.cases.facts(refAt(0)));
    match(recorded, /"decision":"toPanel"[^]*Early help\./);
    doesNotMatch(recorded, /A mentor/);
  });

  it('asks who leads it of those who read the case; who is named is told, and anyone else is written', async () => {
    const said = { rationale: 'Early help.', plan: 'A mentor.' };
    const facts = async (place: number): Promise<string> =>
      JSON.stringify(await room.world.ports.cases.facts(refAt(place)));
    const form = await chosen(room, 0, 'otherPlan');
    match(form.reads, /Who leads it: ‹› of Priya Testworth \(lead worker\) [^\n]* \/ Someone outside MSET: asks who/);
    const done = await room.on(form, moira, 'Save and next', { ...said, leadIs: ravi.objectId });
    match(done.reads, /Other plan with a named lead, recorded[^]*\*\*Told:\*\* [^\n]*Sgt Ravi Mock/);
    match(await facts(0), /"lead":"Sgt Ravi Mock"[^]*"leads":\{"lead":\{"objectId"/);
    const told = JSON.stringify(room.world.teams.arrived.map(({ activity }) => activity));
    match(told, /You are named as the lead of the plan\./);
    doesNotMatch(told, /Planted0|A mentor/);
    const asked = await room.on(await chosen(room, 1, 'otherPlan'), moira, 'Save and next', {
      ...said,
      leadIs: 'outside',
    });
    match(asked.reads, /Because they are outside MSET[^]*Who leads it: name and service/);
    match((await room.on(asked, moira, 'Save and next', { lead: 'Vic Demo' })).reads, /Other plan[^\n]*, recorded/);
    match(await facts(1), /"lead":"Vic Demo"/);
    doesNotMatch(await facts(1), /"leads"/);
  });

  it('takes what a card from before there was a choice sends as someone outside MSET', async () => {
    const form = await chosen(room, 0, 'otherPlan');
    const { verb, data } = form.button('Save and next');
    const { raised: _none, ...sent } = data;
    room.world.clock.passes(1500);
    const words = { rationale: 'Early help.', plan: 'A mentor.', lead: 'Vic Demo' };
    match((await room.press(moira, verb, { ...sent, ...words })).reads, /Other plan with a named lead, recorded/);
    match(JSON.stringify(await room.world.ports.cases.facts(refAt(0))), /"lead":"Vic Demo"/);
  });

  it('says before anyone writes that this meeting cannot take a decision', async () => {
    await room.world.stop();
    room = await openRoom();
    await room.does(moira, preMsetPlan);
    await room.puts(childAt(0));
    room.world.clock.at(inIt);
    await room.does(moira, start);
    await room.press(moira, 'meeting.here', { meeting: id });
    const barred = await chosen(room, 0, 'decline');
    match(barred.reads, /Decision: ‹Decline[^]*The meeting is not quorate\. Missing: the chair, Northumbria Police/);
    match((await room.on(barred, moira, 'Go on', { decision: 'toPanel' })).reads, /Decision: To full panel/);
  });

  it('says first which of its actions are late, with whose they are', async () => {
    const actions = await room.on(await open(room, 0), moira, 'Save, then actions', {
      ...held,
      ...visit,
    });
    await room.on(actions, moira, 'Next item', appointment);
    room.world.clock.at('2027-04-20T14:00:00.000Z');
    const { reads } = await room.press(ada, 'meeting.item', about(0));
    match(
      reads,
      /# ▲ Late or disputed: 2[^\n]*\n[^]*A1 · Visit the takeaway\.\n▲ \d+ working days late · Sgt Ravi Mock, Northumbria Police\nA2 · Offer an appointment\.\n▲ \d+ working days late · Nurse Ada Dummy, Health\n[^]*Strengths/,
    );
  });

  it('“hold with actions” insists on one', async () => {
    const form = await chosen(room, 0, 'hold');
    const refused = await room.on(form, moira, 'Save and next', held);
    match(refused.reads, /‹The mentor goes on\.›[^]*needs an open action\. Nothing is recorded yet/);
    match((await room.on(form, moira, 'Save, then actions', held)).reads, /needs an open action/);
    const half = await room.on(refused, moira, 'Save and next', { ...held, text: visit.text });
    match(half.reads, /‹Visit the takeaway\.›[^]*Who does it: this is needed/);
    const { stage } = must(await room.world.ports.cases.load(refAt(0))).value.root;
    deepEqual([stage, await room.world.ports.cases.parts(refAt(0), 'action')], ['listed', []]);
    for (let time = 0; time < 2; time += 1) {
      const actions = await room.on(refused, moira, 'Save, then actions', { ...held, ...visit });
      match(actions.reads, /Hold with actions, recorded[^]*Action A2/);
    }
    const { root: childCase } = must(await room.world.ports.cases.load(refAt(0))).value;
    deepEqual([childCase.stage, childCase.parts?.['action']?.open], ['held', ['A1']]);
  });

  it('keeps the action that was typed for a hold, where another decision is chosen after all', async () => {
    const back = await room.on(await chosen(room, 0, 'hold'), moira, 'Back', { rationale: 'Later.', ...visit });
    const asked = await room.on(back, moira, 'Go on', { decision: 'toPanel' });
    match(asked.reads, /‹Visit the takeaway\.›/);
    await room.on(asked, moira, 'Save and next');
    const { root: childCase } = must(await room.world.ports.cases.load(refAt(0))).value;
    deepEqual([childCase.stage, childCase.parts?.['action']?.open], ['toPanel', ['A1']]);
  });

  it('sets type, priority, owner and date of an action; what is left empty has its usual value', async () => {
    const actions = await room.on(await open(room, 0), moira, 'Save, then actions', onwards);
    match(
      actions.reads,
      /# Action A1[^]*Child: Child0 Planted0, 15[^]*Who does it: [^]*Council: Priya Testworth \(lead worker\)/,
    );
    const council = `council|${priya.objectId}`;
    const first = { text: 'Visit the shop at night.', owner: visit.owner, subType: 'licensing', when: 'immediate' };
    const second = await room.on(actions, moira, 'Another', first);
    match(second.reads, /✓ [^\n]*A1 is set[^]*For Sgt Ravi Mock, Northumbria Police\. Due [^]*# Action A2/);
    equal(Object.values(second.values).join(''), '');
    const interview = { text: 'Offer a return home interview.', owner: council, when: 'normal' };
    const third = await room.on(second, moira, 'Another', interview);
    const asked = await room.on(third, moira, 'Next item', { text: 'Ring the school.', owner: council, when: 'date' });
    doesNotMatch(asked.reads, /this is needed/i);
    match(asked.reads, /Which date\?[^]*Nothing is sent yet: 1 more question above/);
    match((await room.on(asked, moira, 'Next item')).reads, /Which date\? This is needed/);
    match((await room.on(asked, moira, 'Next item', { due: '29/1/2027' })).reads, /A3 is set[^]*Item 2 of 2/);
    const all = await room.world.ports.cases.parts(refAt(0), 'action');
    deepEqual(
      all.map(({ agency, owner, subType, category, priority, due }) => [
        `${agency}: ${owner?.name ?? ''}`,
        `${subType}, ${category}, ${priority}`,
        `${due.rule} ${due.at}`,
      ]),
      [
        ['police: Sgt Ravi Mock', 'licensing, disrupt, immediate', 'action.immediate 2027-01-13T14:15:00.000Z'],
        ['council: Priya Testworth', 'rhi, protect, normal', 'action.rhi 2027-01-15T14:15:00.000Z'],
        ['council: Priya Testworth', 'other, protect, normal', 'action.date 2027-01-29T17:00:00.000Z'],
      ],
    );
  });

  it('has its actions set once, however often the press arrives', async () => {
    const actions = await room.on(await open(room, 0), moira, 'Save, then actions', onwards);
    for (let time = 0; time < 2; time += 1) await room.on(actions, moira, 'Another', visit);
    const more = await room.on(await open(room, 0), moira, 'Add actions');
    await room.on(more, moira, 'Next item', appointment);
    const all = await room.world.ports.cases.parts(refAt(0), 'action');
    deepEqual(
      all.map(({ id: action, text, source, due }) => [action, text, source, due.rule]),
      [
        ['A1', visit.text, id, 'action.nextMeeting'],
        ['A2', appointment.text, id, 'action.nextMeeting'],
      ],
    );
  });

  it('does not take half an action, and with Another none at all', async () => {
    const actions = await room.on(await open(room, 0), moira, 'Save, then actions', onwards);
    const half = await room.on(actions, moira, 'Next item', { text: 'Visit.' });
    match(half.reads, /Who does it: this is needed[^]*By when: this is needed/);
    match((await room.on(actions, moira, 'Another')).reads, /Nothing is typed yet/);
    match((await room.on(actions, moira, 'Next item')).reads, /Item 2 of 2[^]*no action is set/);
    equal((await room.world.ports.cases.parts(refAt(0), 'action')).length, 0);
  });

  it('after a crash between planning the panel and the decision is pressed again, and is there once', async () => {
    const form = await chosen(room, 0);
    const { cases } = room.world.ports;
    const commit = cases.commit.bind(cases);
    Object.assign(cases, { commit: () => Promise.reject(new Error('the process dies here')) });
    const fault = await room.on(form, moira, 'Save and next', onwards);
    match(fault.reads, /Decision: To full panel[^]*‹Two new phones\.›[^]*Something went wrong on our side/);
    deepEqual(await room.facts('panel-2027-01-19'), ['Moira Example planMeeting']);
    deepEqual(await room.caseFacts(refAt(0)), []);
    Object.assign(cases, { commit });
    match((await room.on(fault, moira, 'Save and next')).reads, /It goes to the Full panel/);
    deepEqual(await room.facts('panel-2027-01-19'), ['Moira Example planMeeting']);
    deepEqual(await room.caseFacts(refAt(0)), ['Moira Example recordDecision']);
  });

  it('does not plan a panel for a decision that is refused', async () => {
    const form = await chosen(room, 0);
    await room.does(moira, end);
    match((await room.on(form, moira, 'Save and next', onwards)).reads, /is not under way/);
    deepEqual(await room.facts('panel-2027-01-19'), []);
  });

  it('that was withdrawn meanwhile says so', async () => {
    const form = await chosen(room, 0);
    const stored = must(await room.world.ports.cases.load(refAt(0)));
    const withdrawn = {
      ...stored.value.root,
      stage: 'withdrawn',
      withdrawn: { at: '2027-01-12T14:00:00.000Z', reason: 'Moved.', childSafe: 'yes' },
    };
    const { cases } = room.world.ports;
    const load = cases.load.bind(cases);
    Object.assign(cases, {
      load: async (reference: string) =>
        reference === refAt(0) ? { ...stored, value: { ...stored.value, root: withdrawn } } : load(reference as never),
    });
    const answer = await room.on(form, moira, 'Save and next', onwards);
    Object.assign(cases, { load });
    match(answer.reads, /not available to you.*withdrawn.*Nothing was recorded.*Next item.*Back to agenda/s);
    equal((await room.caseFacts(refAt(0))).length, 0);
  });
});

describe('A late action of an item', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openMeetingRoom();
    const actions = await room.on(await chosen(room, 0, 'hold'), moira, 'Save, then actions', { ...held, ...visit });
    await room.on(actions, moira, 'Next item', appointment);
    room.world.clock.at('2027-04-20T14:00:00.000Z');
  });
  afterEach(async () => room.world.stop());
  const settles = async (id: string, who = moira): Promise<Shown> =>
    room.press(who, 'meeting.action', { ...about(0), action: id });
  const action = async (place: number) => must((await room.world.ports.cases.parts(refAt(0), 'action'))[place]);

  it('is a row that leads to it for the person who records, and is read by all others', async () => {
    deepEqual(
      names(await open(room, 0)).map((name) => name.replace(/\d+ working days? late/, 'late')),
      [
        'A1 · Visit the takeaway. late · Sgt Ravi Mock, Northumbria Police: settle it',
        'A2 · Offer an appointment. late · Nurse Ada Dummy, Health: settle it',
      ],
    );
    deepEqual(names(await open(room, 0, ada)), []);
    match((await settles('A1', ada)).reads, /Late or disputed: 2/, 'the item');
  });

  it('is settled one by one, each with a date, a person or an effect that is asked for once', async () => {
    const first = await settles('A1');
    match(first.reads, /Late · was due[^]*# A1 · Action[^]*Child: Child0[^]*Who: Sgt Ravi Mock[^]*What to do: Visit/);
    deepEqual(asks(first), ['says', 'reason']);
    const asked = await room.on(first, moira, 'Record and next late action', { says: 'date', reason: 'On leave.' });
    doesNotMatch(asked.reads, /this is needed/i);
    deepEqual(asks(asked), ['says', 'due', 'reason']);
    match((await room.on(asked, moira, 'Record and next late action')).reads, /until which day\? This is needed/);
    const second = await room.on(asked, moira, 'Record and next late action', { due: '3/5/2027' });
    match(second.reads, /✓ [^\n]*A1: more time, until Monday 3 May 2027[^]*# A2 · Action/);
    const item = await room.on(second, moira, 'Record', { says: 'late', reason: 'Health is short of staff.' });
    match(item.reads, /✓ [^\n]*A2: it is left late[^]*Late or disputed: 1[^]*left late/);
    const [one, other] = [await action(0), await action(1)];
    deepEqual([one.due.at, one.extensions, other.heard?.at(-1)?.as], ['2027-05-03T16:00:00.000Z', 1, 'late']);
    match((await settles('A2')).reads, /That action is settled/);
    await room.does(moira, end);
    match(
      (await room.press(moira, 'minutes.extract', about(0))).reads,
      /Late action A1, Northumbria Police: Sgt Ravi Mock: more time, until Monday 3 May 2027\. On leave\.[^]*Late action A2, Health: Nurse Ada Dummy: it is left late\. Health is short/,
    );
  });

  it('is recorded once, however often the press arrives; too soon, or half, nothing is', async () => {
    const form = await settles('A1');
    const { verb, data } = form.button('Record and next late action');
    match(
      (await room.press(moira, verb, { ...data, says: 'cancel', reason: 'Shut.' })).reads,
      /Nothing is recorded yet/,
    );
    match(
      (await room.on(form, moira, 'Record and next late action')).reads,
      /What does the meeting say\? This is needed/,
    );
    const done = { says: 'cancel', reason: 'The takeaway has closed.' };
    for (let time = 0; time < 2; time += 1) await room.on(form, moira, 'Record and next late action', done);
    equal((await action(0)).state.is, 'cancelled');
    equal((await room.caseFacts(refAt(0))).filter((fact) => fact.endsWith(' hearAction')).length, 1);
  });

  it('comes back with what was typed when the store does not answer', async () => {
    const form = await settles('A1');
    const { cases } = room.world.ports;
    const load = cases.load.bind(cases);
    Object.assign(cases, { load: () => Promise.reject(new Error('no answer')) });
    const sent = { says: 'date', reason: 'On leave.' };
    const fault = await room.on(form, moira, 'Record and next late action', sent);
    Object.assign(cases, { load });
    match(fault.reads, /More time, another date[^]*‹On leave\.›[^]*Something went wrong on our side/);
  });
});

describe('A conflict declared in the meeting', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openMeetingRoom();
  });
  afterEach(async () => room.world.stop());

  it('is asked once more, recorded once, and the case is gone for that person, not even counted', async () => {
    const question = await room.on(await open(room, 0, tess), tess, 'Declare conflict');
    match(question.reads, /Do you have a conflict of interest\?/);
    for (let time = 0; time < 2; time += 1) {
      match((await room.on(question, tess, 'I have a conflict')).reads, /recorded[^]*no longer open this case/);
    }
    deepEqual(await room.caseFacts(refAt(0)), ['Tess Gavel declareMeetingConflict']);
    const hers = await room.press(tess, 'meeting.agenda', { meeting: id });
    match(hers.reads, /# Agenda, Pre-MSET\n1 · press a row to open it\n1 not decided yet\./);
    ok(!hers.reads.includes(refAt(0)));
    match(hers.reads, /^> [^\n]* · 14:00(?: ·|$)/m, 'the times show no gap');
    match((await open(room, 0, tess)).reads, /not available/);
    match(
      (await room.press(moira, 'meeting.agenda', { meeting: id })).reads,
      /\n2 · press a row to open it\n2 not decided yet/,
    );
  });
});

describe('A meeting about thirty children, two actions each', () => {
  it('takes whoever records four presses a child', async () => {
    const room = await openMeetingRoom(30);
    room.hurried = true;
    try {
      const agenda = await room.press(moira, 'meeting.agenda', { meeting: id });
      let at = await room.on(agenda, moira, 'Next item');
      let presses = 0;
      for (let child = 0; child < 30; child += 1) {
        const form = await room.on(at, moira, 'Go on', onwards);
        const actions = await room.on(form, moira, 'Save, then actions', onwards);
        const second = await room.on(actions, moira, 'Another', visit);
        at = await room.on(second, moira, 'Next item', appointment);
        presses += 4;
      }
      ok(presses / 30 <= 4);
      match(at.reads, /Everything is decided/);
      const { cases: found } = await room.world.ports.cases.forMeeting(['closing'], { id, date: '2027-01-12' });
      equal(found.length, 30);
      equal((await room.world.ports.cases.activeActions()).length, 60);
    } finally {
      await room.world.stop();
    }
  });
});
