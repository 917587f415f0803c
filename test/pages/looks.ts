// A page as everybody sees it: opened wide, made narrow, and looked at in every theme (SHOTS=<folder> takes pictures).
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { axeFindings, wears, type Theme, type World } from './world.ts';

const shots = process.env['SHOTS'];
const themes: readonly Theme[] = ['light', 'dark', 'contrast'];

export interface Looks {
  /** What the tests and the pictures are called. */
  readonly name: string;
  readonly shot: string;
  readonly world: () => World;
  /** The page is opened in the first and made narrower, as a window is. */
  readonly widths: readonly [wide: number, narrow: number, narrower?: number];
  /** It settles by the width in which it is opened what it shows first, and so is opened in the second too. */
  readonly settles?: boolean;
  /** Opens the page in the light theme and waits until all of it is there. */
  readonly opens: (width: number) => Promise<Page>;
  /** For pages too long for one picture. */
  readonly onlyTop?: boolean;
}

/**
 * A test for each width and theme: axe holds nothing against the page, it fits, and the browser has no complaint. Names,
 * roles and order are the same in every theme, and in the narrowest window those of the narrow one.
 */
export function looksRight({ name, shot, world, widths, opens, settles = false, onlyTop = false }: Looks): void {
  const [wide, , narrower] = widths;
  let page: Page;
  for (const width of widths.filter((one) => one !== undefined)) {
    describe(`${name}, ${width} px wide`, () => {
      before(async () => {
        if (width === wide || (settles && width !== narrower)) page = await opens(width);
        else await page.setViewportSize({ width, height: 800 });
      });
      for (const theme of width === narrower ? themes.slice(0, 1) : themes) {
        it(`${theme}: can be read and used by everybody`, async () => {
          await wears(page, theme);
          if (shots !== undefined) {
            const file = path.join(shots, `${shot}-${theme}-${width}.png`);
            await page.screenshot({ path: file, fullPage: !onlyTop });
          }
          const rules = width === narrower ? 'layout' : theme === 'light' ? 'all' : 'colours';
          assert.deepEqual(await axeFindings(page, rules), []);
          assert.deepEqual(await tooWide(page), [], 'nothing is wider than the window');
          assert.deepEqual(await tooSmall(page), [], 'nothing to press is lower or narrower than a finger needs');
          assert.equal(await page.title(), 'MSET');
          assert.deepEqual(world().complaints, []);
        });
      }
    });
  }
}

/** What is pressed, and is less than 24 px high or wide where a person meets it; a box is as large as its label. */
const tooSmall = async (page: Page): Promise<readonly string[]> =>
  page.evaluate<
    readonly string[]
  >(`[...document.querySelectorAll('a[href], button, select, input, [role=button]')].flatMap((one) => {
    const label = one.closest('label') ?? one.labels?.[0];
    const boxes = [one, ...(label ? [label] : [])].map((part) => part.getBoundingClientRect());
    const [height, width] = [Math.max(...boxes.map((box) => box.height)), Math.max(...boxes.map((box) => box.width))];
    const shown = one.checkVisibility({ visibilityProperty: true }) && boxes[0].bottom > 0 && height > 0;
    return shown && (height < 23.5 || width < 23.5) ? [Math.round(width) + 'x' + Math.round(height) + ' ' + one.outerHTML.slice(0, 120) + ' ' + one.innerText] : [];
  })`);

const tooWide = async (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(
    `[...document.querySelectorAll('html, main')].filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.tagName)`,
  );
