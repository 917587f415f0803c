// The ways to the pages: all beside each other on a laptop; on a phone one line, with what is seldom opened behind More.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Me } from '../../src/web/reads/all.ts';
import { me } from './fixtures.ts';
import { axeFindings, openWorld, type World } from './world.ts';

/** As many as the co-ordinator has. */
const pages: Me['pages'] = [
  'board',
  'meetings',
  'actions',
  'links',
  'records',
  'police',
  'figures',
  'delivery',
  'say',
  'training',
  'help',
];

const nav = (page: Page) => page.getByRole('navigation', { name: 'Pages' });
const shown = async (page: Page): Promise<readonly string[]> => nav(page).getByRole('link').allInnerTexts();
const height = async (page: Page): Promise<number> => (await nav(page).boundingBox())?.height ?? 0;

describe('The navigation', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  const opens = async (width: number, link = 'help'): Promise<Page> => {
    await world.begins({ me: { ...me, pages } });
    const page = await world.opens({ link, width });
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };

  for (const width of [390, 320])
    it(`is one line ${width} px wide: the first pages, where one is, and More with all the others`, async () => {
      const page = await opens(width);
      assert.deepEqual(await shown(page), ['Board', 'Meetings', 'Help']);
      assert.ok((await height(page)) <= 44, `${await height(page)} px`);
      const more = nav(page).getByRole('button', { name: 'More' });
      assert.equal(await more.getAttribute('aria-expanded'), 'false');
      await more.focus();
      await page.keyboard.press('Enter');
      assert.equal((await shown(page)).length, pages.length);
      assert.equal(await nav(page).getByRole('button', { name: 'Fewer' }).getAttribute('aria-expanded'), 'true');
      assert.deepEqual(await axeFindings(page), []);
      await nav(page).getByRole('link', { name: 'Actions' }).click();
      await page.getByRole('heading', { level: 1, name: 'Actions' }).waitFor();
      assert.deepEqual(await shown(page), ['Board', 'Meetings', 'Actions']);
    });

  it('has all of them beside each other on a laptop, without More', async () => {
    const page = await opens(1280);
    assert.equal((await shown(page)).length, pages.length);
    assert.equal(await nav(page).getByRole('button').count(), 0);
  });

  it('folds nothing of a person with four pages', async () => {
    await world.begins({ me: { ...me, pages: ['board', 'meetings', 'actions', 'help'] } });
    const page = await world.opens({ link: 'help', width: 390 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await nav(page).getByRole('button').count(), 0);
    assert.equal((await shown(page)).length, 4);
  });
});
