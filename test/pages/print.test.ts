// What is made for paper: black on white, nothing of the tab around it, on as many sheets as it needs.
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { printOf, reference } from './case/case-fixtures.ts';
import { openWorld, type World } from './world.ts';

const shots = process.env['SHOTS'];
/** Sheets of a PDF as Chromium writes it. */
const sheetsIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

describe('A page made for paper', () => {
  let world: World;
  let page: Page;
  before(async () => {
    world = await openWorld();
  });
  const opens = async (
    link: string,
    sections: number,
    theme: 'light' | 'dark' | 'contrast' = 'light',
  ): Promise<void> => {
    await world.begins({ [link]: printOf(sections) });
    page = await world.opens({ link, theme });
    await page.getByRole('heading', { level: 1, name: /^Minutes/ }).waitFor();
  };

  for (const link of [
    'print/agenda/m1',
    'print/minutes/m1',
    `print/extract/m1/${reference}`,
    `print/chronology/${reference}`,
    `print/letter/${reference}`,
    `print/pack/${reference}`,
  ]) {
    it(`is read from ${link}`, async () => {
      await opens(link, 2);
      assert.equal(world.server.count(link), 1);
      assert.equal(await page.title(), 'MSET');
    });
  }
  it('has its handling first, then title, sections, answers and a table', async () => {
    await opens('print/minutes/m1', 2);
    const text = await page.locator('article').innerText();
    const order = [
      'Confidential: official-sensitive.',
      'Minutes: Pre-MSET',
      'Who was present',
      'Agency',
      '1. MSET-',
      '2. MSET-',
    ];
    const places = order.map((one) => text.indexOf(one));
    assert.ok(
      places.every((place, at) => place >= 0 && (at === 0 || place > (places[at - 1] ?? 0))),
      places.join(),
    );
    assert.deepEqual(await page.getByRole('columnheader').allInnerTexts(), ['Agency', 'People']);
    assert.equal(await page.locator('dt', { hasText: 'Decision' }).count(), 2);
    assert.equal(
      await page.getByText('Nobody disagreed.').first().innerText(),
      'Nobody disagreed.\nThe band stays significant.',
    );
  });
  it('is printed by its button', async () => {
    await opens('print/minutes/m1', 1);
    await page.evaluate('window.print = () => { window.printed = (window.printed ?? 0) + 1; }');
    await page.getByRole('button', { name: 'Print' }).click();
    assert.equal(await page.evaluate<number>('window.printed'), 1);
  });
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    it(`is black on white in the theme ${theme}, without what stands around it on the screen`, async () => {
      await opens('print/minutes/m1', 3, theme);
      await page.emulateMedia({ media: 'print' });
      if (shots !== undefined) {
        await page.screenshot({ path: path.join(shots, `case-print-paper-${theme}.png`), fullPage: true });
      }
      const colours = await page.evaluate<readonly string[]>(
        `[...document.querySelectorAll('html, body, #root, #root > *, main, .mset-paper, .mset-paper *')].filter((one) => one.checkVisibility()).flatMap((one) => {
          const style = getComputedStyle(one);
          const ground = style.backgroundColor;
          const text = one.closest('.mset-paper') === null ? [] : [style.color];
          return [...(ground === 'rgba(0, 0, 0, 0)' ? [] : ['on ' + ground]), ...text];
        })`,
      );
      assert.deepEqual([...new Set(colours)].toSorted(), ['on rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
      for (const around of [
        page.getByRole('navigation'),
        page.getByRole('button'),
        page.getByText('Fictional data only.'),
      ]) {
        assert.equal(await around.first().isVisible(), false);
      }
      assert.ok(await page.getByText('Confidential: official-sensitive.').isVisible());
    });
  }
  it('is one sheet when it is short, and several when it is long, with nothing lost at the right', async () => {
    await opens('print/minutes/m1', 2);
    assert.equal(sheetsIn(await page.pdf({ preferCSSPageSize: true })), 1);
    await opens('print/minutes/m1', 40);
    const sheets = sheetsIn(await page.pdf({ preferCSSPageSize: true }));
    assert.ok(sheets >= 4 && sheets <= 10, `${sheets} sheets`);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 672, height: 900 });
    const wider = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    assert.equal(wider, 0);
  });
});
