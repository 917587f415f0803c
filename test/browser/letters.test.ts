// What is drawn looks the same on every machine, for its letters come along.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { CardPage } from './card-page.ts';
import { oneBrowser } from './one-browser.ts';

/** With which fonts a browser draws what a selector finds. */
async function fontsOf(page: Page, selector: string): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts
    .map(({ familyName, isCustomFont }) => `${familyName}${isCustomFont ? ', from the page' : ''}`)
    .toSorted();
}

describe('The letters of the tests', () => {
  let browser: Browser;
  before(async () => {
    browser = await oneBrowser();
  });

  it('of a card come with the page, Latin and Bengali', async () => {
    const { page } = await CardPage.open(browser);
    // What is laid out asks for its letters, and is drawn with them once they are there.
    await page.evaluate(`(async () => {
      const main = document.querySelector('main');
      main.innerHTML = '<p>Report: “বিপদ”</p>';
      main.getBoundingClientRect();
      await document.fonts.ready;
      main.getBoundingClientRect();
    })()`);
    assert.deepEqual(await fontsOf(page, 'main p'), ['Noto Sans Bengali, from the page', 'Noto Sans, from the page']);
  });

  it('of any other page come with the browser’s package, whatever the machine has', async () => {
    const page = await browser.newPage();
    await page.setContent('<p style="font-family: DejaVu Sans, Liberation Sans, sans-serif">Report</p>');
    assert.deepEqual(await fontsOf(page, 'p'), ['Open Sans']);
  });
});
