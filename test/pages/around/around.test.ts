// The picture around a case or a record: drawn, and in words beside it; with a mouse, with the keyboard alone, and heard.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Me } from '../../../src/web/reads/all.ts';
import { atCase, caseOf, reference } from '../case/case-fixtures.ts';
import { record } from '../entity/entity-fixtures.ts';
import { namedOnCase } from '../links/links-fixtures.ts';
import { me, referenceOf } from '../fixtures.ts';
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
  const opens = async (answer = aroundFlat, width = 1280): Promise<Page> => {
    await world.begins({ [`around/${flat}`]: answer, me: keeper });
    page = await world.opens({ link: `around/${flat}`, width });
    await page.getByRole('heading', { level: 1, name: 'Around Flat over the laundrette' }).waitFor();
    await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
    return page;
  };
  const drawing = (): Locator => page.getByRole('group', { name: /^Picture:/ });
  const dots = (): Locator => drawing().getByRole('button');
  const dot = (name: string): Locator => drawing().getByRole('button', { name });
  const heading = (): Locator => page.getByRole('main').getByRole('heading', { level: 2 });

  it('says in words all that is drawn: each thing, the cases that name it, how sure that is, who said it', async () => {
    await opens();
    assert.equal(await dots().count(), aroundFlat.dots.length);
    assert.equal(await drawing().locator('line').count(), aroundFlat.lines.length);
    const words = page.getByRole('region', { name: 'In words' });
    const entries = await words.locator('> ul > li').allInnerTexts();
    const told = entries.map((text) => text.split('\n').filter((line) => line !== ''));
    assert.equal(told.length, 5);
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
    await page.getByText('2 more are two steps away and not drawn').waitFor();
  });

  it('shows of what is chosen what it is linked to, and all again', async () => {
    await opens();
    await dot(`${referenceOf(1)}, case, 4 links`).click();
    await page.getByRole('heading', { level: 2, name: `Linked to ${referenceOf(1)}` }).waitFor();
    assert.equal(await dot(`${referenceOf(1)}, case, 4 links`).getAttribute('aria-pressed'), 'true');
    const region = page.getByRole('region', { name: `Linked to ${referenceOf(1)}` });
    assert.equal(await region.locator('> ul > li').count(), 4);
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

  const looks = { world: () => world, widths: [1280, 390, 320] };
  looksRight({ ...looks, name: 'around', shot: 'around', opens: async (width) => opens(aroundFlat, width) });
  looksRight({
    ...looks,
    name: 'around, chosen',
    shot: 'around-chosen',
    widths: [1280, 390],
    opens: async (width) => {
      await opens(aroundFlat, width);
      await dot('Flat over the laundrette, place, 3 links').click();
      await page.getByRole('heading', { level: 2, name: 'Linked to Flat over the laundrette' }).waitFor();
      return page;
    },
  });
  looksRight({
    ...looks,
    name: 'around, sixty',
    shot: 'around-sixty',
    widths: [1280, 390],
    opens: async (width) => opens(crowded(), width),
  });
});
