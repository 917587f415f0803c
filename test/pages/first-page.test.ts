// What a person waits for before they see the first page, counted from the built files; and what they see meanwhile.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { compressAnswer } from '../../src/web/server/coding.ts';
import { builtPages } from './build.ts';
import { boardOf, me } from './fixtures.ts';
import { axeFindings, openWorld, type Theme, type World } from './world.ts';

const kilobyte = 1000;

/** The files a built script loads at once, itself included; what it loads later stands in `import()`. */
function loadedWith(folder: string, file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(path.join(folder, 'assets', file), 'utf8');
  for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g))
    loadedWith(folder, name ?? '', seen);
  return seen;
}

describe('The first page', () => {
  const folder = builtPages();
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const named = (pattern: RegExp): readonly string[] => Array.from(html.matchAll(pattern), ([, name]) => name ?? '');
  const sizeOf = (file: string): number => gzipSync(readFileSync(path.join(folder, file))).length / kilobyte;
  const kilobytes = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + sizeOf(`assets/${name}`), 0);
  const [script = ''] = named(/<script[^>]* src="\/tab\/assets\/([\w-]+\.js)/g);
  const first = loadedWith(folder, script);
  const [teams = ''] = readFileSync(path.join(folder, 'assets', script), 'utf8').match(/teams-[\w-]{8}\.js/) ?? [];

  it('is painted from two files of 2 kB together: the document and its style', () => {
    const styles = named(/<link rel="stylesheet"[^>]* href="\/tab\/assets\/([\w-]+\.css)/g);
    assert.equal(styles.length, 1);
    assert.match(html, /<div id="root"><div class="still" aria-hidden="true">Opening MSET<\/div><\/div>/);
    const size = sizeOf('index.html') + kilobytes(styles);
    assert.ok(size <= 2, `${size.toFixed(1)} kB`);
  });

  it('needs at most 160 kB of script in six files, zipped, and 20 kB more inside Teams', () => {
    assert.ok(first.size <= 6, [...first].join(' '));
    const size = kilobytes(first);
    assert.ok(size <= 160, `${size.toFixed(1)} kB`);
    assert.ok(teams !== '' && !first.has(teams), 'the code for Teams is a file of its own');
    const more = kilobytes(loadedWith(folder, teams, new Set(first))) - size;
    assert.ok(more <= 20, `${more.toFixed(1)} kB`);
  });

  it('has all of its script, and that of Teams, asked for by the document and not one after the other', () => {
    const asked = [script, ...named(/<link rel="modulepreload"[^>]* href="\/tab\/assets\/([\w-]+\.js)/g)];
    assert.deepEqual(asked.toSorted(), [...first, teams].toSorted());
  });

  it('holds no script and no style in its own text, which the policy would stop', () => {
    assert.doesNotMatch(html, /<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/);
  });

  it('has a board of three hundred cases in 12 kB', async () => {
    const size = (await compressAnswer(Buffer.from(JSON.stringify(boardOf(300, 20))), 'gzip')).length / kilobyte;
    assert.ok(size <= 12, `${size.toFixed(1)} kB`);
  });
});

const themes: readonly Theme[] = ['light', 'dark', 'contrast'];
const still = (page: Page) => page.locator('.still');
interface Drawing {
  getComputedStyle(this: void, element: unknown): { readonly position: string };
  requestAnimationFrame(this: void, then: (at: unknown) => void): void;
}
/** The frame is there before the style that draws it: what is looked at is both. */
async function isFramed(page: Page): Promise<void> {
  await still(page).waitFor();
  // Not as a text, which the page would evaluate later on, and its policy forbids that.
  await still(page).evaluate(async (one) => {
    const { getComputedStyle, requestAnimationFrame } = globalThis as unknown as Drawing;
    while (getComputedStyle(one).position !== 'relative') await new Promise(requestAnimationFrame);
  });
}
/** The colours of the ground and of the words on it. */
const colours = (page: Page): Promise<unknown> =>
  page.evaluate(
    `(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.querySelector('.still')))`,
  );

describe('Until the first page is there', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  for (const theme of themes) {
    it(`a frame stands in the colours of the theme, ${theme}, before any script has come and after it`, async () => {
      await world.begins();
      const { promise: known, resolve: know } = Promise.withResolvers<void>();
      world.server.answers.set('me', async () => {
        await known;
        return { body: me };
      });
      const { promise: comes, resolve: come } = Promise.withResolvers<void>();
      const page = await world.opens({ theme, link: 'help', holds: comes });
      await isFramed(page);
      const before = await colours(page);
      // What is drawn by a script would be heard a second time.
      assert.equal(await page.locator('[aria-hidden] >> text=Opening MSET').count(), 1);
      assert.equal(await page.getByRole('status').count(), 0);
      come();
      await page.getByRole('status').filter({ hasText: 'Opening MSET' }).waitFor();
      assert.equal(await still(page).count(), 1);
      assert.deepEqual(await colours(page), before);
      // Which page it will be, and so its heading, is not known yet.
      assert.deepEqual(
        (await axeFindings(page)).filter((one) => !one.startsWith('page-has-heading-one')),
        [],
      );
      know();
      await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
      assert.equal(await still(page).count(), 0);
      assert.deepEqual(world.complaints, []);
    });
  }

  it('a script that does not come is said after twenty seconds, with what to do', async () => {
    await world.begins();
    const page = await world.opens({ holds: new Promise(() => undefined) });
    await isFramed(page);
    const seen = (): Promise<unknown> =>
      page.evaluate(`getComputedStyle(document.querySelector('.still'), '::before').visibility`);
    // The time is the test's: on a slow machine the twenty seconds may be over when it looks first.
    const after = (ms: number): Promise<unknown> =>
      page.evaluate(`document.getAnimations().forEach((one) => { one.pause(); one.currentTime = ${ms}; })`);
    await after(19_999);
    assert.equal(await seen(), 'hidden');
    await after(20_001);
    assert.equal(await seen(), 'visible');
    assert.match(
      String(await page.evaluate(`getComputedStyle(document.querySelector('.still'), '::before').content`)),
      /Check your connection, then reload the page/,
    );
  });

  for (const [link, read] of [
    ['', 'board'],
    ['board?ended=yes', 'board?ended=yes'],
    ['case/MSET-4F7K-24', 'cases/MSET-4F7K-24'],
    ['meeting/panel-2027-01-19', 'meetings/panel-2027-01-19'],
  ] as const) {
    it(`what ${link === '' ? 'no address' : link} leads to is asked for beside who is signed in, and once`, async () => {
      await world.begins();
      const { promise: known, resolve: know } = Promise.withResolvers<void>();
      world.server.answers.set('me', async () => {
        await known;
        return { body: me };
      });
      // Nor is it asked for again because something changed.
      world.server.answers.set('changes', () => new Promise(() => undefined));
      const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
      world.server.answers.set(read, () => {
        ask();
        return { status: 404 };
      });
      const page = await world.opens({ link, comes: false });
      await asked;
      assert.equal(await page.getByRole('navigation').count(), 0);
      know();
      await page.getByRole('navigation').waitFor();
      await page.getByText('The test says 404.').waitFor();
      assert.equal(world.server.count(read), 1);
    });
  }
});
