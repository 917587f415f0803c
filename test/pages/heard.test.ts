// What a screen reader is told of six cards and six pages, kept as text: a change of it is read as one of the words is.
// RECORD=1 writes them again.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { CardPage } from '../browser/card-page.ts';
import { oneBrowser } from '../browser/one-browser.ts';
import { usualGallery } from '../cards/gallery/gallery.ts';
import { must } from '../people/builders.ts';
import { readRisk, risksAt } from './assessment/risk-fixtures.ts';
import { atCase, caseOf, meetingOf, midwayCase, reference } from './case/case-fixtures.ts';
import { actionsOf, boardOf } from './fixtures.ts';
import { openWorld, type World } from './world.ts';

const recording = process.env['RECORD'] === '1';

/** Compared with what was kept under this name; each a line a thing, in the order in which it is heard. */
async function isHeardAs(name: string, shown: Locator): Promise<void> {
  const file = new URL(`heard/${name}.txt`, import.meta.url);
  const heard = `${await shown.ariaSnapshot()}\n`;
  if (recording) return writeFile(file, heard);
  assert.equal(heard, await readFile(file, 'utf8').catch(() => 'Nothing is kept yet: npm run record'));
}

describe('What is heard of a card', () => {
  let page: CardPage;
  before(async () => {
    page = await CardPage.open(await oneBrowser());
  });

  const cards = [
    ['card-home', 'home of Moira Example, busy'],
    ['card-referral-page', 'page 2, everything wrong'],
    ['card-case-missing', 'episode, missing now, referrer'],
    ['card-queue', 'list queue'],
    ['card-action-late', 'action, PC Ola Sketch, accepted, late'],
    ['card-item', 'item of a panel'],
  ] as const;
  for (const [file, name] of cards)
    it(`${name}: in this order, each with its name`, async () => {
      const card = must((await usualGallery()).find((shown) => shown.name === name));
      await page.draws([card], 450);
      await isHeardAs(file, page.page.locator('main'));
    });
});

describe('What is heard of a page', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });

  const pages = [
    [
      'page-board',
      'board',
      { board: boardOf(4, 3, { others: boardOf(0, 1).work.map((one) => ({ ...one, with: 'Sgt Ravi Mock' })) }) },
    ],
    ['page-case', `case/${reference}`, { [atCase]: midwayCase }],
    ['page-meeting', 'meeting/m1', { 'meetings/m1': meetingOf(3, { state: 'planned' }) }],
    ['page-actions', 'actions', { actions: actionsOf(3) }],
    ['page-help', 'help', {}],
    ['page-risk', `risk/${reference}`, { [risksAt]: readRisk, [atCase]: caseOf() }],
  ] as const;
  for (const [file, link, answers] of pages)
    it(`${link}: in this order, each with its name`, async () => {
      await world.begins(answers);
      const page = await world.opens({ link });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
      await isHeardAs(file, page.locator('body'));
    });
});
