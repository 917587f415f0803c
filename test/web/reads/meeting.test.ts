// A meeting on a page while it runs and after it: the same steps as its card, the agenda with what was decided, the paper.
import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { MeetingPage } from '../../../src/web/reads/meetings.ts';
import { moira, must, priya, ravi, tess } from '../../people/builders.ts';
import {
  childAt,
  held,
  id,
  onwards,
  openMeetingRoom,
  openRoom,
  refAt,
  visit,
  type Room,
} from '../../desk/meeting/meeting-room.ts';
import { preMsetPlan } from '../../domain/meeting/meeting-hall.ts';
import { ada } from '../../people/meeting-builders.ts';
import { pagesOver, type PageWorld } from '../people/page-world.ts';

describe('A meeting on a page', () => {
  let room: Room;
  let pages: Pick<PageWorld, 'read'>;
  before(async () => {
    room = await openMeetingRoom(3);
    pages = pagesOver(room.world.ports);
  });
  after(async () => room.world.stop());
  const page = async (who: Person): Promise<MeetingPage> => {
    room.world.clock.passes(1000);
    return must(await pages.read(who, 'meeting', { meeting: id }));
  };
  const sameSteps = async (who: Person): Promise<void> => {
    const card = await room.press(who, 'meeting.open', { meeting: id });
    const onCard = card.buttons.map(({ title }) => title).filter((title) => !['Open agenda', 'Close'].includes(title));
    assert.deepEqual((await page(who)).steps.map(({ title }) => title).toSorted(), onCard.toSorted(), who.name);
  };

  it('says who is there, who is missing, and what comes when', async () => {
    const { state, missing, present, here, absent, agenda, startedAt, chair } = await page(tess);
    assert.deepEqual([state, missing, here, chair.name, chair.post], ['started', [], true, 'Tess Gavel', 'Chair']);
    assert.ok(startedAt !== undefined);
    assert.deepEqual(
      must(present.find(({ agency }) => agency === 'Northumbria Police')).people.map(
        ({ name, way }) => `${name}, ${way}`,
      ),
      ['Sgt Ravi Mock, online'],
    );
    assert.deepEqual(absent, []);
    assert.deepEqual(
      agenda.map(({ slot, minutes, kindLabel, decided, actions }) => [slot, minutes, kindLabel, decided, actions]),
      ['14:00', '14:10', '14:20'].map((slot) => [slot, 10, 'New', undefined, 0]),
    );
    assert.equal((await page(ada)).here, true);
  });

  it('stands first on the board of whoever takes part while it is under way, with when it began', async () => {
    const { work } = must(await pages.read(moira, 'board'));
    const { startedAt = '' } = await page(moira);
    const [first] = work;
    assert.deepEqual([first?.kind, first?.due?.at], ['meeting', startedAt]);
    assert.match(first?.due?.words ?? '', /^since Tue 12 Jan 14:/);
    const late = work.findIndex(({ due }) => due?.late === true);
    assert.ok(late === -1 || late > 0);
  });

  it('offers what its card offers, to whoever runs it and to whoever takes part', async () => {
    for (const who of [moira, tess, ravi, ada]) await sameSteps(who);
    assert.equal(await pages.read(priya, 'meeting', { meeting: id }), undefined);
  });

  it('opens an item as the agenda of the card does', async () => {
    const { agenda } = await page(moira);
    const { open } = must(agenda[0]);
    const shown = await room.press(moira, open.verb, open.data);
    assert.match(shown.reads, /Item 1 of 3/);
  });

  it('says what was decided, when and by whom, and how many actions were set; never why', async () => {
    const first = await room.press(moira, 'meeting.item', { meeting: id, ref: refAt(0) });
    await room.on(first, moira, 'Save and next', onwards);
    const second = await room.press(moira, 'meeting.item', { meeting: id, ref: refAt(1) });
    const actions = await room.on(second, moira, 'Save, then actions', held);
    await room.on(actions, moira, 'Save and next', visit);
    const { agenda } = await page(ravi);
    assert.deepEqual(
      agenda.map(({ reference, decided, actions }) => [reference, decided?.words, decided?.by, actions]),
      [
        [refAt(0), 'To full panel', 'Moira Example', 0],
        [refAt(1), 'Hold with actions', 'Moira Example', 1],
        [refAt(2), undefined, undefined, 0],
      ],
    );
    assert.match(must(agenda[0]?.decided).when, /^14:15$/);
    assert.doesNotMatch(JSON.stringify(agenda), /phones|mentor|Planted|takeaway/);
  });

  it('has its minutes on paper when it has ended: case by case, with every action', async () => {
    assert.deepEqual(
      (await page(moira)).prints.map(({ title }) => title),
      ['Agenda'],
    );
    assert.equal(await pages.read(moira, 'printMinutes', { meeting: id }), undefined);
    await room.does(moira, { step: 'endMeeting', input: { undecided: [refAt(2)] } });
    await room.does(ravi, { step: 'correctMinutes', input: { text: 'It began at 14:20.' } });
    assert.deepEqual(
      (await page(moira)).prints.map(({ title }) => title),
      ['Agenda', 'Minutes'],
    );
    await sameSteps(moira);
    const { sections, line } = must(await pages.read(ravi, 'printMinutes', { meeting: id }));
    assert.deepEqual(
      sections.map(({ title }) => title),
      ['Meeting', 'Attendance', 'Missing', refAt(0), refAt(1), 'Corrections'],
    );
    const second = must(sections.find(({ title }) => title === refAt(1))).lines;
    assert.ok(second.some(({ label, value }) => label === 'Rationale' && value === 'The mentor goes on.'));
    assert.equal(second.filter(({ label }) => label.startsWith('Action A')).length, 1);
    const missing = must(sections.find(({ title }) => title === 'Missing')).lines;
    assert.ok(missing.some(({ label, value }) => label === 'Not decided' && value === refAt(2)));
    assert.match(line, /^Draft\. Printed by Sgt Ravi Mock, .*Confidential/);
  });

  it('has an extract of one child, and of no other', async () => {
    const print = must(await pages.read(moira, 'printExtract', { meeting: id, reference: refAt(1) }));
    assert.match(print.title, new RegExp(`${refAt(1)}$`));
    assert.doesNotMatch(JSON.stringify(print), new RegExp(`${refAt(0)}|${refAt(2)}|Two new phones`));
    assert.match(JSON.stringify(print), /The mentor goes on/);
    assert.equal(await pages.read(moira, 'printExtract', { meeting: id, reference: refAt(2) }), undefined);
  });

  it('stands among those that were, today’s first', async () => {
    const { past, ahead, plan } = must(await pages.read(moira, 'meetings'));
    assert.deepEqual([past[0]?.id, past[0]?.line], [id, 'ended · minutes in draft']);
    assert.ok(!ahead.some((one) => one.id === id));
    assert.equal(plan?.verb, 'meeting.plan');
    assert.equal(must(await pages.read(ravi, 'meetings')).plan, undefined);
  });
});

describe('The agenda of a meeting on a page', () => {
  it('says of which child nobody may overlook something', async () => {
    const room = await openMeetingRoom(1);
    const known = childAt(3);
    await room.puts({ ...known, answers: { ...known.answers, mustNotBeTold: 'yes', safeTonight: 'notSure' } });
    const { agenda } = must(await pagesOver(room.world.ports).read(moira, 'meeting', { meeting: id }));
    await room.world.stop();
    const of = (reference: string) => must(agenda.find((one) => one.reference === reference)).warnings;
    assert.deepEqual(of(refAt(3)), ['Ask again: safe tonight?', 'Someone must not be told']);
    assert.deepEqual(of(refAt(0)), []);
  });
});

describe('Cases that are heard together', () => {
  it('have one slot on the page and on paper, as on the card', async () => {
    const room = await openRoom();
    const pages = pagesOver(room.world.ports);
    await room.does(moira, preMsetPlan);
    for (const place of [0, 1, 2]) await room.puts(childAt(place));
    await room.does(moira, { step: 'hearTogether', input: { case: refAt(0), others: [refAt(2)] } });
    const { agenda } = must(await pages.read(moira, 'meeting', { meeting: id }));
    assert.deepEqual(
      agenda.map(({ reference, slot, together }) => [reference, slot, together]),
      [
        [refAt(0), '14:00', [refAt(2)]],
        [refAt(2), '14:00', [refAt(0)]],
        [refAt(1), '14:20', []],
      ],
    );
    const { sections } = must(await pages.read(moira, 'printAgenda', { meeting: id }));
    const rows = sections.flatMap((section) => section.rows ?? []);
    assert.deepEqual(
      rows.slice(1).map(([time, reference, item]) => [time, reference, item]),
      [
        ['14:00', refAt(0), `New, together with ${refAt(2)}`],
        ['14:00', refAt(2), `New, together with ${refAt(0)}`],
        ['14:20', refAt(1), 'New'],
      ],
    );
    await room.world.stop();
  });
});
