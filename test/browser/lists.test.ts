// Lists on a small phone: one column, so that ten rows are read without much scrolling.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { usualGallery } from '../cards/gallery/gallery.ts';
import { CardPage } from './card-page.ts';
import { oneBrowser } from './one-browser.ts';

/** A row that begins with a warning is a line taller. */
const mostPixels = 90;
const warningPixels = 20;

/** The rows of each card, as tall as they are drawn. */
const rowsDrawn = `[...document.querySelectorAll('[data-card] .ac-selectable:not(.ac-pushButton)')].map((row) => ({
  of: row.closest('[data-card]').dataset.card,
  words: row.textContent,
  height: Math.round(row.getBoundingClientRect().height),
}))`;
interface Drawn {
  readonly of: string;
  readonly words: string;
  readonly height: number;
}

describe('the rows of my actions, drawn on a small phone', () => {
  let browser: Browser;
  before(async () => {
    browser = await oneBrowser();
  });

  it(`are at most ${mostPixels} pixels high each`, async () => {
    const lists = (await usualGallery()).filter(
      ({ name }) => name.startsWith('my actions of ') && !/names|none/.test(name),
    );
    const page = await CardPage.open(browser);
    await page.draws(lists, 320);
    const rows = await page.page.evaluate<readonly Drawn[]>(rowsDrawn);
    assert.ok(rows.length > 20, `only ${rows.length} rows`);
    const tall = rows.filter(({ words, height }) => height > mostPixels + (words.startsWith('▲') ? warningPixels : 0));
    assert.deepEqual(tall, []);
  });
});
