// Who reads exact figures, and who classes of what is over; and that classes say nothing of a day (docs/process.md P18.3).
import assert from 'node:assert/strict';
import { createFiguring, type CountingParts } from '../../../src/casework/figures/counting.ts';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import type { Person, Role } from '../../../src/domain/people/actor.ts';
import { directory, moira, must, priya, someone, tess } from '../../people/builders.ts';
import { isMissing } from '../../people/episode-builders.ts';
import { openPages, pagesOver, refOf, type PageWorld } from '../people/page-world.ts';

const withRole = (place: number, role: Role): Person => someone(place, `A ${role}`, { roles: [role] });
const [analyst, head, auditor, officer] = [
  withRole(150, 'analyst'),
  withRole(151, 'serviceManager'),
  withRole(152, 'auditor'),
  withRole(153, 'dpo'),
];

const isBeside = ({ title }: { readonly title: string }): boolean => title.endsWith('who live here');

describe('The page of figures', () => {
  let pages: PageWorld;
  before(async () => {
    pages = await openPages();
  });
  after(async () => pages.world.stop());

  const directories = () => {
    const people = [...directory.people, analyst, head, auditor, officer].map((person) => ({
      ...person,
      roles: [...person.roles],
    }));
    const council = { ...directory, people };
    return { ...pages.ports.directories, current: async () => council };
  };
  const read = async (who: Person, asked: { readonly period?: string } = {}) => {
    const found = await pagesOver({ ...pages.ports, directories: directories() }).read(who, 'figures', asked);
    return must(found);
  };
  const profile = async (who: Person, period: string) =>
    pagesOver({ ...pages.ports, directories: directories() }).read(who, 'printProfile', { period });
  // The tables are of trainings: who came to them tells nothing of a child.
  const seen = async (who: Person) =>
    JSON.stringify({ ...(await read(who, { period: '2027-01' })), now: '', tables: [] });
  const yearOf = async () => JSON.stringify((await read(moira, { period: '2027' })).told);
  const counts = async (): Promise<number> => createFiguring(pages.ports as Ports & CountingParts).round(); // of a store

  it('is exact for those who may look into any case, of the year under way', async () => {
    for (const who of [moira, tess, auditor, officer]) {
      const { told, period } = await read(who);
      assert.deepEqual([must(told).isRounded, period], [false, '2027'], who.name);
    }
  });

  it('is in classes, and of what is over, for everyone else who has it', async () => {
    for (const who of [analyst, head]) {
      const { told, periods, tables } = await read(who);
      assert.equal(must(told).isRounded, true, who.name);
      assert.ok(periods.every(({ value }) => value < '2027'));
      assert.deepEqual(
        tables.map(({ title }) => title).filter((title) => title.includes('cases') || title.includes('Missing')),
        [],
        'nothing of today',
      );
    }
  });

  it('says of a period that is not counted to its end that it is still counted, not that there were few', async () => {
    pages.world.clock.at('2027-02-01T08:00:00.000Z');
    const { told, notes } = await read(analyst, { period: '2027-01' });
    assert.equal(told, undefined);
    assert.deepEqual(notes, [
      'January 2027 is over, and is not counted to its end yet. Come back in a quarter of an hour, or choose another period.',
    ]);
    await counts();
    assert.ok((await read(analyst, { period: '2027-01' })).told);
  });

  it('gives the problem profile of a period that is over, in classes, to all who have figures and to no one else', async () => {
    const told = must(await profile(analyst, '2027-01'));
    assert.deepEqual(await profile(moira, '2027-01'), { ...told }, 'the same for those who have exact figures');
    assert.equal(told.title, 'Problem profile, January 2027');
    const [, ...groups] = must(told.sections.find(isBeside)).rows ?? [];
    assert.deepEqual(
      groups.map(([label, , , of, all]) => [label, of, all]),
      [
        ['White', 'too few to say', '92 %'],
        ['Mixed', 'too few to say', '3 %'],
        ['Asian', 'too few to say', '3.5 %'],
        ['Black', 'too few to say', '0.8 %'],
        ['Other', 'too few to say', '0.7 %'],
        ['Not known', '', ''],
      ],
    );
    const rows = told.sections
      .filter((section) => !isBeside(section))
      .flatMap(({ rows: all = [] }) => all.slice(1))
      .concat(groups.map((cells) => cells.slice(0, 3)));
    assert.ok(rows.length > 15, String(rows.length));
    // Nothing finer than a class, beside titles and how long it took.
    for (const [label = '', ...values] of rows)
      for (const value of values)
        assert.match(
          value,
          /^(?:too few to say|half .*, of \d*[05]|(?:0 to 4|\d*[05])(?: \((?:\d*[05] %|\d+ in 10,000 children)\))?)$/,
          `${label}: ${value}`,
        );
    assert.doesNotMatch(JSON.stringify(told), /MSET-|Child\d|Planted/);
    assert.equal(await profile(priya, '2027-01'), undefined);
    assert.equal(await profile(analyst, '2027-02'), undefined, 'it is not over');
  });

  it('shows an analyst the same from day to day, whatever happens meanwhile; the co-ordinator sees it', async () => {
    const [first, before] = [await seen(analyst), await yearOf()];
    for (const day of ['02', '03', '04', '05']) {
      pages.world.clock.at(`2027-02-${day}T10:00:00.000Z`);
      if (day === '03') await pages.world.has(refOf('open'), isMissing({ since: '30/1/2027 22:00' }));
      await counts();
      assert.ok((await seen(analyst)) === first, day);
    }
    assert.ok((await yearOf()) !== before);
  });
});
