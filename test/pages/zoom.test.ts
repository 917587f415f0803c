// A page at 200 % on a laptop, 640 by 450: the content has the screen.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { atCase, caseOf, meetingOf, reference, step } from './case/case-fixtures.ts';
import { openWorld, type World } from './world.ts';

/** How much of the height is taken by what stays while one scrolls: the navigation on top, and steps that stick. */
const taken = async (page: Page): Promise<number> =>
  page.evaluate<number>(`[...document.querySelectorAll('body *')].filter((one) => {
    const { position } = getComputedStyle(one);
    return (position === 'sticky' || position === 'fixed') && one.getBoundingClientRect().height > 0;
  }).reduce((sum, one) => sum + one.getBoundingClientRect().height, 0) / innerHeight`);

describe('A page at 200 %', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });

  const steps = ['Read', 'Record missing', 'Update case', 'Hand over', 'Withdraw'].map((title) => step(title, title));
  const pages = [
    ['board', {}],
    ['actions', {}],
    [`case/${reference}`, { [atCase]: caseOf({ steps }) }],
    ['meeting/m1', { 'meetings/m1': meetingOf(6) }],
  ] as const;
  for (const [link, answers] of pages)
    it(`${link}: begins in the first sixth, nothing sticks over it, and no word of the navigation is out of reach`, async () => {
      await world.begins(answers);
      const page = await world.opens({ link, width: 640 });
      await page.setViewportSize({ width: 640, height: 450 });
      const title = page.getByRole('heading', { level: 1 });
      await title.waitFor();
      await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
      const { y = 450 } = (await page.getByRole('main').boundingBox()) ?? {};
      assert.ok(y <= 80, `the content begins ${Math.round(y)} px down`);
      assert.equal(await taken(page), 0);
      const nav = page.getByRole('navigation', { name: 'Pages' });
      const tops = await nav.getByRole('link').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
      assert.equal(new Set(tops).size, 1, 'one line');
      await nav.getByRole('link').last().focus();
      const last = await nav.getByRole('link').last().boundingBox();
      assert.ok(last !== null && last.x + last.width <= 641, 'scrolled to');
    });
});
