// Records in the tab: the list, and the page of one.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Card } from '../../../src/cards/blocks.ts';
import type { Me } from '../../../src/web/reads/all.ts';
import { cardsOf, Desk } from '../card/desk-fixture.ts';
import { me } from '../fixtures.ts';
import { must } from '../../people/builders.ts';
import { looksRight } from '../looks.ts';
import { openWorld, type World } from '../world.ts';
import { noRecords, record, records } from './entity-fixtures.ts';

/** The co-ordinator, who has every page. */
const keeper: Me = {
  ...me,
  pages: ['board', 'meetings', 'actions', 'links', 'records', 'figures', 'delivery', 'say', 'training', 'help'],
};

describe('Records in the tab', () => {
  let world: World;
  let card: (name: string) => Card;
  let page: Page;
  before(async () => {
    world = await openWorld();
    card = await cardsOf();
  });
  const opens = async (answer: object = records, width = 1280): Promise<Page> => {
    await world.begins({ records: answer, me: keeper });
    page = await world.opens({ link: 'records', width });
    await page.getByRole('heading', { level: 1, name: 'Records' }).waitFor();
    await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
    return page;
  };
  const opensOne = async (width = 1280): Promise<Page> => {
    await world.begins({ [`records/${record.id}`]: record, me: keeper });
    page = await world.opens({ link: `record/${record.id}`, width });
    await page.getByRole('region', { name: 'What was said (2)' }).waitFor();
    return page;
  };

  it('have what asks something of their keeper first, and each leads to its page', async () => {
    await opens();
    const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts();
    assert.deepEqual(headings, ['Reported: accept it or not (1)', 'Is it still needed? (1)', 'Open (1)']);
    const ways = await page.getByRole('main').getByRole('link').all();
    const links = await Promise.all(ways.map(async (one) => one.getAttribute('href')));
    assert.deepEqual(links, ['#/record/ENT-4F7K-2Q9X', '#/record/ENT-9QX2-7B1C', '#/record/ENT-1AAA-2BBB']);
  });

  it('say how one comes about where there is none', async () => {
    await opens(noRecords);
    await page.getByText('No record is open.').waitFor();
  });

  it('open one with what people said apart from what is made of it, and its steps below', async () => {
    await opensOne();
    const said = await page.getByRole('region', { name: 'What was said (2)' }).getByRole('listitem').allInnerTexts();
    assert.match(said[0] ?? '', /^▲ Do not tell family\s+Found there at 02:00/);
    assert.match(said[1] ?? '', /^MSET-9QX2-7B · named by Northumbria Police/);
    const made = await page.getByRole('region', { name: 'What we make of it' }).innerText();
    assert.match(made, /Cuckooing is likely[^]*Inferred by Moira Example[^]*not said by anyone/);
    const desk = Desk.at(world, card('entity.review'));
    await page.getByRole('button', { name: 'Still needed?' }).click();
    await page.locator('.mset-card').waitFor();
    assert.deepEqual(desk.verbs, ['entity.review']);
  });

  it('are called by what one is and its name, the number below; two steps and More are shown in any width', async () => {
    for (const width of [1280, 390]) {
      await opensOne(width);
      const heading = page.getByRole('heading', { level: 1 });
      assert.equal(await heading.innerText(), 'Place: Flat over the laundrette');
      assert.match(await page.getByRole('region', { name: 'How it is now' }).innerText(), /^ENT-4F7K-2Q9X · /);
      const steps = page.getByRole('group', { name: 'What you can do' }).getByRole('button');
      assert.deepEqual(await steps.allInnerTexts(), ['Still needed?', 'Add action', 'More']);
    }
  });

  it('lead from one to all of them and to its print, apart', async () => {
    await opensOne(390);
    const ways = [page.getByRole('link', { name: 'All records' }), page.getByRole('link', { name: 'Print' })];
    const boxes = await Promise.all(ways.map(async (one) => one.boundingBox()));
    const [all, print] = boxes.flatMap((box) => box ?? []);
    assert.ok(must(print).x >= must(all).x + must(all).width + 8);
  });

  const looks = { world: () => world, widths: [1280, 390, 320] as const };
  looksRight({ ...looks, name: 'records', shot: 'records', opens: async (width) => opens(records, width) });
  looksRight({ ...looks, name: 'record', shot: 'record', opens: async (width) => opensOne(width) });
});
