// Lists of children for an inspection and for a return: of the cases that someone reads, each a look (docs/process.md P18.8).
import assert from 'node:assert/strict';
import type { Look } from '../../../src/casework/ports/ports.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import type { EpisodeId } from '../../../src/domain/case/episode/episode.ts';
import { episodesIn, eventsOfCase } from '../../../src/domain/figures/events.ts';
import type { AskedBy } from '../../../src/web/reads/all.ts';
import {
  at,
  colin,
  directory,
  greta,
  kestrelReference,
  moira,
  must,
  priya,
  someone,
  tess,
} from '../../people/builders.ts';
import { isBack, isMissing } from '../../people/episode-builders.ts';
import type { Standing } from '../../domain/standings.ts';
import { sayDate } from '../../../src/domain/time/calendar.ts';
import type { IsoDate } from '../../../src/domain/time/dates.ts';
import { decided, nowChanged, panel, rightPut } from '../../people/meeting-builders.ts';
import { isOpened } from '../../journeys/people/review-deeds.ts';
import { openWorld, type World } from '../../worlds/harness.ts';
import { openPages, pagesOver, refOf, type PageWorld } from '../people/page-world.ts';

const backOn = (returnedAt: string) => ({ returnedAt, prevention: '' });
const elsewhere = someone(151, 'Hea Dof', { roles: ['serviceManager'] });
const analyst = someone(150, 'Ana Lyst', { roles: ['analyst'] });
type Asked = AskedBy['childList'];
const january: Asked = { name: 'inspection', period: '2027-01' };
const year: Asked = { name: 'ssda903', period: '2027' };

describe('Lists of children', () => {
  let pages: PageWorld;
  before(async () => {
    pages = await openPages();
  });
  after(async () => pages.world.stop());

  const read = async (who: Person, asked: Asked, cases = pages.ports.cases) => {
    const people = [...directory.people, analyst, elsewhere];
    const directories = { ...pages.ports.directories, current: async () => ({ ...directory, people }) };
    return pagesOver({ ...pages.ports, cases, directories: directories as typeof pages.ports.directories }).read(
      who,
      'childList',
      asked,
    );
  };
  /** Each child with an ID of its own, or the one that a test gives. */
  const identified = (given: Readonly<Record<string, string>> = {}): typeof pages.ports.cases => ({
    ...pages.ports.cases,
    load: async (one) => {
      const found = await pages.ports.cases.load(one);
      if (found === undefined) return found;
      const answers = { ...found.value.root.answers, caseSystemId: given[one] ?? `ID ${one}` };
      return { ...found, value: { ...found.value, root: { ...found.value.root, answers } } };
    },
  });
  const newest = async (reference: Reference): Promise<EpisodeId> =>
    must(episodesIn(await pages.ports.cases.facts(reference)).at(-1)).episode.id;
  const looksAt = async (reference: Reference, who: Person) =>
    (await pages.ports.looks.of(reference)).filter(({ person, by }) => person === who.objectId && by === 'export');
  const cellsOf = async (who: Person, title: string): Promise<readonly (string | undefined)[]> => {
    const { head, rows } = must(await read(who, january));
    return rows.map((row) => row[head.indexOf(title)]);
  };

  it('the co-ordinator has every case that was sent by then, with its dates as they are counted', async () => {
    const { head, rows, file, says } = must(await read(moira, january));
    assert.equal(file, 'mset-inspection-list-2027-01-31.csv');
    assert.ok(rows.length > 5);
    assert.match(says[0] ?? '', new RegExp(`^${rows.length} children, by case system ID`));
    for (const row of rows) {
      assert.equal(row.length, head.length);
      const reference = row[0] as Reference;
      const sent = eventsOfCase(await pages.ports.cases.facts(reference)).find(({ name }) => name === 'referrals');
      assert.ok(sent, reference);
    }
    assert.ok(!rows.some(([reference]) => reference === refOf('draft')), 'what was not sent is not there');
    assert.doesNotMatch(JSON.stringify(rows), /Child\d|Planted/, 'no name');
  });

  it('each child in it is a look, written before the list leaves; without the look nothing leaves', async () => {
    const own = await looksAt(refOf('open'), moira);
    assert.deepEqual(
      own.map(({ what, why }) => [what, why]),
      [['inspection list', 'Figures']],
    );
    assert.deepEqual(await looksAt(refOf('draft'), moira), []);
    const looks = { ...pages.ports.looks, record: () => Promise.reject(new Error('looks are down')) };
    await assert.rejects(pagesOver({ ...pages.ports, looks }).read(moira, 'childList', january), /looks are down/);
  });

  const byChild: Asked = { name: 'caseSystem', period: '2027-01' };
  const byDay: Asked = { name: 'caseSystemDays', period: '2027-01' };

  it('the file for the case system has each child once with a flag, from consent to the end; each is a look', async () => {
    const { head, rows, file, says } = must(await read(moira, byChild, identified()));
    assert.deepEqual(head, ['Case system ID', 'Reference', 'MSET', 'Since', 'Closed', 'Says']);
    assert.match(file, /^mset-case-system-2027-01-\d\d\.csv$/);
    const of = (standing: Standing) => rows.find(([, reference]) => reference === refOf(standing));
    const open = must(of('open'));
    assert.deepEqual([open[2], open[4], open[5]], ['open', '', `MSET: open since ${sayDate(open[3] as IsoDate)}`]);
    const closed = must(of('otherPlan'));
    assert.deepEqual([closed[2], closed[5]], ['closed', `MSET: closed ${sayDate(closed[4] as IsoDate)}`]);
    for (const not of ['draft', 'awaitingConsent'] as const) assert.equal(of(not), undefined, not);
    assert.equal(new Set(rows.map(([id]) => id)).size, rows.length, 'an ID has one flag');
    assert.match(says[0] ?? '', new RegExp(`^${rows.length} children`));
    assert.deepEqual(
      (await looksAt(refOf('otherPlan'), moira)).map(({ what }) => what),
      ['inspection list', 'file for the case system, by child'],
    );
    for (const who of [priya, colin, tess, analyst]) assert.equal(await read(who, byChild), undefined, who.name);
  });

  it('of a child who was referred again the flag is open, and is one', async () => {
    const id = 'ID of one child';
    const cases = identified({ [refOf('open')]: id, [refOf('otherPlan')]: id });
    const { rows, says } = must(await read(moira, byChild, cases));
    assert.deepEqual(
      rows.filter(([one]) => one === id).map(([, reference, state]) => [reference, state]),
      [[refOf('open'), 'open']],
    );
    assert.match(says[0] ?? '', new RegExp(`^${rows.length} children`));
  });

  it('by day it has what opened and what closed, the first first', async () => {
    const { head, rows } = must(await read(moira, byDay));
    assert.deepEqual(head, ['Day', 'Case system ID', 'Reference', 'MSET']);
    const days = rows.map(([on = '']) => on);
    assert.deepEqual(
      days,
      days.toSorted((one, other) => one.localeCompare(other)),
    );
    const own = rows.filter(([, , reference]) => reference === refOf('otherPlan')).map(([, , , state]) => state);
    assert.deepEqual(own, ['open', 'closed']);
    assert.deepEqual(must(await read(moira, { ...byDay, period: '2026-01' })).rows, []);
  });

  it('a child without a case system ID is in neither, and is named by reference', async () => {
    const without = identified({ [refOf('open')]: '' });
    for (const asked of [byChild, byDay]) {
      const told = must(await read(moira, asked, without));
      assert.doesNotMatch(JSON.stringify(told.rows), new RegExp(refOf('open')));
      assert.ok(told.says.includes(`Not in it, because the case has no case system ID: ${refOf('open')}.`));
    }
  });

  it('a service manager has the cases of their line alone, and no look at any other; everyone else has no list', async () => {
    const mine = await cellsOf(greta, 'Reference');
    assert.ok(mine.includes(refOf('open')));
    // All that they read is what a panel stepped up to seniors.
    assert.ok(!(await cellsOf(elsewhere, 'Reference')).includes(refOf('open')));
    assert.deepEqual(await looksAt(refOf('open'), elsewhere), []);
    for (const who of [priya, colin, tess, analyst])
      for (const asked of [january, year]) assert.equal(await read(who, asked), undefined, who.name);
  });

  it('one who is kept out of a case finds nothing of it, and not that it is there', async () => {
    const ref = refOf('open');
    const cases: typeof pages.ports.cases = {
      ...pages.ports.cases,
      rows: async (wanted) =>
        (await pages.ports.cases.rows(wanted)).map((row) =>
          row.reference === ref ? { ...row, excluded: [moira.objectId] } : row,
        ),
    };
    const found = must(await pagesOver({ ...pages.ports, cases }).read(moira, 'childList', january));
    assert.doesNotMatch(JSON.stringify(found), new RegExp(ref));
  });

  it('the return of children in care has a line an episode, as the Department names them', async () => {
    pages.world.clock.at('2027-03-30T21:30:00.000Z');
    const ref = refOf('open');
    const answers = (await pages.ports.cases.load(ref))?.value.root.answers ?? {};
    await pages.world.has(ref, isMissing({ since: '28/3/2027 22:00' }));
    await pages.world.has(ref, isBack(backOn('29/3/2027 9:00'), await newest(ref)));
    await pages.world.has(ref, nowChanged({ trueNow: 'status', careStatus: 'lookedAfter', legalStatus: 'section31' }));
    await pages.world.has(ref, isMissing({ since: '30/3/2027 22:00' }));
    pages.world.clock.at('2027-04-10T10:00:00.000Z');
    const { head, rows, file, title } = must(await read(moira, year));
    assert.deepEqual(head, ['CHILD', 'DOB', 'MISSING', 'MIS_START', 'MIS_END']);
    assert.equal(file, 'mset-ssda903-missing-2027-03-31.csv');
    assert.ok(title.endsWith('year to 31 March 2027'));
    // What was recorded before the child was in care is none of it.
    assert.deepEqual(rows, [[answers['caseSystemId'], '14/03/2011', 'M', '30/03/2027', '']]);
    await pages.world.has(ref, isBack(backOn('2/4/2027 9:00'), await newest(ref)));
    assert.deepEqual(must(await read(moira, year)).rows, rows, 'on 31 March they were missing');
    assert.deepEqual(must(await read(moira, { ...year, period: '2026' })).rows, [], 'of another year it has none');
  });

  it('a child for whom another council is responsible, or without a case system ID, is left out and named by reference', async () => {
    const ref = refOf('open');
    await pages.world.has(ref, nowChanged({ trueNow: 'home', livesAt: 'foster', placedBy: 'Mockshire' }));
    const { rows, says } = must(await read(moira, year));
    assert.deepEqual(rows, []);
    assert.deepEqual(says.slice(1), [`Not in it, because another council is responsible: ${ref}.`]);
  });

  it('holds 500 children, of whom the list has something: cases of which it has nothing take no room, and it says that there are more', async () => {
    const ref = refOf('received');
    const { cases } = pages.ports;
    const before = must(await read(moira, january)).rows;
    const [row] = await cases.rows({ cases: [ref] });
    const [facts, received] = [await cases.facts(ref), await cases.load(ref)];
    const first = Array.from({ length: 501 }, (_none, n) => mintReference(Buffer.from([0, 0, n >> 5, n & 31, 0])));
    const asked = async (is: typeof received) => {
      const looked = new Set<string>();
      const among: Partial<typeof cases> = {
        rows: async (wanted) => [
          ...first.map((reference) => ({ ...must(row), reference })),
          ...(await cases.rows(wanted)),
        ],
        load: async (one) => (first.includes(one) ? is : cases.load(one)),
        facts: async (one) => (first.includes(one) ? facts : cases.facts(one)),
      };
      const looks = { ...pages.ports.looks, record: async (look: Look) => void looked.add(look.reference) };
      const ports = { ...pages.ports, looks, cases: { ...cases, ...among } };
      return { ...must(await pagesOver(ports).read(moira, 'childList', january)), looked };
    };
    const nothing = await asked(undefined);
    assert.deepEqual(nothing.rows, before);
    assert.equal(nothing.says.length, 1);
    const full = await asked(received);
    assert.equal(full.rows.length, 500);
    assert.equal(full.says.at(-1), 'A list holds 500 children, and this time has more: choose a shorter period.');
    assert.deepEqual([...full.looked], first.slice(0, 500), 'no look at what is not in it');
  });

  it('while papers of a case are held nothing of it leaves, and it says which', async () => {
    const ref = refOf('open');
    const register = {
      ...pages.ports.register,
      open: async () => [{ id: 'REG-4F7K-2Q9X', type: 'breach', about: ref, holds: true, state: 'open' }] as never,
    };
    const { rows, says } = must(await pagesOver({ ...pages.ports, register }).read(moira, 'childList', january));
    assert.ok(!rows.some(([reference]) => reference === ref));
    assert.ok(
      says.some((line) => line.includes('(REG-4F7K-2Q9X)') && line.includes(ref)),
      says.join(),
    );
  });
});

describe('A list of children, of a decision that was taken back', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(async () => world.stop());

  it('says neither its band nor its day', async () => {
    await isOpened(world, decided('open', panel, tess, 'emerging'));
    const cellsOf = async () => {
      const { head, rows } = must(
        await pagesOver(world.ports).read(moira, 'childList', { ...january, period: '2027' }),
      );
      return ['Risk band set', 'Opened by the panel'].map((title) => rows[0]?.[head.indexOf(title)]);
    };
    assert.deepEqual(await cellsOf(), ['emerging', '19/1/2027']);
    const { number } = must((await world.ports.cases.facts(kestrelReference)).findLast(isDecision));
    await world.has(kestrelReference, at('2027-01-19T15:00:00.000Z', rightPut(number, moira)));
    await world.has(kestrelReference, at('2027-01-19T15:05:00.000Z', rightPut(number, tess)));
    assert.deepEqual(await cellsOf(), ['significant', ''], 'the band of the pre-MSET before it');
  });
});
const isDecision = ({ step }: { readonly step: string }): boolean => step === 'recordDecision';
