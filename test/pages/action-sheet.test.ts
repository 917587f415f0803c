// The action sheet across children: by agency, narrowed and sorted, with names where they are asked for; to print and to save.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { countsOf, onSheet, sheetGroups, sheetOrders, wholeSheet } from '../../src/pages/actions/sheet-choice.ts';
import { must } from '../people/builders.ts';
import { actionsOf, sheetOf } from './fixtures.ts';
import { openWorld, type World } from './world.ts';

const { rows, since } = sheetOf(24);

const headings = async (page: Page): Promise<readonly string[]> =>
  page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents();

describe('The action sheet in the tab', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  const opens = async (answers: Readonly<Record<string, object>> = {}, width = 1280): Promise<Page> => {
    await world.begins(answers);
    const page = await world.opens({ link: 'action-sheet', width });
    await page.getByRole('heading', { level: 1, name: 'Action sheet' }).waitFor();
    await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
    return page;
  };

  it('stands by agency, each with what is late, open and done, and says since when', async () => {
    const page = await opens();
    assert.deepEqual(
      await headings(page),
      sheetGroups(rows, 'agency').map(([title, some]) => `${title}: ${countsOf(some)}`),
    );
    await page.getByText(since).waitFor();
    await page.getByText(`24 actions: ${countsOf(rows)}.`).waitFor();
    assert.equal(world.server.count('names'), 0, 'no name that no one asked for');
  });

  it('is narrowed by what is late, agency, owner and child, and put in another order', async () => {
    const page = await opens();
    const shows = async (part: Parameters<typeof onSheet>[1]): Promise<void> => {
      const some = onSheet(rows, part);
      assert.ok(some.length > 0 && some.length < rows.length);
      await page.getByText(`${some.length} of 24 actions: ${countsOf(some)}.`).waitFor();
      assert.equal(await page.getByRole('main').getByRole('listitem').count(), some.length);
    };
    await page.getByLabel('Show', { exact: true }).selectOption('Late');
    await shows({ ...wholeSheet, part: 'late' });
    await page.getByLabel('Show', { exact: true }).selectOption('Done since the last panel');
    await shows({ ...wholeSheet, part: 'done' });
    await page.getByLabel('Show', { exact: true }).selectOption('Everything');
    await page.getByLabel('Agency').selectOption('Health');
    await shows({ ...wholeSheet, agency: 'Health' });
    await page.getByLabel('Agency').selectOption('All');
    await page.getByLabel('Owner').selectOption('No one yet');
    await shows({ ...wholeSheet, owner: 'No one yet' });
    await page.getByLabel('Owner').selectOption('All');
    await page.getByLabel('Child or record').selectOption('ENT-4F7K-2Q9X');
    await shows({ ...wholeSheet, host: 'ENT-4F7K-2Q9X' });
    await page.getByLabel('Child or record').selectOption('All');
    await page.getByLabel('In order of').selectOption('Owner');
    const all = await headings(page);
    assert.deepEqual(all, all.toSorted());
    assert.doesNotMatch(page.url(), /owner|Health|ENT/i, 'nothing of it is in the address');
  });

  it('shows names where they are asked for: of cases, and of no record', async () => {
    const page = await opens();
    const child = 'Kestrel Madeup';
    world.server.answers.set('names', ({ body }) => {
      const { references } = JSON.parse(body) as { readonly references: readonly string[] };
      return { body: { names: Object.fromEntries(references.map((one) => [one, child])) } };
    });
    await page.getByLabel('Show names').check();
    await page.getByText(child).first().waitFor();
    const asked = world.server.asked.flatMap(({ path, body }) => (path === 'names' ? [body] : [])).join();
    assert.match(asked, /MSET-/);
    assert.doesNotMatch(asked, /ENT-/);
    await page.getByLabel('Show names').uncheck();
    await page.getByText(child).first().waitFor({ state: 'detached' });
    assert.equal(await page.getByText(child).count(), 0);
  });

  it('is reached and read by keyboard: from one action to the next, each a link to its place', async () => {
    const page = await opens();
    const [first, second] = must(sheetGroups(rows, 'agency')[0])[1];
    await page.getByRole('link', { name: must(first).name, exact: true }).focus();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.textContent'), must(second).name);
    assert.equal(await page.evaluate('document.activeElement.getAttribute("href")'), `#/${must(second).link}`);
  });

  it('is reached from the list of actions, by those who have it', async () => {
    await world.begins();
    const none = await world.opens({ link: 'actions' });
    await none.getByRole('heading', { level: 2 }).first().waitFor();
    assert.equal(await none.getByRole('link', { name: /Action sheet/ }).count(), 0);
    await world.begins({ actions: { ...actionsOf(2), sheet: 'action-sheet' } });
    const page = await world.opens({ link: 'actions' });
    await page.getByRole('link', { name: 'Action sheet, all children' }).click();
    await page.getByRole('heading', { level: 1, name: 'Action sheet' }).waitFor();
  });

  it('prints and saves what is chosen of agencies: all, or one', async () => {
    const table = {
      title: 'Action sheet',
      file: 'mset-actions.csv',
      head: ['Action'],
      rows: [['=A1']],
      says: ['1 action.'],
    };
    const page = await opens({ 'action-sheet/all': table, 'action-sheet/health': table });
    const prints = page.getByRole('link', { name: /^Print: / });
    assert.equal(await prints.getAttribute('href'), '#/print/actions/all');
    await page.getByLabel('Agency').selectOption('Health');
    assert.equal(await prints.textContent(), 'Print: Health');
    assert.equal(await prints.getAttribute('href'), '#/print/actions/health');
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save: Health, as CSV' }).click();
    const file = await coming;
    assert.equal(file.suggestedFilename(), 'mset-actions.csv');
    assert.match(await readFile(await file.path(), 'utf8'), /"Action"\r\n"'=A1"/);
    await page.getByText('1 action.', { exact: true }).waitFor();
    assert.equal(world.server.count('action-sheet/health'), 1);
  });

  it('draws two hundred at first, and the others when they are asked for', async () => {
    const page = await opens({ 'action-sheet': sheetOf(230) });
    const items = page.getByRole('main').getByRole('listitem');
    assert.equal(await items.count(), 200);
    await page.getByRole('button', { name: 'More (30)' }).click();
    assert.equal(await items.count(), 230);
  });

  it('on a phone folds its filters, and says how many are in force', async () => {
    const page = await opens({}, 390);
    assert.equal(await page.getByLabel('Agency').count(), 0);
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByLabel('Agency').selectOption('Health');
    await page.getByRole('button', { name: 'Filters (1)' }).click();
    assert.equal(await page.getByLabel('Agency').count(), 0);
    const of = onSheet(rows, { ...wholeSheet, agency: 'Health' });
    assert.equal(await page.getByRole('main').getByRole('listitem').count(), of.length);
  });

  it('says what will stand there where there is none, and that no row fits the filters', async () => {
    const none = await opens({ 'action-sheet': sheetOf(0) });
    await none.getByText('No action is open, and none was done since the last full panel.').waitFor();
    const few = await opens({
      'action-sheet': { ...sheetOf(24), rows: rows.filter(({ stands }) => stands === 'open') },
    });
    await few.getByLabel('Show', { exact: true }).selectOption('Late');
    await few.getByText('none. Try fewer filters.').waitFor();
  });
});

describe('The action sheet in order', () => {
  it('loses none, whatever the order; by due time the soonest is first', () => {
    for (const order of Object.keys(sheetOrders) as (keyof typeof sheetOrders)[]) {
      const groups = sheetGroups(rows, order);
      assert.equal(groups.flatMap(([, some]) => some).length, rows.length, order);
      const titles = groups.map(([title]) => title);
      assert.deepEqual(
        titles,
        [...new Set(titles)].toSorted((one, other) => one.localeCompare(other, 'en-GB')),
      );
    }
    const dues = must(sheetGroups(rows, 'due')[0])[1].map(({ due }) => due.at);
    assert.deepEqual(dues, dues.toSorted());
  });
});
