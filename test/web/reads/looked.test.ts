// Who looked, read by the data protection officer: everything of everyone, and nothing of a case that is closed to the reader.
import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createSealing, type SealingParts } from '../../../src/casework/looks/sealing.ts';
import { sayCode } from '../../../src/casework/looks/day-seal.ts';
import type { Look } from '../../../src/casework/ports/ports.ts';
import { given } from '../../../src/domain/kernel/given.ts';
import type { LookTally } from '../../../src/domain/look/tally.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Question } from '../../../src/domain/register/entry.ts';
import type { LookedPage } from '../../../src/web/reads/looked.ts';
import { ife, moira, must, priya, ravi } from '../../people/builders.ts';
import { cast, openPages, pagesOver, refOf, wednesday, type PageWorld } from '../people/page-world.ts';

const looker = ({ objectId, name }: Person) => ({ person: objectId, name });
const rowsIn = ({ groups }: LookedPage) => groups.flatMap(({ rows }) => rows);

const countIn = (rows: readonly { readonly line: string }[]): number =>
  rows.reduce((sum, { line }) => sum + Number(/^(\d+) looks?/.exec(line)?.[1]), 0);

const lookAt = (n: number): Look => ({
  id: `look ${n}`,
  reference: refOf('open'),
  person: moira.objectId,
  name: moira.name,
  what: `look ${n}`,
  why: 'Open',
  at: new Date(Date.parse(wednesday) + n * 60_000).toISOString(),
});
const tally = (n: number): LookTally => ({
  reference: `MSET-${String(n).padStart(4, '0')}-00`,
  person: moira.objectId,
  name: moira.name,
  looks: 300 - n,
  refused: 0,
  last: '2027-01-20T10:00:00.000Z',
});

describe('Who looked, in the tab', () => {
  let pages: PageWorld;
  before(async () => {
    pages = await openPages();
    await pages.read(moira, 'case', { reference: refOf('open') });
    await pages.read(moira, 'history', { reference: refOf('open') });
    await pages.read(priya, 'case', { reference: refOf('open') });
    await pages.read(ravi, 'case', { reference: refOf('received') });
  });
  after(async () => pages.world.stop());
  const read = async (view: LookedPage['view']): Promise<LookedPage> =>
    must(await pages.read(ife, 'looked', { view, month: '2027-01' }));

  it('is for the auditor and the data protection officer alone', async () => {
    for (const who of cast) {
      pages.world.clock.passes(1000);
      const isTheirs = who.roles.includes('dpo') || who.roles.includes('auditor');
      const asked = [
        await pages.read(who, 'looked', {}),
        await pages.read(who, 'lookedAt', { of: 'case', id: refOf('open') }),
        await pages.read(who, 'lookedCheck', { month: '2027-01' }),
      ];
      for (const answer of asked) assert.equal(answer !== undefined, isTheirs, who.name);
    }
  });

  it('says by case, by person and by day who looked how often, and each of them one by one', async () => {
    const byCase = rowsIn(await read('case')).find(({ title }) => title === refOf('open'));
    assert.match(must(byCase).line, /^3 looks by 2 people$/);
    const byPerson = rowsIn(await read('person')).find(({ title }) => title.startsWith(ravi.name));
    assert.match(must(byPerson).title, /Northumbria Police$/);
    assert.match(must(byPerson).line, /shown nothing/);
    assert.equal(rowsIn(await read('time')).length > 0, true);
    const looks = must(await pages.read(ife, 'lookedAt', { of: 'case', id: refOf('open') })).rows;
    assert.deepEqual(
      looks.map(({ title, line }) => `${title.split(' · ')[0]}: ${line.split(' · ').slice(1).join(', ')}`).toSorted(),
      [
        `${moira.name}: case page: history, as co-ordinator`,
        `${moira.name}: case page: referral, decisions, actions, as co-ordinator`,
        `${priya.name}: case page: referral, decisions, actions, as lead worker`,
      ],
    );
  });

  it('says what the rules saw once the day is sealed, its code, and whether all is as it was sealed', async () => {
    const before = await read('questions');
    assert.match(before.seal.line, /^No day of January 2027 is sealed yet/);
    pages.world.clock.at('2027-01-29T04:00:00.000Z');
    const ports = pages.ports as typeof pages.ports & SealingParts; // they are those of a store
    await createSealing({ ...ports, outside: ports.sealCodes }).round();
    const { seal, groups, notes } = await read('questions');
    const last = must((await must(ports.daySeals).all()).at(-1));
    assert.match(seal.line, /^Sealed up to Thursday 28 January 2027: a look that is changed.*no longer fits/);
    assert.deepEqual(seal.code, sayCode(last.code));
    assert.deepEqual(seal.mark, { isGood: true, words: 'Agrees with the code outside' });
    assert.deepEqual(
      groups.map(({ title }) => title),
      ['Worth a question', 'The month’s sample'],
    );
    assert.match(must(groups[1]).none, /^Drawn once January 2027 is over/);
    const past = must(await pages.read(ife, 'looked', { month: '2026-12' }));
    assert.equal(must(past.groups[1]).none, 'None was drawn of December 2026.');
    assert.match(notes.join(' '), /none of them is proof/);
    assert.deepEqual(await pages.read(ife, 'lookedCheck', { month: '2027-01' }), { isGood: true, lines: [] });
  });

  it('counts the days that are over as they were counted at night, and reads no look of them', async () => {
    const { whoLooked } = pages.ports;
    const views = ['case', 'person', 'time'] as const;
    const asCounted = sinon.spy(must(whoLooked), 'between');
    const counted = [];
    for (const view of views) counted.push((await read(view)).groups);
    // The one day that was sealed is 28 January.
    assert.ok(asCounted.args.length > 0);
    for (const [from, before] of asCounted.args)
      assert.ok(before <= '2027-01-28T00:00:00.000Z' || from >= '2027-01-29', `asked from ${from} to ${before}`);
    asCounted.restore();
    const none = sinon.stub(must(whoLooked), 'counted').resolves([]);
    const fromLooks = [];
    for (const view of views) fromLooks.push((await read(view)).groups);
    none.restore();
    assert.deepEqual(counted, fromLooks);
    assert.ok(counted.every(([group]) => must(group).rows.length > 0));
    pages.world.clock.passes(5000);
  });

  it('gives a list of looks two hundred at a time, to its end, and each once, whatever is looked at meanwhile', async () => {
    const { whoLooked } = pages.ports;
    const looks = Array.from({ length: 450 }, (_none, n) => lookAt(n));
    const planted = sinon.stub(must(whoLooked), 'ofPerson').callsFake(() => Promise.resolve([...looks]));
    const part = async (left?: number) =>
      must(await pages.read(ife, 'lookedAt', { of: 'person', id: moira.objectId, ...given({ left }) }));
    const first = await part();
    looks.push(lookAt(450));
    const second = await part(first.left);
    const third = await part(second.left);
    planted.restore();
    pages.world.clock.passes(5000);
    assert.deepEqual([first.left, second.left, third.left], [250, 50, 0]);
    const seen = [first, second, third].flatMap(({ rows }) => rows.map(({ line }) => /look (\d+)/.exec(line)?.[1]));
    assert.deepEqual(
      seen,
      Array.from({ length: 450 }, (_none, n) => String(449 - n)),
    );
  });

  it('gives by case two hundred at a time, too', async () => {
    const { whoLooked } = pages.ports;
    const tallies = Array.from({ length: 230 }, (_none, n) => tally(n));
    const planted = sinon.stub(must(whoLooked), 'counted').resolves([{ day: '2027-01-20', tallies }]);
    const none = sinon.stub(must(whoLooked), 'between').resolves([]);
    const part = async (left?: number) =>
      must(must(await pages.read(ife, 'looked', { view: 'case', month: '2027-01', ...given({ left }) })).groups[0]);
    const first = await part();
    const second = await part(first.left);
    for (const stub of [planted, none]) stub.restore();
    pages.world.clock.passes(5000);
    assert.deepEqual([first.left, second.left], [30, 0]);
    assert.deepEqual(
      [first, second].flatMap(({ rows }) => rows.map(({ title }) => title)),
      tallies.map(({ reference }) => reference),
    );
  });

  it('lets the reader ask once why someone looked, of no look of their own, and says that they were asked', async () => {
    const { whoLooked, register } = pages.ports;
    const reference = refOf('open');
    const found = { day: '2027-01-20', rule: 'surname', references: [reference], looks: 1, at: wednesday } as const;
    const findings = [moira, ife].map(({ objectId, name }) => ({ ...found, person: objectId, name }));
    const planted = sinon.stub(must(whoLooked), 'found').resolves([{ day: found.day, looks: 9, outside: 0, findings }]);
    const [asked, own] = rowsIn(await read('questions'));
    const { verb, data } = must(must(asked).step);
    assert.deepEqual(
      { verb, ...data, command: '' },
      { verb: 'register.why', ref: reference, person: moira.objectId, because: 'sameSurname', command: '' },
    );
    assert.equal(must(own).step, undefined);
    assert.match(must(own).more, / · your own look: another person asks you$/);
    const question = {
      type: 'question',
      at: wednesday,
      about: reference,
      asked: moira,
      because: 'sameSurname',
      state: 'answered',
      excluded: [],
    } as unknown as Question; // what the page reads of one
    const entered = sinon.stub(register, 'since').resolves([question]);
    const [after] = rowsIn(await read('questions'));
    assert.equal(must(after).step, undefined);
    assert.match(must(after).more, / · asked .+, answered$/);
    for (const stub of [planted, entered]) stub.restore();
  });

  it('asks no one about a case that they are kept out of by now, and says so: of several about one that may be named to them', async () => {
    const { whoLooked, cases } = pages.ports;
    const [shut, other] = [refOf('open'), refOf('received')];
    const found = { day: '2027-01-20', rule: 'over', looks: 1, at: wednesday, ...looker(moira) } as const;
    const findings = [[shut], [shut, other], ['ENT-4F7K-2Q9X']].map((references) => ({ ...found, references }));
    const planted = sinon.stub(must(whoLooked), 'found').resolves([{ day: found.day, looks: 9, outside: 0, findings }]);
    const closes = sinon.stub(cases, 'shut').resolves(new Map([[shut, [moira.objectId]]]));
    const [alone, beside, record] = rowsIn(await read('questions'));
    for (const stub of [planted, closes]) stub.restore();
    assert.equal(must(alone).step, undefined);
    assert.match(must(alone).more, / · kept out of the case by now: ask them without it$/);
    assert.equal(must(must(beside).step).data?.['ref'], other);
    assert.equal(must(record).step, undefined);
    assert.match(must(record).more, / · no case: ask them yourself$/);
  });

  it('says nothing of a record, nor of an entry of the register, that is closed to the reader; to others it opens look by look', async () => {
    const { cases, looks, register } = pages.ports;
    const ids = ['ENT-4F7K-2Q9X', 'REG-4F7K-2Q9X'] as const;
    for (const [place, reference] of ids.entries())
      await looks.record({
        id: `closed${place}`,
        reference,
        person: moira.objectId,
        name: moira.name,
        what: 'record',
        why: 'Open',
        at: pages.ports.machine.now(),
        relation: 'keeper',
      });
    const everything = async (): Promise<string> =>
      JSON.stringify([
        ...(await Promise.all((['case', 'person', 'time'] as const).map(read))),
        ...(await Promise.all(ids.map(async (id) => pages.read(ife, 'lookedAt', { of: 'case', id })))),
        await pages.read(ife, 'lookedAt', { of: 'person', id: moira.objectId }),
      ]);
    const shown = await everything();
    for (const id of ids) {
      assert.ok(shown.includes(id), id);
      assert.equal(must(await pages.read(ife, 'lookedAt', { of: 'case', id })).rows.length, 1);
    }
    const excluded = [ife.objectId];
    const closing = [
      sinon.stub(cases, 'shut').resolves(new Map([[ids[0], excluded]])),
      sinon.stub(register, 'load').resolves({ value: { root: { id: ids[1], excluded } }, version: '' } as never),
    ];
    const closed = await everything();
    for (const stub of closing) stub.restore();
    for (const id of ids) assert.ok(!closed.includes(id), id);
    pages.world.clock.passes(5000);
  });

  it('says nothing of a case that is closed to the reader, wherever it is asked', async () => {
    const reference = refOf('open');
    const everything = async (): Promise<string> =>
      JSON.stringify([
        ...(await Promise.all((['questions', 'case', 'person', 'time'] as const).map(read))),
        await pages.read(ife, 'lookedAt', { of: 'case', id: reference }),
        await pages.read(ife, 'lookedAt', { of: 'person', id: moira.objectId }),
        await pages.read(ife, 'lookedAt', { of: 'time', id: '2027-01-20' }),
      ]);
    assert.ok((await everything()).includes(reference));
    const { cases } = pages.ports;
    const { value, version } = must(await cases.load(reference));
    const fact = must((await cases.facts(reference)).at(-1));
    const number = value.root.facts + 1;
    const root = { ...value.root, excluded: [ife.objectId], facts: number };
    const marker = { id: 'conflict', fact: number, at: fact.at, inputHash: '' };
    const commit = { id: reference, before: version, record: { ...value, root }, fact: { ...fact, number }, marker };
    assert.equal(await cases.commit({ ...commit, notices: [] }, pages.world.clock.nowMs()), 'done');
    assert.ok(!(await everything()).includes(reference));
    // Nor in a number: not one of the ways to count them counts more than the cases that are shown have.
    pages.world.clock.passes(5000);
    const views = ['case', 'person', 'time'] as const;
    const counts = await Promise.all(views.map(async (view) => countIn(rowsIn(await read(view)))));
    assert.equal(new Set(counts).size, 1, `counted by case, by person and by day: ${counts.join(', ')}`);
    assert.ok(
      !rowsIn(await read('person')).some(({ title }) => title.startsWith(priya.name)),
      'she looked there alone',
    );
    const daySeals = must(pages.ports.daySeals);
    const taken = pagesOver({
      ...pages.ports,
      daySeals: {
        ...daySeals,
        looks: async (...moments) => (await daySeals.looks(...moments)).filter((look) => look.reference !== reference),
      },
    });
    const { isGood, lines } = must(await taken.read(ife, 'lookedCheck', { month: '2027-01' }));
    assert.equal(isGood, false, 'looks at a closed case were taken away, and all is well');
    assert.deepEqual(lines, [
      'Looks that may not be shown to you are not what was sealed. Tell the people who run MSET: their check names them.',
    ]);
  });
});
