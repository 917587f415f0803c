// A restricted case at a meeting: what those let in read of it, and what the others do, on cards, pages and paper.
import assert from 'node:assert/strict';
import { lastDecided } from '../../../src/reading/case/decided.ts';
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import { moira, must, ravi, tess } from '../../people/builders.ts';
import { ada } from '../../people/meeting-builders.ts';
import { appointment, childAt, id, openMeetingRoom, refAt, visit, type Room } from '../../desk/meeting/meeting-room.ts';
import { pagesOver, type PageWorld } from '../people/page-world.ts';

const about = { meeting: id };
const ref = refAt(1);
/** What nobody reads who is not let in. */
const secret = new RegExp(`${ref}|Planted1|Early help|Two new phones|Visit the takeaway`);
const nothingIn = (what: unknown): void => assert.doesNotMatch(JSON.stringify(what), secret);
const plan = { decision: 'hold', rationale: 'Two new phones.' };

describe('A restricted case at a meeting, for who is not let in', () => {
  let room: Room;
  let pages: Pick<PageWorld, 'read'>;
  before(async () => {
    room = await openMeetingRoom(1);
    await room.puts(childAt(1, { restricted: 'riskToLife', named: [refOf(tess), refOf(ravi)] }));
    await room.puts(childAt(2));
    pages = pagesOver(room.world.ports);
  });
  after(async () => room.world.stop());
  const page = async (who: Person) => must(await pages.read(who, 'meeting', about));

  it('is an item with a time on the card of the agenda, for the others one to open', async () => {
    const { reads } = await room.press(ada, 'meeting.agenda', about);
    assert.match(reads, /# Agenda, Pre-MSET\n3 · press a row to open it\n2 not decided yet/);
    assert.match(reads, /14:00[^]*\*\*A restricted item\*\*\n14:10\nheard by the people named for it\n[^]*14:20/);
    nothingIn(reads);
    for (const who of [moira, tess, ravi]) {
      const theirs = (await room.press(who, 'meeting.agenda', about)).reads;
      assert.ok(theirs.includes(ref) && !theirs.includes('A restricted item'), who.name);
    }
  });

  it('the same on the page and on paper', async () => {
    const hers = await page(ada);
    assert.deepEqual(hers.restricted, [{ after: 1, slot: '14:10', minutes: 10 }]);
    assert.deepEqual(
      hers.agenda.map(({ reference }) => reference),
      [refAt(0), refAt(2)],
    );
    nothingIn(hers);
    assert.deepEqual([(await page(ravi)).restricted, (await page(ravi)).agenda.length], [[], 3]);
    const paper = must(await pages.read(ada, 'printAgenda', about));
    assert.deepEqual(must(paper.sections.find(({ title }) => title === 'Agenda')).rows?.[2], [
      '14:10',
      'A restricted item',
      '',
      '',
      '10 min',
      '',
    ]);
    nothingIn(paper);
  });

  it('cannot be opened, and nobody who runs meetings and is not let in can record it', async () => {
    const forged = await room.press(ada, 'meeting.item', { ...about, ref });
    assert.match(forged.reads, /not available/);
    nothingIn(forged.reads.replaceAll(ref, ''));
    assert.match((await room.press(ada, 'meeting.save', { ...about, ref, ...plan })).reads, /not available/);
  });

  it('is decided by those let in: they alone were present, and an owner reads their own action only', async () => {
    const form = await room.press(tess, 'meeting.item', { ...about, ref });
    const asked = await room.on(form, tess, 'Save, then actions', plan);
    const actions = await room.on(asked, tess, 'Save, then actions', { ...plan, ...visit });
    await room.on(actions, tess, 'Next item', appointment);
    const childCase = await room.world.caseOf(ref);
    const decision = must(await lastDecided(room.world.ports.cases, childCase));
    assert.deepEqual(
      decision.present.map(({ name }) => name),
      ['Tess Gavel', 'Moira Example', 'Sgt Ravi Mock', 'Colin Fixture'],
      'whoever is neither let in nor part of the case was not in the room',
    );
    assert.match((await room.press(ada, 'action.open', { ref, action: 'A2' })).reads, /Offer an appointment/);
    const others = (await room.press(ada, 'action.open', { ref, action: 'A1' })).reads;
    assert.match(others, /not available/);
    assert.match((await room.press(ada, 'case.open', { ref })).reads, /not available/);
    const listed = must(await pages.read(ada, 'actions', {}));
    assert.deepEqual(
      listed.rows.map(({ name }) => name),
      [`${ref}/A2`],
    );
    nothingIn(await page(ada));
  });

  it('is in nobody else’s minutes but as a restricted item, and has no extract for them', async () => {
    await room.does(moira, { step: 'endMeeting', input: { undecided: [refAt(0), refAt(2)] } });
    const first = await room.press(ada, 'minutes.open', { ...about, from: 0 });
    assert.match(first.reads, /Decided: 0\. Not decided: 2[^]*A restricted item is minuted for the people named/);
    const paper = must(await pages.read(ada, 'printMinutes', about));
    assert.match(JSON.stringify(paper.sections), /A restricted item is minuted/);
    nothingIn([first.reads, paper]);
    assert.equal(await pages.read(ada, 'printExtract', { ...about, reference: ref }), undefined);
    assert.match((await room.press(ada, 'minutes.extract', { ...about, ref })).reads, /not available/);
    const theirs = await room.press(ravi, 'minutes.open', { ...about, from: 0 });
    assert.match(theirs.reads, /Decided: 1\./);
    assert.ok(!theirs.reads.includes('A restricted item'));
    const extract = must(await pages.read(ravi, 'printExtract', { ...about, reference: ref }));
    const there = must(extract.sections.find(({ title }) => title === 'Who was present')).lines;
    assert.deepEqual(
      there.map(({ label }) => label).filter((label) => label === 'Health'),
      [],
    );
  });

  it('is on no board of theirs, and has no page', async () => {
    const { cases, work } = must(await pages.read(ada, 'board', {}));
    nothingIn(cases);
    assert.deepEqual(
      work.map(({ name }) => name),
      [`${ref}/A2`],
      'their own action',
    );
    assert.equal(await pages.read(ada, 'case', { reference: ref }), undefined);
    assert.equal(await pages.read(ada, 'printChronology', { reference: ref }), undefined);
  });
});
