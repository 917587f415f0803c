// The agenda and the minutes: what each person may read of them, on how many bytes, and nothing of another family.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import { colin, moira, must, priya, ravi, tess } from '../../people/builders.ts';
import { lee } from '../../people/meeting-builders.ts';
import { ada, end } from '../../domain/meeting/meeting-hall.ts';
import {
  appointment,
  childAt,
  id,
  onwards,
  openMeetingRoom,
  refAt,
  visit,
  type Room,
  type Shown,
} from './meeting-room.ts';

const about = { meeting: id };
const bytesOf = ({ card }: Shown): number => new TextEncoder().encode(JSON.stringify(card)).length;
const rowsOf = ({ reads }: Shown): readonly string[] =>
  [...reads.matchAll(/^> \*\*\d+ · (.*?)\*\* · \d\d:\d\d · (?:.* · )?MSET-\S+$/gm)].map(([, kind]) => kind ?? '');
const urgent = (place: number): Case => {
  const childCase = childAt(place);
  return { ...childCase, answers: { ...childCase.answers, urgency: 'beforePreMset' } };
};

/** Which of the children a card names; by reference, by name. */
const refs = (shown: Shown): readonly string[] =>
  [0, 1, 2, 3].filter((place) => shown.reads.includes(refAt(place))).map(String);
const named = (shown: Shown): readonly number[] => [0, 1, 2].filter((place) => shown.reads.includes(`Planted${place}`));

/** Tess has a conflict in one of them. */
const barred = (childCase: Case): Case => ({
  ...childCase,
  ...(childCase.reference === refAt(1) && { excluded: [tess.objectId] }),
});

describe('The agenda', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openMeetingRoom(0);
  });
  afterEach(async () => room.world.stop());
  const agenda = async (who = moira, from = 0): Promise<Shown> => room.press(who, 'meeting.agenda', { ...about, from });

  it('has urgent cases first, then new ones, then those held before, with times of their own', async () => {
    const before = {
      meeting: 'preMset-2026-12-08',
      decision: 'hold',
      rationale: '',
      band: '',
      bandRationale: '',
    };
    const decision = { ...before, dissent: '', by: moira, at: '2026-12-08T14:00:00.000Z', quorate: true, present: [] };
    await room.puts(childAt(1));
    await room.puts(
      childAt(2, { stage: 'held', meeting: 'preMset-2026-12-08', decisions: [decision] } as unknown as Case),
    );
    await room.puts(urgent(3));
    await room.puts(childAt(4, { meeting: 'preMset-2027-02-09' }));
    const { reads } = await agenda();
    match(
      reads,
      new RegExp(
        `3 not decided yet\\.\n> \\*\\*1 · Urgent\\*\\* · 14:00 · ${refAt(3)}[^]*\\*\\*2 · New\\*\\* · 14:10 · since Mon 4 Jan 10:11 · ${refAt(1)}[^]*\\*\\*3 · Review\\*\\* · 14:20 · ${refAt(2)}`,
      ),
    );
    ok(!/Planted|Child\d/.test(reads), 'no name stands on it');
  });

  it('has a case with a disputed action before the new ones', async () => {
    for (const place of [1, 2]) await room.puts(childAt(place));
    const form = await room.press(moira, 'meeting.item', { ...about, ref: refAt(2) });
    const actions = await room.on(form, moira, 'Save, then actions', onwards);
    await room.on(actions, moira, 'Next item', visit);
    const action = { ref: refAt(2), action: 'A1' };
    const dispute = await room.press(ravi, 'action.dispute', action);
    await room.on(dispute, ravi, 'Dispute', { reason: 'Not ours.' });
    deepEqual(rowsOf(await agenda()), ['1 late or disputed action', 'New']);
    const said = 'decided: To full panel';
    match((await agenda()).reads, new RegExp(`1 · 1 late or disputed action\\*\\* · 14:00 · ${said} · ${refAt(2)}`));
  });

  it('says since when a child is missing, and whose review nobody has prepared', async () => {
    const since = '2027-01-10T22:10:00.000Z';
    await room.puts(childAt(1, { missing: { spans: [{ id: 'M1', since }], interviews: [] } }));
    await room.puts(childAt(2, { inReview: true } as object));
    const { reads } = await agenda();
    match(reads, /> ▲ Missing now · \*\*1 · Missing since Sun 10 Jan 22:10\*\* · /);
    match(reads, /2 · New\*\* · 14:10 · review not prepared yet · since /);
  });

  describe('with names', () => {
    const { reference: theirs } = childAt(1);
    const looks = async () => (await room.world.ports.looks.of(theirs)).map(({ what, name }) => `${name}: ${what}`);
    beforeEach(async () => {
      for (const place of [1, 2]) await room.puts(childAt(place));
    });

    it('has name and age of each child once they are asked for, each a look, until they are hidden', async () => {
      deepEqual([named(await agenda()), await looks()], [[], []]);
      const shown = await room.on(await agenda(), moira, 'Show names');
      match(shown.reads, /> 1 · Child1 Planted1, 15 · New ·[^]*> 2 · Child2 Planted2, 15/);
      deepEqual(await looks(), ['Moira Example: name']);
      deepEqual(named(await agenda()), [1, 2], 'they stay for the sitting');
      deepEqual(named(await room.on(shown, moira, 'Hide names')), []);
      deepEqual(named(await agenda()), []);
    });

    it('tells nobody else’s agenda, and no name of a case that is closed to the reader', async () => {
      await room.puts(childAt(3, { restricted: 'riskToLife', named: [refOf(tess)] } as object));
      const shown = await room.on(await agenda(ada), ada, 'Show names');
      ok(named(shown).length === 2 && !shown.reads.includes('Planted3'));
      match(shown.reads, /\*\*A restricted item\*\*/);
      deepEqual(named(await agenda(tess)), []);
    });
  });

  it('with forty cases fits on cards, page by page', async () => {
    for (let place = 0; place < 40; place += 1) await room.puts(childAt(place));
    const pages: Shown[] = [await agenda()];
    while (must(pages.at(-1)).buttons.some(({ title }) => title === 'More')) {
      pages.push(await room.on(must(pages.at(-1)), moira, 'More'));
    }
    for (const page of pages) ok(bytesOf(page) <= 28_000, `${bytesOf(page)} bytes`);
    deepEqual(
      pages.map((page) => rowsOf(page).length),
      [10, 10, 10, 10],
    );
    match(must(pages.at(-1)).reads, /31 to 40 of 40/);
    match((await room.on(must(pages.at(-1)), moira, 'Earlier')).reads, /21 to 30 of 40/);
  });

  it('holds only what each person may see; nobody’s conflict is counted', async () => {
    await room.puts(childAt(0));
    await room.puts(childAt(1, { excluded: [tess.objectId] }));
    await room.puts(childAt(2, { restricted: 'managerConflict' }));
    await room.puts(childAt(3, { invited: ['housing'] }));
    deepEqual(refs(await agenda(moira)), ['0', '1', '2', '3']);
    deepEqual(refs(await agenda(tess)), ['0', '3']);
    deepEqual(refs(await agenda(ravi)), ['0', '1']);
    const ravis = (await agenda(ravi)).reads;
    match(ravis, /\n3 · press a row to open it\n2 not decided yet/);
    match(ravis, /\*\*A restricted item\*\*\n14:20\nheard by the people named for it$/m);
    match((await room.press(ravi, 'meeting.item', { ...about, ref: refAt(2) })).reads, /not available/);
  });
});

/** The same case, closed to the police and to health. */
const closed = (childCase: Case): Case => ({
  ...childCase,
  ...(childCase.reference === refAt(1) && { excluded: [ravi.objectId, ada.objectId] }),
});

describe('The minutes', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openMeetingRoom(3);
    for (const place of [0, 1, 2]) {
      const form = await room.press(moira, 'meeting.item', { ...about, ref: refAt(place) });
      const fill = { ...onwards, rationale: `Rationale of Planted${place}`, dissent: `Dissent of Planted${place}` };
      const actions = await room.on(form, moira, 'Save, then actions', fill);
      const second = await room.on(actions, moira, 'Another', { ...visit, text: `Visit Planted${place}.` });
      await room.on(second, moira, 'Next item', appointment);
    }
    await room.does(moira, end);
  });
  afterEach(async () => room.world.stop());
  const last = 99;
  const minutes = async (who = moira, from = 0): Promise<Shown> => room.press(who, 'minutes.open', { ...about, from });

  it('are drafted from the record and read a screen at a time, with what was asked and not there said', async () => {
    const { reads } = await minutes();
    match(
      reads,
      /Draft[^\n]*\n[^]*Quorum: quorate[^]*Papers received from: No one[^]*Northumbria Police: Sgt Ravi Mock[^]*No papers came from Northumbria Police/,
    );
    match(reads, /No papers came from[^]*Decided: 3\. Not decided: 0\./);
    match(
      reads,
      /Decision: To full panel[^]*Rationale: Rationale of Planted0[^]*Who disagreed: Dissent[^]*Conflict of interest: None declared[^]*Action A1, Northumbria Police: Sgt Ravi Mock[^]*Visit Planted0/,
    );
    const screens = await Promise.all([0, 1].map(async (page) => named(await minutes(moira, page))));
    deepEqual(screens, [[0], [1, 2]], 'the first below the overview');
  });

  it('have a page for each item that is longer than a screen, within 28 KB, with a look at what stands on the page and nothing else', async () => {
    const { cases, looks } = room.world.ports;
    const asWritten = cases.decisionsOf.bind(cases);
    // What people type when they type all they may.
    const typed = '字'.repeat(1500);
    const words = { plan: typed, lead: typed, council: typed, adultLead: typed, missing: typed };
    const bands = { band: 'significant', bandRationale: typed };
    const longer: typeof asWritten = async (lines) =>
      (await asWritten(lines)).map((made) => ({ ...made, ...words, ...bands, rationale: typed, dissent: typed }));
    Object.assign(cases, { decisionsOf: longer });
    const looked = async (place: number) =>
      (await looks.of(refAt(place))).filter(({ what }) => what === 'minutes').length;
    const first = await minutes(tess);
    deepEqual(refs(first), ['0']);
    deepEqual(await Promise.all([0, 1, 2].map(looked)), [1, 0, 0]);
    const second = await room.on(first, tess, 'Next');
    for (const early of [first, second])
      ok(!early.buttons.some(({ title }) => title === 'Approve the minutes'), 'offered before they are read');
    const third = await room.on(second, tess, 'Next');
    deepEqual([...refs(second), ...refs(third)], ['1', '2']);
    ok(third.buttons.some(({ title }) => title === 'Approve the minutes'));
    for (const page of [first, second, third]) ok(bytesOf(page) <= 28_000, `${bytesOf(page)} bytes`);
    const extract = await room.on(third, tess, 'Extract');
    match((await room.on(extract, tess, 'Back')).reads, /Minutes 3 of 3/);
    Object.assign(cases, { decisionsOf: asWritten });
  });

  it('have an extract for each child, with nothing of another family', async () => {
    for (const place of [0, 1, 2]) {
      const extract = await room.press(moira, 'minutes.extract', { ...about, ref: refAt(place) });
      match(extract.reads, /Extract of the minutes[^]*Who was present[^]*Health: Nurse Ada Dummy/);
      deepEqual(named(extract), [place]);
      deepEqual(
        [0, 1, 2].filter((other) => extract.reads.includes(refAt(other))),
        [place],
      );
    }
    await corrects(moira, 1, 'Planted1 is 14.');
    deepEqual(named(await room.press(moira, 'minutes.extract', { ...about, ref: refAt(0) })), [0]);
  });

  it('are corrected by who was there, approved by the chair, and then stand', async () => {
    const form = await room.on(await minutes(ada), ada, 'Correct the minutes');
    for (let time = 0; time < 2; time += 1) {
      match(
        (await room.on(form, ada, 'Correct the minutes', { text: 'It began at 14:20.' })).reads,
        /Corrections\nNurse Ada Dummy[^]*It began at 14:20\./,
      );
    }
    equal((await room.facts()).filter((fact) => fact.endsWith('correctMinutes')).length, 1);
    const approves = async (who: Person, from: number): Promise<boolean> =>
      (await minutes(who, from)).buttons.some(({ title }) => title === 'Approve the minutes');
    ok(!(await approves(moira, last)), 'Moira is not the chair');
    ok(!(await approves(tess, 0)), 'they are not read to their end');
    ok(await approves(tess, last));
    match(
      (await room.press(moira, 'minutes.approve', about)).reads,
      /The chair approves the minutes\. *\n*.*Ask Tess Gavel|The chair approves the minutes/,
    );
    const desk = await room.press(tess, 'home', {});
    match(desk.reads, /1 · set of minutes to approve/);
    match((await room.on(desk, tess, 'Read and approve the minutes')).reads, /^# Minutes$/m);
    equal(JSON.stringify(desk.card).match(/"minutes\.open"/g)?.length, 2, 'the tile opens them, too');
    doesNotMatch((await room.press(moira, 'home', {})).reads, /to approve/);
    const chairs = await minutes(tess, last);
    const quick = await room.press(tess, 'minutes.approve', chairs.button('Approve the minutes').data);
    match(quick.reads, /They are not approved yet/);
    for (let time = 0; time < 2; time += 1)
      match((await room.on(quick, tess, 'Approve the minutes')).reads, /✓ Minutes approved[^]*14:15/);
    match((await room.on(form, ada, 'Correct the minutes', { text: 'Once more.' })).reads, /approved by Tess Gavel/);
    equal((await room.facts()).filter((fact) => fact.endsWith('approveMinutes')).length, 1);
  });

  it('show a correction that names no case to those who may see every case, with a look at each, and to its author', async () => {
    await room.press(ada, 'minutes.correct.go', { ...about, text: 'The younger one is 14.' });
    const { cases, looks } = room.world.ports;
    const looked = async (): Promise<readonly boolean[]> =>
      Promise.all(
        [0, 1, 2].map(async (place) =>
          (await looks.of(refAt(place))).some(
            (one) => one.what.startsWith('correction') && one.person === tess.objectId,
          ),
        ),
      );
    deepEqual(await looked(), [false, false, false]);
    match((await minutes(tess)).reads, /The younger one/);
    deepEqual(await looked(), [true, true, true]);
    const [load, forMeeting] = [cases.load.bind(cases), cases.forMeeting.bind(cases)];
    Object.assign(cases, {
      load: async (reference: Case['reference']) => {
        const stored = must(await load(reference));
        return { ...stored, value: { ...stored.value, root: closed(stored.value.root) } };
      },
      forMeeting: async (...of: Parameters<typeof forMeeting>) => {
        const found = await forMeeting(...of);
        return { ...found, cases: found.cases.map(closed) };
      },
    });
    ok(!(await minutes(ravi)).reads.includes('The younger one'), 'somebody with a conflict in one of them');
    match((await minutes(ada)).reads, /The younger one/);
    match((await minutes(tess)).reads, /The younger one/);
    Object.assign(cases, { load, forMeeting });
  });

  const corrects = async (who: Person, place: number, text: string, part = 'decision'): Promise<Shown> =>
    room.press(who, 'item.correct.go', { ...about, ref: refAt(place), about: part, text });
  const pagesOf = async (who: Person): Promise<string> =>
    (await Promise.all([0, 1, 2].map(async (from) => minutes(who, from)))).map(({ reads }) => reads).join('\n');

  it('show a correction at its item, to those who may read the case', async () => {
    const extract = await room.press(ada, 'minutes.extract', { ...about, ref: refAt(1) });
    const form = await room.on(extract, ada, 'Correct this item');
    match(form.reads, /Only people who may read this case/);
    const taken = await room.on(form, ada, 'Save correction', { about: 'decision', text: 'It was the aunt.' });
    match(
      taken.reads,
      /The correction is at its item[^]*Correction of the item of Pre-MSET on Tuesday 12 January 2027 by Nurse Ada Dummy, Tue 12 Jan 14:15: It was the aunt\./,
    );
    doesNotMatch((await room.press(tess, 'minutes.extract', { ...about, ref: refAt(0) })).reads, /aunt/);
    match(await pagesOf(tess), /it was the aunt/i);
    const { cases } = room.world.ports;
    const [load, forMeeting] = [cases.load.bind(cases), cases.forMeeting.bind(cases)];
    Object.assign(cases, {
      load: async (reference: Case['reference']) => {
        const stored = must(await load(reference));
        return { ...stored, value: { ...stored.value, root: barred(stored.value.root) } };
      },
      forMeeting: async (...of: Parameters<typeof forMeeting>) => {
        const found = await forMeeting(...of);
        return { ...found, cases: found.cases.map(barred) };
      },
    });
    doesNotMatch(await pagesOf(tess), /the aunt/);
    Object.assign(cases, { load, forMeeting });
  });

  it('show who disagreed, put right, to those alone who read who disagreed', async () => {
    await corrects(ada, 1, 'It was Health that disagreed.', 'dissent');
    match(
      await pagesOf(tess),
      /Correction of the item of Pre-MSET on Tuesday 12 January 2027, about who disagreed, by Nurse Ada Dummy/,
    );
    const { reads } = await room.press(priya, 'case.story', { ref: refAt(1) });
    match(reads, /Rationale of Planted1/);
    doesNotMatch(reads, /It was Health/);
    await corrects(ada, 1, 'It was to be the panel of February.');
    match((await room.press(priya, 'case.story', { ref: refAt(1) })).reads, /panel of February/);
  });

  it('take a correction that names a case to its item, with what was typed; a child’s name comes back', async () => {
    const typed = `${refAt(1).toLowerCase()}: it was the aunt.`;
    const led = await room.press(moira, 'minutes.correct.go', { ...about, text: typed });
    match(led.reads, /Correct this item[^]*it was the aunt\./);
    deepEqual(
      await room.facts(),
      (await room.facts()).filter((fact) => !fact.endsWith('correctMinutes')),
    );
    match((await room.on(led, moira, 'Save correction', { about: 'decision' })).reads, /it was the aunt/);
    const named = await room.press(moira, 'minutes.correct.go', { ...about, text: 'Planted0 came at three.' });
    match(named.reads, /Planted0 came at three\.[^]*names a case or a child of the meeting/);
    const elsewhere = await room.press(moira, 'minutes.correct.go', { ...about, text: 'MSET-4F7K-24: the same.' });
    match(elsewhere.reads, /MSET-4F7K-24: the same\.[^]*names a case or a child of the meeting/);
    ok(!(await room.facts()).some((fact) => fact.endsWith('correctMinutes')));
  });

  it('are corrected at an item by those who were there for it, until they are approved', async () => {
    match((await corrects(colin, 1, 'No.')).reads, /The correction is at its item/);
    doesNotMatch((await room.press(lee, 'minutes.extract', { ...about, ref: refAt(1) })).reads, /Correct this item/);
    match((await corrects(lee, 1, 'I was not there.')).reads, /not available/);
    await room.press(tess, 'minutes.approve', { ...about });
    match((await corrects(ada, 1, 'Too late.')).reads, /approved by Tess Gavel/);
    doesNotMatch(await pagesOf(tess), /I was not there|Too late/);
  });

  it('are for who was there and who runs meetings', async () => {
    match((await minutes(colin)).reads, /^# Minutes$/m);
    const later = await openMeetingRoom(0);
    try {
      match((await later.press(ravi, 'minutes.open', about)).reads, /drafted when the meeting has ended/);
    } finally {
      await later.world.stop();
    }
  });
});
