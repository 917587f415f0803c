// The picture around a case or a record: drawn, in words, and where and when; with a mouse, with the keyboard alone, and heard.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Me } from '../../../src/web/reads/all.ts';
import { atCase, caseOf, reference } from '../case/case-fixtures.ts';
import { record } from '../entity/entity-fixtures.ts';
import { namedOnCase } from '../links/links-fixtures.ts';
import { longName, me, referenceOf } from '../fixtures.ts';
import { looksRight } from '../looks.ts';
import { openWorld, type World } from '../world.ts';
import { aroundFlat, aroundNothing, crowded, flat } from './around-fixtures.ts';

const keeper: Me = { ...me, pages: ['board', 'meetings', 'actions', 'links', 'records', 'help'] };

describe('The picture around a record', () => {
  let world: World;
  let page: Page;
  before(async () => {
    world = await openWorld();
  });
  const opens = async (answer = aroundFlat, width = 1280, also = ''): Promise<Page> => {
    await world.begins({ [`around/${flat}`]: answer, me: keeper });
    page = await world.opens({ link: `around/${flat}${also}`, width });
    await page.getByRole('heading', { level: 1, name: 'Around Flat over the laundrette' }).waitFor();
    await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
    return page;
  };
  const drawing = (): Locator => page.getByRole('group', { name: /^Picture:/ });
  const dots = (): Locator => drawing().getByRole('button');
  const dot = (name: string): Locator => drawing().getByRole('button', { name });
  const dotted = async (): Promise<number> => drawing().locator('[data-inferred]').count();
  const heading = (): Locator => page.getByRole('main').getByRole('heading', { level: 2 });

  it('says in words all that is drawn: each thing, the cases that name it, how sure that is, who said it', async () => {
    await opens();
    assert.equal(await dots().count(), aroundFlat.dots.length);
    assert.equal(await drawing().locator('line').count(), aroundFlat.lines.length);
    const words = page.getByRole('region', { name: 'In words' });
    const entries = await words.locator('> ul > li').allInnerTexts();
    const told = entries.map((text) => text.split('\n').filter((line) => line !== ''));
    assert.equal(told.length, 7, 'five that are named, and two pairs of cases');
    assert.deepEqual(told[0]?.slice(0, 6), [
      'Flat over the laundrette',
      'Place',
      'Open',
      '▲ Do not tell family',
      `${referenceOf(0)} Confirmed to be the same`,
      'the child told Priya Testworth · Mon 4 Jan 10:00',
    ]);
    for (const { reference: of, thing, sources, sure } of aroundFlat.lines) {
      const { called = '' } = aroundFlat.dots.find(({ id }) => id === thing) ?? {};
      const own = told.find(([first]) => first === called)?.join('\n') ?? '';
      const how = sure === 'said' ? 'Said in this case' : 'Confirmed to be the same';
      assert.ok(own.includes(`${of} ${how}\n${sources.join('\n')}`), `${called}: ${of}`);
    }
    assert.deepEqual(told[5], [`${referenceOf(0)} and ${referenceOf(1)}`, longName]);
    await words.getByText('Inferred, no one has said it').waitFor();
    await page.getByText('And 2 more: narrow the kind or the time').waitFor();
  });

  it('shows of what is chosen what it is linked to, and all again', async () => {
    await opens();
    await dot(`${referenceOf(1)}, case, 4 links`).click();
    await page.getByRole('heading', { level: 2, name: `Linked to ${referenceOf(1)}` }).waitFor();
    assert.equal(await dot(`${referenceOf(1)}, case, 4 links`).getAttribute('aria-pressed'), 'true');
    const region = page.getByRole('region', { name: `Linked to ${referenceOf(1)}` });
    assert.equal(await region.locator('> ul > li').count(), 4 + 2, 'what it names, and the cases that name the same');
    assert.deepEqual(
      new Set(await region.locator('> ul ul').getByRole('link').allInnerTexts()),
      new Set([referenceOf(1)]),
    );
    const way = region.getByRole('link', { name: `Picture around it: ${referenceOf(1)}` });
    assert.equal(await way.getAttribute('href'), `#/around/${referenceOf(1)}`);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('heading', { level: 2, name: 'In words' }).waitFor();
  });

  it('is one stop of the keyboard: arrows reach all of it, Enter chooses, Escape lets go', async () => {
    await opens();
    assert.equal(await drawing().locator('[tabindex="0"]').count(), 1);
    await dot('Flat over the laundrette, place, 3 links').focus();
    const here = async (): Promise<string> => page.evaluate<string>(`document.activeElement.dataset.dot ?? ''`);
    const reached = new Set([await here()]);
    const left = [await here()];
    for (const from of left) {
      for (const arrow of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
        await drawing().locator(`[data-dot="${from}"]`).focus();
        await page.keyboard.press(arrow);
        const to = await here();
        if (!reached.has(to)) left.push(to);
        reached.add(to);
      }
    }
    assert.deepEqual([...reached].toSorted(), aroundFlat.dots.map(({ id }) => id).toSorted());
    await drawing().locator(`[data-dot="${flat}"]`).focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await heading().allInnerTexts(), ['Linked to Flat over the laundrette']);
    await page.keyboard.press('Escape');
    assert.deepEqual(await heading().allInnerTexts(), ['In words']);
  });

  it('draws what is inferred dotted, of a case that is chosen its own, and says in words what each line is', async () => {
    await opens();
    assert.equal(await dotted(), 2);
    for (const says of [
      'Solid line: confirmed to be the same',
      'Dashed: said in this case',
      'Dotted: inferred, no one has said it',
    ]) {
      await page.getByText(says, { exact: true }).waitFor();
    }
    const dashes = await page.evaluate<readonly string[]>(
      `['line', '[data-inferred]'].flatMap((one) => [...document.querySelectorAll('[aria-label^="Picture:"] ' + one)]).map((line) => getComputedStyle(line).strokeDasharray)`,
    );
    assert.equal(new Set(dashes).size, 3, 'not by colour alone');
    await dot(`${referenceOf(0)}, case, 2 links`).click();
    assert.equal(await dotted(), 1);
  });

  it('has three tabs, for the keyboard too: the address keeps the one that is chosen', async () => {
    await opens();
    const tab = (name: string): Locator => page.getByRole('tab', { name });
    assert.deepEqual(await page.getByRole('tab').allInnerTexts(), ['Picture', 'List', 'Where and when']);
    assert.equal(await tab('Picture').getAttribute('aria-selected'), 'true');
    await tab('Picture').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.match(page.url(), new RegExp(`#/around/${flat}\\?view=where$`));
    const rows = await page.getByRole('table', { name: 'Where and when' }).getByRole('row').allInnerTexts();
    assert.deepEqual(
      rows.map((row) => row.split('\t').map((cell) => cell.trim())),
      [
        ['Place', 'Area', 'Nov 2026', 'Dec 2026', 'Jan 2027', 'Cases in all'],
        ['Flat over the laundrette', 'Sample Quay', '1', '–', '3', '3'],
      ],
    );
    await tab('List').click();
    assert.equal(await drawing().count(), 0);
    await page.getByRole('region', { name: 'In words' }).waitFor();
    await opens(aroundFlat, 1280, '?view=where');
    assert.equal(await tab('Where and when').getAttribute('aria-selected'), 'true');
    await opens(aroundFlat, 599);
    assert.equal(await tab('List').getAttribute('aria-selected'), 'true', 'on a phone the list opens first');
  });

  it('is narrowed by kind and by time, and the address keeps both', async () => {
    await opens();
    const kind = page.getByLabel('Kind');
    assert.deepEqual(await kind.locator('option').allInnerTexts(), [
      'All kinds',
      'Person of concern (3)',
      'Phone (2)',
      'Place (1)',
      'Vehicle (1)',
    ]);
    const vehicles = { ...aroundFlat, dots: aroundFlat.dots.slice(0, 4), lines: aroundFlat.lines.slice(0, 3), left: 0 };
    world.answers(`around/${flat}?kind=vehicle`, { body: vehicles });
    await kind.focus();
    await kind.selectOption('vehicle');
    await page.getByText('And 2 more').waitFor({ state: 'detached' });
    assert.equal(await dots().count(), 4);
    assert.equal(await page.evaluate<string>(`document.activeElement.tagName`), 'SELECT', 'the keyboard stays');
    world.answers(`around/${flat}?kind=vehicle&months=3`, {
      body: { ...vehicles, dots: vehicles.dots.slice(0, 1), lines: [] },
    });
    await page.getByLabel('Seen or named').selectOption('Within 3 months');
    await page.getByText('Nothing of this kind and time is named here that you may read.').waitFor();
    assert.match(page.url(), new RegExp(`#/around/${flat}\\?kind=vehicle&months=3$`));
    await page.getByRole('button', { name: 'Show all kinds and times' }).click();
    await page.getByText('And 2 more').waitFor();
    assert.match(page.url(), new RegExp(`#/around/${flat}$`));
  });

  it('of sixty is no wider than the window; where it has all of it, what is chosen stands below, and in full in the list', async () => {
    await opens(crowded());
    const wide = await page.evaluate<readonly number[]>(
      `[...document.querySelectorAll('[aria-label^="Picture:"]')].map((one) => one.parentElement.scrollWidth - one.parentElement.clientWidth)`,
    );
    assert.deepEqual(wide, [0]);
    await opens(crowded(), 900);
    await dot(`${referenceOf(0)}, case, 3 links`).click();
    await page.getByRole('button', { name: 'Read in the list' }).click();
    assert.deepEqual(await heading().allInnerTexts(), [`Linked to ${referenceOf(0)}`]);
    await page.getByRole('tab', { name: 'Picture' }).click();
    assert.equal(await dot(`${referenceOf(0)}, case, 3 links`).getAttribute('aria-pressed'), 'true');
  });

  it('offers those who have no list of records no picture around a case', async () => {
    await opens({ ...aroundFlat, cases: false });
    assert.equal(await page.getByRole('link', { name: 'Picture around it: MSET' }).count(), 0);
    await dot(`${referenceOf(1)}, case, 4 links`).click();
    assert.equal(await page.getByRole('link', { name: /^Picture around it: MSET/ }).count(), 0);
    await page.getByRole('link', { name: `Open ${referenceOf(1)}` }).waitFor();
  });

  it('says so where there is nothing to draw', async () => {
    await opens(aroundNothing);
    await page.getByText('Nothing is named here that you may read.').waitFor();
    assert.equal(await drawing().count(), 0);
  });

  it('is one press away on the page of a record and on that of a case', async () => {
    await world.begins({ [`records/${record.id}`]: { ...record, around: `around/${record.id}` }, me: keeper });
    page = await world.opens({ link: `record/${record.id}` });
    assert.equal(await page.getByRole('link', { name: 'Picture' }).getAttribute('href'), `#/around/${record.id}`);
    await world.begins({ [atCase]: caseOf({ mentions: namedOnCase, around: `around/${reference}` }) });
    page = await world.opens({ link: `case/${reference}` });
    const sheet = page.getByRole('region', { name: 'People and places' });
    assert.equal(await sheet.getByRole('link', { name: 'Picture' }).getAttribute('href'), `#/around/${reference}`);
  });

  const looks = { world: () => world, widths: [1280, 390, 320] as const };
  looksRight({ ...looks, name: 'around', shot: 'around', opens: async (width) => opens(aroundFlat, width) });
  looksRight({
    ...looks,
    name: 'around, chosen',
    shot: 'around-chosen',
    widths: [1280, 390],
    opens: async (width) => {
      await opens(aroundFlat, width, '?view=picture');
      await dot('Flat over the laundrette, place, 3 links').click();
      await page.getByRole('button', { name: 'Show all' }).waitFor();
      return page;
    },
  });
  looksRight({
    ...looks,
    name: 'around, sixty',
    shot: 'around-sixty',
    widths: [1280, 390],
    opens: async (width) => opens(crowded(), width, '?view=picture'),
  });
  looksRight({
    ...looks,
    name: 'around, where and when',
    shot: 'around-where',
    widths: [1280, 390],
    opens: async (width) => opens(crowded(), width, '?view=where'),
  });
});
