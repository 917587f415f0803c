// Records of people and places in a meeting: on its agenda, decided about, in its minutes (docs/process.md P23.11 to P23.14).
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { act } from '../../../src/casework/write/act.ts';
import { entities } from '../../../src/casework/write/matters.ts';
import { entityCommand } from '../../../src/desk/entity/presses.ts';
import type { EntityStepName } from '../../../src/domain/entity/table.ts';
import type { Entity } from '../../../src/domain/entity/entity.ts';
import { openNameOf } from '../../../src/domain/entity/open.ts';
import { mintCommandId, mintEntityId, type EntityId } from '../../../src/domain/kernel/ids.ts';
import type { MeetingId } from '../../../src/domain/meeting/meeting.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { colin, directory, moira, must, ravi, tess } from '../../people/builders.ts';
import { asksForIt, entitySaid } from '../../people/entity-builders.ts';
import { ada, atPanel, bea, end, here, panelPlan, start } from '../../domain/meeting/meeting-hall.ts';
import { pagesOver } from '../../web/people/page-world.ts';
import { openRoom, type Room, type Shown } from './meeting-room.ts';

const panel: MeetingId = 'panel-2027-01-19';
const [shop, theme] = [1, 2].map((number) => mintEntityId(new Uint8Array(8).fill(number))) as [EntityId, EntityId];
const name = /Quayside Takeaway/;
const reason = 'Licensing visited, and saw no one.';

describe('A record on the agenda of a panel', () => {
  let room: Room;
  const does = async (actor: Person, id: EntityId, step: EntityStepName, input: object): Promise<void> => {
    const { world } = room;
    const outcome = await act(world.ports, entities, {
      id,
      command: entityCommand(step, input),
      commandId: mintCommandId(world.clock.nowMs(), world.clock.bytes(8)),
      context: { actor, now: world.clock.now(), directory },
    });
    equal(outcome.kind, 'done', JSON.stringify(outcome));
    world.clock.passes(10);
  };
  const now = async (id = shop): Promise<Entity> => must(await room.world.ports.entities.load(id)).value.root;
  const facts = async (id = shop): Promise<readonly string[]> =>
    (await room.world.ports.entities.facts(id)).map(({ step }) => step);
  const agenda = async (who: Person): Promise<Shown> => room.press(who, 'meeting.agenda', { meeting: panel });
  const item = async (who: Person): Promise<Shown> => room.press(who, 'meeting.item', { meeting: panel, entity: shop });
  const minutes = async (who: Person): Promise<string> =>
    (await room.press(who, 'minutes.open', { meeting: panel })).reads;
  const decides = async (answers: object, who: Person = moira): Promise<Shown> => {
    const form = await room.on(await item(who), who, 'Decide');
    const filled = await room.on(form, who, 'Save and next', { why: reason, ...answers });
    // What goes with a decision is asked once that is chosen.
    return filled.buttons.some(({ title }) => title === 'Save and next')
      ? room.on(filled, who, 'Save and next', { why: reason, ...answers })
      : filled;
  };

  beforeEach(async () => {
    room = await openRoom();
    await room.does(moira, panelPlan, panel);
    await does(moira, shop, openNameOf('organisation'), {
      ...entitySaid.organisation,
      ...asksForIt,
      id: shop,
    });
    const form = await room.press(moira, 'entity.agenda', { entity: shop });
    match((await room.on(form, moira, 'Put on the agenda', { agencies: 'police' })).reads, /✓ It is on the agenda/);
    room.world.clock.at(atPanel);
    await room.does(moira, start, panel);
    for (const who of [tess, moira, ravi, ada]) await room.does(who, here, panel);
    const input = { people: [colin.objectId], way: 'room', confidential: 'yes' };
    await room.does(moira, { step: 'recordAttendance', input }, panel);
  });
  afterEach(async () => room.world.stop());

  it('is read by its number in the list, by its name on the item, and by a time alone where it is closed', async () => {
    match((await agenda(moira)).reads, new RegExp(`14:00[^]*${shop}|${shop}[^]*14:00`));
    doesNotMatch((await agenda(moira)).reads, name);
    match((await item(moira)).reads, /Item 1 of 1 · 14:00 · Business[^]*/);
    match((await item(ravi)).reads, name);
    const closed = (await agenda(ada)).reads;
    match(closed, /A restricted item[^]*14:00|14:00[^]*A restricted item/);
    doesNotMatch(closed, new RegExp(shop));
    const none = (await room.press(ada, 'meeting.item', { meeting: panel, entity: theme })).reads;
    equal((await item(ada)).reads, none, 'as one that is not there');
    await does(ravi, shop, 'conflictOverEntity', { why: 'My brother works there.' });
    doesNotMatch((await agenda(ravi)).reads, /restricted|14:00/, 'of a conflict not even a time is left');
  });

  it('is on the page of the meeting, and on its agenda for paper, as far as each reads it', async () => {
    const pages = pagesOver(room.world.ports);
    const page = must(await pages.read(ravi, 'meeting', { meeting: panel }));
    deepEqual(
      page.agenda.map(({ reference, kindLabel, slot, minutes: long }) => [reference, kindLabel, slot, long]),
      [[shop, 'Business, school or organisation', '14:00', 5]],
    );
    doesNotMatch(JSON.stringify(page), name, 'the page is on the screen of the room');
    const theirs = must(await pages.read(ada, 'meeting', { meeting: panel }));
    deepEqual([theirs.agenda, theirs.restricted], [[], [{ after: 0, slot: '14:00', minutes: 5 }]]);
    match(JSON.stringify(await pages.read(ravi, 'printAgenda', { meeting: panel })), new RegExp(shop));
    doesNotMatch(JSON.stringify(await pages.read(ada, 'printAgenda', { meeting: panel })), new RegExp(shop));
  });

  it('Keep watching brings it to the next panel; the minutes say so to those who read it', async () => {
    const next = await decides({ decision: 'watch' });
    match(next.reads, /Keep watching/);
    const { agenda: on, decisions } = await now();
    deepEqual([on?.from, on?.agencies], ['2027-01-20', ['police']]);
    deepEqual(
      must(decisions?.[0]).present.map((one) => one.name),
      ['Tess Gavel', 'Moira Example', 'Sgt Ravi Mock'],
    );
    match((await agenda(ravi)).reads, /decided: Keep watching/);
    await room.does(moira, end, panel);
    match(await minutes(ravi), new RegExp(`${shop}[^]*Quayside[^]*Keep watching[^]*${reason}`));
    const closed = await minutes(ada);
    doesNotMatch(closed, new RegExp(`${shop}|Quayside|Keep watching`));
    match(closed, /A restricted item is minuted for the people named for it only/);
    const pages = pagesOver(room.world.ports);
    match(JSON.stringify(await pages.read(ravi, 'printMinutes', { meeting: panel })), /Keep watching/);
    doesNotMatch(JSON.stringify(await pages.read(ada, 'printMinutes', { meeting: panel })), /Keep watching/);
  });

  it('Act on it needs an action first; the minutes have it', async () => {
    match((await decides({ decision: 'act' })).reads, /needs an action that is not finished[^]*Press Add action/);
    deepEqual((await facts()).includes('decideRecord'), false);
    const form = await room.on(await item(moira), moira, 'Add action');
    await room.on(form, moira, 'Add action', {
      text: 'Visit with trading standards.',
      owner: `police|${ravi.objectId}`,
      subType: 'testPurchase',
      priority: 'high',
      needToKnow: 'Go by day.',
    });
    match((await decides({ decision: 'act' })).reads, /✓ Recorded: [^]*Act on it/);
    deepEqual(must((await now()).decisions?.[0]).actions, ['A1']);
    await room.does(moira, end, panel);
    match(await minutes(tess), /Action A1, due [^]*Visit with trading standards/);
  });

  it('Ask for an assessment sets an action of 20 working days with its owner, once, also where the press was stopped between', async () => {
    const answers = {
      decision: 'assess',
      why: reason,
      assessment: 'Who rents the flat above?',
      assessor: `police|${ravi.objectId}`,
    };
    const form = await room.on(await item(moira), moira, 'Decide');
    const asked = await room.on(form, moira, 'Save and next', { decision: 'assess', why: reason });
    match(asked.reads, /What is to be assessed/);
    const { entities: store } = room.world.ports;
    const commit = store.commit.bind(store);
    let writes = 0;
    Object.assign(store, {
      commit: async (...of: Parameters<typeof commit>) => {
        writes += 1;
        if (writes === 2) throw new Error('killed');
        return commit(...of);
      },
    });
    await room.on(asked, moira, 'Save and next', answers);
    Object.assign(store, { commit });
    deepEqual((await facts()).slice(-1), ['addAction'], 'the decision was not written');
    await room.on(asked, moira, 'Save and next', answers);
    deepEqual((await facts()).slice(-2), ['addAction', 'decideRecord']);
    const [action] = await store.parts(shop, 'action');
    deepEqual([action?.due.at.slice(0, 10), action?.owner?.name, action?.source], ['2027-02-16', ravi.name, panel]);
    const again = await room.on(asked, moira, 'Save and next', answers);
    match(again.reads, /✓ Recorded: [^]*Ask for an assessment/);
    equal((await facts()).filter((step) => step === 'addAction').length, 1);
  });

  it('Join to a theme writes on the theme, then on the record; a press that was stopped between is ended by the same press', async () => {
    await does(moira, theme, openNameOf('theme'), { ...entitySaid.theme, ...asksForIt, id: theme });
    const form = await room.on(await item(moira), moira, 'Decide');
    const asked = await room.on(form, moira, 'Save and next', { decision: 'theme', why: reason });
    const { entities: store } = room.world.ports;
    const commit = store.commit.bind(store);
    let writes = 0;
    Object.assign(store, {
      commit: async (...of: Parameters<typeof commit>) => {
        writes += 1;
        if (writes === 2) throw new Error('killed');
        return commit(...of);
      },
    });
    const answers = { decision: 'theme', why: reason, theme };
    await room.on(asked, moira, 'Save and next', answers);
    Object.assign(store, { commit });
    deepEqual([(await now(theme)).joined, (await now()).theme], [[shop], undefined]);
    await room.on(asked, moira, 'Save and next', answers);
    deepEqual([(await now(theme)).joined, (await now()).theme], [[shop], theme]);
    equal((await facts(theme)).filter((step) => step === 'joinToTheme').length, 1);
    match((await room.press(moira, 'entity.open', { entity: theme })).reads, new RegExp(`Joined to it: ${shop}`));
    match((await room.press(moira, 'entity.open', { entity: shop })).reads, new RegExp(`Theme: ${theme}`));
    await does(moira, shop, 'restrictEntity', { ground: 'highProfile', why: 'A councillor.' });
    doesNotMatch((await room.press(tess, 'entity.open', { entity: theme })).reads, new RegExp(shop));
  });

  it('to close it the quorum of records is needed, of those who may read it: of a place with housing too', async () => {
    const refused = await decides({ decision: 'close' });
    match(
      refused.reads,
      /Without a manager of the council, Housing or communitySafety for this item the panel cannot close a record/,
    );
    match(refused.reads, new RegExp(reason), 'what was typed is there');
    equal((await now()).state, 'open');
    await does(moira, shop, 'takeOffAgenda', { why: 'Others are to hear it.' });
    await does(moira, shop, 'putOnAgenda', { agencies: 'police,housing,council' });
    const come = { people: [bea.objectId], way: 'room', confidential: 'yes' };
    await room.does(moira, { step: 'recordAttendance', input: come }, panel);
    match((await decides({ decision: 'close' })).reads, /✓ Recorded: [^]*Close the record/);
    deepEqual([(await now()).state, (await now()).agenda], ['closed', undefined]);
    await room.does(moira, end, panel);
    // Who was there when it was closed reads that in the minutes, and no more of the record.
    match(await minutes(tess), /Quayside[^]*Close the record/);
    doesNotMatch(await minutes(ada), /Quayside/);
    const page = must(await pagesOver(room.world.ports).read(tess, 'record', { id: shop }));
    deepEqual([page.details, page.said], [[], undefined]);
  });

  it('what no one decided is kept with the end of the meeting, and comes to the next panel', async () => {
    const asked = await room.press(moira, 'meeting.end', { meeting: panel });
    match(asked.reads, new RegExp(`1 not decided yet[^]*${shop}`));
    await room.on(asked, moira, 'End meeting');
    const meeting = must(await room.world.ports.meetings.load(panel)).value.root;
    ok(meeting.state === 'ended');
    deepEqual(meeting.undecidedRecords, [shop]);
    match(await minutes(ravi), new RegExp(`Not decided: 1 \\(${shop}\\)`));
    doesNotMatch(await minutes(ada), new RegExp(shop));
    equal((await now()).agenda?.from, '2027-01-04');
  });

  it('who may not record a decision is told so, and nothing is written', async () => {
    const sent = { entity: shop, meeting: panel, decision: 'watch', why: reason };
    match((await room.press(ravi, 'entity.decide.go', sent)).reads, /not available to you/);
    match((await room.press(ada, 'entity.decide.go', sent)).reads, /not available to you/);
    match(
      (await room.press(moira, 'entity.decide.go', { ...sent, meeting: 'panel-2027-02-16' })).reads,
      /not available to you/,
    );
    deepEqual((await facts()).includes('decideRecord'), false);
  });
});
