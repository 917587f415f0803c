// The rows of police lists on a real store: written once, whatever dies in between, and destroyed so that nothing of them is left.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import sinon from 'sinon';
import { verify } from '../../../src/casework/check/verify.ts';
import type { Problem } from '../../../src/casework/check/problems.ts';
import { destroyRows } from '../../../src/casework/police-list/rows.ts';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { importDirectory, readDirectory } from '../../../src/casework/read/import-directory.ts';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { readReference } from '../../../src/domain/kernel/ids.ts';
import { createMatching } from '../../../src/machine/matching.ts';
import type { AnswerOf } from '../../../src/web/reads/all.ts';
import { moira, must, priya } from '../../people/builders.ts';
import { openStore, type OpenedStore } from '../../specimens/stored.ts';
import { pagesOver } from '../../web/people/page-world.ts';
import { createClock, type Clock } from '../../worlds/clock.ts';
import { newScratch } from '../../worlds/scratch.ts';

const secret = 'the secret of a test, of no child';
const council = new URL('../../specimens/form-7/directory.json', import.meta.url).pathname;
const wren = { surname: 'Inventeddaughter', forenames: 'Wren', dateOfBirth: '2/2/2012' };
const row = (day: string): string =>
  `Inventeddaughter,Wren,2/2/2012,${day} 22:00,Imagined House,${day} 23:30,NP-${day.replaceAll('/', '')},Low`;
const three = ['1/1/2027', '2/1/2027', '3/1/2027'].map(row).join('\n');
/** All that could tell of the child: as it was typed, as it is kept, and hashed. */
const traces = [
  'Inventeddaughter',
  'Wren',
  '2012-02-02',
  'Imagined House',
  'NP-1',
  ...createMatching(secret)(wren).map(({ key }) => key),
];
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('The rows of police lists', () => {
  let folder: string;
  let opened: OpenedStore;
  let machine: Clock;
  let ports: Ports;
  beforeEach(async () => {
    folder = await newScratch('police');
    opened = await openStore(folder);
    machine = createClock();
    await opened.store.fit({ mayMark: true });
    await importDirectory({ ...opened.store, machine }, await readDirectory(council), silent);
    const over = { ...opened.store, machine, matchKeysOf: createMatching(secret), log: silent };
    ports = over as unknown as Ports; // nothing else of them is asked
  });
  afterEach(async () => {
    sinon.restore();
    await opened.close();
    await rm(folder, { recursive: true });
  });

  const page = async (): Promise<AnswerOf<'police'>> => must(await pagesOver(ports).read(moira, 'police'));
  const presses = async (verb: string, data: object): Promise<string> => {
    machine.passes(1500);
    const { card } = await pagesOver(ports).desk.press(tabCaller(moira.objectId), verb, data);
    return JSON.stringify(card);
  };
  const takes = async (rows: string): Promise<string> => presses('policeList.take', { rows });
  const refers = async (): Promise<string> => {
    const { shown } = await page();
    const refer = must(must(shown).groups.find(({ title }) => title === 'Next referrals')?.rows[0]?.steps[0]);
    return presses(`${refer.verb}.go`, { ...refer.data, worker: priya.objectId });
  };
  /** In which documents anything of the child is, but those of a case. */
  const left = async (): Promise<readonly string[]> =>
    (await opened.stored())
      .filter((one) => traces.some((trace) => JSON.stringify(one).includes(trace)))
      .filter(({ pk }) => !('reference' in readReference(pk)))
      .map(({ pk, id }) => `${pk}/${id}`);
  const wrong = async (): Promise<readonly string[]> => {
    const problems: Problem[] = [];
    await verify(opened.store.audit, machine.nowMs(), (one) => void problems.push(one));
    return problems.map(({ kind, what }) => `${kind}: ${what}`);
  };

  it('lie in one document, and go from every document when the child is referred', async () => {
    assert.match(await takes(three), /3 rows taken/);
    const list = must((await page()).shown).id;
    assert.deepEqual(await left(), [`${list}/policeRows`]);
    assert.match(await refers(), /Referred/);
    assert.deepEqual(await left(), []);
    assert.deepEqual(await wrong(), []);
  });

  it('go from every document after 90 days, and not a day before', async () => {
    await takes(three);
    machine.at('2027-04-04T10:00:00.000Z');
    assert.equal(await destroyRows(ports), 0);
    machine.at('2027-04-05T10:00:00.000Z');
    assert.equal(await destroyRows(ports), 3);
    assert.deepEqual(await left(), []);
    machine.at('2027-05-01T10:00:00.000Z');
    assert.deepEqual(await wrong(), []);
  });

  it('are counted once where a press died before its fact, by the next press', async () => {
    const commit = sinon.stub(ports.policeLists, 'commit').rejects(new Error('killed'));
    await takes(three);
    assert.equal((await page()).shown, undefined);
    commit.restore();
    const said = await takes(three);
    assert.match(said, /3 rows taken/);
    assert.doesNotMatch(said, /already/);
    assert.match(must((await page()).shown).line, /^3 rows/);
    assert.equal(must(must((await ports.policeLists.rowsKept())[0]).value.rows.at(-1)).row, 3);
  });

  it('are all counted where a page that was left open sends more of them with the same command', async () => {
    const { command } = (await page()).take.data;
    for (const [place, day] of ['1/1/2027', '2/1/2027', '3/1/2027'].entries()) {
      assert.match(await presses('policeList.take', { rows: row(day), command }), /1 row taken/);
      assert.match(must((await page()).shown).line, new RegExp(`^${place + 1} row`));
    }
  });

  it('say that the child is back as soon as a later list does, and are not doubled', async () => {
    const back = row('3/1/2027');
    await takes(back.replace('3/1/2027 23:30', ''));
    assert.match(await takes(back), /1 row that did not say so before says now that the child is back/);
    const [kept] = await ports.policeLists.rowsKept();
    assert.deepEqual(
      must(kept).value.rows.map(({ returnedAt }) => returnedAt),
      ['2027-01-03T23:30:00.000Z'],
    );
    assert.doesNotMatch(await takes(back.replace('23:30', '23:45')), /that the child is back/);
  });

  it('of brothers under one reference: the one who is back says nothing of the other', async () => {
    const away = row('3/1/2027').replace('3/1/2027 23:30', '');
    const brother = away.replace('Wren', 'Robin');
    await takes(`${away}\n${brother}`);
    const said = await takes(`${brother.replace('House,', 'House,4/1/2027 08:00')}\n${away}`);
    assert.match(said, /Rows 1, 2: on a list already: not doubled[^]*1 row that did not say so before/);
    const [kept] = await ports.policeLists.rowsKept();
    assert.deepEqual(
      must(kept).value.rows.map(({ forenames, returnedAt }) => [forenames, returnedAt]),
      [
        ['Wren', undefined],
        ['Robin', '2027-01-04T08:00:00.000Z'],
      ],
    );
  });

  it('of a twin whose name sounds the same stay when the other is referred, and are asked about', async () => {
    await takes(`${three}\n${row('31/12/2026').replace('Wren', 'Wrenn')}`);
    assert.match(await refers(), /Referred/);
    const group = async () =>
      must((await page()).shown).groups.map(({ title, rows }) => [title, rows.map((one) => one.row)]);
    assert.deepEqual(await group(), [['The same child?', [4]]]);
    const asked = must(must((await page()).shown).groups[0]?.rows[0]);
    assert.match(asked.says ?? '', /^Is this Wren Inventeddaughter .*who was referred/);
    const [same, another] = asked.steps;
    assert.match(await presses(must(another).verb, must(another).data), /asked no more/);
    assert.deepEqual(await group(), [['Done', [4]]]);
    assert.match(await presses(must(same).verb, must(same).data), /not asked any more/);
    assert.deepEqual(await wrong(), []);
  });

  it('are written once where two people take them at the same moment, or the answer of a write is lost', async () => {
    const { policeLists } = ports;
    const keep = policeLists.keepRows.bind(policeLists);
    sinon
      .stub(policeLists, 'keepRows')
      .callsFake(keep)
      .onFirstCall()
      .callsFake(async (rows, version) => {
        await keep(rows, version);
        return false;
      });
    assert.match(await takes(three), /3 rows taken/);
    assert.equal(must((await policeLists.rowsKept())[0]).value.rows.length, 3);
  });

  it('are destroyed an hour later where a press died and no one pressed again', async () => {
    sinon.stub(ports.policeLists, 'commit').rejects(new Error('killed'));
    await takes(three);
    machine.passes(30 * 60_000);
    assert.equal(await destroyRows(ports), 0);
    machine.passes(31 * 60_000);
    assert.equal(await destroyRows(ports), 3);
    assert.deepEqual(await left(), []);
  });

  it('are destroyed by the next round where the child was referred and the process died, and shown to no one meanwhile', async () => {
    await takes(three);
    const keep = sinon.stub(ports.policeLists, 'keepRows').resolves(false);
    await refers();
    keep.restore();
    assert.equal((await left()).length, 1);
    assert.deepEqual(must((await page()).shown).groups, []);
    assert.equal(await destroyRows(ports), 3);
    assert.deepEqual(await left(), []);
  });

  it('are referred once where the draft was begun and the process died: the same draft is found', async () => {
    await takes(three);
    const commit = sinon.stub(ports.policeLists, 'commit').rejects(new Error('killed'));
    await refers();
    commit.restore();
    await refers();
    const drafts = await ports.cases.ofReferrer(priya.objectId);
    assert.equal(drafts.length, 1);
    assert.deepEqual(await left(), []);
  });

  it('are not written while an earlier form is in force', async () => {
    // The directory is the council's already: what is asked of the form is what may be written.
    const directory = await ports.directories.current();
    sinon.stub(ports.directories, 'current').resolves(directory);
    sinon.stub(ports.directories, 'newest').resolves(directory);
    sinon.stub(must(ports.forms), 'current').resolves(6);
    assert.match(await takes(three), /after the upgrade/);
    assert.deepEqual(await left(), []);
  });

  it('are named by the check where they are too many, or too few', async () => {
    await takes(three);
    const [kept] = await ports.policeLists.rowsKept();
    const { value, version } = must(kept);
    await ports.policeLists.keepRows({ ...value, rows: value.rows.slice(1) }, version);
    assert.deepEqual(await wrong(), ['rows: 1 of its rows are not there']);
    machine.at('2027-05-01T10:00:00.000Z');
    assert.deepEqual(await wrong(), ['rows: rows of it are kept that are to be destroyed']);
  });
});
